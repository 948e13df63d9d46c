package com.byeolshow.identity.recovery;

import com.byeolshow.identity.account.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where wishes for another password wait for their mail, and then for their owner. */
@Component
class Resets {

    private final DatabaseClient database;

    Resets(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A wish whose mail is not out.
     *
     * @param attempt from 1
     */
    record Wish(String id, String userId, String email, int attempt) {
        @Override
        public String toString() {
            return "Wish[" + id + "]";
        }
    }

    /** A link that somebody may follow. */
    record Link(CustomerId customer, Instant mintedAt) {}

    Mono<Void> ask(String id, String userId, String email, Instant now) {
        return database.sql("""
                        INSERT INTO password_resets (id, user_id, email, asked_at, next_attempt_at)
                        VALUES (:id, :userId, :email, :now, :now)
                        """)
                .bind("id", id)
                .bind("userId", userId)
                .bind("email", email)
                .bind("now", now)
                .then();
    }

    /** Takes what is due, so that no other replica does until the lease ends. */
    Flux<Wish> claimDue(Instant now, Duration lease, int most) {
        return database.sql("""
                        UPDATE password_resets SET attempts = attempts + 1, next_attempt_at = :leased
                         WHERE id IN (SELECT id FROM password_resets WHERE next_attempt_at <= :now
                                       ORDER BY next_attempt_at LIMIT :most FOR UPDATE SKIP LOCKED)
                        RETURNING id, user_id, email, attempts
                        """)
                .bind("leased", now.plus(lease))
                .bind("now", now)
                .bind("most", most)
                .map(row -> new Wish(
                        Objects.requireNonNull(row.get("id", String.class)),
                        Objects.requireNonNull(row.get("user_id", String.class)),
                        Objects.requireNonNull(row.get("email", String.class)),
                        Objects.requireNonNull(row.get("attempts", Integer.class))))
                .all();
    }

    /** Makes the link of a wish valid from now on; before its mail leaves, as that may arrive without our knowing. */
    Mono<Void> mint(String id, CustomerId customer, byte[] tokenHash, Instant now, Instant expiresAt) {
        return database.sql("""
                        UPDATE password_resets
                           SET customer_id = :customer, token_hash = :hash, minted_at = :now, expires_at = :expiresAt
                         WHERE id = :id
                        """)
                .bind("customer", customer.value())
                .bind("hash", tokenHash)
                .bind("now", now)
                .bind("expiresAt", expiresAt)
                .bind("id", id)
                .then();
    }

    /** The mail is out; what was typed is not needed any more. */
    Mono<Void> mailed(String id) {
        return database.sql(
                        "UPDATE password_resets SET next_attempt_at = NULL, user_id = NULL, email = NULL WHERE id = :id")
                .bind("id", id)
                .then();
    }

    Mono<Void> postpone(String id, Instant until) {
        return database.sql("UPDATE password_resets SET next_attempt_at = :until WHERE id = :id")
                .bind("until", until)
                .bind("id", id)
                .then();
    }

    Mono<Void> drop(String id) {
        return database.sql("DELETE FROM password_resets WHERE id = :id")
                .bind("id", id)
                .then();
    }

    /** Empty when the link is unknown, used or too old. */
    Mono<Link> open(byte[] tokenHash, Instant now) {
        return database.sql(
                        "SELECT customer_id, minted_at FROM password_resets WHERE token_hash = :hash AND expires_at > :now")
                .bind("hash", tokenHash)
                .bind("now", now)
                .map(row -> new Link(
                        new CustomerId(Objects.requireNonNull(row.get("customer_id", String.class))),
                        Objects.requireNonNull(row.get("minted_at", Instant.class))))
                .one();
    }

    /** As {@link #open}, and nobody can follow it, or another link of the same customer, ever again. */
    Mono<Link> take(byte[] tokenHash, Instant now) {
        return database.sql("""
                        WITH taken AS (DELETE FROM password_resets WHERE token_hash = :hash AND expires_at > :now
                                       RETURNING id, customer_id, minted_at),
                             others AS (DELETE FROM password_resets r USING taken t
                                         WHERE r.customer_id = t.customer_id AND r.id <> t.id)
                        SELECT customer_id, minted_at FROM taken
                        """)
                .bind("hash", tokenHash)
                .bind("now", now)
                .map(row -> new Link(
                        new CustomerId(Objects.requireNonNull(row.get("customer_id", String.class))),
                        Objects.requireNonNull(row.get("minted_at", Instant.class))))
                .one();
    }

    Mono<Void> forgetExpired(Instant now) {
        return database.sql("DELETE FROM password_resets WHERE expires_at <= :now AND next_attempt_at IS NULL")
                .bind("now", now)
                .then();
    }
}
