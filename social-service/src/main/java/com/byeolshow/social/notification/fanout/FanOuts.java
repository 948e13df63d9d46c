package com.byeolshow.social.notification.fanout;

import com.byeolshow.platform.customer.Customers;
import com.byeolshow.social.notification.model.Notice;
import com.byeolshow.social.notification.model.NotificationKind;
import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What followers, wishers and those with an alarm are still to be told, and how far it got. */
@Component
public class FanOuts {

    /**
     * One that was taken for a slice.
     *
     * @param failures in a row before this attempt
     */
    record Taken(long id, int failures) {}

    /**
     * What a slice did.
     *
     * @param looked customers it went through
     * @param told of them were not told before
     */
    record Slice(long looked, long told) {}

    /** How many are unfinished, and since when the oldest waits. */
    record Waiting(long count, double oldestSeconds) {}

    private final DatabaseClient database;
    private final Customers customers;
    private final JsonMapper json;
    private final Clock clock;

    FanOuts(DatabaseClient database, Customers customers, JsonMapper json, Clock clock) {
        this.database = database;
        this.customers = customers;
        this.json = json;
        this.clock = clock;
    }

    /** Notes that the followers of a show's influencer, as they are now, are to be told that it is planned; once per show. */
    public Mono<Void> record(Notice.ShowScheduled notice) {
        return record(notice, "influencer_id", notice.influencerId(), null);
    }

    /**
     * Notes that the followers of a show's influencer and those who have an alarm for the show, as they are now, are to be
     * told that it has begun; once per show, and each of them once.
     */
    public Mono<Void> record(Notice.ShowStarted notice) {
        return awaitTurn(notice.showId())
                .then(Mono.defer(() -> record(notice, "influencer_id", notice.influencerId(), notice.showId())));
    }

    /** Notes that those who wish a product now are to be told that it is cheaper; once per drop. */
    public Mono<Void> record(Notice.WishCheaper notice) {
        return record(notice, "product_id", notice.productId(), null);
    }

    private Mono<Void> record(Notice notice, String column, String audience, @Nullable Long alarmedShow) {
        var insert = database.sql("""
                        INSERT INTO fan_outs (kind, subject, details, %s, alarmed_show_id, recorded_at, due_at)
                        VALUES (:kind, :subject, :details, :audience, :alarmed, :at, :at)
                        ON CONFLICT (kind, subject) DO NOTHING""".formatted(column));
        return (alarmedShow == null ? insert.bindNull("alarmed", Long.class) : insert.bind("alarmed", alarmedShow))
                .bind("kind", notice.kind().slug())
                .bind("subject", notice.subject())
                .bind("details", Json.of(json.writeValueAsString(notice)))
                .bind("audience", audience)
                .bind("at", clock.instant())
                .then();
    }

    /**
     * Makes the note that a show has begun and news about its alarms wait for each other until the transaction ends, so
     * that an alarm is seen either by the slices or by {@link #tellLate}.
     */
    public Mono<Void> awaitTurn(long showId) {
        return database.sql("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:show, 0))")
                .bind("show", "alarms:" + showId)
                .fetch()
                .first()
                .then();
    }

    /** Tells a customer whose alarm is heard of only now that the show has begun, if it was set before that was noted. */
    public Mono<Void> tellLate(long showId, String customerId, Instant setAt) {
        return customers.hold().then(Mono.defer(() -> database.sql("""
                        INSERT INTO notifications (customer_id, kind, subject, details, created_at)
                        SELECT :customer, f.kind, f.subject, f.details, :now FROM fan_outs f
                        WHERE f.kind = :kind AND f.subject = :subject AND f.recorded_at >= :setAt AND NOT EXISTS (
                            SELECT 1 FROM forgotten_customers
                            WHERE digest = sha256(convert_to(CAST(:customer AS text), 'UTF8')))
                        ON CONFLICT (customer_id, kind, subject) DO NOTHING""")
                .bind("customer", customerId)
                .bind("kind", NotificationKind.SHOW_STARTED.slug())
                .bind("subject", Long.toString(showId))
                .bind("setAt", setAt)
                .bind("now", clock.instant())
                .then()));
    }

    /** Takes the one that has waited longest, so that a huge one and small ones take turns; empty if none is due. */
    Mono<Taken> take(Instant now, Instant lease) {
        return database.sql("""
                        UPDATE fan_outs SET due_at = :lease
                        WHERE id = (SELECT id FROM fan_outs WHERE finished_at IS NULL AND due_at <= :now
                                    ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING id, failures""")
                .bind("now", now)
                .bind("lease", lease)
                .map(row -> new Taken(
                        Objects.requireNonNull(row.get(0, Long.class)),
                        Objects.requireNonNull(row.get(1, Integer.class))))
                .one();
    }

