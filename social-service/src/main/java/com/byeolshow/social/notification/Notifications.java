package com.byeolshow.social.notification;

import com.byeolshow.platform.customer.Customers;
import com.byeolshow.social.notification.model.Notice;
import com.byeolshow.social.notification.model.NotificationKind;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Where notifications are kept. */
@Component
public class Notifications {

    /** Of one customer, the newest that can be listed and are counted; whoever has more has not looked for long. */
    public static final int MOST = 1_000;

    private final DatabaseClient database;
    private final Customers customers;
    private final JsonMapper json;
    private final Clock clock;

    Notifications(DatabaseClient database, Customers customers, JsonMapper json, Clock clock) {
        this.database = database;
        this.customers = customers;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Stores a notice for everyone named, in the caller's transaction; {@code fanout} does the same for audiences too large to
     * name. Whoever was told already is not told again, and whoever has left is not told.
     *
     * @param customerIds at most a thousand or so: they travel and are written in one statement
     * @return those stored now
     */
    public Mono<List<Added>> add(Notice notice, Collection<String> customerIds) {
        return customers.hold().then(Mono.defer(() -> database.sql("""
                                INSERT INTO notifications (customer_id, kind, subject, details, created_at)
                                SELECT told, :kind, :subject, :details, :at
                                FROM unnest(CAST(:customers AS text[])) AS told
                                WHERE NOT EXISTS (SELECT 1 FROM forgotten_customers
                                                  WHERE digest = sha256(convert_to(told, 'UTF8')))
                                ORDER BY told -- two of the same notice at once must not wait for each other
                                ON CONFLICT (customer_id, kind, subject) DO NOTHING
                                RETURNING id, customer_id""")
                .bind("kind", notice.kind().slug())
                .bind("subject", notice.subject())
                .bind("details", Json.of(json.writeValueAsString(notice)))
                .bind("at", clock.instant())
                .bind("customers", customerIds.toArray(String[]::new))
                .mapProperties(Added.class)
                .all()
                .collectList()));
    }

    /**
     * One customer's notifications, newest first; nothing beyond the newest {@link #MOST}, and nothing about those whose
     * account is gone.
     */
    public Flux<Stored> of(String customerId, long offset, int limit) {
        return database.sql("""
                        SELECT id, kind, details, created_at, read_at
                        FROM notifications n WHERE customer_id = :customer AND NOT EXISTS (
                            SELECT 1 FROM forgotten_customers
                            WHERE digest = sha256(convert_to(n.details->>'influencerId', 'UTF8')))
                        ORDER BY id DESC OFFSET :offset LIMIT :limit""")
                .bind("customer", customerId)
                .bind("offset", offset)
                .bind("limit", Math.clamp(MOST - offset, 0, limit))
                .map(this::stored)
                .all();
    }

    /** Those of some customers among the ids that one statement stored, in the order of ids. */
    public Flux<Addressed> among(long from, long to, Collection<String> customerIds) {
        return database.sql("""
                        SELECT id, customer_id, kind, details, created_at, read_at
                        FROM notifications WHERE id BETWEEN :from AND :to AND customer_id = ANY(:customers)
                        ORDER BY id""")
                .bind("from", from)
                .bind("to", to)
                .bind("customers", customerIds.toArray(String[]::new))
                .map(this::addressed)
                .all();
    }

    /**
     * What customers may have missed since the notification that each saw last, oldest first: those with a later id, and
     * those with an earlier one that was not committed yet when that one was stored. The latter may have been seen all
     * the same; ids tell.
     *
     * @param lastSeen id per customer; 0 for one who saw none
     * @param most per customer, the newest
     */
    public Flux<Addressed> missed(Map<String, Long> lastSeen, int most) {
        var customers = List.copyOf(lastSeen.keySet());
        return database.sql("""
                        SELECT n.id, n.customer_id, n.kind, n.details, n.created_at, n.read_at
                        FROM unnest(CAST(:customers AS text[]), CAST(:ids AS bigint[])) AS seen (customer_id, id)
                        CROSS JOIN LATERAL (
                            (SELECT * FROM notifications l WHERE l.customer_id = seen.customer_id AND l.id > seen.id
                             ORDER BY l.id DESC LIMIT :most)
                            UNION ALL
                            (SELECT e.* FROM notifications s
                             CROSS JOIN LATERAL (
                                 SELECT * FROM notifications b
                                 WHERE b.customer_id = seen.customer_id AND b.id < seen.id ORDER BY b.id DESC LIMIT 50) e
                             WHERE s.customer_id = seen.customer_id AND s.id = seen.id
                               AND e.stored_in >= s.open_since AND e.stored_in <> s.stored_in)) n
                        ORDER BY n.id""")
                .bind("customers", customers.toArray(String[]::new))
                .bind("ids", customers.stream().map(lastSeen::get).toArray(Long[]::new))
                .bind("most", most)
                .map(this::addressed)
                .all();
    }

    /** Those with these ids, as far as they still exist. */
    public Flux<Addressed> byIds(Collection<Long> ids) {
        return database.sql("""
                        SELECT id, customer_id, kind, details, created_at, read_at
                        FROM notifications WHERE id = ANY(:ids)""")
                .bind("ids", ids.toArray(Long[]::new))
                .map(this::addressed)
                .all();
    }

    /** The id of a customer's newest notification; 0 without any. */
    public Mono<Long> newestOf(String customerId) {
        return database.sql("SELECT coalesce(max(id), 0) FROM notifications WHERE customer_id = :customer")
                .bind("customer", customerId)
                .map(row -> required(row, 0))
                .one();
    }

    private Addressed addressed(Readable row) {
        return new Addressed(required(row, "customer_id", String.class), stored(row));
    }

    private Stored stored(Readable row) {
        var kind = NotificationKind.ofSlug(required(row, "kind", String.class));
        return new Stored(
                required(row, "id", Long.class),
                json.readValue(required(row, "details", String.class), kind.details()),
                required(row, "created_at", Instant.class),
                row.get("read_at", Instant.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    /** How many a customer has not read; {@link #MOST} stands for that many or more. */
    public Mono<Long> unreadOf(String customerId) {
        return database.sql("""
                        SELECT count(*) FROM (
                            SELECT 1 FROM notifications WHERE customer_id = :customer AND read_at IS NULL LIMIT :most) unread""")
                .bind("customer", customerId)
                .bind("most", MOST)
                .map(row -> required(row, 0))
                .one();
    }

    private static long required(Readable row, int column) {
        return Objects.requireNonNull(row.get(column, Long.class));
    }

    /**
     * Marks some of a customer's own as read; those read before keep the time of their first reading.
     *
     * @return how many of the named are the customer's
     */
    public Mono<Long> read(String customerId, Collection<Long> ids) {
        return database.sql("""
                        UPDATE notifications SET read_at = coalesce(read_at, :at)
                        WHERE customer_id = :customer AND id = ANY(:ids)""")
                .bind("customer", customerId)
                .bind("ids", ids.toArray(Long[]::new))
                .bind("at", clock.instant())
                .fetch()
                .rowsUpdated();
    }

    /** Marks everything of a customer as read, up to and including the notification with this id. */
    public Mono<Void> readUpTo(String customerId, long id) {
        return database.sql("""
                        UPDATE notifications SET read_at = :at
                        WHERE customer_id = :customer AND read_at IS NULL AND id <= :id""")
                .bind("customer", customerId)
                .bind("id", id)
                .bind("at", clock.instant())
                .then();
    }

    /**
     * Drops what was stored before that time.
     *
     * @param most at once, so that a backlog never holds the database for long
     * @return how many were dropped
     */
    Mono<Long> dropOlderThan(Instant time, int most) {
        return database.sql("""
                        DELETE FROM notifications WHERE id = ANY(ARRAY(
                            SELECT id FROM notifications WHERE created_at < :time LIMIT :most))""").bind("time", time).bind("most", most).fetch().rowsUpdated();
    }

    /**
     * Drops what followers were told about an influencer, as long as they follow; whoever has left since then does not see it
     * any more (see {@link #of}), and it goes with its age.
     */
    public Mono<Void> forgetHost(String influencerId) {
        return database.sql("""
                        DELETE FROM notifications n USING follows f
                        WHERE f.influencer_id = :influencer AND n.customer_id = f.customer_id
                            AND n.kind IN ('show-scheduled', 'show-started') AND n.details->>'influencerId' = :influencer""").bind("influencer", influencerId).then();
    }

    /** Drops everything a customer was told. */
    public Mono<Void> forget(String customerId) {
        return database.sql("DELETE FROM notifications WHERE customer_id = :customer")
                .bind("customer", customerId)
                .then();
    }

    /** That a customer has a new notification. */
    public record Added(long id, String customerId) {}

    /** Whose notification it is. */
    public record Addressed(String customerId, Stored stored) {}

    /** A notification as stored; its sentence is made when it is read, in the reader's language. */
    public record Stored(
            long id,
            Notice notice,
            Instant createdAt,
            @Nullable Instant readAt) {}
}
