package com.byeolshow.platform.security;

import io.micrometer.context.ContextRegistry;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.server.ServerWebExchange;

/**
 * Takes out of every call what Spring Security does for applications of another kind: carrying who calls from thread to
 * thread with each signal, although everything here asks the reactive context, and a span for each of its filters.
 */
@AutoConfiguration
class QuietSecurityConfiguration {

    QuietSecurityConfiguration() {
        var carried = ContextRegistry.getInstance();
        List.of(ServerWebExchange.class, SecurityContext.class, SecurityContext.class.getName())
                .forEach(carried::removeThreadLocalAccessor);
    }

    @Bean
    @ConditionalOnMissingBean
    SecurityObservationSettings noSpansOfSecurity() {
        return SecurityObservationSettings.noObservations();
    }
}
