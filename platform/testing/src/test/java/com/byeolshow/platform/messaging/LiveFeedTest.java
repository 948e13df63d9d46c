package com.byeolshow.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.testing.Awaiting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

    private static final String TOPIC = "example.live";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    record Thing(int number) {}

    private final List<Integer> heard = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BlockingQueue<MockConsumer<String, byte[]>> consumers = new LinkedBlockingQueue<>();
    private final LiveReading reading =
            LiveReading.of(TOPIC).on("example.thing.v1", Thing.class, event -> hear(event.data()));
    private final LiveFeed feed = new LiveFeed(reading, this::connect, new EventJson(), new LiveTopics(), meters);

    @AfterEach
    void stop() {
        feed.stop();
    }

    private void hear(Thing thing) {
        if (thing.number() < 0) {
            throw new IllegalArgumentException("negative");
        }
        heard.add(thing.number());
    }

    private Consumer<String, byte[]> connect() {
        var consumer = consumers.poll();
        if (consumer == null) {
            throw new IllegalStateException("nothing prepared");
        }
        return consumer;
    }

    /** A consumer that finds the topic with so many old records and then gets new ones. */
    private MockConsumer<String, byte[]> consumer(long end, int... numbers) {
        var consumer = new MockConsumer<String, byte[]>("latest");
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        consumer.schedulePollTask(() -> {
            for (int i = 0; i < numbers.length; i++) {
                consumer.addRecord(record(end + i, numbers[i]));
            }
        });
        return consumer;
    }

    private static ConsumerRecord<String, byte[]> record(long offset, int number) {
        var record = new ConsumerRecord<>(
                TOPIC, 0, offset, "k", "{\"number\":%d}".formatted(number).getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_id", ("id-" + offset).getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_type", "example.thing.v1".getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private double failures() {
        return meters.counter("byeolshow.live.failures", "topic", TOPIC).count();
    }

    @Test
    void anEventThatIsNotUnderstoodIsCountedAndTheNextOneHeard() {
        consumers.add(consumer(5, 1, -1, 2));
        feed.start();
        Awaiting.until(() -> heard.size() == 2);
        assertThat(heard).containsExactly(1, 2);
        assertThat(failures()).isEqualTo(1);
    }

    @Test
    void aFailureAtTheBeginningMakesNobodyDeaf() {
        reading.onFollowing(() -> {
            throw new IllegalStateException("not ready");
        });
        consumers.add(consumer(0, 7));
        feed.start();
        Awaiting.until(() -> heard.contains(7));
        assertThat(failures()).isEqualTo(1);
    }

    @Test
    void aConsumerThatFailsInAnyWayIsReplacedAndNothingIsMissed() {
        var failing = consumer(3, 1);
        failing.schedulePollTask(() -> {
            throw new IllegalStateException("out of order");
        });
        consumers.add(failing);
        feed.start();
        Awaiting.until(failing::closed);
        consumers.add(consumer(3, 1, 2));
        Awaiting.until(() -> heard.contains(2));
        assertThat(heard).containsExactly(1, 2);
    }
}
