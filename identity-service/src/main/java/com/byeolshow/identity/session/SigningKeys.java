package com.byeolshow.identity.session;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The keys that sign tokens, kept in the database so that every replica signs with the same one. The next key is published
 * with the one that signs; a retired one stays published until its last token has expired.
 */
@Component
class SigningKeys {

    /** How long a key retired elsewhere may still sign here; the table is tiny, so looking often costs nothing. */
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(5);

    /** On top of a token's life: replicas that still signed with it, and clocks that differ. */
    private static final Duration PUBLISHED_LONGER_BY = Duration.ofHours(1);

    private final StoredKeys keys;
    private final RotateKeys rotateKeys;
    private final KeySeal seal;
    private final Duration lifetime;
    private final Clock clock;
    private final Mono<Ring> ring;

    SigningKeys(StoredKeys keys, RotateKeys rotateKeys, KeySeal seal, TokenSettings settings, Clock clock) {
        this.keys = keys;
        this.rotateKeys = rotateKeys;
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

    /** Creates the first keys if there are none. */
    Mono<Ring> ring() {
        return ring;
    }

    private Mono<Ring> load() {
        return stored().switchIfEmpty(Mono.defer(rotateKeys::run).then(Mono.defer(this::stored)));
    }

    private Mono<Ring> stored() {
        return keys.since(clock.instant().minus(lifetime).minus(PUBLISHED_LONGER_BY))
                .collectList()
                .filter(rows -> !rows.isEmpty() && rows.getFirst().isActive())
                .publishOn(Schedulers.boundedElastic())
                .map(this::opened);
    }

    private Ring opened(List<StoredKeys.Row> rows) {
        List<ECKey> published = rows.stream().map(SigningKeys::publicKey).toList();
        StoredKeys.Row active = rows.getFirst();
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

    private static ECKey publicKey(StoredKeys.Row row) {
        try {
            return ECKey.parse(row.publicKey());
        } catch (ParseException broken) {
            throw new IllegalStateException("signing key %s is not readable".formatted(row.kid()), broken);
        }
    }
}
