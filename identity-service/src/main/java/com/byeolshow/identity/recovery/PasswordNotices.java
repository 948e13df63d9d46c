package com.byeolshow.identity.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where mails about changed passwords wait until they are out. */
@Component
class PasswordNotices {

    private final DatabaseClient database;

    PasswordNotices(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A mail that is not out.
     *
     * @param attempt from 1
     */
    record Notice(String id, String email, Instant changedAt, int attempt) {
        @Override
        public String toString() {
            return "Notice[" + id + "]";
        }
    }

    /** In the caller's transaction. */
    Mono<Void> add(String id, String email, Instant changedAt) {
        return database.sql("""
                        INSERT INTO password_notices (id, email, changed_at, next_attempt_at)
                        VALUES (:id, :email, :changedAt, :changedAt)
                        """)
                .bind("id", id)
                .bind("email", email)
                .bind("changedAt", changedAt)
                .then();
    }

    /** Takes what is due, so that no other replica does until the lease ends. */
    Flux<Notice> claimDue(Instant now, Duration lease, int most) {
        return database.sql("""
                        UPDATE password_notices SET attempts = attempts + 1, next_attempt_at = :leased
                         WHERE id IN (SELECT id FROM password_notices WHERE next_attempt_at <= :now
                                       ORDER BY next_attempt_at LIMIT :most FOR UPDATE SKIP LOCKED)
                        RETURNING id, email, changed_at, attempts
                        """)
                .bind("leased", now.plus(lease))
                .bind("now", now)
                .bind("most", most)
                .map(row -> new Notice(
                        Objects.requireNonNull(row.get("id", String.class)),
                        Objects.requireNonNull(row.get("email", String.class)),
                        Objects.requireNonNull(row.get("changed_at", Instant.class)),
                        Objects.requireNonNull(row.get("attempts", Integer.class))))
                .all();
    }

    Mono<Void> postpone(String id, Instant until) {
        return database.sql("UPDATE password_notices SET next_attempt_at = :until WHERE id = :id")
                .bind("until", until)
                .bind("id", id)
                .then();
    }

    Mono<Void> drop(String id) {
        return database.sql("DELETE FROM password_notices WHERE id = :id")
                .bind("id", id)
                .then();
    }
}
