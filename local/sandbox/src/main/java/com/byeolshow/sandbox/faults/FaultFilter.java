package com.byeolshow.sandbox.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.byeolshow.sandbox.Provider;
import com.byeolshow.sandbox.faults.FaultAction.Answer;
import com.byeolshow.sandbox.faults.FaultAction.CommitThenTimeout;
import com.byeolshow.sandbox.faults.FaultAction.Effect;
import com.byeolshow.sandbox.faults.FaultAction.Mutate;
import com.byeolshow.sandbox.faults.FaultAction.Nothing;
import com.byeolshow.sandbox.faults.FaultAction.Reset;
import com.byeolshow.sandbox.faults.FaultAction.Truncate;
import com.byeolshow.sandbox.input.Json;
import com.byeolshow.sandbox.requests.ApiCall;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** Applies the fault that hits a call; runs behind the recording, so that a hit call is seen too. */
@Component
@Order(2)
final class FaultFilter implements WebFilter {
    /** Longer than any client waits; bounded so that an abandoned connection ends. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final Faults faults;

    FaultFilter(Faults faults) {
        this.faults = faults;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var call = ApiCall.of(exchange.getRequest());
        if (call == null) {
            return chain.filter(exchange);
        }
        var action = faults.strike(call, exchange.getRequest().getMethod().name());
        if (action.isEmpty()) {
            return chain.filter(exchange);
        }
        var delay = action.get().delay();
        var effect = Mono.defer(() -> apply(action.get().effect(), call, exchange, chain));
        return delay.isZero() ? effect : Mono.delay(delay).then(effect);
    }

    private static Mono<Void> apply(Effect effect, ApiCall call, ServerWebExchange exchange, WebFilterChain chain) {
        return switch (effect) {
            case Nothing _ -> chain.filter(exchange);
            case Answer answer -> answer(answer, call.provider(), exchange);
            case Reset _ -> reset(exchange);
            case CommitThenTimeout _ ->
                chain.filter(SwallowedResponse.in(exchange)).then(silence(exchange));
            case Truncate(int bytes) ->
                chain.filter(RewrittenResponse.in(exchange, body -> Arrays.copyOf(body, Math.min(bytes, body.length))));
            case Mutate(var changes) -> chain.filter(RewrittenResponse.in(exchange, body -> mutated(body, changes)));
        };
    }

    private static Mono<Void> answer(Answer answer, Provider provider, ServerWebExchange exchange) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        if (answer.retryAfter() != null) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(answer.retryAfter()));
        }
        var ownBody = answer.body();
        response.getHeaders()
                .set(HttpHeaders.CONTENT_TYPE, ownBody == null ? "application/json" : answer.contentType());
        var body = ownBody == null ? providerError(provider, answer.status()) : ownBody.getBytes(UTF_8);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static byte[] providerError(Provider provider, int status) {
        return switch (provider) {
            case MUX -> {
                var type =
                        switch (status) {
                            case 401 -> "unauthorized";
                            case 404 -> "not_found";
                            case 429 -> "too_many_requests";
                            default -> status < 500 ? "invalid_parameters" : "internal_error";
                        };
                yield Json.bytes(Map.of("error", Map.of("type", type, "messages", List.of("injected fault"))));
            }
            case IAMPORT -> {
                var envelope = new LinkedHashMap<String, Object>();
                envelope.put("code", -1);
                envelope.put("message", "injected fault");
                envelope.put("response", null);
                yield Json.bytes(envelope);
            }
            case KAKAO -> Json.bytes(Map.of("code", status == 429 ? -10 : -1, "msg", "injected fault"));
            case NAVER -> Json.bytes(Map.of("resultcode", "500", "message", "injected fault"));
            case FACEBOOK ->
                Json.bytes(Map.of(
                        "error",
                        Map.of("message", "injected fault", "type", "OAuthException", "code", status == 429 ? 4 : 1)));
        };
    }

    /** Linger 0 makes the close a reset instead of an orderly end. */
    private static Mono<Void> reset(ServerWebExchange exchange) {
        nativeRequest(exchange.getRequest()).withConnection(connection -> {
            connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            connection.channel().close();
        });
        return Mono.never();
    }

    private static Mono<Void> silence(ServerWebExchange exchange) {
        return Mono.delay(SILENCE).then(Mono.defer(() -> reset(exchange)));
    }

    private static HttpServerRequest nativeRequest(ServerHttpRequest request) {
        return ServerHttpRequestDecorator.getNativeRequest(request);
    }

    private static byte[] mutated(byte[] body, Map<String, Object> changes) {
        var json = new LinkedHashMap<>(Json.object(body));
        changes.forEach((path, value) -> set(json, path, value));
        return Json.bytes(json);
    }

    @SuppressWarnings("unchecked")
    private static void set(Map<String, Object> object, String path, Object value) {
        var dot = path.indexOf('.');
        if (dot < 0) {
            object.put(path, value);
            return;
        }
        var inner = object.get(path.substring(0, dot)) instanceof Map<?, ?> found
                ? new LinkedHashMap<>((Map<String, Object>) found)
                : new LinkedHashMap<String, Object>();
        set(inner, path.substring(dot + 1), value);
        object.put(path.substring(0, dot), inner);
    }
}
