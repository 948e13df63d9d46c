package com.byeolshow.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Checks the signature of a token once a minute instead of at every call: a customer sends the same token all the time,
 * and the signature was the most expensive thing a call had to pay for. Only tokens that were found good are remembered,
 * letter by letter, and none beyond its own end. A key that identity withdraws is refused up to a minute later; a revoked
 * token at once, see {@link UnrevokedTokens}.
 */
public final class RememberedTokens implements ReactiveJwtDecoder {

    private static final Duration FRESH = Duration.ofMinutes(1);

    /** About a kilobyte each. More callers a minute are only checked more often. */
    static final int MOST = 8_000;

    private final ReactiveJwtDecoder checking;
    private final Clock clock;
    private final Cache<String, Jwt> good;

    /** @param checking verifies signature and claims */
    public RememberedTokens(ReactiveJwtDecoder checking, Clock clock) {
        this.checking = checking;
        this.clock = clock;
        this.good = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.<String, Jwt>creating((_, token) -> remembered(token)))
                .build();
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return Mono.defer(() -> {
            Jwt known = good.getIfPresent(token);
            return known != null ? Mono.just(known) : checking.decode(token).doOnNext(jwt -> good.put(token, jwt));
        });
    }

    private Duration remembered(Jwt token) {
        Instant end = token.getExpiresAt();
        Duration left = end == null ? FRESH : Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left.compareTo(FRESH) < 0 ? left : FRESH;
    }

    long size() {
        good.cleanUp();
        return good.estimatedSize();
    }
}
