package com.byeolshow.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrowdTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Timings timings = new Timings();

    @Test
    void doesEveryTaskOnce() {
        var done = ConcurrentHashMap.newKeySet();

        Crowd.work(
                IntStream.range(0, 500).boxed().toList(), 20, PATIENCE, timings, number -> assertThat(done.add(number))
                        .isTrue());

        assertThat(done).hasSize(500);
        assertThat(timings.failures()).isEmpty();
    }

    @Test
    void asManyActAtATimeAsAsked() {
        var together = new CountDownLatch(20);

        Crowd.work(IntStream.range(0, 20).boxed().toList(), 20, PATIENCE, timings, _ -> {
            together.countDown();
            await(together);
        });

        assertThat(together.getCount()).isZero();
    }

    @Test
    void aFailureIsCountedAndDoesNotStopTheOthers() {
        Crowd.work(List.of(1, 2, 3, 4), 1, PATIENCE, timings, number -> {
            if (number % 2 == 0) {
                throw new RequestFailure("503 busy");
            }
            timings.note("served", 1_000_000);
        });

        assertThat(timings.failures()).containsExactly(java.util.Map.entry("503 busy", 2L));
        assertThat(timings.steps()).singleElement().satisfies(step -> {
            assertThat(step.count()).isEqualTo(2);
            assertThat(step.p50()).isBetween(0.99, 1.01);
        });
    }

    @Test
    void isBoundedInTime() {
        var never = new CountDownLatch(1);

        assertThatIllegalStateException()
                .isThrownBy(() -> Crowd.work(List.of(1), 1, Duration.ofMillis(50), timings, _ -> await(never)))
                .withMessageContaining("not done");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
