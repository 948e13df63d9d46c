package com.byeolshow.platform.web;

import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Bounded waiting for something another service's event will bring, so that a client reads its own write. Asks the
 * database rather than memory: the event may have been handled by another replica.
 */
public final class Eventually {

    private static final Duration STEP = Duration.ofMillis(40);

    private Eventually() {}

    /**
     * Subscribes to {@code look} again and again until it has a value; completes empty after {@code atMost}.
     *
     * @param look a cheap, indexed read; empty means "not yet"
     */
    public static <T> Mono<T> within(Duration atMost, Mono<T> look) {
        return look.repeatWhenEmpty(tries -> Flux.from(tries).delayElements(STEP))
                .timeout(atMost, Mono.empty());
    }
}
