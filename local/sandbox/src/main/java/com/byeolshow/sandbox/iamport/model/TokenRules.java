package com.byeolshow.sandbox.iamport.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What asking for a token gives. */
public final class TokenRules {
    static final Duration LIFE = Duration.ofMinutes(30);
    static final Duration LAST_STRETCH = Duration.ofMinutes(1);
    static final Duration EXTENSION = Duration.ofMinutes(5);

    private TokenRules() {}

    /** The running token unchanged; extended in its last minute; a new one when none runs. */
    public static Token asked(@Nullable Token running, String freshValue, Instant now) {
        if (running == null || !now.isBefore(running.expiresAt())) {
            return new Token(freshValue, now.plus(LIFE));
        }
        var left = Duration.between(now, running.expiresAt());
        return left.compareTo(LAST_STRETCH) > 0
                ? running
                : new Token(running.value(), running.expiresAt().plus(EXTENSION));
    }
}
