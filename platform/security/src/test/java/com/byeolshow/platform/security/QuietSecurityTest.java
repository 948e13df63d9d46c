package com.byeolshow.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.security.config.observation.SecurityObservationSettings;

class QuietSecurityTest {

    private final ReactiveWebApplicationContextRunner service = new ReactiveWebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(QuietSecurityConfiguration.class));

    @Test
    void threadsDoNotCarryWhoCalls() {
        service.run(_ -> assertThat(ContextRegistry.getInstance().getThreadLocalAccessors())
                .extracting(ThreadLocalAccessor::getClass)
                .extracting(Class::getPackageName)
                .noneMatch(name -> name.startsWith("org.springframework.security")));
    }

    @Test
    void filtersOfSpringSecurityAreNoSpans() {
        service.run(context -> assertThat(
                        context.getBean(SecurityObservationSettings.class).shouldObserveRequests())
                .isFalse());
    }
}
