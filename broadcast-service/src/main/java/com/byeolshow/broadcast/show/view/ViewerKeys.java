package com.byeolshow.broadcast.show.view;

import com.byeolshow.broadcast.show.view.model.KeyPeriod;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Gives viewers names that all replicas agree on and that say nothing about who they are: hashes with a key that exists in
 * the database only, for one period and the next.
 */
@Component
class ViewerKeys {

    private static final String ALGORITHM = "HmacSHA256";

    /** 128 bits, in which no two viewers of a show meet by chance. */
    private static final int LENGTH = 16;

    private final DatabaseClient db;
    private final ViewSettings settings;
    private final Clock clock;
    private volatile @Nullable Keys known;

    ViewerKeys(DatabaseClient db, ViewSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
        // Loads the security provider now, not on the first viewer's event loop.
        hash(new SecretKeySpec(new byte[LENGTH], ALGORITHM), "");
    }

    /**
     * A viewer's names, in hexadecimal digits.
     *
     * @param former the one of the period before, under which a recent view may be written down
     */
    record Names(String current, String former) {}

    private record Keys(KeyPeriod period, SecretKey current, SecretKey former) {

        Names of(Watcher watcher) {
            return new Names(hash(current, watcher.mark()), hash(former, watcher.mark()));
        }
    }

    Mono<Names> namesOf(Watcher watcher) {
        return Mono.defer(() -> {
            var period = KeyPeriod.of(clock.instant(), settings.keyLife());
            var keys = known;
            return (keys != null && keys.period().equals(period) ? Mono.just(keys) : load(period))
                    .map(found -> found.of(watcher));
        });
    }

    /** Whichever replica comes first makes the keys, from random bits of the database. */
    private Mono<Keys> load(KeyPeriod period) {
        return db.sql("""
                INSERT INTO viewer_keys (period, key)
                SELECT p, sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'))
                FROM unnest(CAST(:periods AS bigint[])) AS t (p) ORDER BY p ON CONFLICT DO NOTHING
                """)
                .bind("periods", new Long[] {period.former().number(), period.number()})
                .then()
                .then(Mono.defer(() -> key(period.former()).zipWith(key(period))))
                .map(keys -> new Keys(period, keys.getT2(), keys.getT1()))
                .doOnNext(keys -> known = keys);
    }

    private Mono<SecretKey> key(KeyPeriod period) {
        return db.sql("SELECT key FROM viewer_keys WHERE period = :period")
                .bind("period", period.number())
                .map(row -> Objects.requireNonNull(row.get("key", byte[].class)))
                .one()
                .map(bytes -> new SecretKeySpec(bytes, ALGORITHM));
    }

    /** Drops keys whose names no view has any more. */
    Mono<Void> forget() {
        return db.sql("DELETE FROM viewer_keys WHERE period < :former")
                .bind(
                        "former",
                        KeyPeriod.of(clock.instant(), settings.keyLife())
                                .former()
                                .number())
                .then();
    }

    private static String hash(SecretKey key, String mark) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(mark.getBytes(StandardCharsets.UTF_8)), 0, LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
