package com.byeolshow.gateway.arrival;

import com.byeolshow.gateway.door.Stage;
import com.byeolshow.gateway.door.Step;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Tells browsers which origins may read answers. An origin that is not listed gets an answer without CORS headers
 * rather than 403: the app's WebSocket sends an Origin of its own, and behind a proxy that ends TLS it need not look
 * like ours. Nothing relies on this check: the one cookie there is, of a log-in at a provider, is worth nothing without
 * the state that came with it.
 */
@Component
final class CorsStage implements Stage {

    private final CorsWebFilter cors;
    private final CorsConfiguration configuration = new CorsConfiguration();

    CorsStage(ArrivalSettings settings) {
        configuration.setAllowedOriginPatterns(settings.corsOrigins());
        configuration.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "DELETE"));
        configuration.setAllowedHeaders(List.of("*"));
        configuration.setExposedHeaders(
                List.of(ArrivalHeaders.CUSTOM_TOKEN, AnswerStage.TRACE_ID, HttpHeaders.RETRY_AFTER));
        configuration.setAllowCredentials(false);
        configuration.setMaxAge(Duration.ofHours(1));
        cors = new CorsWebFilter(this::configurationFor);
    }

    @Override
    public Step step() {
        return Step.CORS;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain next) {
        return cors.filter(exchange, next);
    }

    private @Nullable CorsConfiguration configurationFor(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        boolean listed = headers.getUpgrade() == null && configuration.checkOrigin(headers.getOrigin()) != null;
        return listed ? configuration : null;
    }
}
