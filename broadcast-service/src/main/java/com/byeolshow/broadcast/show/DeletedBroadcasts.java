package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.model.RecordedShow.Orphan;
import com.byeolshow.broadcast.show.model.Show;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shows that were deleted before their recording came: it is unwanted when it does. */
@Component
final class DeletedBroadcasts {

    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final int BATCH = 10;

    /** One whose recording is to be looked for at the platform. */
    record Lost(ShowId showId, String streamId, Instant liveSince, Instant deletedAt) {}

    private final DatabaseClient db;
    private final WatchSettings settings;

    DeletedBroadcasts(DatabaseClient db, WatchSettings settings) {
        this.db = db;
        this.settings = settings;
    }

    /** Its callback may come or be lost: after a while the platform is asked. */
    Mono<Void> remember(Show show, Instant liveSince, Instant now) {
        return db.sql("""
                INSERT INTO deleted_broadcasts (show_id, stream_id, live_since, deleted_at, due_at)
                VALUES (:show, :stream, :since, :now, :due)
                """)
                .bind("show", show.id().value())
                .bind("stream", show.feed().streamId())
                .bind("since", liveSince)
                .bind("now", now)
                .bind("due", now.plus(settings.recording()))
                .then();
    }

    Mono<List<Orphan>> ofStream(String streamId) {
        return db.sql(
                        "SELECT show_id, live_since, deleted_at FROM deleted_broadcasts WHERE stream_id = :stream ORDER BY deleted_at")
                .bind("stream", streamId)
                .map(row -> new Orphan(
                        new ShowId(ShowRow.required(row, "show_id", Long.class)),
                        ShowRow.required(row, "live_since", Instant.class),
                        ShowRow.required(row, "deleted_at", Instant.class)))
                .all()
                .collectList();
    }

    /** Takes what is due, so that nobody else does for a while. */
    Flux<Lost> claimDue(Instant now) {
        return db.sql("""
                UPDATE deleted_broadcasts SET due_at = :until
                WHERE show_id IN (SELECT show_id FROM deleted_broadcasts WHERE due_at <= :now
                    ORDER BY due_at LIMIT :batch FOR UPDATE SKIP LOCKED)
                RETURNING show_id, stream_id, live_since, deleted_at
                """)
                .bind("now", now)
                .bind("until", now.plus(LEASE))
                .bind("batch", BATCH)
                .map(row -> new Lost(
                        new ShowId(ShowRow.required(row, "show_id", Long.class)),
                        ShowRow.required(row, "stream_id", String.class),
                        ShowRow.required(row, "live_since", Instant.class),
                        ShowRow.required(row, "deleted_at", Instant.class)))
                .all();
    }

    /** Asked for; the row stays a while for callbacks that come late. */
    Mono<Void> asked(ShowId id) {
        return db.sql("UPDATE deleted_broadcasts SET due_at = NULL WHERE show_id = :show")
                .bind("show", id.value())
                .then();
    }

    Mono<Void> forgetOld(Instant now) {
        return db.sql("DELETE FROM deleted_broadcasts WHERE due_at IS NULL AND deleted_at < :old")
                .bind("old", now.minus(RecordingCallbacks.KEPT))
                .then();
    }
}
