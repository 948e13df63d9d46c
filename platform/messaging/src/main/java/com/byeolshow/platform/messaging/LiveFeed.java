package com.byeolshow.platform.messaging;

import com.byeolshow.platform.messaging.LiveReading.Handler;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one topic for one {@link LiveReading} on a thread of its own: all partitions, from their ends, without a group. A
 * consumer that failed is replaced and continues where it was. Watch {@code byeolshow.live.failures}: what a
 * handler failed on, which nobody repeats.
 */
final class LiveFeed {

    private static final Logger log = LoggerFactory.getLogger(LiveFeed.class);

    private static final Duration POLL = Duration.ofMillis(250);

    /** How often new partitions are looked for. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final LiveReading reading;
    private final Supplier<Consumer<String, byte[]>> connect;
    private final EventJson json;
    private final LiveTopics followed;
    private final Counter failures;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private volatile @Nullable Thread running;

    LiveFeed(
            LiveReading reading,
            Supplier<Consumer<String, byte[]>> connect,
            EventJson json,
            LiveTopics followed,
            MeterRegistry meters) {
        this.reading = reading;
        this.connect = connect;
        this.json = json;
        this.followed = followed;
        this.failures = Counter.builder("byeolshow.live.failures")
                .tag("topic", reading.topic())
                .register(meters);
    }

    synchronized void start() {
        Thread thread = new Thread(this::follow, "live-" + reading.topic());
        thread.setDaemon(true);
        running = thread;
        thread.start();
    }

    synchronized void stop() {
        Thread thread = running;
        running = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private boolean isMine() {
        return Thread.currentThread() == running && !Thread.currentThread().isInterrupted();
    }

    private void follow() {
        boolean told = false;
        while (isMine()) {
            try (Consumer<String, byte[]> consumer = connect.get()) {
                List<TopicPartition> partitions = partitions(consumer);
                if (!partitions.isEmpty()) {
                    position(consumer, partitions);
                    followed.follow(reading.topic());
                    tellFollowing();
                    told = false;
                    read(consumer, partitions.size());
                }
            } catch (RuntimeException failed) {
                // Whatever it was: a thread that ended would leave this replica deaf without anybody noticing.
                if (!told && isMine()) {
                    log.warn("{} cannot be followed now", reading.topic(), failed);
                    told = true;
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void tellFollowing() {
        try {
            reading.following();
        } catch (RuntimeException failed) {
            failures.increment();
            log.error("the beginning of {} was not understood", reading.topic(), failed);
        }
    }

    private List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        var infos = consumer.partitionsFor(reading.topic(), ANSWER_WITHIN);
        return infos == null
                ? List.of()
                : infos.stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
    }

    /** Where we were; at first the end, and the beginning of a partition that appeared while we were following. */
    private void position(Consumer<?, ?> consumer, List<TopicPartition> partitions) {
        consumer.assign(partitions);
        boolean first = positions.isEmpty();
        partitions.forEach(partition -> {
            Long known = positions.get(partition);
            if (known != null) {
                consumer.seek(partition, known);
            } else if (first) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seekToBeginning(List.of(partition));
            }
        });
        partitions.forEach(partition -> positions.put(partition, consumer.position(partition, ANSWER_WITHIN)));
    }

    /** Returns when there are more partitions than we read. */
    private void read(Consumer<String, byte[]> consumer, int partitions) {
        long lookAt = System.nanoTime() + LOOK.toNanos();
        while (isMine()) {
            for (var record : consumer.poll(POLL)) {
                positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
                take(record);
            }
            if (System.nanoTime() - lookAt >= 0) {
                if (partitions(consumer).size() != partitions) {
                    return;
                }
                lookAt = System.nanoTime() + LOOK.toNanos();
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        Handler<?> handler = reading.handlerOf(EventHandling.header(record, "ce_type"));
        if (handler == null || record.value() == null || record.key() == null) {
            return;
        }
        try {
            run(handler, record);
        } catch (RuntimeException failed) {
            failures.increment();
            log.warn("an event of {} was not understood", reading.topic(), failed);
        }
    }

    private <T> void run(Handler<T> handler, ConsumerRecord<String, byte[]> record) {
        handler.action().accept(received(json, handler.dataType(), record));
    }

    static <T> ReceivedEvent<T> received(EventJson json, Class<T> type, ConsumerRecord<String, byte[]> record) {
        String id = EventHandling.header(record, "ce_id");
        String name = EventHandling.header(record, "ce_type");
        if (id == null || name == null) {
            throw new UndecodableEventException("no ce_id or ce_type");
        }
        return new ReceivedEvent<>(
                id, name, record.key(), Instant.ofEpochMilli(record.timestamp()), json.read(record.value(), type));
    }
}
