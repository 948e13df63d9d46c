package com.byeolshow.platform.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Checks the signature of a token once a minute instead of at every call: a customer sends the same token all the time,
 * and the signature was the most expensive thing a call had to pay for. Only tokens that were found good are remembered,
 * letter by letter, and none beyond its own end. A key that identity withdraws is refused up to a minute later.
 */
public final class RememberedTokens implements ReactiveJwtDecoder {

    private static final Duration FRESH = Duration.ofMinutes(1);

    /** About a kilobyte each, and at most twice as many are kept. More callers a minute are only checked more often. */
    static final int MOST = 4_000;

    private record Checked(Jwt token, Instant until) {}

    private final ReactiveJwtDecoder checking;
    private final Clock clock;
    private volatile Map<String, Checked> recent = new ConcurrentHashMap<>();
    private volatile Map<String, Checked> older = Map.of();

    /** @param checking verifies signature and claims */
    public RememberedTokens(ReactiveJwtDecoder checking, Clock clock) {
        this.checking = checking;
        this.clock = clock;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return Mono.defer(() -> {
            @Nullable Checked known = known(token);
            return known != null && clock.instant().isBefore(known.until())
                    ? Mono.just(known.token())
                    : checking.decode(token).doOnNext(good -> remember(token, good));
        });
    }

    private @Nullable Checked known(String token) {
        Checked known = recent.get(token);
        return known != null ? known : older.get(token);
    }

    private void remember(String token, Jwt good) {
        Instant until = clock.instant().plus(FRESH);
        Instant end = good.getExpiresAt();
        if (recent.size() >= MOST) {
            forgetOlder();
        }
        recent.put(token, new Checked(good, end != null && end.isBefore(until) ? end : until));
    }

    private synchronized void forgetOlder() {
        if (recent.size() >= MOST) {
            older = recent;
            recent = new ConcurrentHashMap<>();
        }
    }
}
