package com.byeolshow.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.messaging.MessagingSettings.Relaying;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.PublishedEvents.Published;
import com.byeolshow.platform.web.RandomIds;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

@MessagingTest
class RelayTest {

    private static final String TOPIC = "example.written";
    private static final String TYPE = "example.written.v1";

    private final Outbox outbox;
    private final OutboxRows rows;
    private final Relay relay;
    private final TopicCreation topics;
    private final ProducerFactory<String, byte[]> producers;
    private final ConnectionFactory connections;
    private final DatabaseClient database;
    private final TransactionalOperator tx;
    private final PublishedEvents published;
    private final MeterRegistry meters;
    private final String key = new RandomIds().next();

    RelayTest(
            Outbox outbox,
            OutboxRows rows,
            Relay relay,
            TopicCreation topics,
            ProducerFactory<String, byte[]> producers,
            ConnectionFactory connections,
            DatabaseClient database,
            TransactionalOperator tx,
            PublishedEvents published,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.rows = rows;
        this.relay = relay;
        this.topics = topics;
        this.producers = producers;
        this.connections = connections;
        this.database = database;
        this.tx = tx;
        this.published = published;
        this.meters = meters;
    }

    @AfterEach
    void theServicesOwnRelayRunsAgain() {
        relay.start();
    }

    private Relay another(Duration poll) {
        return new Relay(
                rows,
                new DatabaseNotices(connections, "outbox"),
                new EventWriter("example"),
                producers,
                tx,
                topics,
                new Relaying(poll, 20, 3, Duration.ofMillis(50), Duration.ofMillis(500)));
    }

    private void append(String key, Object data) {
        outbox.append(new OutgoingEvent(TOPIC, TYPE, key, data))
                .as(tx::transactional)
                .block();
    }

    @Test
    void manyReplicasPublishEachEventOnceAndInOrder() {
        var second = another(Duration.ofMillis(50));
        var third = another(Duration.ofMillis(50));
        second.start();
        third.start();
        try {
            Flux.range(0, 8)
                    .flatMap(k -> Flux.range(0, 40)
                            .concatMap(n -> outbox.append(new OutgoingEvent(TOPIC, TYPE, key + k, Map.of("n", n)))
                                    .as(tx::transactional)))
                    .then()
                    .block();
            for (int k = 0; k < 8; k++) {
                assertThat(published.awaitAll(TOPIC, key + k, 40))
                        .extracting(event -> event.data().path("n").asInt())
                        .containsExactlyElementsOf(
                                IntStream.range(0, 40).boxed().toList());
            }
        } finally {
            second.stop();
            third.stop();
        }
    }

    @Test
    void whatWaitsWhileNobodyRelaysGoesOutLater() {
        relay.stop();
        append(key, Map.of("n", 1));
        append(key, Map.of("n", 2));
        relay.start();
        assertThat(published.awaitAll(TOPIC, key, 2)).hasSize(2);
    }

    @Test
    void theDatabaseWakesTheRelayWithoutAnyPoll() {
        relay.stop();
        var woken = another(Duration.ofHours(1));
        woken.start();
        try {
            append(key, Map.of("n", 1));
            published.awaitOne(TOPIC, TYPE, key);
            Awaiting.until(() -> listeners() == 1);

            database.sql(
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'listens to outbox'"
                                    + " AND datname = current_database()")
                    .then()
                    .block();
            Awaiting.until(() -> listeners() == 1);
            append(key, Map.of("n", 2));
            assertThat(published.awaitAll(TOPIC, key, 2)).hasSize(2);
        } finally {
            woken.stop();
        }
    }

    private long listeners() {
        Long count = database.sql("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'listens to outbox'"
                        + " AND datname = current_database()")
                .mapValue(Long.class)
                .one()
                .block();
        return count == null ? 0 : count;
    }

    @Test
    void aRefusedEventIsParkedAndHoldsBackOnlyItsKey() {
        String tooLarge = "x".repeat(2_000_000);
        append(key, Map.of("n", 1));
        append(key, Map.of("n", 2, "text", tooLarge));
        append(key, Map.of("n", 3));
        append(key + "-other", Map.of("n", 4));

        published.awaitOne(TOPIC, TYPE, key + "-other");
        Awaiting.until(() -> parked() == 1);
        Awaiting.until(() -> meters.get("byeolshow.outbox.parked").gauge().value() == 1);
        assertThat(published.now(TOPIC, key))
                .extracting(event -> event.data().path("n").asInt())
                .containsExactly(1);
        // Held back is not late: one bad event must not take the service out of rotation.
        assertThat(health(Duration.ZERO)).isEqualTo(Status.UP);

        database.sql("UPDATE outbox SET data = '{\"n\":2}', parked_at = NULL, attempts = 0 WHERE key = :key"
                        + " AND parked_at IS NOT NULL")
                .bind("key", key)
                .then()
                .block();
        assertThat(published.awaitAll(TOPIC, key, 3))
                .extracting(event -> event.data().path("n").asInt())
                .containsExactly(1, 2, 3);
    }

    private long parked() {
        var backlog = rows.backlog().block();
        return backlog == null ? 0 : backlog.parked();
    }

    private Status health(Duration lag) {
        var health =
                new OutboxHealthIndicator(rows, Clock.systemUTC(), lag).health().block();
        return health == null ? Status.UNKNOWN : health.getStatus();
    }

    @Test
    void lateEventsTakeTheServiceOutOfRotation() {
        relay.stop();
        Awaiting.until(() -> health(Duration.ofSeconds(1)).equals(Status.UP));
        append(key, Map.of("n", 1));
        database.sql("UPDATE outbox SET occurred_at = now() - interval '10 minutes' WHERE key = :key")
                .bind("key", key)
                .then()
                .block();
        assertThat(health(Duration.ofMinutes(5))).isEqualTo(Status.OUT_OF_SERVICE);
        Awaiting.until(() -> meters.get("byeolshow.outbox.oldest").gauge().value() > 599);

        relay.start();
        Published sent = published.awaitOne(TOPIC, TYPE, key);
        assertThat(sent.data().path("n").asInt()).isEqualTo(1);
        Awaiting.until(() -> health(Duration.ofMinutes(5)).equals(Status.UP));
        Awaiting.until(() -> meters.get("byeolshow.outbox.oldest").gauge().value() == 0);
    }

    @Test
    void oldRowsAreDeletedAndYoungOnesStay(@Autowired OutboxUpkeep upkeep) {
        append(key, Map.of("n", 1));
        append(key + "-young", Map.of("n", 1));
        published.awaitOne(TOPIC, TYPE, key);
        published.awaitOne(TOPIC, TYPE, key + "-young");
        Awaiting.until(
                () -> count("SELECT count(*) FROM outbox WHERE published_at IS NOT NULL AND key LIKE :key") == 2);
        database.sql("UPDATE outbox SET published_at = now() - interval '8 days' WHERE key = :key")
                .bind("key", key)
                .then()
                .block();
        database.sql("INSERT INTO inbox VALUES ('c', :key, now() - interval '31 days'), ('d', :key, now())")
                .bind("key", key)
                .then()
                .block();

        upkeep.clean().block();

        assertThat(count("SELECT count(*) FROM outbox WHERE key LIKE :key")).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM inbox WHERE event_id LIKE :key")).isEqualTo(1);
    }

    private long count(String sql) {
        Long count = database.sql(sql)
                .bind("key", key + "%")
                .mapValue(Long.class)
                .one()
                .block();
        return count == null ? 0 : count;
    }
}
