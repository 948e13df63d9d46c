package com.byeolshow.platform.testing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Points the context of a {@link ServiceTest} at its own database and at the shared broker, through the variables a
 * deployment would set.
 */
final class ServiceTestServers implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return TestContextAnnotationUtils.hasAnnotation(testClass, ServiceTest.class) ? new Servers() : null;
    }

    /** All alike, so that tests with the same beans share one context. */
    private record Servers() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            var database = TestServers.newDatabase();
            Map<String, Object> variables = Map.of(
                    "DATABASE_HOST", database.host(),
                    "DATABASE_PORT", database.port(),
                    "DATABASE_NAME", database.name(),
                    "DATABASE_USER", database.user(),
                    "DATABASE_PASSWORD", database.password(),
                    "KAFKA_BOOTSTRAP_SERVERS", TestServers.kafka());
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test-servers", variables));
        }
    }
}
