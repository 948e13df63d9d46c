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
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** A broker of its own that goes away and comes back, with the real settings of the producer. */
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
        relay.stop();
        var broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperties(Map.of("auto.create.topics.enable", "false", "offsets.topic.num.partitions", "1"));
        broker.afterPropertiesSet();
        var kafka = new KafkaProperties();
        kafka.setBootstrapServers(List.of(broker.getBrokersAsString()));
        var configuration = new MessagingAutoConfiguration();
        var producers = configuration.eventProducers(kafka, new SimpleMeterRegistry());
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
            Awaiting.until(() -> unpublished() == 0);
            assertThat(created).isTrue();

            server.shutdown();
            server.awaitShutdown();
            append(2);
            append(3);
            var firstSeen = System.nanoTime();
            // Longer than one failed send takes, so that at least one has failed while the broker was away.
            Awaiting.until(
                    () -> System.nanoTime() - firstSeen > Duration.ofSeconds(12).toNanos());
            assertThat(unpublished()).isEqualTo(2);

            server.startup();
            Awaiting.until(() -> unpublished() == 0);
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

    private long unpublished() {
        return number("SELECT count(*) FROM outbox WHERE key = :key AND published_at IS NULL AND parked_at IS NULL");
    }

    private long attempts() {
        return number("SELECT sum(attempts) FROM outbox WHERE key = :key");
    }

    private long number(String sql) {
        Long found =
                database.sql(sql).bind("key", key).mapValue(Long.class).one().block();
        return found == null ? 0 : found;
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
