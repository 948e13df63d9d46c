package com.byeolshow.platform.web;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.web.filter.reactive.UrlHandlerFilter;

/** Clock, ids, and paths that answer with and without their trailing slash. */
@AutoConfiguration
class WebAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    RandomIds randomIds() {
        return new RandomIds();
    }

    @Bean
    HttpHandlerDecoratorFactory loopBoundResponses() {
        return inner -> (request, response) -> inner.handle(request, LoopBoundResponse.of(request, response));
    }

    /** No redirect: it would lose the method and the token header of the app's calls. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    UrlHandlerFilter trailingSlashes() {
        return UrlHandlerFilter.trailingSlashHandler("/**").mutateRequest().build();
    }
}
