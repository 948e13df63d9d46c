package com.byeolshow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What a deployment must bring itself and what only the local profile brings. */
class ConfigurationTest {

    private static final String KEY_SECRET = "byeolshow.identity.tokens.key-secret";
    private static final String SOCIAL = "byeolshow.identity.social.";
    private static final String FIRST_MANAGER = "byeolshow.identity.first-manager.";

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer());

    @Test
    void secretsHaveNoDefault() {
        service.run(context -> {
            var environment = context.getEnvironment();
            assertThatThrownBy(() -> environment.getProperty(KEY_SECRET))
                    .hasMessageContaining("IDENTITY_TOKENS_KEY_SECRET");
            assertThat(environment.getProperty(FIRST_MANAGER + "user-id")).isEmpty();
            assertThat(environment.getProperty(FIRST_MANAGER + "password")).isEmpty();
            for (String provider : List.of("kakao", "naver", "facebook")) {
                assertThat(environment.getProperty(SOCIAL + "providers." + provider + ".client-id"))
                        .isEmpty();
                assertThat(environment.getProperty(SOCIAL + "providers." + provider + ".client-secret"))
                        .isEmpty();
            }
            assertThat(environment.getProperty(SOCIAL + "redirect-base")).isEqualTo("https://www.byeolshowco.com");
        });
    }

    @Test
    void localProfileNeedsNothing() {
        service.withPropertyValues("spring.profiles.active=local").run(context -> {
            var environment = context.getEnvironment();
            assertThat(environment.getProperty(KEY_SECRET)).hasSizeGreaterThan(31);
            assertThat(environment.getProperty(FIRST_MANAGER + "user-id")).isEqualTo("manager1");
            assertThat(environment.getProperty(FIRST_MANAGER + "password")).isEqualTo("manager1pw!");
            assertThat(environment.getProperty(SOCIAL + "redirect-base")).isEqualTo("http://localhost:8080");
            assertThat(environment.getProperty(SOCIAL + "providers.kakao.authorize-uri"))
                    .isEqualTo("http://localhost:8090/kakao/oauth/authorize");
            assertThat(environment.getProperty("byeolshow.clients.facebook-api.base-url"))
                    .isEqualTo("http://localhost:8090/facebook/v21.0");
        });
    }

    @Test
    void deploymentSetsThemByVariables() {
        service.withPropertyValues(
                        "IDENTITY_TOKENS_KEY_SECRET=0123456789abcdef0123456789abcdef",
                        "IDENTITY_FIRST_MANAGER_USER_ID=boss",
                        "IDENTITY_TOKENS_LIFETIME=1d")
                .run(context -> {
                    var environment = context.getEnvironment();
                    assertThat(environment.getProperty(KEY_SECRET)).startsWith("0123");
                    assertThat(environment.getProperty(FIRST_MANAGER + "user-id"))
                            .isEqualTo("boss");
                    assertThat(environment.getProperty("byeolshow.identity.tokens.lifetime"))
                            .isEqualTo("1d");
                });
    }
}
