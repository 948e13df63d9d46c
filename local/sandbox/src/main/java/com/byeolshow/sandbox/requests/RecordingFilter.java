package com.byeolshow.sandbox.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.byeolshow.sandbox.clock.Timeline;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads each call's body once, remembers the call, and hands the same bytes on. */
@Component
@Order(1)
final class RecordingFilter implements WebFilter {
    /** No documented request is larger, and the codecs behind take no more; the bound keeps a small heap safe. */
    private static final int LARGEST_BODY = 262_144;

    private final RecordedRequests requests;
    private final Timeline timeline;

    RecordingFilter(RecordedRequests requests, Timeline timeline) {
        this.requests = requests;
        this.timeline = timeline;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var call = ApiCall.of(exchange.getRequest());
        if (call == null) {
            return chain.filter(exchange);
        }
        return DataBufferUtils.join(exchange.getRequest().getBody(), LARGEST_BODY)
                .map(RecordingFilter::bytes)
                .defaultIfEmpty(new byte[0])
                .map(body -> recorded(exchange, call, body))
                .onErrorResume(DataBufferLimitException.class, _ -> tooLarge(exchange))
                .flatMap(chain::filter);
    }

    private ServerWebExchange recorded(ServerWebExchange exchange, ApiCall call, byte[] body) {
        var request = exchange.getRequest();
        requests.add(
                timeline.now(),
                call.provider(),
                request.getMethod().name(),
                call.path(),
                Objects.requireNonNullElse(request.getURI().getRawQuery(), ""),
                request.getHeaders(),
                new String(body, UTF_8));
        return exchange.mutate().request(new Replayed(request, exchange, body)).build();
    }

    private static Mono<ServerWebExchange> tooLarge(ServerWebExchange exchange) {
        exchange.getResponse().setStatusCode(HttpStatus.CONTENT_TOO_LARGE);
        return exchange.getResponse().setComplete().then(Mono.empty());
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static final class Replayed extends ServerHttpRequestDecorator {
        private final ServerWebExchange exchange;
        private final byte @Nullable [] body;

        Replayed(ServerHttpRequest request, ServerWebExchange exchange, byte[] body) {
            super(request);
            this.exchange = exchange;
            this.body = body.length == 0 ? null : body;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return body == null
                    ? Flux.empty()
                    : Flux.just(exchange.getResponse().bufferFactory().wrap(body));
        }
    }
}
