package com.byeolshow.platform.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How long the token lives that a connection was opened with. A request is checked once, a connection again and again. */
public final class TokenLife {

    private static final String BEARER = "Bearer ";

    private final ReactiveJwtDecoder decoder;
    private final Clock clock;

    TokenLife(ReactiveJwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.clock = clock;
    }

    /**
     * Completes when the token expires or is not taken any more. Identity being away is no reason to end what was opened
     * with a good token: only a token that was judged bad is. Without a token it completes at once.
     *
     * @param headers of the request that opened the connection
     * @param recheck how often the token is judged again
     */
    public Mono<Void> end(HttpHeaders headers, Duration recheck) {
        String token = tokenOf(headers);
        if (token == null) {
            return Mono.empty();
        }
        Mono<Void> refused = Flux.interval(recheck)
                .onBackpressureDrop()
                .concatMap(_ -> counts(token))
                .takeWhile(good -> good)
                .then();
        Mono<Void> expired = decoder.decode(token)
                .flatMap(known -> expiry(known.getExpiresAt()))
                // Nobody can say now when it ends: then it is over once it is judged bad.
                .onErrorResume(why -> why instanceof BadJwtException ? Mono.empty() : Mono.never());
        return Mono.firstWithSignal(expired, refused);
    }

    /** Whether a token is still taken. False only for one that was judged bad, as for {@link #end}. */
    public Mono<Boolean> counts(String token) {
        return decoder.decode(token)
                .thenReturn(true)
                .onErrorResume(why -> Mono.just(!(why instanceof BadJwtException)));
    }

    /** The token a request was sent with, whatever the case of its scheme; null if there is none. */
    public static @Nullable String tokenOf(HttpHeaders headers) {
        String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length())
                : null;
    }

    private Mono<Void> expiry(@Nullable Instant end) {
        if (end == null) {
            return Mono.never();
        }
        Duration left = Duration.between(clock.instant(), end);
        return Mono.delay(left.isNegative() ? Duration.ZERO : left).then();
    }
}
