package com.byeolshow.platform.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/**
 * Bounded waiting for what happens elsewhere; a test never sleeps. The bound is for what never comes: a machine that does
 * ten things at once is slow, and that is no defect.
 */
public final class Awaiting {

    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(25);

    private Awaiting() {}

    /** Returns as soon as the condition holds, and fails after a minute. */
    public static void until(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(AT_MOST)
                .pollDelay(Duration.ZERO)
                .pollInterval(STEP)
                .until(condition);
    }

    /** Returns as soon as the assertions pass, and fails with their last message after a minute. */
    public static void untilAsserted(ThrowingRunnable assertions) {
        Awaitility.await()
                .atMost(AT_MOST)
                .pollDelay(Duration.ZERO)
                .pollInterval(STEP)
                .untilAsserted(assertions);
    }
}
