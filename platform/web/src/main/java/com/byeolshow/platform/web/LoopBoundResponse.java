package com.byeolshow.platform.web;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;

/**
 * A response that is written by the event loop of its own connection. Written by another thread, such as one that
 * brought an answer many callers waited for, a very quick response can overtake the end of its own request; the server
 * then never reads the next request of that connection, and a client that keeps it open waits for ever.
 */
final class LoopBoundResponse extends ServerHttpResponseDecorator {

    private final Scheduler loop;

    private LoopBoundResponse(ServerHttpResponse response, Scheduler loop) {
        super(response);
        this.loop = loop;
    }

    static ServerHttpResponse of(ServerHttpRequest request, ServerHttpResponse response) {
        return ServerHttpRequestDecorator.getNativeRequest(request) instanceof Connection connection
                ? new LoopBoundResponse(
                        response, Schedulers.fromExecutor(connection.channel().eventLoop()))
                : response;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return super.writeWith(body).subscribeOn(loop);
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return super.writeAndFlushWith(body).subscribeOn(loop);
    }

    @Override
    public Mono<Void> setComplete() {
        return super.setComplete().subscribeOn(loop);
    }
}
