package com.byeolshow.platform.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Bounded waiting for what happens elsewhere; a test never sleeps. */
public final class Awaiting {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final Duration STEP = Duration.ofMillis(25);

    private Awaiting() {}

    /** Returns as soon as the condition holds, and fails after 20 s. */
    public static void until(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(AT_MOST)
                .pollDelay(Duration.ZERO)
                .pollInterval(STEP)
                .until(condition);
    }

    /** Returns as soon as the assertions pass, and fails with their last message after 20 s. */
    public static void untilAsserted(ThrowingRunnable assertions) {
        Awaitility.await()
                .atMost(AT_MOST)
                .pollDelay(Duration.ZERO)
                .pollInterval(STEP)
                .untilAsserted(assertions);
    }
}
