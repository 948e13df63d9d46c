package com.byeolshow.payment;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Calls that {@link IamportStand} keeps waiting until a test lets go of what they are about. */
final class HeldCalls {

    private final Map<String, CountDownLatch> latches = new ConcurrentHashMap<>();

    /** Bounded, so that a test that failed before it let go keeps no thread. */
    void await(String id) {
        try {
            latch(id).await(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void letGo(String id) {
        latch(id).countDown();
    }

    private CountDownLatch latch(String id) {
        return latches.computeIfAbsent(id, _ -> new CountDownLatch(1));
    }
}
