package com.byeolshow.broadcast.sales.web;

import com.byeolshow.broadcast.sales.SalesSettings;
import com.byeolshow.platform.security.RevocationList;
import com.byeolshow.platform.security.UnrevokedTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How long the token lives that a stream was opened with. A request is checked once, a stream again and again. */
@Component
class TokenLife {

    private static final String BEARER = "Bearer ";

    private final ReactiveJwtDecoder decoder;
    private final SalesSettings settings;
    private final Clock clock;

    /** Judges tokens as the guarded routes do, revocations included. */
    TokenLife(
            ReactiveJwtDecoder verifying,
            ObjectProvider<RevocationList> revocations,
            SalesSettings settings,
            Clock clock) {
        RevocationList known = revocations.getIfAvailable();
        this.decoder = known == null ? verifying : new UnrevokedTokens(verifying, known);
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Completes when the token expires or is not taken any more. Identity being away is no reason to end what was opened
     * with a good token: only a token that was judged bad is.
     */
    Mono<Void> end(HttpHeaders headers) {
        String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return Mono.empty();
        }
        String token = authorization.substring(BEARER.length());
        Mono<Void> refused = Flux.interval(settings.recheck())
                .onBackpressureDrop()
                .concatMap(_ -> decoder.decode(token).thenReturn(true).onErrorResume(TokenLife::judged))
                .takeWhile(good -> good)
                .then();
        return decoder.decode(token)
                .flatMap(known -> Mono.firstWithSignal(expiry(known.getExpiresAt()), refused))
                .onErrorResume(BadJwtException.class, _ -> Mono.empty());
    }

    private static Mono<Boolean> judged(Throwable why) {
        return Mono.just(!(why instanceof BadJwtException));
    }

    private Mono<Void> expiry(@Nullable Instant end) {
        if (end == null) {
            return Mono.never();
        }
        Duration left = Duration.between(clock.instant(), end);
        return Mono.delay(left.isNegative() ? Duration.ZERO : left).then();
    }
}
