package com.byeolshow.broadcast.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** How late others hear of views and alarms, whatever goes on. */
@BroadcastTest
class TellTalliesTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final DatabaseClient db;
    private final TransactionalOperator tx;

    /** Lives two hours later, so that the service's own job leaves to it what is due in one. */
    private final TellTallies later;

    TellTalliesTest(
            WebTestClient http,
            FakeMux mux,
            Given given,
            DatabaseClient db,
            TransactionalOperator tx,
            UntoldTallies untold,
            Shows shows,
            ShowNews news) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.db = db;
        this.tx = tx;
        this.later = new TellTallies(untold, shows, news, Clock.offset(Clock.systemUTC(), Duration.ofHours(2)), tx);
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    @Test
    void oneRoundTellsAllThatIsDue() {
        String host = given.host();
        long show = given.reserved(http, host);
        db.sql("""
                WITH more AS (
                    INSERT INTO shows (influencer_id, stream_id, live_playback_id, title, notice, description, lead_price,
                        lead_sale, starts_at, status, version, updated_at, view_count)
                    SELECT influencer_id, stream_id, live_playback_id, title, notice, description, lead_price, lead_sale,
                        starts_at, status, 1, updated_at, 3 FROM shows, generate_series(1, 120) WHERE id = :show
                    RETURNING id)
                INSERT INTO untold_tallies SELECT id, now() + interval '1 hour' FROM more
                """).bind("show", show).then().block(AT_MOST);
        assertThat(untold(host)).isEqualTo(120);

        later.run().block(AT_MOST);

        assertThat(untold(host)).isZero();
        assertThat(given.count("SELECT count(*) FROM shows WHERE influencer_id = :p AND version = 2", host))
                .isEqualTo(120);
    }

    @Test
    void aShowThatEverybodyOpensHasItsTurnToo() throws InterruptedException {
        String host = given.host();
        long show = given.reserved(http, host);
        db.sql("INSERT INTO untold_tallies VALUES (:show, now() + interval '1 hour')")
                .bind("show", show)
                .then()
                .block(AT_MOST);
        var locked = new CountDownLatch(1);
        var counting = db.sql("SELECT 1 FROM shows WHERE id = :show FOR NO KEY UPDATE")
                .bind("show", show)
                .then()
                .doOnSuccess(_ -> locked.countDown())
                .then(Mono.delay(Duration.ofMillis(500)))
                .as(tx::transactional)
                .toFuture();
        assertThat(locked.await(20, TimeUnit.SECONDS)).isTrue();

        later.run().block(AT_MOST);

        counting.join();
        assertThat(untold(host)).isZero();
    }

    private long untold(String host) {
        return given.count(
                "SELECT count(*) FROM untold_tallies u JOIN shows s ON s.id = u.show_id WHERE s.influencer_id = :p",
                host);
    }
}
