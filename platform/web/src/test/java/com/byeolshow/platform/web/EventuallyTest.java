package com.byeolshow.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class EventuallyTest {

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void looksUntilItIsThere() {
        Mono<String> look = Mono.defer(() -> looks.incrementAndGet() < 5 ? Mono.empty() : Mono.just("there"));
        StepVerifier.withVirtualTime(() -> Eventually.within(Duration.ofSeconds(3), look))
                .thenAwait(Duration.ofSeconds(1))
                .expectNext("there")
                .verifyComplete();
        assertThat(looks).hasValue(5);
    }

    @Test
    void looksOftenAtFirstAndSeldomLater() {
        Mono<String> look = Mono.defer(() -> {
            looks.incrementAndGet();
            return Mono.empty();
        });
        StepVerifier.withVirtualTime(() -> Eventually.within(Duration.ofSeconds(5), look))
                .thenAwait(Duration.ofMillis(100))
                .then(() -> assertThat(looks).hasValue(4))
                .thenAwait(Duration.ofMillis(1_900))
                .then(() -> assertThat(looks.get()).isBetween(11, 14))
                .thenAwait(Duration.ofSeconds(3))
                .verifyComplete();
        assertThat(looks.get()).isLessThan(27);
    }

    @Test
    void givesUpInTime() {
        StepVerifier.withVirtualTime(() -> Eventually.within(Duration.ofSeconds(3), Mono.<String>empty()))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(2_999))
                .thenAwait(Duration.ofMillis(2))
                .verifyComplete();
    }

    @Test
    void aFailureIsNotWaitedFor() {
        StepVerifier.create(Eventually.within(Duration.ofSeconds(3), Mono.error(new IllegalStateException("broken"))))
                .verifyError(IllegalStateException.class);
    }
}
