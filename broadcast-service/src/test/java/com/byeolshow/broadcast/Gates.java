package com.byeolshow.broadcast;

import com.byeolshow.platform.testing.Awaiting;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds back answers of the video platform for as long as a test needs, instead of for a time it may need more of. */
public final class Gates implements ServeEventListener {

    private final Map<String, Gate> closed = new ConcurrentHashMap<>();

    /** One address whose answers wait. */
    public static final class Gate {

        private static final long LONGEST_SECONDS = 60;

        private final AtomicInteger asked = new AtomicInteger();
        private final CountDownLatch opened = new CountDownLatch(1);

        /** Returns once somebody waits for an answer. */
        public void awaitSomebody() {
            Awaiting.until(() -> asked.get() > 0);
        }

        public void open() {
            opened.countDown();
        }

        private void pass() {
            asked.incrementAndGet();
            try {
                if (!opened.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("a gate was left closed");
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    Gate close(String address) {
        var gate = new Gate();
        closed.put(address, gate);
        return gate;
    }

    void openAll() {
        closed.values().forEach(Gate::open);
        closed.clear();
    }

    @Override
    public void beforeResponseSent(ServeEvent event, Parameters parameters) {
        Gate gate = closed.get(event.getRequest().getUrl());
        if (gate != null) {
            gate.pass();
        }
    }

    @Override
    public String getName() {
        return "gates";
    }
}
