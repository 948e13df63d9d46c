package com.byeolshow.identity.social;

import com.byeolshow.platform.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/** The service with {@link ProvidersStand} in the place of Kakao, Naver and Facebook. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@ContextConfiguration(initializers = SocialTest.AtTheStand.class)
public @interface SocialTest {

    /** Points the clients at the stand. */
    final class AtTheStand implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            String url = ProvidersStand.running().url();
            var told = new LinkedHashMap<String, Object>(Map.of(
                    "byeolshow.clients.kakao-auth.base-url", url + "/kakao",
                    "byeolshow.clients.kakao-api.base-url", url + "/kakao",
                    "byeolshow.clients.naver-auth.base-url", url + "/naver",
                    "byeolshow.clients.naver-api.base-url", url + "/naver",
                    "byeolshow.clients.facebook-api.base-url", url + "/facebook",
                    // Nobody here is slow but on purpose, and then it is our patience that ends, not the client's.
                    "byeolshow.identity.social.patience", "25s"));
            for (String client : List.of("kakao-auth", "kakao-api", "naver-auth", "naver-api", "facebook-api")) {
                told.put("byeolshow.clients." + client + ".response-timeout", "10m");
            }
            for (SocialProvider provider : SocialProvider.values()) {
                String settings = "byeolshow.identity.social.providers." + provider.slug();
                told.put(settings + ".client-id", provider.slug() + "-id");
                told.put(settings + ".client-secret", provider.slug() + "-secret");
            }
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("providers-stand", told));
            context.getBeanFactory().registerSingleton("providersStand", ProvidersStand.running());
        }
    }
}
