package com.byeolshow.social.push;

import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is still to be pushed. */
@Component
class Pushes {

    /**
     * One that was taken for an attempt.
     *
     * @param attempts with this one
     */
    record Taken(long deviceId, long notificationId, int attempts, String token, String language) {
        @Override
        public String toString() {
            return "push of notification %d to device %d".formatted(notificationId, deviceId);
        }
    }

    /** How many wait, and since when the oldest is due. */
    record Waiting(long count, double lateSeconds) {}

    private final DatabaseClient database;

    Pushes(DatabaseClient database) {
        this.database = database;
    }

    /** Takes what is due, the longest due first. */
    Flux<Taken> take(Instant now, Instant lease, int most) {
        return database.sql("""
                        UPDATE pushes p SET due_at = :lease, attempts = attempts + 1
                        FROM (SELECT device_id, notification_id FROM pushes WHERE due_at <= :now
                              ORDER BY due_at LIMIT :most FOR UPDATE SKIP LOCKED) due
                        JOIN devices d ON d.id = due.device_id
                        WHERE p.device_id = due.device_id AND p.notification_id = due.notification_id
                        RETURNING p.device_id, p.notification_id, p.attempts, d.token, d.language""")
                .bind("now", now)
                .bind("lease", lease)
                .bind("most", most)
                .mapProperties(Taken.class)
                .all();
    }

    /** Done with these, however it went. */
    Mono<Void> finish(Collection<Taken> done) {
        return database.sql("""
                        DELETE FROM pushes p
                        USING unnest(CAST(:devices AS bigint[]), CAST(:notifications AS bigint[])) AS done (device, notification)
                        WHERE p.device_id = done.device AND p.notification_id = done.notification""")
                .bind("devices", done.stream().map(Taken::deviceId).toArray(Long[]::new))
                .bind("notifications", done.stream().map(Taken::notificationId).toArray(Long[]::new))
                .then();
    }

    Mono<Void> defer(Taken taken, Instant until) {
        return database.sql("""
                        UPDATE pushes SET due_at = :until
                        WHERE device_id = :device AND notification_id = :notification""")
                .bind("until", until)
                .bind("device", taken.deviceId())
                .bind("notification", taken.notificationId())
                .then();
    }

    Mono<Waiting> waiting(Instant now) {
        return database.sql("""
                        SELECT count(*), COALESCE(GREATEST(extract(epoch FROM :now::timestamptz - min(due_at)), 0), 0)::float8
                        FROM pushes""")
                .bind("now", now)
                .map(row -> new Waiting(
                        Objects.requireNonNull(row.get(0, Long.class)),
                        Objects.requireNonNull(row.get(1, Double.class))))
                .one();
    }
}
