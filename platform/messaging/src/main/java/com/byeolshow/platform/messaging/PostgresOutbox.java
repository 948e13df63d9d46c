package com.byeolshow.platform.messaging;

import com.byeolshow.platform.web.RandomIds;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Writes events into the service's own database, all of one call in one statement. */
final class PostgresOutbox implements Outbox {

    private static final String APPEND = """
            INSERT INTO outbox (event_id, topic, type, key, data, occurred_at, traceparent)
            SELECT e.event_id, e.topic, e.type, e.key, CAST(e.data AS json), :occurredAt, CAST(:traceparent AS text)
            FROM unnest(:ids, :topics, :types, :keys, :data) WITH ORDINALITY
                 AS e(event_id, topic, type, key, data, position)
            ORDER BY e.position
            """;

    private final DatabaseClient database;
    private final EventJson json;
    private final RandomIds ids;
    private final Clock clock;
    private final Traces traces;
    private final Set<String> declaredTopics;

    PostgresOutbox(
            DatabaseClient database,
            EventJson json,
            RandomIds ids,
            Clock clock,
            Traces traces,
            Set<String> declaredTopics) {
        this.database = database;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.traces = traces;
        this.declaredTopics = declaredTopics;
    }

    @Override
    public Mono<Void> append(List<OutgoingEvent> events) {
        if (events.isEmpty()) {
            return Mono.empty();
        }
        return inTransaction().then(Mono.deferContextual(context -> write(events, traces.traceparent(context))));
    }

    private static Mono<Void> inTransaction() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .map(TransactionSynchronizationManager::isActualTransactionActive)
                .onErrorResume(NoTransactionException.class, none -> Mono.just(false))
                .flatMap(active -> active
                        ? Mono.empty()
                        : Mono.error(new IllegalStateException(
                                "events can only be appended inside the transaction that changes the state")));
    }

    private Mono<Void> write(List<OutgoingEvent> events, @Nullable String traceparent) {
        int count = events.size();
        var eventIds = new String[count];
        var topics = new String[count];
        var types = new String[count];
        var keys = new String[count];
        var data = new @Nullable String[count];
        for (int i = 0; i < count; i++) {
            OutgoingEvent event = events.get(i);
            mustBeDeclared(event.topic());
            eventIds[i] = ids.next();
            topics[i] = event.topic();
            types[i] = event.type();
            keys[i] = event.key();
            data[i] = event.data() == null ? null : json.write(event.data());
        }
        var statement = database.sql(APPEND)
                .bind("ids", eventIds)
                .bind("topics", topics)
                .bind("types", types)
                .bind("keys", keys)
                .bind("data", data)
                .bind("occurredAt", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        return (traceparent == null
                        ? statement.bindNull("traceparent", String.class)
                        : statement.bind("traceparent", traceparent))
                .then();
    }

    /** The relay could never deliver to a topic nobody creates, so the mistake shows where it is made. */
    private void mustBeDeclared(String topic) {
        if (!declaredTopics.contains(topic)) {
            throw new IllegalArgumentException(
                    "topic '%s' is not declared: add a bean Topics.state(\"%s\") or Topics.facts(\"%s\"); declared are %s"
                            .formatted(topic, topic, topic, Arrays.toString(declaredTopics.toArray())));
        }
    }
}
