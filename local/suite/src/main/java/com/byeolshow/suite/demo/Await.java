package com.byeolshow.suite.demo;

import com.byeolshow.suite.app.UnexpectedAnswer;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what events bring: bounded, on a condition. */
public final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long STEP_MILLIS = 50;

    private Await() {}

    /**
     * Returns once the condition holds.
     *
     * @throws UnexpectedAnswer after thirty seconds
     */
    public static void until(String what, BooleanSupplier condition) {
        until(what, PATIENCE, condition);
    }

    /** The same with a bound of one's own. */
    public static void until(String what, Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new UnexpectedAnswer("did not happen within " + patience.toSeconds() + " s: " + what);
            }
            try {
                Thread.sleep(STEP_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + what, interrupted);
            }
        }
    }
}
