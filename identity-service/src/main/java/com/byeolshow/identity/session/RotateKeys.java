package com.byeolshow.identity.session;

import com.byeolshow.identity.session.model.KeyRules;
import com.byeolshow.identity.session.model.KeyRules.Step;
import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Sees to it that one key signs and the next one is published, and lets them take turns. */
@Component
class RotateKeys {

    private static final Logger log = LoggerFactory.getLogger(RotateKeys.class);

    private final StoredKeys keys;
    private final KeySeal seal;
    private final KeySettings settings;
    private final Clock clock;
    private final TransactionalOperator tx;

    RotateKeys(StoredKeys keys, KeySeal seal, KeySettings settings, Clock clock, TransactionalOperator tx) {
        this.keys = keys;
        this.seal = seal;
        this.settings = settings;
        this.clock = clock;
        this.tx = tx;
    }

    /** Does what is due. Replicas that run together wait for each other, and the later ones find nothing to do. */
    Mono<Void> run() {
        // Deferred, because the scheduler calls this method once and subscribes to its answer again and again.
        return Mono.defer(this::due).flatMap(steps -> steps.isEmpty() ? Mono.empty() : turn());
    }

    private Mono<Void> turn() {
        return keys.lock()
                .then(Mono.defer(this::due))
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::take)
                .then()
                .as(tx::transactional);
    }

    private Mono<List<Step>> due() {
        Instant now = now();
        return keys.since(now).collectList().map(rows -> {
            var active = rows.stream().filter(StoredKeys.Row::isActive).findFirst();
            var prepared = rows.stream().filter(StoredKeys.Row::isPrepared).findFirst();
            return KeyRules.due(
                    active.map(RotateKeys::active).orElse(null),
                    prepared.map(row -> new KeyRules.Prepared(row.kid(), row.createdAt()))
                            .orElse(null),
                    now,
                    settings.period(),
                    settings.lead());
        });
    }

    private static KeyRules.Active active(StoredKeys.Row row) {
        Instant since = row.activatedAt();
        return new KeyRules.Active(row.kid(), since == null ? row.createdAt() : since);
    }

    private Mono<Void> take(Step step) {
        Instant now = now();
        return switch (step) {
            case Step.Begin() -> add(now, now);
            case Step.Prepare() -> add(now, null);
            case Step.Activate(var kid) ->
                keys.activate(kid, now).doOnSuccess(_ -> log.info("signing key {} signs from now on", kid));
            case Step.Retire(var kid) ->
                keys.retire(kid, now).doOnSuccess(_ -> log.info("signing key {} signs no more", kid));
        };
    }

    private Mono<Void> add(Instant now, @Nullable Instant activatedAt) {
        return Mono.fromCallable(RotateKeys::generate)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(key -> keys.add(key, sealed(key), now, activatedAt)
                        .doOnSuccess(_ -> log.info("signing key {} was made", key.getKeyID())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
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
}
