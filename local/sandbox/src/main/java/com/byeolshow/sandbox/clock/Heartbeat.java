package com.byeolshow.sandbox.clock;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Runs due actions while time flows by itself; 25 ms keeps a human from noticing and the processor idle. */
@Component
final class Heartbeat implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration BEAT = Duration.ofMillis(25);

    private final Timeline timeline;
    private @Nullable Disposable beating;

    Heartbeat(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void start() {
        beating = Flux.interval(BEAT).onBackpressureDrop().subscribe(_ -> beat());
    }

    @Override
    public void stop() {
        if (beating != null) {
            beating.dispose();
            beating = null;
        }
    }

    @Override
    public boolean isRunning() {
        return beating != null;
    }

    /** A failing action must not stop the ones behind it. */
    private void beat() {
        try {
            timeline.runDue();
        } catch (RuntimeException failure) {
            LOG.error("a scheduled action failed", failure);
        }
    }
}
