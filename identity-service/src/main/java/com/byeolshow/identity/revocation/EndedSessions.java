package com.byeolshow.identity.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sessions that were ended before their tokens expired. A token of the app is a session of its own, under its own id. */
@Component
class EndedSessions {

    /** Longer than the tolerance of any verifier's clock: an expired token must not come back by being forgotten. */
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofMinutes(10);

    private final DatabaseClient database;
    private final Clock clock;

    EndedSessions(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Remembers a session until nobody would accept its tokens anyway, and forgets those that are past that.
     *
     * @return false when it was known before
     */
    Mono<Boolean> add(String sessionId, Instant expiresAt) {
        return database.sql("""
                        WITH forgotten AS (DELETE FROM revoked_tokens WHERE expires_at < :past)
                        INSERT INTO revoked_tokens (jti, expires_at) VALUES (:jti, :expiresAt) ON CONFLICT DO NOTHING
                        """)
                .bind("past", clock.instant().minus(KEPT_AFTER_EXPIRY))
                .bind("jti", sessionId)
                .bind("expiresAt", expiresAt)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Mono<Boolean> contains(String sessionId) {
        return database.sql("SELECT 1 FROM revoked_tokens WHERE jti = :jti")
                .bind("jti", sessionId)
                .map(_ -> true)
                .one()
                .defaultIfEmpty(false);
    }
}
