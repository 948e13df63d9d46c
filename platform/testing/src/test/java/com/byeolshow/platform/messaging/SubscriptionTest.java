package com.byeolshow.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.example.HearNotes;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.platform.web.RandomIds;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

@MessagingTest
class SubscriptionTest {

    private static final String FACTS = "other.facts";
    private static final String HAPPENED = "other.happened.v1";
    private static final String STATES = "other.states";
    private static final String STATE = "other.state.v1";

    private final IncomingEvents incoming;
    private final PublishedEvents published;
    private final HearNotes hear;
    private final DatabaseClient database;
    private final WebTestClient web;
    private final TestTokens tokens;
    private final MeterRegistry meters;
    private final ProducerFactory<String, byte[]> producers;
    private final String key = new RandomIds().next();

    SubscriptionTest(
            IncomingEvents incoming,
            PublishedEvents published,
            HearNotes hear,
            DatabaseClient database,
            WebTestClient web,
            TestTokens tokens,
            MeterRegistry meters,
            ProducerFactory<String, byte[]> producers) {
        this.incoming = incoming;
        this.published = published;
        this.hear = hear;
        this.database = database;
        this.web = web;
        this.tokens = tokens;
        this.meters = meters;
        this.producers = producers;
    }

    @AfterEach
    void nothingFails() {
        hear.failing.clear();
        hear.databaseAway.clear();
    }

    private List<String> heard(String key) {
        var texts = database.sql("SELECT text FROM heard WHERE key = :key ORDER BY position")
                .bind("key", key)
                .mapValue(String.class)
                .all()
                .collectList()
                .block();
        return texts == null ? List.of() : texts;
    }

    /** Returns when this consumer has handled everything sent to the key's partition so far. */
    private void caughtUp(String topic, String type) {
        String last = "last-" + new RandomIds().next();
        incoming.publish(topic, type, key, Map.of("text", last));
        Awaiting.until(() -> heard(key).contains(last));
    }

    @Test
    void eventsOfAKeyAreHeardInOrder() {
        IntStream.range(0, 30).forEach(i -> incoming.publish(FACTS, HAPPENED, key, Map.of("text", "t" + i)));
        Awaiting.until(() -> heard(key).size() == 30);
        assertThat(heard(key))
                .containsExactlyElementsOf(
                        IntStream.range(0, 30).mapToObj(i -> "t" + i).toList());
    }

    @Test
    void aRepeatedFactChangesNothing() {
        String id = incoming.publish(FACTS, HAPPENED, key, Map.of("text", "once"));
        incoming.publish(id, FACTS, HAPPENED, key, Map.of("text", "once"));
        caughtUp(FACTS, HAPPENED);
        assertThat(heard(key)).hasSize(2).startsWith("once");
    }

    @Test
    void aStateMayBeReadAgain() {
        String id = incoming.publish(STATES, STATE, key, Map.of("text", "state"));
        incoming.publish(id, STATES, STATE, key, Map.of("text", "state"));
        Awaiting.until(() -> heard(key).size() == 2);
    }

    @Test
    void aTombstoneRemoves() {
        incoming.publish(STATES, STATE, key, Map.of("text", "state"));
        Awaiting.until(() -> heard(key).size() == 1);
        incoming.tombstone(STATES, STATE, key);
        Awaiting.until(() -> heard(key).isEmpty());
    }

    @Test
    void otherTypesAreNoConcern() {
        incoming.publish(FACTS, "other.unheard.v1", key, Map.of("text", "?"));
        caughtUp(FACTS, HAPPENED);
        assertThat(heard(key)).hasSize(1);
        assertThat(published.now("dead.example.facts", key)).isEmpty();
    }

    @Test
    void aFailingEventIsRetriedThenBuriedAndTheNextIsHeard() {
        hear.failing.add(key);
        String id = incoming.publish(FACTS, HAPPENED, key, Map.of("text", "bad"));
        var dead = published.awaitOne("dead.example.facts", HAPPENED, key);
        hear.failing.clear();
        caughtUp(FACTS, HAPPENED);

        assertThat(dead.id()).isEqualTo(id);
        assertThat(dead.data().path("text").asString()).isEqualTo("bad");
        // Each attempt wrote before it failed; all of that was rolled back.
        assertThat(heard(key)).hasSize(1).doesNotContain("bad");
        // First delivery, three more, and the last event that succeeded.
        assertThat(hear.attemptsOf(key)).isEqualTo(5);
        assertThat(dead.headers())
                .containsEntry("dead_reason", "IllegalStateException")
                .containsKeys("kafka_dlt-original-topic", "kafka_dlt-original-offset", "kafka_dlt-original-partition")
                .doesNotContainKeys("kafka_dlt-exception-message", "kafka_dlt-exception-stacktrace");
        assertThat(meters.get("byeolshow.events.dead")
                        .tag("consumer", "example.facts")
                        .counter()
                        .count())
                .isPositive();
    }

