package com.byeolshow.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.PublishedEvents.Published;
import com.byeolshow.platform.web.RandomIds;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Tracer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@MessagingTest
class OutboxTest {

    private final Outbox outbox;
    private final TransactionalOperator tx;
    private final PublishedEvents published;
    private final Tracer tracer;
    private final ObservationRegistry observations;
    private final String key = new RandomIds().next();

    OutboxTest(
            Outbox outbox,
            TransactionalOperator tx,
            PublishedEvents published,
            Tracer tracer,
            ObservationRegistry observations) {
        this.outbox = outbox;
        this.tx = tx;
        this.published = published;
        this.tracer = tracer;
        this.observations = observations;
    }

    record Data(String text, Instant at, @Nullable String absent) {}

    private OutgoingEvent event(String text) {
        return new OutgoingEvent(
                "example.written",
                "example.written.v1",
                key,
                new Data(text, Instant.parse("2030-05-01T11:00:00Z"), null));
    }

    @Test
    void eventsOfOneCallKeepTheirOrder() {
        var events = IntStream.range(0, 50).mapToObj(i -> event("e" + i)).toList();
        outbox.append(events).as(tx::transactional).block();

        assertThat(published.awaitAll("example.written", key, 50))
                .extracting(found -> found.data().path("text").asString())
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(i -> "e" + i).toList());
    }

    @Test
    void dataIsPlainJson() {
        outbox.append(event("a\u0000b")).as(tx::transactional).block();

        Published found = published.awaitOne("example.written", "example.written.v1", key);
        assertThat(found.data().path("text").asString()).isEqualTo("a\u0000b");
        assertThat(found.data().path("at").asString()).isEqualTo("2030-05-01T11:00:00Z");
        assertThat(found.data().has("absent")).isFalse();
        assertThat(found.id()).hasSize(22);
    }

    @Test
    void aRollbackPublishesNothing() {
        Mono<Void> failing = outbox.append(event("never"))
                .then(Mono.<Void>error(new IllegalStateException("no")))
                .as(tx::transactional);
        StepVerifier.create(failing).verifyError(IllegalStateException.class);
        // What comes later on the same key is there, so the first would have been too.
        outbox.append(event("after")).as(tx::transactional).block();

        assertThat(published.awaitAll("example.written", key, 1))
                .extracting(found -> found.data().path("text").asString())
                .containsExactly("after");
    }

    @Test
    void outsideATransactionNothingIsAppended() {
        StepVerifier.create(outbox.append(event("loose"))).verifyErrorSatisfies(failure -> assertThat(failure)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction"));
    }

    @Test
    void nothingHappensBeforeSubscription() {
        outbox.append(event("unsubscribed"));
        outbox.append(event("subscribed")).as(tx::transactional).block();

        assertThat(published.awaitAll("example.written", key, 1)).hasSize(1);
    }

    @Test
    void aTopicNobodyDeclaredIsNamed() {
        var undeclared = new OutgoingEvent("example.unknown", "example.unknown.v1", key, Map.of());
        assertThatThrownBy(() -> outbox.append(undeclared).as(tx::transactional).block())
                .hasMessageContaining("example.unknown")
                .hasMessageContaining("Topics.facts");
    }

    @Test
    void aTombstoneHasNoValue() {
        outbox.append(List.of(
                        new OutgoingEvent("example.notes", "example.note.v1", key, Map.of("text", "x")),
                        OutgoingEvent.tombstone("example.notes", "example.note.v1", key)))
                .as(tx::transactional)
                .block();

        var found = published.awaitAll("example.notes", key, 2);
        assertThat(found.getFirst().isTombstone()).isFalse();
        assertThat(found.getLast().isTombstone()).isTrue();
        assertThat(found.getLast().type()).isEqualTo("example.note.v1");
    }

    @Test
    void theTraceOfTheRequestTravels() {
        var observation = Observation.start("test", observations);
        String traceId = observation.scopedChecked(() -> Objects.requireNonNull(
                        Objects.requireNonNull(tracer.currentSpan()).context())
                .traceId());
        outbox.append(event("traced"))
                .as(tx::transactional)
                .contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, observation))
                .block();
        observation.stop();

        assertThat(published
                        .awaitOne("example.written", "example.written.v1", key)
                        .traceparent())
                .contains(traceId);
    }
}
