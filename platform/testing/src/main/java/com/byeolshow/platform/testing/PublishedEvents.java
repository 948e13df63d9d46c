package com.byeolshow.platform.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** What a service really put on the broker. Reads a topic from its beginning, so it does not matter who came first. */
public final class PublishedEvents {

    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(25);

    /** Closing a consumer waits for the fetch under way, and the broker keeps one that finds nothing for so long. */
    private static final int IDLE_FETCH_MILLIS = 20;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String bootstrapServers;

    PublishedEvents(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * An event as it lay on the broker.
     *
     * @param headers all of the record, CloudEvents' own included; Kafka's binary ones are unreadable here
     * @param data a JSON null for a tombstone
     */
    public record Published(String id, String type, String key, Map<String, String> headers, JsonNode data) {

        public @Nullable String source() {
            return headers.get("ce_source");
        }

        public @Nullable String traceparent() {
            return headers.get("traceparent");
        }

        /** Whether the record has no value at all. */
        public boolean isTombstone() {
            return data.isNull();
        }
    }

    /**
     * The first event of that type and key.
     *
     * @throws AssertionError if there is none within a minute
     */
    public Published awaitOne(String topic, String type, String key) {
        return read(topic, event -> event.type().equals(type) && event.key().equals(key), 1)
                .getFirst();
    }

    /**
     * At least that many events of a key, in the order of the broker.
     *
     * @throws AssertionError if there are fewer within a minute
     */
    public List<Published> awaitAll(String topic, String key, int count) {
        return read(topic, event -> event.key().equals(key), count);
    }

    /** Everything about a key that is on the topic at this moment; to show that nothing more was published. */
    public List<Published> now(String topic, String key) {
        return read(topic, event -> event.key().equals(key), 0);
    }

    private List<Published> read(String topic, Predicate<Published> wanted, int count) {
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        var found = new ArrayList<Published>();
        try (var consumer = consumer()) {
            var partitions = await(consumer, topic, deadline);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (found.size() < count || !reached(consumer, ends)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(
                            "expected %d events on %s within %s, found %s".formatted(count, topic, AT_MOST, found));
                }
                consumer.poll(POLL)
                        .forEach(record -> event(record).filter(wanted).ifPresent(found::add));
            }
        }
        return List.copyOf(found);
    }

    private static boolean reached(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static List<TopicPartition> await(KafkaConsumer<String, byte[]> consumer, String topic, long deadline) {
        while (System.nanoTime() < deadline) {
            List<PartitionInfo> partitions = consumer.partitionsFor(topic, Duration.ofSeconds(5));
            if (partitions != null && !partitions.isEmpty()) {
                return partitions.stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
            }
        }
        throw new AssertionError("nobody declared the topic " + topic);
    }

    private static Optional<Published> event(ConsumerRecord<String, byte[]> record) {
        var headers = new TreeMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        String id = headers.get("ce_id");
        String type = headers.get("ce_type");
        if (id == null || type == null || record.key() == null) {
            return Optional.empty();
        }
        return Optional.of(new Published(id, type, record.key(), headers, data(record.value())));
    }

    private static JsonNode data(byte @Nullable [] value) {
        if (value == null) {
            return NullNode.getInstance();
        }
        try {
            return JSON.readTree(value);
        } catch (JacksonException notJson) {
            return StringNode.valueOf(text(value));
        }
    }

    private static String text(byte @Nullable [] value) {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        IDLE_FETCH_MILLIS,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
