package com.byeolshow.identity.session;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import io.r2dbc.spi.Readable;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The keys that sign tokens, kept in the database so that every replica signs with the same one. The first replica that
 * needs a key and finds none makes it. Retiring the active key ({@code retired_at}) makes the next look create another;
 * the retired one stays published until its last token has expired.
 */
@Component
class SigningKeys {

    /** How long a key retired elsewhere may still sign here; the table is tiny, so looking often costs nothing. */
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(5);

    /** On top of a token's life: replicas that still signed with it, and clocks that differ. */
    private static final Duration PUBLISHED_LONGER_BY = Duration.ofHours(1);

    private final DatabaseClient database;
    private final KeySeal seal;
    private final Duration lifetime;
    private final Clock clock;
    private final Mono<Ring> ring;

    SigningKeys(DatabaseClient database, KeySeal seal, TokenSettings settings, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.lifetime = settings.lifetime();
        this.clock = clock;
        this.ring = Mono.defer(this::load).cache(_ -> LOOK_AGAIN_AFTER, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    /**
     * Keys at one moment.
     *
     * @param active signs; has its private part
     * @param published verify; public parts only, the active one first
     */
    record Ring(ECKey active, List<ECKey> published) {
        @Override
        public String toString() {
            return "Ring[" + active.getKeyID() + "]";
        }
    }

    private record Row(
            String kid,
            String publicKey,
            byte[] sealedPrivate,
            @Nullable Instant retiredAt) {}

    /** Creates the first key if there is none. */
    Mono<Ring> ring() {
        return ring;
    }

    private Mono<Ring> load() {
        return stored().switchIfEmpty(Mono.defer(this::create).then(Mono.defer(this::stored)));
    }

    private Mono<Ring> stored() {
        return database.sql("""
                        SELECT kid, public_key, sealed_private, retired_at FROM signing_keys
                         WHERE retired_at IS NULL OR retired_at > :published
                         ORDER BY retired_at IS NOT NULL, created_at DESC
                        """)
                .bind("published", clock.instant().minus(lifetime).minus(PUBLISHED_LONGER_BY))
                .map(SigningKeys::row)
                .all()
                .collectList()
                .filter(rows -> !rows.isEmpty() && rows.getFirst().retiredAt() == null)
                .publishOn(Schedulers.boundedElastic())
                .map(this::opened);
    }

    private Ring opened(List<Row> rows) {
        List<ECKey> published = rows.stream().map(SigningKeys::publicKey).toList();
        Row active = rows.getFirst();
        try {
            var secret = Base64URL.encode(seal.open(active.kid(), active.sealedPrivate()));
            return new Ring(new ECKey.Builder(published.getFirst()).d(secret).build(), published);
        } catch (GeneralSecurityException wrongSecret) {
            throw new IllegalStateException(
                    "signing key %s does not open: was byeolshow.identity.tokens.key-secret changed?"
                            .formatted(active.kid()),
                    wrongSecret);
        }
    }

    /** Another replica may be doing the same; the unique index lets one in and the others read what it wrote. */
    private Mono<Void> create() {
        return Mono.fromCallable(SigningKeys::generate)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(key -> insert(key, sealed(key)));
    }

    private Mono<Void> insert(ECKey key, byte[] sealed) {
        return database.sql("""
                        INSERT INTO signing_keys (kid, public_key, sealed_private, created_at)
                        VALUES (:kid, :publicKey, :sealed, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("kid", key.getKeyID())
                .bind("publicKey", key.toPublicJWK().toJSONString())
                .bind("sealed", sealed)
                .bind("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
                .then();
    }

    private static ECKey generate() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256)
                .algorithm(new Algorithm(JWSAlgorithm.ES256.getName()))
                .keyUse(KeyUse.SIGNATURE)
                .keyIDFromThumbprint(true)
                .generate();
    }

    private byte[] sealed(ECKey key) {
        try {
            return seal.seal(key.getKeyID(), key.getD().decode());
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("cannot seal a signing key", unavailable);
        }
    }

    private static ECKey publicKey(Row row) {
        try {
            return ECKey.parse(row.publicKey());
        } catch (ParseException broken) {
            throw new IllegalStateException("signing key %s is not readable".formatted(row.kid()), broken);
        }
    }

    private static Row row(Readable row) {
        return new Row(
                Objects.requireNonNull(row.get("kid", String.class)),
                Objects.requireNonNull(row.get("public_key", String.class)),
                Objects.requireNonNull(row.get("sealed_private", byte[].class)),
                row.get("retired_at", Instant.class));
    }
}
