package com.byeolshow.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What a deployment must bring itself and what only the local profile brings. */
class ConfigurationTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer());

    @Test
    void secretsHaveNoDefault() {
        service.run(context -> {
            var environment = context.getEnvironment();
            assertThatThrownBy(() -> environment.getProperty("payment.payees.secret"))
                    .hasMessageContaining("PAYMENT_PAYEES_SECRET");
            assertThat(environment.getProperty("byeolshow.iamport.key")).isNull();
        });
    }

    @Test
    void localProfileNeedsNothing() {
        service.withPropertyValues("spring.profiles.active=local").run(context -> {
            var environment = context.getEnvironment();
            assertThat(environment.getProperty("payment.payees.secret")).hasSizeGreaterThan(31);
            assertThat(environment.getProperty("byeolshow.clients.iamport-preparations.base-url"))
                    .isEqualTo(environment.getProperty("byeolshow.clients.iamport.base-url"));
        });
    }
}
