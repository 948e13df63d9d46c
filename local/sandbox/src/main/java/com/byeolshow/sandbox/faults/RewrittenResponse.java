package com.byeolshow.sandbox.faults;

import java.util.function.UnaryOperator;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer whose body is changed on its way out. */
final class RewrittenResponse extends ServerHttpResponseDecorator {
    private final UnaryOperator<byte[]> change;

    private RewrittenResponse(ServerHttpResponse response, UnaryOperator<byte[]> change) {
        super(response);
        this.change = change;
    }

    static ServerWebExchange in(ServerWebExchange exchange, UnaryOperator<byte[]> change) {
        return exchange.mutate()
                .response(new RewrittenResponse(exchange.getResponse(), change))
                .build();
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return super.writeWith(DataBufferUtils.join(body).map(this::rewritten));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return writeWith(Flux.from(body).concatMap(part -> part));
    }

    private DataBuffer rewritten(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        var changed = change.apply(bytes);
        getHeaders().setContentLength(changed.length);
        return bufferFactory().wrap(changed);
    }
}
