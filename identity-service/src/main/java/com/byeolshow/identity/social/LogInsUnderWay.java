package com.byeolshow.identity.social;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Log-ins between the way to a provider and the way back. In the database, so that a restart loses none and any replica
 * can finish what another began.
 */
@Component
class LogInsUnderWay {

    private final DatabaseClient database;

    LogInsUnderWay(DatabaseClient database) {
        this.database = database;
    }

    /** @param codeVerifier of PKCE, where the provider supports it */
    record Departure(@Nullable String codeVerifier) {
        @Override
        public String toString() {
            return "Departure";
        }
    }

    /** Notes that the browser leaves, and forgets who left too long ago. */
    Mono<Void> add(
            SocialProvider provider,
            String state,
            String browser,
            @Nullable String codeVerifier,
            Instant now,
            Instant expiresAt) {
        var insert = database.sql("""
                        WITH forgotten AS (DELETE FROM social_log_ins WHERE expires_at <= :now)
                        INSERT INTO social_log_ins (state_hash, provider, browser_hash, code_verifier, expires_at)
                        VALUES (:state, :provider, :browser, :codeVerifier, :expiresAt)
                        """)
                .bind("now", now)
                .bind("state", hash(state))
                .bind("provider", provider.slug())
                .bind("browser", hash(browser))
                .bind("expiresAt", expiresAt);
        insert = codeVerifier == null
                ? insert.bindNull("codeVerifier", String.class)
                : insert.bind("codeVerifier", codeVerifier);
        return insert.then();
    }

    /**
     * Takes the log-in that left from this browser with this state; it cannot be taken twice. Empty when there is none or
     * it is too old. Secrets are looked up by hash, so that the time it takes says nothing about them.
     */
    Mono<Departure> take(SocialProvider provider, String state, String browser, Instant now) {
        return database.sql("""
                        DELETE FROM social_log_ins
                         WHERE state_hash = :state AND provider = :provider AND browser_hash = :browser
                        RETURNING code_verifier, expires_at > :now AS fresh
                        """)
                .bind("state", hash(state))
                .bind("provider", provider.slug())
                .bind("browser", hash(browser))
                .bind("now", now)
                .map(row -> Boolean.TRUE.equals(row.get("fresh", Boolean.class))
                        ? Optional.of(new Departure(row.get("code_verifier", String.class)))
                        : Optional.<Departure>empty())
                .one()
                .flatMap(Mono::justOrEmpty);
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
