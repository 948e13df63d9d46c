package com.byeolshow.platform.messaging;

import com.byeolshow.platform.messaging.OutboxRows.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps the outbox gauges fresh and its tables small. */
final class OutboxUpkeep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxUpkeep.class);

    /** Rows per delete: short locks and little for vacuum at a time. */
    private static final int AT_ONCE = 5_000;

    private final OutboxRows rows;
    private final Clock clock;
    private final MessagingSettings settings;
    private volatile Backlog backlog = new Backlog(null, 0);
    private @Nullable Disposable running;

    OutboxUpkeep(OutboxRows rows, Clock clock, MessagingSettings settings, MeterRegistry meters) {
        this.rows = rows;
        this.clock = clock;
        this.settings = settings;
        Gauge.builder("byeolshow.outbox.oldest", this::oldestSeconds)
                .description("Age of the oldest event that waits to be published")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("byeolshow.outbox.parked", () -> backlog.parked())
                .description("Events given up until an operator looks at them")
                .register(meters);
    }

    private double oldestSeconds() {
        var oldest = backlog.oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }

    @Override
    public synchronized void start() {
        if (running == null) {
            running = Disposables.composite(
                    regularly(
                            settings.watch().every(),
                            () -> rows.backlog().doOnNext(now -> backlog = now).then()),
                    regularly(settings.keep().clean(), this::clean));
        }
    }

    private static Disposable regularly(Duration every, Supplier<Mono<Void>> work) {
        return Flux.interval(every)
                .onBackpressureDrop()
                .concatMap(
                        tick -> work.get().onErrorResume(failed -> {
                            log.warn("outbox upkeep will be tried again: {}", failed.toString());
                            return Mono.empty();
                        }),
                        0)
                .subscribe();
    }

    /** Deletes until a batch comes back short. Replicas may do so at the same time; they only find less. */
    Mono<Void> clean() {
        return Mono.defer(() -> {
            var publishedBefore = clock.instant().minus(settings.keep().published());
            var handledBefore = clock.instant().minus(settings.keep().handled());
            return untilShort(rows.deletePublished(publishedBefore, AT_ONCE))
                    .then(untilShort(rows.deleteHandled(handledBefore, AT_ONCE)));
        });
    }

    private static Mono<Void> untilShort(Mono<Long> delete) {
        return delete.repeat().takeUntil(deleted -> deleted < AT_ONCE).then();
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            running.dispose();
            running = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }

    @Override
    public int getPhase() {
        return Relay.PHASE;
    }
}
