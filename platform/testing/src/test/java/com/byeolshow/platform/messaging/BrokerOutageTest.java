package com.byeolshow.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.messaging.MessagingSettings.Relaying;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.web.RandomIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * A broker of its own that goes away and comes back, with the real settings of the producer but for its patience, which a
 * test would have to sit out.
 */
@MessagingTest
class BrokerOutageTest {

    private static final String TOPIC = "example.written";

    private final Outbox outbox;
    private final OutboxRows rows;
    private final Relay relay;
    private final ConnectionFactory connections;
    private final DatabaseClient database;
    private final TransactionalOperator tx;
    private final String key = new RandomIds().next();

    BrokerOutageTest(
            Outbox outbox,
            OutboxRows rows,
            Relay relay,
            ConnectionFactory connections,
            DatabaseClient database,
            TransactionalOperator tx) {
        this.outbox = outbox;
        this.rows = rows;
        this.relay = relay;
        this.connections = connections;
        this.database = database;
        this.tx = tx;
    }

    @Test
    void anOutageLosesNothingAndParksNothing() {
        // The other relay looks into the same outbox, and its broker knows none of what other tests left there.
        Awaiting.until(() -> unpublished("%") == 0);
        relay.stop();
        var broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperties(Map.of("auto.create.topics.enable", "false", "offsets.topic.num.partitions", "1"));
        broker.afterPropertiesSet();
        var kafka = new KafkaProperties();
        kafka.setBootstrapServers(List.of(broker.getBrokersAsString()));
        var configuration = new MessagingAutoConfiguration();
        kafka.getProducer().getProperties().put(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG, FailedSends.class.getName());
        var producers = configuration
                .eventProducers(kafka, new SimpleMeterRegistry())
                .copyWithConfigurationOverride(Map.of(
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2_000));
        var cluster = Objects.requireNonNull(broker.getCluster());
        var server = Objects.requireNonNull(cluster.brokers().get(0));
        server.shutdown();
        server.awaitShutdown();

        var topics = new TopicCreation(configuration.kafkaAdmin(kafka), List.of(Topics.facts(TOPIC)), List.of());
        var created = new AtomicBoolean();
        topics.ready().subscribe(nothing -> {}, failed -> {}, () -> created.set(true));
        var other = new Relay(
                rows,
                new DatabaseNotices(connections, "outbox"),
                new EventWriter("example"),
                producers,
                tx,
                topics,
                new Relaying(Duration.ofMillis(100), 200, 3, Duration.ofMillis(50), Duration.ofMillis(200)));
        other.start();
        try {
            append(1);
            assertThat(created).isFalse();
            server.startup();
            Awaiting.until(() -> unpublished(key) == 0);
            assertThat(created).isTrue();

            server.shutdown();
            server.awaitShutdown();
            int before = FailedSends.COUNT.get();
            append(2);
            append(3);
            // Not only is nobody there to take them: they were sent in vain, more than once.
            Awaiting.until(() -> FailedSends.COUNT.get() > before + 1);
            assertThat(unpublished(key)).isEqualTo(2);

            server.startup();
            Awaiting.until(() -> unpublished(key) == 0);
            assertThat(numbers(broker.getBrokersAsString())).containsExactly(1, 2, 3);
            assertThat(attempts()).isZero();
        } finally {
            other.stop();
            broker.destroy();
            relay.start();
        }
    }

    private void append(int number) {
        outbox.append(new OutgoingEvent(TOPIC, "example.written.v1", key, number))
                .as(tx::transactional)
                .block();
    }

    private long unpublished(String keys) {
        return number(
                "SELECT count(*) FROM outbox WHERE key LIKE :key AND published_at IS NULL AND parked_at IS NULL", keys);
    }

    private long attempts() {
        return number("SELECT sum(attempts) FROM outbox WHERE key = :key", key);
    }

    private long number(String sql, String keys) {
        Long found =
                database.sql(sql).bind("key", keys).mapValue(Long.class).one().block();
        return found == null ? 0 : found;
    }

    /** Counts what the producer gave up. */
    public static final class FailedSends implements ProducerInterceptor<String, byte[]> {

        static final AtomicInteger COUNT = new AtomicInteger();

        @Override
        public ProducerRecord<String, byte[]> onSend(ProducerRecord<String, byte[]> record) {
            return record;
        }

        @Override
        public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
            if (failure != null) {
                COUNT.incrementAndGet();
            }
        }

        @Override
        public void configure(Map<String, ?> settings) {}

        @Override
        public void close() {}
    }

    /** Repeats are allowed, so each number counts where it first stands. */
    private List<Integer> numbers(String servers) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            var found = new LinkedHashSet<Integer>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (record.key().equals(key)) {
                        found.add(Integer.parseInt(new String(record.value(), StandardCharsets.UTF_8)));
                    }
                });
            }
            return List.copyOf(found);
        }
    }
}
