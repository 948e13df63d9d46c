package com.byeolshow.identity.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tokens that were given back before they expired. */
@Component
class RevokedTokens {

    /** Longer than the tolerance of any verifier's clock: an expired token must not come back by being forgotten. */
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofMinutes(10);

    private final DatabaseClient database;
    private final Clock clock;

    RevokedTokens(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Remembers a token until nobody would accept it anyway, and forgets those that are past that. */
    Mono<Void> add(String tokenId, Instant expiresAt) {
        return database.sql("""
                        WITH forgotten AS (DELETE FROM revoked_tokens WHERE expires_at < :past)
                        INSERT INTO revoked_tokens (jti, expires_at) VALUES (:jti, :expiresAt) ON CONFLICT DO NOTHING
                        """)
                .bind("past", clock.instant().minus(KEPT_AFTER_EXPIRY))
                .bind("jti", tokenId)
                .bind("expiresAt", expiresAt)
                .then();
    }

    Mono<Boolean> contains(String tokenId) {
        return database.sql("SELECT 1 FROM revoked_tokens WHERE jti = :jti")
                .bind("jti", tokenId)
                .map(_ -> true)
                .one()
                .defaultIfEmpty(false);
    }
}
