package com.byeolshow.gateway.door;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** One thing that is looked at before a request is passed on. */
public interface Stage {

    Step step();

    /** Passes the exchange on, perhaps changed, or fails with the refusal to answer. */
    Mono<Void> pass(ServerWebExchange exchange, WebFilterChain next);
}
