package com.byeolshow.identity.session;

import com.nimbusds.jose.jwk.ECKey;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where signing keys are kept. */
@Component
class StoredKeys {

    private final DatabaseClient database;

    StoredKeys(DatabaseClient database) {
        this.database = database;
    }

    record Row(
            String kid,
            String publicKey,
            byte[] sealedPrivate,
            Instant createdAt,
            @Nullable Instant activatedAt,
            @Nullable Instant retiredAt) {

        boolean isActive() {
            return activatedAt != null && retiredAt == null;
        }

        boolean isPrepared() {
            return activatedAt == null && retiredAt == null;
        }
    }

    /** The active key first, then the prepared one, then those retired after a moment. */
    Flux<Row> since(Instant retiredAfter) {
        return database.sql("""
                        SELECT kid, public_key, sealed_private, created_at, activated_at, retired_at FROM signing_keys
                         WHERE retired_at IS NULL OR retired_at > :retiredAfter
                         ORDER BY retired_at IS NOT NULL, activated_at IS NULL, created_at DESC
                        """)
                .bind("retiredAfter", retiredAfter)
                .map(StoredKeys::row)
                .all();
    }

    /** One replica changes keys at a time; until the end of the transaction. */
    Mono<Void> lock() {
        return database.sql("SELECT pg_advisory_xact_lock(hashtextextended('identity signing keys', 0))")
                .then();
    }

    /** @param activatedAt null for a key that only prepares */
    Mono<Void> add(ECKey key, byte[] sealedPrivate, Instant now, @Nullable Instant activatedAt) {
        var insert = database.sql("""
                        INSERT INTO signing_keys (kid, public_key, sealed_private, created_at, activated_at)
                        VALUES (:kid, :publicKey, :sealed, :now, :activatedAt)
                        """)
                .bind("kid", key.getKeyID())
                .bind("publicKey", key.toPublicJWK().toJSONString())
                .bind("sealed", sealedPrivate)
                .bind("now", now);
        return (activatedAt == null
                        ? insert.bindNull("activatedAt", Instant.class)
                        : insert.bind("activatedAt", activatedAt))
                .then();
    }

    Mono<Void> activate(String kid, Instant now) {
        return database.sql("UPDATE signing_keys SET activated_at = :now WHERE kid = :kid")
                .bind("now", now)
                .bind("kid", kid)
                .then();
    }

    Mono<Void> retire(String kid, Instant now) {
        return database.sql("UPDATE signing_keys SET retired_at = greatest(:now, created_at) WHERE kid = :kid")
                .bind("now", now)
                .bind("kid", kid)
                .then();
    }

    private static Row row(Readable row) {
        return new Row(
                Objects.requireNonNull(row.get("kid", String.class)),
                Objects.requireNonNull(row.get("public_key", String.class)),
                Objects.requireNonNull(row.get("sealed_private", byte[].class)),
                Objects.requireNonNull(row.get("created_at", Instant.class)),
                row.get("activated_at", Instant.class),
                row.get("retired_at", Instant.class));
    }
}
