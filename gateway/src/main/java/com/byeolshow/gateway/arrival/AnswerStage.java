package com.byeolshow.gateway.arrival;

import com.byeolshow.gateway.door.Stage;
import com.byeolshow.gateway.door.Step;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives every answer its trace id and the headers that keep a browser from misreading it. */
@Component
final class AnswerStage implements Stage {

    static final String TRACE_ID = "X-Trace-Id";

    /** One year, the least that browsers' preload lists accept. */
    private static final String HSTS = "max-age=31536000; includeSubDomains";

    @Override
    public Step step() {
        return Step.ANSWER;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain next) {
        String trace = traceId(exchange).orElse("-");
        boolean secure = "https".equalsIgnoreCase(exchange.getRequest().getURI().getScheme());
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set(TRACE_ID, trace);
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> guard(headers, trace, secure)));
        return next.filter(exchange);
    }

    /** The service's own choice stands, except for what describes the service instead of the answer. */
    private static void guard(HttpHeaders headers, String trace, boolean secure) {
        headers.set(TRACE_ID, trace);
        headers.remove(HttpHeaders.SERVER);
        headers.remove("X-Powered-By");
        setIfAbsent(headers, "X-Content-Type-Options", "nosniff");
        setIfAbsent(headers, "X-Frame-Options", "DENY");
        setIfAbsent(headers, "Referrer-Policy", "no-referrer");
        setIfAbsent(headers, HttpHeaders.CACHE_CONTROL, "no-store");
        if (secure) {
            headers.set("Strict-Transport-Security", HSTS);
        }
    }

    private static void setIfAbsent(HttpHeaders headers, String name, String value) {
        if (!headers.containsHeader(name)) {
            headers.set(name, value);
        }
    }

    private static Optional<String> traceId(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(observation -> observation.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context().traceId());
    }
}
