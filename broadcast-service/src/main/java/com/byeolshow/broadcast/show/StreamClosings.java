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

    private static final int BATCH = 10;

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
                UPDATE stream_closings SET attempts = attempts + 1, due_at = :until
                WHERE show_id IN (SELECT show_id FROM stream_closings WHERE due_at <= :now
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

    Mono<Void> postpone(ShowId id, Instant due) {
        return db.sql("UPDATE stream_closings SET due_at = :due WHERE show_id = :show")
                .bind("show", id.value())
                .bind("due", due)
                .then();
    }

    /** The recording came although its show was deleted, so the stream is finished. */
    Mono<Void> dropOfDeleted(String streamId) {
        return db.sql("""
                DELETE FROM stream_closings WHERE stream_id = :stream
                    AND show_id IN (SELECT show_id FROM deleted_broadcasts WHERE stream_id = :stream)
                """).bind("stream", streamId).then();
    }

    /** Done, or no longer wanted. */
    Mono<Void> drop(ShowId id) {
        return db.sql("DELETE FROM stream_closings WHERE show_id = :show")
                .bind("show", id.value())
                .then();
    }
}
