package com.byeolshow.gateway.token;

import com.byeolshow.gateway.door.Stage;
import com.byeolshow.gateway.door.Step;
import com.byeolshow.gateway.route.ServiceRoute;
import com.byeolshow.platform.security.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Establishes who calls. Counts every outcome in {@code gateway_tokens_total{verdict}}: a rise of {@code unverifiable}
 * means that identity's keys cannot be fetched and tokens are only checked by the services.
 */
@Component
final class TokenStage implements Stage {

    private static final Logger log = LoggerFactory.getLogger(TokenStage.class);

    private static final String BEARER = "Bearer ";

    private final ReactiveJwtDecoder decoder;
    private final MeterRegistry meters;

    TokenStage(ReactiveJwtDecoder decoder, MeterRegistry meters) {
        this.decoder = decoder;
        this.meters = meters;
    }

    @Override
    public Step step() {
        return Step.TOKEN;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain next) {
        String authorization = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization == null || ServiceRoute.of(exchange).isEmpty()) {
            return next.filter(exchange);
        }
        return check(authorization.substring(BEARER.length())).flatMap(verdict -> {
            meters.counter(
                            "gateway.tokens",
                            "verdict",
                            verdict.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                    .increment();
            verdict.noteOn(exchange);
            return next.filter(exchange);
        });
    }

    private Mono<Verdict> check(String token) {
        return decoder.decode(token).map(TokenStage::known).onErrorResume(TokenStage::notKnown);
    }

    private static Verdict known(Jwt token) {
        var roles = Optional.ofNullable(token.getClaimAsStringList("roles")).orElse(List.of()).stream()
                .map(Role::ofClaim)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
        String subject = token.getSubject();
        return subject == null || roles.isEmpty() ? new Verdict.Invalid() : new Verdict.Known(subject, roles);
    }

    /** Says why only at debug: the reason may quote the token, and every expired login would fill the log. */
    private static Mono<Verdict> notKnown(Throwable why) {
        if (KeysUnavailableException.isBehind(why)) {
            return Mono.just(new Verdict.Unverifiable());
        }
        log.debug("token refused", why);
        return Mono.just(new Verdict.Invalid());
    }
}
