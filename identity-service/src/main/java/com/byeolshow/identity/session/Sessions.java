package com.byeolshow.identity.session;

import com.byeolshow.identity.session.model.RefreshRules;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where sessions and their refresh tokens are kept. */
@Component
class Sessions {

    private final DatabaseClient database;

    Sessions(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> begin(String sessionId, String customerId, long standing, Instant now, Instant endsAt) {
        return database.sql("""
                        INSERT INTO sessions (id, customer_id, standing, started_at, ends_at)
                        VALUES (:id, :customerId, :standing, :now, :endsAt)
                        """)
                .bind("id", sessionId)
                .bind("customerId", customerId)
                .bind("standing", standing)
                .bind("now", now)
                .bind("endsAt", endsAt)
                .then();
    }

    Mono<Void> add(String sessionId, RefreshToken token, Instant expiresAt) {
        return database.sql("""
                        INSERT INTO refresh_tokens (hash, session_id, expires_at) VALUES (:hash, :sessionId, :expiresAt)
                        """)
                .bind("hash", token.hash())
                .bind("sessionId", sessionId)
                .bind("expiresAt", expiresAt)
                .then();
    }

    /** Nobody else uses the session until the end of the transaction. Empty for a token we do not know. */
    Mono<RefreshRules.Known> lock(RefreshToken token) {
        return database.sql("""
                        SELECT s.id, s.customer_id, s.standing, s.ends_at, s.ended_at, t.expires_at, t.spent_at
                          FROM sessions s JOIN refresh_tokens t ON t.session_id = s.id
                         WHERE t.hash = :hash
                           FOR UPDATE
                        """).bind("hash", token.hash()).map(Sessions::known).one();
    }

    Mono<Void> spend(RefreshToken token, Instant now) {
        return database.sql("UPDATE refresh_tokens SET spent_at = :now WHERE hash = :hash")
                .bind("now", now)
                .bind("hash", token.hash())
                .then();
    }

    /** False when the session was over already, or is none of ours. */
    Mono<Boolean> end(String sessionId, Instant now) {
        return database.sql("UPDATE sessions SET ended_at = :now WHERE id = :id AND ended_at IS NULL")
                .bind("now", now)
                .bind("id", sessionId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Forgets sessions that nothing can be done with any more; a spent token of theirs gives nobody away then. */
    Mono<Void> forgetBefore(Instant moment) {
        return database.sql("""
                        DELETE FROM sessions s
                         WHERE s.ends_at < :moment OR s.ended_at < :moment
                            OR NOT EXISTS (SELECT 1 FROM refresh_tokens t
                                            WHERE t.session_id = s.id AND t.expires_at >= :moment)
                        """).bind("moment", moment).then();
    }

    private static RefreshRules.Known known(Readable row) {
        return new RefreshRules.Known(
                required(row, "id", String.class),
                required(row, "customer_id", String.class),
                required(row, "standing", Long.class),
                required(row, "ends_at", Instant.class),
                row.get("ended_at", Instant.class),
                required(row, "expires_at", Instant.class),
                row.get("spent_at", Instant.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
