package com.byeolshow.platform.security;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps a {@link RevocationList} as the topic says: reads all partitions from the beginning and then on, on a thread of
 * its own. There is no consumer group, because every replica needs every entry and none of them has anything to remember.
 * While the broker is away the list stays as it was; {@code byeolshow_revocations_stale_seconds} says for how long.
 */
final class RevocationFeed implements SmartLifecycle {

    static final String TOPIC = "identity.revocations";

    private static final Logger log = LoggerFactory.getLogger(RevocationFeed.class);

    private static final Duration POLL = Duration.ofMillis(500);

    /** How often we make sure that the broker still answers, as polling alone would not tell. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<Consumer<String, byte[]>> connect;
    private final RevocationList list;
    private final Clock clock;
    private volatile boolean complete;
    private volatile Instant freshAt;
    private volatile @Nullable Thread running;

    /** @param connect makes a consumer that belongs to no group and creates no topic */
    RevocationFeed(Supplier<Consumer<String, byte[]>> connect, RevocationList list, Clock clock, MeterRegistry meters) {
        this.connect = connect;
        this.list = list;
        this.clock = clock;
        this.freshAt = clock.instant();
        Gauge.builder("byeolshow.revocations.stale", this, feed -> feed.stale().toMillis() / 1000.0)
                .description("Since when revocations may be missing here")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Whether everything was read that lay on the topic when this process started. */
    boolean complete() {
        return complete;
    }

    /** How long ago the broker last said that nothing is missing. */
    Duration stale() {
        Duration since = Duration.between(freshAt, clock.instant());
        return since.compareTo(LOOK.plus(ANSWER_WITHIN)) < 0 ? Duration.ZERO : since;
    }

    @Override
    public synchronized void start() {
        if (running == null) {
            Thread thread = new Thread(this::follow, "revocations");
            thread.setDaemon(true);
            running = thread;
            thread.start();
        }
    }

    private void follow() {
        boolean told = false;
        while (isMine()) {
            try (Consumer<String, byte[]> consumer = connect.get()) {
                List<TopicPartition> partitions = partitions(consumer);
                told = false;
                if (partitions.isEmpty()) {
                    // Nobody ever revoked anything: identity creates the topic when it starts.
                    fresh();
                } else {
                    read(consumer, partitions);
                }
            } catch (KafkaException away) {
                if (!told) {
                    log.warn("revocations cannot be read, what is known stays in force: {}", away.toString());
                    told = true;
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean isMine() {
        return Thread.currentThread() == running && !Thread.currentThread().isInterrupted();
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        var infos = consumer.partitionsFor(TOPIC, ANSWER_WITHIN);
        return infos == null
                ? List.of()
                : infos.stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
    }

    /** Returns when the topic got more partitions, to begin anew with all of them. */
    private void read(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER_WITHIN);
        Instant nextLook = clock.instant().plus(LOOK);
        boolean behind = true;
        while (isMine()) {
            consumer.poll(POLL).forEach(record -> {
                if (record.value() != null) {
                    list.take(record.value());
                }
            });
            if (behind && reached(consumer, ends)) {
                behind = false;
                fresh();
            } else if (!behind && !clock.instant().isBefore(nextLook)) {
                nextLook = clock.instant().plus(LOOK);
                if (partitions(consumer).size() != partitions.size()) {
                    return;
                }
                ends = consumer.endOffsets(partitions, ANSWER_WITHIN);
                behind = true;
            }
        }
    }

    private static boolean reached(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        try {
            return ends.entrySet().stream()
                    .allMatch(end -> consumer.position(end.getKey(), ANSWER_WITHIN) >= end.getValue());
        } catch (TimeoutException unknownYet) {
            return false;
        }
    }

    private void fresh() {
        freshAt = clock.instant();
        if (!complete) {
            complete = true;
            log.info("{} revocations in force", list.size());
        }
    }

    @Override
    public synchronized void stop() {
        Thread thread = running;
        running = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
