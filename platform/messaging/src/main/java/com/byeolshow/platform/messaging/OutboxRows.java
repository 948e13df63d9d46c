package com.byeolshow.platform.messaging;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The outbox as the relay sees it. */
final class OutboxRows {

    /** Any constant will do, as every service has a database of its own: "outbox" in ASCII. */
    private static final long RELAY_LOCK = 0x6f7574626f78L;

    /** Rows a parked row of the same topic and key holds back are not waiting. */
    private static final String WAITING = """
            FROM outbox o
            WHERE o.published_at IS NULL AND o.parked_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM outbox p
                              WHERE p.parked_at IS NOT NULL AND p.topic = o.topic AND p.key = o.key AND p.id < o.id)
            ORDER BY o.id
            """;

    private static final String DELETE_PUBLISHED = """
            DELETE FROM outbox WHERE id IN
                (SELECT id FROM outbox WHERE published_at < :before ORDER BY published_at LIMIT :limit)
            """;

    private static final String DELETE_HANDLED = """
            DELETE FROM inbox WHERE ctid IN
                (SELECT ctid FROM inbox WHERE received_at < :before ORDER BY received_at LIMIT :limit)
            """;

    private final DatabaseClient database;

    OutboxRows(DatabaseClient database) {
        this.database = database;
    }

    record Row(
            long id,
            String eventId,
            String topic,
            String type,
            String key,
            @Nullable String data,
            Instant occurredAt,
            @Nullable String traceparent,
            int attempts) {}

    /**
     * What is left to publish.
     *
     * @param oldest when the oldest event that could be published occurred; null when there is none
     * @param parked events that were given up and wait for an operator
     */
    record Backlog(@Nullable Instant oldest, long parked) {}

    /** Whether the caller's transaction is now the only one that relays; released when it ends, however it ends. */
    Mono<Boolean> lock() {
        return database.sql("SELECT pg_try_advisory_xact_lock(:lock)")
                .bind("lock", RELAY_LOCK)
                .mapValue(Boolean.class)
                .one();
    }

    /**
     * In id order. Two transactions that change one aggregate wait for each other's row lock, so per key the order of ids
     * is the order of commits.
     */
    Flux<Row> waiting(int limit) {
        return database.sql(
                        "SELECT id, event_id, topic, type, key, data::text AS data, occurred_at, traceparent, attempts "
                                + WAITING + " LIMIT :limit")
                .bind("limit", limit)
                .map(OutboxRows::row)
                .all();
    }

    Mono<Void> markPublished(Collection<Long> ids) {
        return ids.isEmpty()
                ? Mono.empty()
                : database.sql("UPDATE outbox SET published_at = now(), last_error = NULL WHERE id = ANY(:ids)")
                        .bind("ids", ids.toArray(Long[]::new))
                        .then();
    }

    /** Counts a failure that lies in the event itself; parks it when it was the last allowed. */
    Mono<Void> markRefused(long id, String error, int attemptsAllowed) {
        return database.sql("""
                        UPDATE outbox SET attempts = attempts + 1, last_error = :error,
                            parked_at = CASE WHEN attempts + 1 >= :allowed THEN now() END
                        WHERE id = :id
                        """)
                .bind("error", error)
                .bind("allowed", attemptsAllowed)
                .bind("id", id)
                .then();
    }

    Mono<Backlog> backlog() {
        return database.sql("SELECT (SELECT o.occurred_at " + WAITING
                        + " LIMIT 1) AS oldest, (SELECT count(*) FROM outbox WHERE parked_at IS NOT NULL) AS parked")
                .map(row -> new Backlog(
                        instant(row.get("oldest", OffsetDateTime.class)),
                        Objects.requireNonNull(row.get("parked", Long.class))))
                .one();
    }

    Mono<Long> deletePublished(Instant before, int limit) {
        return delete(DELETE_PUBLISHED, before, limit);
    }

    Mono<Long> deleteHandled(Instant before, int limit) {
        return delete(DELETE_HANDLED, before, limit);
    }

    private Mono<Long> delete(String sql, Instant before, int limit) {
        return database.sql(sql)
                .bind("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }

    private static Row row(Readable row) {
        return new Row(
                Objects.requireNonNull(row.get("id", Long.class)),
                text(row, "event_id"),
                text(row, "topic"),
                text(row, "type"),
                text(row, "key"),
                row.get("data", String.class),
                Objects.requireNonNull(row.get("occurred_at", OffsetDateTime.class))
                        .toInstant(),
                row.get("traceparent", String.class),
                Objects.requireNonNull(row.get("attempts", Integer.class)));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
