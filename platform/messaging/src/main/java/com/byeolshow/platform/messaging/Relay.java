package com.byeolshow.platform.messaging;

import com.byeolshow.platform.messaging.MessagingSettings.Relaying;
import com.byeolshow.platform.messaging.OutboxRows.Row;
import io.cloudevents.rw.CloudEventRWException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Carries events from the outbox to Kafka, one replica at a time, at least once and in order per topic and key. Woken by
 * the database, with a poll as net. A crash between send and mark repeats events, which every consumer expects.
 *
 * <p>A broker that cannot be reached is waited for, for ever: watch {@code byeolshow_outbox_oldest_seconds}. An event
 * that the broker refuses is parked after a few attempts and holds back the later ones of its topic and key: watch
 * {@code byeolshow_outbox_parked}. After the cause is gone an operator sets {@code parked_at} to null and
 * {@code attempts} to 0.
 */
final class Relay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    /** Keys under way at once. Within a key the next event waits for the acknowledgement of the one before. */
    private static final int LANES = 64;

    /** Stops after the web server and the consumers, so that what their last work appended still leaves. */
    static final int PHASE = DEFAULT_PHASE - 4000;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private enum Pass {
        DONE,
        MORE,
        AWAY
    }

    private sealed interface Sent {
        record Acknowledged(Row row) implements Sent {}

        record Refused(Row row, Throwable why) implements Sent {}

        record Unreachable(Throwable why) implements Sent {}
    }

    private record Lane(String topic, String key) {}

    private record Running(Scheduler sends, Sinks.Empty<Void> stop, Sinks.Empty<Void> finished, Disposable loop) {}

    private final OutboxRows rows;
    private final DatabaseNotices notices;
    private final EventWriter writer;
    private final ProducerFactory<String, byte[]> producers;
    private final TransactionalOperator tx;
    private final TopicCreation topics;
    private final Relaying settings;
    private final AtomicInteger failuresInRow = new AtomicInteger();

    private @Nullable Running running;

    Relay(
            OutboxRows rows,
            DatabaseNotices notices,
            EventWriter writer,
            ProducerFactory<String, byte[]> producers,
            TransactionalOperator tx,
            TopicCreation topics,
            Relaying settings) {
        this.rows = rows;
        this.notices = notices;
        this.writer = writer;
        this.producers = producers;
        this.tx = tx;
        this.topics = topics;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        if (running != null) {
            return;
        }
        // KafkaProducer.send may block while it looks for the broker, so it has a thread on which blocking is allowed.
        var sends = Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "outbox-relay", 60, true);
        Sinks.Empty<Void> stop = Sinks.empty();
        Sinks.Empty<Void> finished = Sinks.empty();
        Disposable loop = topics.ready()
                .thenMany(Flux.merge(notices.all(0L, _ -> 0L), Flux.interval(Duration.ZERO, settings.poll())))
                .takeUntilOther(stop.asMono())
                .onBackpressureLatest()
                .concatMap(look -> drain(sends), 1)
                .then(Mono.defer(() -> pass(sends)))
                .doFinally(end -> finished.tryEmitEmpty())
                .subscribe();
        running = new Running(sends, stop, finished, loop);
    }

    /** Lets the pass under way finish and makes a last one, both together bounded. */
    @Override
    public void stop(Runnable done) {
        Running stopping;
        synchronized (this) {
            stopping = running;
            running = null;
        }
        if (stopping == null) {
            done.run();
            return;
        }
        stopping.stop().tryEmitEmpty();
        stopping.finished()
                .asMono()
                .timeout(LONGEST_STOP, Mono.empty())
                .doFinally(end -> {
                    stopping.loop().dispose();
                    stopping.sends().dispose();
                    done.run();
                })
                .subscribe();
    }

    @Override
    public void stop() {
        var stopped = new CountDownLatch(1);
        stop(stopped::countDown);
        try {
            stopped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private Mono<Void> drain(Scheduler sends) {
        return pass(sends)
                .expand(pass -> pass == Pass.MORE ? pass(sends) : Mono.empty())
                .then();
    }

    private Mono<Pass> pass(Scheduler sends) {
        return Mono.defer(() -> lockAndPublish(sends))
                .onErrorResume(broken -> {
                    log.warn("outbox cannot be relayed: {}", broken.toString());
                    return Mono.just(Pass.AWAY);
                })
                .flatMap(pass -> pass == Pass.AWAY ? Mono.delay(nextWait()).thenReturn(pass) : Mono.just(pass));
    }

    /**
     * The one place that calls another system inside a transaction: the advisory lock must outlive the send, and it is
     * only transaction-scoped locks that no crash leaves behind.
     */
    private Mono<Pass> lockAndPublish(Scheduler sends) {
        return rows.lock()
                .flatMap(alone -> alone
                        ? rows.waiting(settings.batch()).collectList().flatMap(waiting -> publish(waiting, sends))
                        : Mono.just(Pass.DONE))
                .as(tx::transactional);
    }

    private Mono<Pass> publish(List<Row> waiting, Scheduler sends) {
        if (waiting.isEmpty()) {
            return Mono.just(Pass.DONE);
        }
        return Flux.fromIterable(lanes(waiting))
                .flatMap(
                        lane -> Flux.fromIterable(lane)
                                .concatMap(row -> send(row, sends), 0)
                                .takeUntil(sent -> !(sent instanceof Sent.Acknowledged)),
                        LANES)
                .takeUntil(Sent.Unreachable.class::isInstance)
                .collectList()
                .flatMap(sent -> mark(sent, waiting.size()));
    }

    private static Iterable<List<Row>> lanes(List<Row> waiting) {
        Map<Lane, List<Row>> lanes = new LinkedHashMap<>();
        for (Row row : waiting) {
            lanes.computeIfAbsent(new Lane(row.topic(), row.key()), lane -> new ArrayList<>())
                    .add(row);
        }
        return lanes.values();
    }

    private Mono<Sent> send(Row row, Scheduler sends) {
        return Mono.<Sent>create(result -> {
                    try {
                        producers.createProducer().send(writer.write(row), (metadata, failure) -> {
                            if (failure == null) {
                                result.success(new Sent.Acknowledged(row));
                            } else {
                                result.success(failed(row, failure));
                            }
                        });
                    } catch (RuntimeException failure) {
                        result.success(failed(row, failure));
                    }
                })
                .subscribeOn(sends)
                .publishOn(sends);
    }

    private Sent failed(Row row, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException
                    || cause instanceof RecordBatchTooLargeException
                    || cause instanceof SerializationException
                    || cause instanceof InvalidRecordException
                    || cause instanceof CloudEventRWException) {
                return new Sent.Refused(row, cause);
            }
        }
        if (!(failure instanceof RetriableException)) {
            // An idempotent producer that has met a fatal error stays broken; the next send gets a new one.
            producers.reset();
        }
        return new Sent.Unreachable(failure);
    }

    private Mono<Pass> mark(List<Sent> results, int asked) {
        var published = new ArrayList<Long>();
        var refused = new ArrayList<Sent.Refused>();
        Throwable away = null;
        for (Sent result : results) {
            switch (result) {
                case Sent.Acknowledged(var row) -> published.add(row.id());
                case Sent.Refused bad -> refused.add(bad);
                case Sent.Unreachable(var why) -> away = why;
            }
        }
        if (away == null) {
            failuresInRow.set(0);
        } else {
            log.warn("broker cannot be reached, events wait: {}", away.toString());
        }
        Pass pass = away != null ? Pass.AWAY : asked < settings.batch() ? Pass.DONE : Pass.MORE;
        return rows.markPublished(published)
                .thenMany(Flux.fromIterable(refused).concatMap(this::markRefused))
                .then(Mono.just(pass));
    }

    private Mono<Void> markRefused(Sent.Refused refused) {
        Row row = refused.row();
        boolean parked = row.attempts() + 1 >= settings.attempts();
        String why = refused.why().getClass().getSimpleName();
        if (parked) {
            log.error("event {} of type {} was refused and is parked: {}", row.eventId(), row.type(), why);
        } else {
            log.warn("event {} of type {} was refused: {}", row.eventId(), row.type(), why);
        }
        String message = Objects.requireNonNullElse(refused.why().getMessage(), "");
        return rows.markRefused(row.id(), why + ": " + message, settings.attempts());
    }

    private Duration nextWait() {
        int failures = failuresInRow.getAndIncrement();
        Duration wait = settings.firstWait().multipliedBy(1L << Math.min(failures, 10));
        return wait.compareTo(settings.longestWait()) > 0 ? settings.longestWait() : wait;
    }
}
