package com.byeolshow.broadcast.show;

import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Streams the video platform still has to be told to finish. */
@Component
final class StreamClosings {

    /** Longer than one call with all its retries takes, so that no second replica asks at the same time. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** All are asked for at once, so that no claim grows old while its turn has not come. */
    static final int BATCH = 10;

    private static final String OF_SHOW = "show_id = :key";
    private static final String OF_DELETED =
            "stream_id = :key AND show_id IN (SELECT show_id FROM deleted_broadcasts WHERE stream_id = :key)";

    /**
     * One stream to finish.
     *
     * @param attempts including the one now due, from 1
     */
    record Closing(ShowId showId, String streamId, int attempts) {}

    private final DatabaseClient db;

    StreamClosings(DatabaseClient db) {
        this.db = db;
    }

    Mono<Void> plan(ShowId id, String streamId, Instant due) {
        return db.sql("INSERT INTO stream_closings (show_id, stream_id, due_at) VALUES (:show, :stream, :due)")
                .bind("show", id.value())
                .bind("stream", streamId)
                .bind("due", due)
                .then();
    }

    /** Takes what is due, so that nobody else does for a while; a crash leaves it to be due again after that. */
    Flux<Closing> claimDue(Instant now) {
        return db.sql("""
                UPDATE stream_closings SET attempts = attempts + 1, due_at = :until, asking = true
                WHERE show_id IN (SELECT show_id FROM stream_closings WHERE due_at <= :now AND NOT needless
                    ORDER BY due_at LIMIT :batch FOR UPDATE SKIP LOCKED)
                RETURNING show_id, stream_id, attempts
                """)
                .bind("now", now)
                .bind("until", now.plus(LEASE))
                .bind("batch", BATCH)
                .map(row -> new Closing(
                        new ShowId(ShowRow.required(row, "show_id", Long.class)),
                        ShowRow.required(row, "stream_id", String.class),
                        ShowRow.required(row, "attempts", Integer.class)))
                .all();
    }

    /** Asked in vain: again then, unless the recording came meanwhile. */
    Mono<Void> postpone(ShowId id, Instant due) {
        return db.sql("UPDATE stream_closings SET due_at = :due, asking = false WHERE show_id = :show AND NOT needless")
                .bind("show", id.value())
                .bind("due", due)
                .then()
                .then(db.sql("DELETE FROM stream_closings WHERE show_id = :show AND needless")
                        .bind("show", id.value())
                        .then());
    }

    /** The platform has finished the stream. */
    Mono<Void> done(ShowId id) {
        return db.sql("DELETE FROM stream_closings WHERE show_id = :show")
                .bind("show", id.value())
                .then();
    }

    /** The recording came, so the stream is finished. */
    Mono<Void> drop(ShowId id) {
        return drop(OF_SHOW, id.value());
    }

    /** The recording came although its show was deleted. */
    Mono<Void> dropOfDeleted(String streamId) {
        return drop(OF_DELETED, streamId);
    }

    /** A question that is under way cannot be taken back. Its row stays, and with it the next show off air, until it is over. */
    private Mono<Void> drop(String which, Object key) {
        return db.sql("DELETE FROM stream_closings WHERE NOT asking AND " + which)
                .bind("key", key)
                .then()
                .then(db.sql("UPDATE stream_closings SET needless = true WHERE " + which)
                        .bind("key", key)
                        .then());
    }

    /** Clears away what is not wanted any more and was left by a replica that stopped while it asked. */
    Mono<Void> forgetNeedless(Instant now) {
        return db.sql("DELETE FROM stream_closings WHERE needless AND (NOT asking OR due_at <= :now)")
                .bind("now", now)
                .then();
    }
}
