package com.byeolshow.sandbox.faults;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer that is made in full and never sent. */
final class SwallowedResponse extends ServerHttpResponseDecorator {

    private SwallowedResponse(ServerHttpResponse response) {
        super(response);
    }

    static ServerWebExchange in(ServerWebExchange exchange) {
        return exchange.mutate()
                .response(new SwallowedResponse(exchange.getResponse()))
                .build();
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return Flux.from(body).doOnNext(DataBufferUtils::release).then();
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return writeWith(Flux.from(body).concatMap(part -> part));
    }

    @Override
    public Mono<Void> setComplete() {
        return Mono.empty();
    }
}
