package com.byeolshow.identity.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How often somebody asked. Counted in the database, so that replicas count together. */
@Component
class Allowances {

    private final DatabaseClient database;

    Allowances(DatabaseClient database) {
        this.database = database;
    }

    /**
     * @param used in the present window, this time included
     * @param left until the window ends
     */
    record Use(int used, Duration left) {}

    /** Counts one more; the first one after a window opens the next. */
    Mono<Use> use(String key, Instant now, Duration window) {
        return database.sql("""
                        INSERT INTO recovery_allowances AS a (key, used, window_ends_at) VALUES (:key, 1, :ends)
                        ON CONFLICT (key) DO UPDATE
                           SET used = CASE WHEN a.window_ends_at <= :now THEN 1 ELSE least(a.used, 1000000) + 1 END,
                               window_ends_at = CASE WHEN a.window_ends_at <= :now THEN :ends ELSE a.window_ends_at END
                        RETURNING used, window_ends_at
                        """)
                .bind("key", key)
                .bind("ends", now.plus(window))
                .bind("now", now)
                .map(row -> new Use(
                        Objects.requireNonNull(row.get("used", Integer.class)),
                        Duration.between(now, Objects.requireNonNull(row.get("window_ends_at", Instant.class)))))
                .one();
    }

    Mono<Void> forgetEnded(Instant now) {
        return database.sql("DELETE FROM recovery_allowances WHERE window_ends_at <= :now")
                .bind("now", now)
                .then();
    }
}