    @Test
    void aDeadEventComesBackOnCommand() {
        hear.failing.add(key);
        incoming.publish(FACTS, HAPPENED, key, Map.of("text", "second chance"));
        published.awaitOne("dead.example.facts", HAPPENED, key);
        hear.failing.clear();
        assertThat(waiting()).isPositive();

        web.post()
                .uri("/actuator/deadletters/example.facts")
                .headers(headers -> headers.setBearerAuth(tokens.manager("operator")))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.consumer")
                .isEqualTo("example.facts");

        Awaiting.until(() -> heard(key).equals(List.of("second chance")));
        assertThat(waiting()).isZero();
        assertThat(published.now("retry.example.facts", key).getFirst().headers())
                .containsKey("ce_id")
                .doesNotContainKeys("kafka_dlt-original-topic", "dead_reason");
    }

    @Test
    void onlyOperatorsReplayAndOnlyConsumersThatExist() {
        web.post()
                .uri("/actuator/deadletters/example.facts")
                .contentType(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        web.post()
                .uri("/actuator/deadletters/example.facts")
                .headers(headers -> headers.setBearerAuth(tokens.customer("curious")))
                .contentType(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isForbidden();
        web.post()
                .uri("/actuator/deadletters/no.such")
                .headers(headers -> headers.setBearerAuth(tokens.manager("operator")))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private int waiting() {
        var count = new AtomicReference<Integer>(-1);
        web.get()
                .uri("/actuator/deadletters")
                .headers(headers -> headers.setBearerAuth(tokens.manager("operator")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$['example.facts']")
                .value(Integer.class, count::set);
        return count.get() == null ? -1 : count.get();
    }

    /** To the other consumer: garbage comes back from every replay, and a test here counts what is left after one. */
    @Test
    void garbageIsBuriedAtOnceAndBlocksNobody() {
        String id = incoming.publish(STATES, STATE, key, "this is not JSON");
        incoming.garbage(STATES, key, "no headers".getBytes(StandardCharsets.UTF_8));
        caughtUp(STATES, STATE);

        var dead = published.awaitOne("dead.example.states", STATE, key);
        assertThat(dead.id()).isEqualTo(id);
        assertThat(dead.headers()).containsEntry("dead_reason", "undecodable: data is not a Heard");
        assertThat(hear.attemptsOf(key)).isEqualTo(1);
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsGivenUp() {
        hear.databaseAway.add(key);
        incoming.publish(FACTS, HAPPENED, key, Map.of("text", "patient"));
        Awaiting.until(() -> hear.attemptsOf(key) > 6);
        hear.databaseAway.clear();
        Awaiting.until(() -> heard(key).equals(List.of("patient")));
        assertThat(published.now("dead.example.facts", key)).isEmpty();
    }

    @Test
    void theTraceOfThePublisherIsRestored() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var record = new ProducerRecord<String, byte[]>(
                FACTS, key, "{\"text\":\"traced\"}".getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_id",
                        new RandomIds().next(),
                        "ce_type",
                        HAPPENED,
                        "traceparent",
                        "00-" + trace + "-00f067aa0ba902b7-01")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        Mono.fromFuture(() -> {
                    var sent = new CompletableFuture<Void>();
                    producers.createProducer().send(record, (metadata, failure) -> sent.complete(null));
                    return sent;
                })
                .block();
        Awaiting.until(() -> heard(key).size() == 1);
        assertThat(hear.traces).contains(trace);
    }

    @Test
    void twoPurposesCannotShareAName() {
        var twice = List.of(Subscription.toFacts("same", "a"), Subscription.toFacts("same", "b"));
        assertThatThrownBy(() -> SubscriptionContainers.mustDiffer(twice)).hasMessageContaining("same");
        assertThatThrownBy(() -> Subscription.toFacts("x", "y")
                        .on("t", String.class, event -> Mono.empty())
                        .on("t", String.class, event -> Mono.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
