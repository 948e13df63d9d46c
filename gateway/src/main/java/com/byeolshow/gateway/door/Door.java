package com.byeolshow.gateway.door;

import java.util.Comparator;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Leads every request through the stages. One filter instead of seven, because their order is a decision of its own
 * ({@link Step}) and because the management port must not be behind this door although it inherits the filters.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10) // just after the filter that removes a trailing slash
final class Door implements WebFilter {

    private final List<Stage> stages;
    private final ApplicationContext front;

    Door(List<Stage> stages, ApplicationContext front) {
        this.stages = stages.stream().sorted(Comparator.comparing(Stage::step)).toList();
        this.front = front;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain beyond) {
        return exchange.getApplicationContext() == front ? enter(0, exchange, beyond) : beyond.filter(exchange);
    }

    private Mono<Void> enter(int stage, ServerWebExchange exchange, WebFilterChain beyond) {
        return stage == stages.size()
                ? beyond.filter(exchange)
                : Mono.defer(() -> stages.get(stage).pass(exchange, passed -> enter(stage + 1, passed, beyond)));
    }
}
