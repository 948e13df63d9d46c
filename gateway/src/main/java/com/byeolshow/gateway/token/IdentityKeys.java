package com.byeolshow.gateway.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Identity's published keys, kept. A token with an unknown key id makes us ask again, but not more often than every few
 * seconds, so that made-up key ids cannot be used to flood identity; while identity is away, known keys stay good.
 */
final class IdentityKeys {

    private static final Logger log = LoggerFactory.getLogger(IdentityKeys.class);

    /** A key that identity withdrew is refused after this long at most. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    /** How soon we ask again for a key id that was not in the set; identity publishes a key before it signs with it. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** How soon we ask again after identity did not answer. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private record Fetched(JWKSet keys, Instant at) {}

    private final Mono<JWKSet> latest;
    private final Clock clock;
    private volatile @Nullable Fetched known;

    /** @param fetch reads the key set as JSON; bounded in time by whoever supplies it */
    IdentityKeys(Supplier<Mono<String>> fetch, Clock clock) {
        this.clock = clock;
        this.latest = Mono.defer(fetch)
                .map(IdentityKeys::parse)
                .doOnNext(keys -> known = new Fetched(keys, clock.instant()))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("empty key set")))
                .doOnError(failure -> log.warn("identity's keys cannot be fetched: {}", failure.toString()))
                .cache(keys -> PAUSE, failure -> PAUSE_AFTER_FAILURE, () -> PAUSE_AFTER_FAILURE);
    }

    /** The keys a token may have been signed with; fails with {@link KeysUnavailableException}. */
    Flux<JWK> of(SignedJWT token) {
        @Nullable String keyId = token.getHeader().getKeyID();
        Fetched kept = known;
        boolean fits = kept != null && keyId != null && kept.keys().getKeyByKeyId(keyId) != null;
        if (kept != null && fits && kept.at().plus(FRESH).isAfter(clock.instant())) {
            return Flux.fromIterable(kept.keys().getKeys());
        }
        return latest.map(JWKSet::getKeys)
                .onErrorResume(failure -> kept != null && fits
                        ? Mono.<List<JWK>>just(kept.keys().getKeys())
                        : Mono.error(new KeysUnavailableException(failure)))
                .flatMapIterable(keys -> keys);
    }

    private static JWKSet parse(String json) {
        try {
            return JWKSet.parse(json);
        } catch (ParseException unreadable) {
            throw new IllegalStateException("identity's key set cannot be read", unreadable);
        }
    }
}
