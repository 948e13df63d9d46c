package com.byeolshow.platform.web;

import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Bounded waiting for something another service's event will bring, so that a client reads its own write. Asks the
 * database rather than memory: the event may have been handled by another replica.
 */
public final class Eventually {

    private static final long FIRST_STEP_MILLIS = 20;

    /** Who has waited long can wait a little longer, and the looks of many waiting must not be what they wait for. */
    private static final long LONGEST_STEP_MILLIS = 250;

    private Eventually() {}

    /**
     * Subscribes to {@code look} again and again, ever less often, until it has a value; completes empty after
     * {@code atMost}.
     *
     * @param look a cheap, indexed read; empty means "not yet"
     */
    public static <T> Mono<T> within(Duration atMost, Mono<T> look) {
        return look.repeatWhenEmpty(tries -> Flux.from(tries).concatMap(attempt -> Mono.delay(step(attempt)), 1))
                .timeout(atMost, Mono.empty());
    }

    /** Half as long again each time: the answer comes late by a third of the wait at most. */
    static Duration step(long attempt) {
        double grown = FIRST_STEP_MILLIS * Math.pow(1.5, (double) Math.min(attempt, 20));
        return Duration.ofMillis(Math.min(LONGEST_STEP_MILLIS, Math.round(grown)));
    }
}
