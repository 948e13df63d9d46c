package com.byeolshow.platform.messaging;

import com.byeolshow.platform.messaging.Subscription.Handler;
import com.byeolshow.platform.messaging.Subscription.Kind;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.transport.ReceiverContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Hands one record to its handler, in one transaction together with the note that the event was handled. */
final class EventHandling {

    private static final Logger log = LoggerFactory.getLogger(EventHandling.class);

    private static final String REMEMBER =
            "INSERT INTO inbox (consumer, event_id) VALUES (:consumer, :event) ON CONFLICT DO NOTHING";

    /** What became of a record; a tag of the timer {@code byeolshow.event.handling}. */
    enum Outcome {
        HANDLED,
        DUPLICATE,
        /** A type this consumer has no handler for. */
        SKIPPED
    }

    private final DatabaseClient database;
    private final TransactionalOperator tx;
    private final EventJson json;
    private final ObservationRegistry observations;
    private final Duration handlerLimit;

    EventHandling(
            DatabaseClient database,
            TransactionalOperator tx,
            EventJson json,
            ObservationRegistry observations,
            Duration handlerLimit) {
        this.database = database;
        this.tx = tx;
        this.json = json;
        this.observations = observations;
        this.handlerLimit = handlerLimit;
    }

    /**
     * Handles a record and returns when its transaction has committed. Blocks: it runs on the consumer's own thread, and
     * that is what keeps events in order and the consumer no faster than the database.
     */
    void handle(Subscription subscription, ConsumerRecord<String, byte[]> record) {
        var received = new ReceiverContext<ConsumerRecord<String, byte[]>>(EventHandling::header);
        received.setCarrier(record);
        String type = header(record, "ce_type");
        var observation = Observation.createNotStarted("byeolshow.event.handling", () -> received, observations)
                .contextualName("handle " + subscription.consumer())
                .lowCardinalityKeyValue("consumer", subscription.consumer())
                .lowCardinalityKeyValue("type", subscription.handlerOf(type) == null ? "other" : String.valueOf(type))
                .lowCardinalityKeyValue("outcome", "failed")
                .start();
        try (var scope = observation.openScope()) {
            Outcome outcome = decide(subscription, record)
                    .timeout(handlerLimit)
                    .contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, observation))
                    .block();
            observation.lowCardinalityKeyValue(
                    "outcome", String.valueOf(outcome).toLowerCase(Locale.ROOT));
            log.debug("{} event {} of type {} in {}", outcome, header(record, "ce_id"), type, subscription.consumer());
        } catch (RuntimeException failure) {
            observation.error(failure);
            throw failure;
        } finally {
            observation.stop();
        }
    }

    private Mono<Outcome> decide(Subscription subscription, ConsumerRecord<String, byte[]> record) {
        if (record.value() == null && subscription.kind() == Kind.STATE) {
            return removeState(subscription, record);
        }
        String id = header(record, "ce_id");
        String type = header(record, "ce_type");
        if (id == null || type == null || record.key() == null) {
            return Mono.error(new UndecodableEventException("no ce_id, ce_type or key"));
        }
        Handler<?> handler = subscription.handlerOf(type);
        if (handler == null) {
            return Mono.just(Outcome.SKIPPED);
        }
        if (record.value() == null) {
            return Mono.error(new UndecodableEventException("no data"));
        }
        return switch (subscription.kind()) {
            case STATE ->
                Mono.defer(() -> run(handler, id, type, record))
                        .thenReturn(Outcome.HANDLED)
                        .as(tx::transactional);
            case FACTS -> once(subscription, id, Mono.defer(() -> run(handler, id, type, record)));
        };
    }

    private Mono<Outcome> removeState(Subscription subscription, ConsumerRecord<String, byte[]> record) {
        var action = subscription.tombstoneHandler();
        if (action == null) {
            return Mono.just(Outcome.SKIPPED);
        }
        if (record.key() == null) {
            return Mono.error(new UndecodableEventException("no key"));
        }
        return Mono.defer(() -> action.apply(record.key()))
                .thenReturn(Outcome.HANDLED)
                .as(tx::transactional);
    }

    private Mono<Outcome> once(Subscription subscription, String eventId, Mono<Void> action) {
        return database.sql(REMEMBER)
                .bind("consumer", subscription.consumer())
                .bind("event", eventId)
                .fetch()
                .rowsUpdated()
                .flatMap(written -> written == 0 ? Mono.just(Outcome.DUPLICATE) : action.thenReturn(Outcome.HANDLED))
                .as(tx::transactional);
    }

    private <T> Mono<Void> run(Handler<T> handler, String id, String type, ConsumerRecord<String, byte[]> record) {
        T data = json.read(record.value(), handler.dataType());
        return handler.action().apply(new ReceivedEvent<>(id, type, record.key(), occurredAt(record), data));
    }

    private static Instant occurredAt(ConsumerRecord<String, byte[]> record) {
        String time = header(record, "ce_time");
        try {
            return time == null
                    ? Instant.ofEpochMilli(record.timestamp())
                    : OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw new UndecodableEventException("ce_time is no time");
        }
    }

    static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
