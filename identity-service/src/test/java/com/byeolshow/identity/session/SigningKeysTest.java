package com.byeolshow.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.identity.People;
import com.byeolshow.platform.testing.ServiceTest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

@ServiceTest
class SigningKeysTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DatabaseClient database;
    private final KeySeal seal;
    private final TokenSettings settings;
    private final KeySettings turns;
    private final TransactionalOperator tx;
    private final People people;

    SigningKeysTest(
            DatabaseClient database,
            KeySeal seal,
            TokenSettings settings,
            KeySettings turns,
            TransactionalOperator tx,
            WebTestClient web) {
        this.database = database;
        this.seal = seal;
        this.settings = settings;
        this.turns = turns;
        this.tx = tx;
        this.people = new People(web);
    }

    @Test
    void replicasThatNeedAFirstKeyTogetherAgreeOnOne() {
        database.sql("UPDATE signing_keys SET retired_at = now() WHERE retired_at IS NULL")
                .then()
                .block(PATIENCE);

        Set<String> kids = Objects.requireNonNull(Flux.range(0, 8)
                .flatMap(_ -> replica(seal).ring().subscribeOn(Schedulers.parallel()))
                .map(ring -> ring.active().getKeyID())
                .collect(Collectors.toSet())
                .block(PATIENCE));

        assertThat(kids).hasSize(1);
    }

    @Test
    void retiredKeyVerifiesUntilItsLastTokenHasExpired() throws JOSEException, GeneralSecurityException {
        var person = people.signUp();
        String before = ring().active().getKeyID();

        retireActive();
        assertThat(ring().active().getKeyID()).isNotEqualTo(before);
        assertThat(published()).contains(before);
        people.get("/user", person.token()).expectStatus().isOk().expectBody(Void.class);

        // Not the service's own keys: it may sign with one of those for some seconds more.
        String late = retired("7 days 50 minutes");
        String tooLate = retired("7 days 70 minutes");
        assertThat(published()).contains(late).doesNotContain(tooLate);
    }

    private String retired(String ago) throws JOSEException, GeneralSecurityException {
        var key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        database.sql("""
                        INSERT INTO signing_keys (kid, public_key, sealed_private, created_at, activated_at, retired_at)
                        VALUES (:kid, :publicKey, :sealed, now() - interval '40 days', now() - interval '40 days',
                                now() - :ago::interval)
                        """)
                .bind("kid", key.getKeyID())
                .bind("publicKey", key.toPublicJWK().toJSONString())
                .bind("sealed", seal.seal(key.getKeyID(), key.getD().decode()))
                .bind("ago", ago)
                .then()
                .block(PATIENCE);
        return key.getKeyID();
    }

    @Test
    void privatePartIsInTheDatabaseOnlySealed() {
        ECKey active = ring().active();
        byte[] secret = active.getD().decode();

        var stored = Objects.requireNonNull(
                database.sql("SELECT encode(sealed_private, 'hex') || public_key FROM signing_keys WHERE kid = :kid")
                        .bind("kid", active.getKeyID())
                        .mapValue(String.class)
                        .one()
                        .block(PATIENCE));

        assertThat(stored)
                .doesNotContain(HexFormat.of().formatHex(secret))
                .doesNotContain(active.getD().toString())
                .doesNotContain("\"d\"");
    }

    @Test
    void anotherSecretSaysWhatIsWrong() throws GeneralSecurityException {
        ring();
        var stranger = new KeySeal(new TokenSettings(Duration.ofDays(7), "another-secret-that-sealed-nothing-here"));

        assertThatThrownBy(() -> replica(stranger).ring().block(PATIENCE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("key-secret");
    }

    private void retireActive() {
        database.sql("UPDATE signing_keys SET retired_at = now() "
                        + "WHERE activated_at IS NOT NULL AND retired_at IS NULL")
                .then()
                .block(PATIENCE);
    }

    private SigningKeys.Ring ring() {
        return Objects.requireNonNull(replica(seal).ring().block(PATIENCE));
    }

    private List<String> published() {
        return ring().published().stream().map(ECKey::getKeyID).toList();
    }

    /** A fresh one, as another replica has it: nothing remembered from before. */
    private SigningKeys replica(KeySeal seal) {
        var keys = new StoredKeys(database);
        return new SigningKeys(keys, rotation(), seal, settings, Clock.systemUTC());
    }

    private RotateKeys rotation() {
        return new RotateKeys(new StoredKeys(database), seal, turns, Clock.systemUTC(), tx);
    }

    /** The scheduler subscribes to one answer for as long as the process lives. */
    @Test
    void eachRoundOfTheRotationLooksAtTheClockAnew() {
        var reads = new AtomicInteger();
        var clock = new Clock() {
            @Override
            public Instant instant() {
                reads.incrementAndGet();
                return Instant.now();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        var job = new RotateKeys(new StoredKeys(database), seal, turns, clock, tx).run();

        job.block(PATIENCE);
        int once = reads.get();
        job.block(PATIENCE);

        assertThat(reads.get()).isGreaterThan(once);
    }

    @Test
    void nextKeyIsPublishedBeforeItSigns() {
        var ring = ring();

        assertThat(ring.published()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(ring.published().getFirst().getKeyID())
                .isEqualTo(ring.active().getKeyID());
    }

    @Test
    void keyThatWasRetiredByHandIsFollowedByTheOneEverybodyKnows() {
        String next = ring().published().get(1).getKeyID();

        retireActive();

        assertThat(ring().active().getKeyID()).isEqualTo(next);
    }

    @Test
    void keysTakeTurnsOnceHoweverManyReplicasLookAndNobodyIsLoggedOut() {
        var person = people.signUp();
        var before = ring();
        String next = before.published().get(1).getKeyID();
        database.sql("""
                        UPDATE signing_keys SET created_at = created_at - interval '31 days',
                                                activated_at = activated_at - interval '31 days'
                         WHERE retired_at IS NULL
                        """).then().block(PATIENCE);

        Flux.range(0, 8)
                .flatMap(_ -> rotation().run().subscribeOn(Schedulers.parallel()))
                .then()
                .block(PATIENCE);

        var after = ring();
        assertThat(after.active().getKeyID()).isEqualTo(next);
        assertThat(published()).contains(before.active().getKeyID());
        assertThat(after.published().get(1).getKeyID()).isNotIn(before.active().getKeyID(), next);
        people.get("/user", person.token()).expectStatus().isOk().expectBody(Void.class);
    }
}
