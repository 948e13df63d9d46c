package com.byeolshow.broadcast.withdrawal;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Accounts that are gone and may have left shows or a stream. */
@Component
final class LeavingHosts {

    /** Twice as long as a revoked token may still be taken somewhere: what it can begin has begun by then. */
    static final Duration GRACE = Duration.ofSeconds(10);

    /** Longer than removing the shows of a busy host takes, so that no second replica works on the same ones. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final int BATCH = 10;

    /** @param attempts including the one now due, from 1 */
    record Leaving(String influencerId, int attempts) {}

    private final DatabaseClient db;

    LeavingHosts(DatabaseClient db) {
        this.db = db;
    }

    /** Notes an account, in the transaction in which the rest of it is forgotten. */
    Mono<Void> note(String influencerId, Instant now) {
        return db.sql("""
                INSERT INTO leaving_hosts (influencer_id, due_at) VALUES (:influencer, :due) ON CONFLICT DO NOTHING
                """)
                .bind("influencer", influencerId)
                .bind("due", now.plus(GRACE))
                .then();
    }

    /** Takes what is due, so that nobody else does for a while; a crash leaves it to be due again after that. */
    Flux<Leaving> claimDue(Instant now) {
        return db.sql("""
                UPDATE leaving_hosts SET attempts = attempts + 1, due_at = :until
                WHERE influencer_id IN (SELECT influencer_id FROM leaving_hosts WHERE due_at <= :now
                    ORDER BY due_at LIMIT :batch FOR UPDATE SKIP LOCKED)
                RETURNING influencer_id, attempts
                """)
                .bind("now", now)
                .bind("until", now.plus(LEASE))
                .bind("batch", BATCH)
                .map(LeavingHosts::leaving)
                .all();
    }

    private static Leaving leaving(Readable row) {
        return new Leaving(
                Objects.requireNonNull(row.get("influencer_id", String.class)),
                Objects.requireNonNull(row.get("attempts", Integer.class)));
    }

    Mono<Void> postpone(String influencerId, Instant due) {
        return db.sql("UPDATE leaving_hosts SET due_at = :due WHERE influencer_id = :influencer")
                .bind("influencer", influencerId)
                .bind("due", due)
                .then();
    }

    Mono<Void> done(String influencerId) {
        return db.sql("DELETE FROM leaving_hosts WHERE influencer_id = :influencer")
                .bind("influencer", influencerId)
                .then();
    }
}
