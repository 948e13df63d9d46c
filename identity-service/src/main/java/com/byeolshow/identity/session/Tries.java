package com.byeolshow.identity.session;

import com.byeolshow.identity.session.model.TryRules;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where failed log-ins are counted. */
@Component
class Tries {

    private final DatabaseClient database;

    Tries(DatabaseClient database) {
        this.database = database;
    }

    /** Nobody else looks at the subject until the end of the transaction; lock several in the order of their names. */
    Mono<TryRules.Tries> lock(String subject, Instant now) {
        return database.sql("""
                        INSERT INTO log_in_tries (subject, failures, last_at, paused_until) VALUES (:subject, 0, :now, :now)
                        ON CONFLICT (subject) DO UPDATE SET failures = log_in_tries.failures
                        RETURNING failures, last_at, paused_until
                        """)
                .bind("subject", subject)
                .bind("now", now)
                .map(Tries::tries)
                .one();
    }

    Mono<Void> save(String subject, TryRules.Tries tries) {
        return database.sql("""
                        UPDATE log_in_tries SET failures = :failures, last_at = :lastAt, paused_until = :pausedUntil
                         WHERE subject = :subject
                        """)
                .bind("subject", subject)
                .bind("failures", tries.failures())
                .bind("lastAt", tries.lastAt())
                .bind("pausedUntil", tries.pausedUntil())
                .then();
    }

    Mono<Void> forget(String subject) {
        return database.sql("DELETE FROM log_in_tries WHERE subject = :subject")
                .bind("subject", subject)
                .then();
    }

    /** Takes the try back that was counted beforehand, and its pause with it. */
    Mono<Void> takeBack(String subject) {
        return database.sql("""
                        UPDATE log_in_tries SET failures = greatest(failures - 1, 0), paused_until = last_at
                         WHERE subject = :subject
                        """).bind("subject", subject).then();
    }

    Mono<Void> forgetBefore(Instant moment) {
        return database.sql("DELETE FROM log_in_tries WHERE last_at < :moment AND paused_until < :moment")
                .bind("moment", moment)
                .then();
    }

    private static TryRules.Tries tries(Readable row) {
        return new TryRules.Tries(
                Objects.requireNonNull(row.get("failures", Integer.class)),
                Objects.requireNonNull(row.get("last_at", Instant.class)),
                Objects.requireNonNull(row.get("paused_until", Instant.class)));
    }
}
