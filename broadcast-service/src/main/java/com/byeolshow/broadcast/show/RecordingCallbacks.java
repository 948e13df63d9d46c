package com.byeolshow.broadcast.show;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The video platform's callbacks about finished recordings, each with what came of it. */
@Component
final class RecordingCallbacks {

    /** Twice as long as the platform repeats a callback. */
    static final Duration KEPT = Duration.ofDays(2);

    enum Verdict {
        COMPLETED,
        NOBODY_ON_AIR;

        private String column() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final DatabaseClient db;

    RecordingCallbacks(DatabaseClient db) {
        this.db = db;
    }

    /** True for the first delivery; a repeat that comes at the same time waits here for the first one to commit. */
    Mono<Boolean> begin(String eventId, Instant now) {
        return db.sql("""
                INSERT INTO recording_callbacks (event_id, received_at) VALUES (:event, :now)
                ON CONFLICT (event_id) DO NOTHING
                """)
                .bind("event", eventId)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> conclude(String eventId, Verdict verdict) {
        return db.sql("UPDATE recording_callbacks SET verdict = :verdict WHERE event_id = :event")
                .bind("event", eventId)
                .bind("verdict", verdict.column())
                .then();
    }

    Mono<Verdict> verdictOn(String eventId) {
        return db.sql("SELECT verdict FROM recording_callbacks WHERE event_id = :event")
                .bind("event", eventId)
                .map(row -> Verdict.valueOf(ShowRow.required(row, "verdict", String.class)
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_')))
                .one();
    }

    Mono<Void> forgetOld(Instant now) {
        return db.sql("DELETE FROM recording_callbacks WHERE received_at < :old")
                .bind("old", now.minus(KEPT))
                .then();
    }
}
