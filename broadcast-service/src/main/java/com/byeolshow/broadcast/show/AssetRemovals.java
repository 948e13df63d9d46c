package com.byeolshow.broadcast.show;

import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Recordings the video platform still has to be told to delete. */
@Component
final class AssetRemovals {

    /** Longer than one call with all its retries takes, so that no second replica asks at the same time. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final int BATCH = 10;

    /**
     * One recording to delete.
     *
     * @param attempts including the one now due, from 1
     */
    record Removal(String assetId, int attempts) {}

    private final DatabaseClient db;

    AssetRemovals(DatabaseClient db) {
        this.db = db;
    }

    Mono<Void> plan(String assetId, Instant due) {
        return db.sql("""
                INSERT INTO asset_removals (asset_id, due_at) VALUES (:asset, :due) ON CONFLICT (asset_id) DO NOTHING
                """).bind("asset", assetId).bind("due", due).then();
    }

    /** Takes what is due, so that nobody else does for a while; a crash leaves it to be due again after that. */
    Flux<Removal> claimDue(Instant now) {
        return db.sql("""
                UPDATE asset_removals SET attempts = attempts + 1, due_at = :until
                WHERE asset_id IN (SELECT asset_id FROM asset_removals WHERE due_at <= :now
                    ORDER BY due_at LIMIT :batch FOR UPDATE SKIP LOCKED)
                RETURNING asset_id, attempts
                """)
                .bind("now", now)
                .bind("until", now.plus(LEASE))
                .bind("batch", BATCH)
                .map(row -> new Removal(
                        ShowRow.required(row, "asset_id", String.class),
                        ShowRow.required(row, "attempts", Integer.class)))
                .all();
    }

    Mono<Void> postpone(String assetId, Instant due) {
        return db.sql("UPDATE asset_removals SET due_at = :due WHERE asset_id = :asset")
                .bind("asset", assetId)
                .bind("due", due)
                .then();
    }

    Mono<Void> done(String assetId) {
        return db.sql("DELETE FROM asset_removals WHERE asset_id = :asset")
                .bind("asset", assetId)
                .then();
    }
}
