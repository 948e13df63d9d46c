package com.byeolshow.gateway.limit;

import com.byeolshow.gateway.door.Stage;
import com.byeolshow.gateway.door.Step;
import com.byeolshow.gateway.route.ServiceRoute;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Bounds bodies, whether or not their length is announced. An ordinary body is collected first, for two reasons: a
 * client that sends slowly must use up its own time and not the service's, whose breaker it could open for everybody;
 * and a body of known length can be passed on with any method, DELETE included.
 */
@Component
final class BodyStage implements Stage {

    private final BodySettings settings;

    BodyStage(BodySettings settings) {
        this.settings = settings;
    }

    @Override
    public Step step() {
        return Step.BODY;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain next) {
        Optional<ServiceRoute> route = ServiceRoute.of(exchange);
        HttpHeaders headers = exchange.getRequest().getHeaders();
        long announced = headers.getContentLength();
        boolean chunked = headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
        if (route.isEmpty() || (announced <= 0 && !chunked)) {
            return next.filter(exchange);
        }
        boolean upload = route.get().upload();
        long limit = (upload ? route.get().uploadLimit().orElse(settings.uploadLimit()) : settings.limit()).toBytes();
        if (announced > limit) {
            return Mono.error(new RefusedException(new RequestProblem.ByStatus(413)));
        }
        return upload ? stream(exchange, next, limit) : collect(exchange, next, limit);
    }

    private static Mono<Void> stream(ServerWebExchange exchange, WebFilterChain next, long limit) {
        Upload upload = Upload.limitedTo(limit, exchange);
        ServerHttpRequest request = exchange.getRequest();
        Flux<DataBuffer> body = upload.count(request.getBody());
        return next.filter(exchange.mutate()
                .request(new ServerHttpRequestDecorator(request) {
                    @Override
                    public Flux<DataBuffer> getBody() {
                        return body;
                    }
                })
                .build());
    }

    private Mono<Void> collect(ServerWebExchange exchange, WebFilterChain next, long limit) {
        return DataBufferUtils.join(exchange.getRequest().getBody(), Math.toIntExact(limit))
                .map(BodyStage::bytes)
                .defaultIfEmpty(new byte[0])
                .timeout(settings.patience(), Mono.error(() -> new RefusedException(new RequestProblem.ByStatus(408))))
                .flatMap(body -> next.filter(withBody(exchange, body)));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ServerWebExchange withBody(ServerWebExchange exchange, byte[] body) {
        ServerHttpRequest measured = exchange.getRequest()
                .mutate()
                .headers(headers -> {
                    headers.remove(HttpHeaders.TRANSFER_ENCODING);
                    headers.setContentLength(body.length);
                })
                .build();
        var factory = exchange.getResponse().bufferFactory();
        return exchange.mutate()
                .request(new ServerHttpRequestDecorator(measured) {
                    @Override
                    public Flux<DataBuffer> getBody() {
                        return Flux.defer(() -> Flux.just(factory.wrap(body)));
                    }
                })
                .build();
    }
}