    /**
     * Tells the next customers by key and notes the place reached; to be run in a transaction. The row lock makes two
     * replicas that both believe to hold the lease go one after the other. Stores what {@code Notifications.add} would,
     * without carrying every customer through this JVM.
     */
    Mono<Slice> tellNext(long id, int most, Instant now) {
        return customers.hold().then(Mono.defer(() -> database.sql("""
                        WITH job AS MATERIALIZED (
                            SELECT * FROM fan_outs WHERE id = :id AND finished_at IS NULL FOR UPDATE
                        ), slice AS MATERIALIZED (
                            -- Limited inside: the index is read from the place reached, for one slice and no further.
                            SELECT next.customer_id FROM job CROSS JOIN LATERAL (
                                (SELECT f.customer_id FROM follows f
                                 WHERE f.influencer_id = job.influencer_id AND f.customer_id > job.told_up_to
                                   AND f.followed_at <= job.recorded_at
                                 ORDER BY f.customer_id LIMIT :most)
                                UNION -- and so whoever follows and has an alarm is there once
                                (SELECT a.customer_id FROM alarms a
                                 WHERE a.show_id = job.alarmed_show_id AND a.customer_id > job.told_up_to
                                   AND a.set_at <= job.recorded_at
                                 ORDER BY a.customer_id LIMIT :most)
                                ORDER BY customer_id LIMIT :most) next
                            UNION ALL -- an audience is one or the other
                            SELECT next.customer_id FROM job CROSS JOIN LATERAL (
                                SELECT w.customer_id FROM wishes w
                                WHERE w.product_id = job.product_id AND w.customer_id > job.told_up_to
                                  AND w.wished_at <= job.recorded_at
                                ORDER BY w.customer_id LIMIT :most) next
                        ), told AS (
                            INSERT INTO notifications (customer_id, kind, subject, details, created_at)
                            SELECT s.customer_id, j.kind, j.subject, j.details, :now
                            FROM slice s CROSS JOIN job j
                            WHERE NOT EXISTS (SELECT 1 FROM forgotten_customers
                                              WHERE digest = sha256(convert_to(s.customer_id, 'UTF8')))
                            ORDER BY s.customer_id -- as all who tell many do, so that they never wait for each other
                            ON CONFLICT (customer_id, kind, subject) DO NOTHING RETURNING 1
                        ), reached AS (
                            SELECT count(*) AS looked, max(customer_id) AS last, (SELECT count(*) FROM told) AS told
                            FROM slice
                        )
                        UPDATE fan_outs f SET
                            told_up_to = COALESCE(reached.last, f.told_up_to),
                            told = f.told + reached.told,
                            due_at = :now,
                            failures = 0,
                            finished_at = CASE WHEN reached.looked < :most THEN :now::timestamptz END
                        FROM reached, job WHERE f.id = job.id
                        RETURNING reached.looked, reached.told""")
                .bind("id", id)
                .bind("most", most)
                .bind("now", now)
                .map(row -> new Slice(
                        Objects.requireNonNull(row.get(0, Long.class)), Objects.requireNonNull(row.get(1, Long.class))))
                .one()));
    }

    Mono<Void> defer(long id, Instant until) {
        return database.sql("UPDATE fan_outs SET due_at = :until, failures = failures + 1 WHERE id = :id")
                .bind("id", id)
                .bind("until", until)
                .then();
    }

    Mono<Waiting> waiting(Instant now) {
        return database.sql("""
                        SELECT count(*), COALESCE(extract(epoch FROM :now::timestamptz - min(recorded_at)), 0)::float8
                        FROM fan_outs WHERE finished_at IS NULL""")
                .bind("now", now)
                .map(row -> new Waiting(
                        Objects.requireNonNull(row.get(0, Long.class)),
                        Objects.requireNonNull(row.get(1, Double.class))))
                .one();
    }

    /** Tells nobody any more about an influencer who is gone. */
    public Mono<Void> forgetHost(String influencerId) {
        return database.sql("DELETE FROM fan_outs WHERE influencer_id = :influencer")
                .bind("influencer", influencerId)
                .then();
    }

    Mono<Void> forget(Instant finishedBefore) {
        return database.sql("DELETE FROM fan_outs WHERE finished_at < :before")
                .bind("before", finishedBefore)
                .then();
    }
}
