package com.byeolshow.platform.messaging;

import com.byeolshow.platform.messaging.OutboxRows.Row;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/**
 * Sends events past the outbox, at once and without a transaction, for what is worth nothing a few seconds later. Sending
 * never waits: while the broker is away, while too much is under way, and before this process follows the topic itself,
 * an event is lost and its sender told. Watch {@code byeolshow.direct.lost}.
 */
public final class DirectEvents implements DisposableBean {

    /** About a second of the busiest chat we measured; more would only arrive too late. */
    private static final int MOST_UNDER_WAY = 10_000;

    /** While the broker is away one event in this time is tried. */
    private static final Duration PROBE = Duration.ofSeconds(1);

    /** A client that knows no broker keeps each event for a while, and those behind it would be told far too late. */
    private static final Duration LATEST = Duration.ofSeconds(3);

    private final Supplier<Producer<String, byte[]>> connect;
    private final EventWriter writer;
    private final EventJson json;
    private final LiveTopics followed;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Counter lost;
    private final ThreadPoolExecutor sender;
    private final AtomicLong probeAt = new AtomicLong();
    private volatile boolean away;
    private @Nullable Producer<String, byte[]> producer;

    DirectEvents(
            Supplier<Producer<String, byte[]>> connect,
            EventWriter writer,
            EventJson json,
            LiveTopics followed,
            Clock clock,
            MeterRegistry meters) {
        this(connect, writer, json, followed, clock, System::nanoTime, meters);
    }

    /** @param nanoTime as {@link System#nanoTime} */
    DirectEvents(
            Supplier<Producer<String, byte[]>> connect,
            EventWriter writer,
            EventJson json,
            LiveTopics followed,
            Clock clock,
            LongSupplier nanoTime,
            MeterRegistry meters) {
        this.connect = connect;
        this.writer = writer;
        this.json = json;
        this.followed = followed;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.lost = Counter.builder("byeolshow.direct.lost").register(meters);
        // The client blocks while it knows no broker: it does so on this thread and nowhere else.
        this.sender = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_UNDER_WAY), DirectEvents::thread);
        sender.prestartAllCoreThreads();
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "direct-events");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Sends an event and returns at once.
     *
     * @param id of the event
     * @param onLost run on any thread, at most once, if the broker did not confirm the event within about three seconds; it
     *     may have it nevertheless
     */
    public void send(OutgoingEvent event, String id, Runnable onLost) {
        var data = event.data();
        var row = new Row(
                0,
                id,
                event.topic(),
                event.type(),
                event.key(),
                data == null ? null : json.write(data),
                clock.instant(),
                null,
                0);
        if (!followed.isFollowed(event.topic()) || refusing()) {
            lose(onLost);
            return;
        }
        try {
            sender.execute(() -> sendInTime(row, onLost));
        } catch (RejectedExecutionException tooMuch) {
            lose(onLost);
        }
    }

    private boolean refusing() {
        if (!away) {
            return false;
        }
        long now = nanoTime.getAsLong();
        long next = probeAt.get();
        return now - next < 0 || !probeAt.compareAndSet(next, now + PROBE.toNanos());
    }

    private void sendInTime(Row row, Runnable onLost) {
        if (Duration.between(row.occurredAt(), clock.instant()).compareTo(LATEST) > 0) {
            lose(onLost);
        } else {
            send(writer.write(row), onLost);
        }
    }

    private void send(ProducerRecord<String, byte[]> event, Runnable onLost) {
        try {
            var known = producer;
            if (known == null) {
                known = connect.get();
                producer = known;
            }
            known.send(event, (_, failure) -> {
                if (failure == null) {
                    away = false;
                } else {
                    broken();
                    lose(onLost);
                }
            });
        } catch (KafkaException | IllegalStateException failure) {
            broken();
            lose(onLost);
        }
    }

    private void broken() {
        probeAt.set(nanoTime.getAsLong() + PROBE.toNanos());
        away = true;
    }

    private void lose(Runnable onLost) {
        lost.increment();
        onLost.run();
    }

    /** Lets out what is under way, bounded. */
    @Override
    public void destroy() throws InterruptedException {
        sender.shutdown();
        boolean done = sender.awaitTermination(3, TimeUnit.SECONDS);
        var known = producer;
        if (known != null) {
            known.close(done ? Duration.ofSeconds(3) : Duration.ZERO);
        }
    }
}
