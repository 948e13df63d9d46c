package com.byeolshow.platform.idempotency;

import com.byeolshow.platform.web.problem.RefusedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers kept under the key of their command. */
public final class StoredAnswers {

    /** Long enough for a person or a script to try again, short enough for the table to stay small. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final DatabaseClient db;
    private final JsonMapper json;
    private final Clock clock;

    StoredAnswers(DatabaseClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Does the work and keeps its answer, or gives the answer of the first time. Must be called inside the transaction
     * of the work: if that fails, the key is free again, and a second call with the same key waits for the first.
     *
     * @param operation tells commands with equal requests apart
     */
    public <T> Mono<T> once(
            Optional<IdempotencyKey> key, String operation, Object request, Class<T> answer, Mono<T> work) {
        return key.map(given -> {
                    String fingerprint = fingerprint(operation, request);
                    return forgetOld()
                            .then(Mono.defer(() -> claim(given, fingerprint)))
                            .flatMap(claimed -> claimed
                                    ? work.flatMap(result -> keep(given, result).thenReturn(result))
                                    : recall(given, fingerprint, answer));
                })
                .orElse(work);
    }

    private Mono<Boolean> claim(IdempotencyKey key, String fingerprint) {
        return db.sql("""
                        INSERT INTO stored_answer (caller_id, key, fingerprint, created_at)
                        VALUES (:caller, :key, :fingerprint, :now) ON CONFLICT DO NOTHING""")
                .bind("caller", key.callerId())
                .bind("key", key.value())
                .bind("fingerprint", fingerprint)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private Mono<Void> keep(IdempotencyKey key, Object result) {
        return db.sql("UPDATE stored_answer SET answer = :answer WHERE caller_id = :caller AND key = :key")
                .bind("answer", json.writeValueAsString(result))
                .bind("caller", key.callerId())
                .bind("key", key.value())
                .then();
    }

    private <T> Mono<T> recall(IdempotencyKey key, String fingerprint, Class<T> answer) {
        return db.sql("""
                        SELECT answer FROM stored_answer
                        WHERE caller_id = :caller AND key = :key AND fingerprint = :fingerprint""")
                .bind("caller", key.callerId())
                .bind("key", key.value())
                .bind("fingerprint", fingerprint)
                .map(row -> Objects.requireNonNull(row.get("answer", String.class)))
                .one()
                .map(stored -> json.readValue(stored, answer))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new RepeatProblem.KeyReused())));
    }

    /** A few at a time and never waiting, so that a command with a key stays as quick as one without. */
    private Mono<Void> forgetOld() {
        return db.sql("""
                        DELETE FROM stored_answer WHERE (caller_id, key) IN (
                            SELECT caller_id, key FROM stored_answer WHERE created_at < :before
                            ORDER BY created_at LIMIT 100 FOR UPDATE SKIP LOCKED)""").bind("before", clock.instant().minus(KEPT)).then();
    }

    private String fingerprint(String operation, Object request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] text = (operation + '\n' + json.writeValueAsString(request)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(digest.digest(text));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
