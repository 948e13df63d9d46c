package com.byeolshow.broadcast.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.mux.MuxStreams;
import com.byeolshow.broadcast.show.model.HostedShow;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.PublishedEvents.Published;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Several watchdogs on one database. */
@BroadcastTest
class WatchReplicasTest {

    private static final Duration LONG_AGO = Duration.ofMinutes(31);
    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final int REPLICAS = 3;

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final DatabaseClient db;
    private final TransactionalOperator transactions;
    private final WatchSettings settings;
    private final EndShow endShow;
    private final RecordShow recordShow;
    private final FindRecordings findRecordings;
    private final ObserveEncoder observeEncoder;
    private final MuxStreams streams;
    private final PublishedEvents events;

    WatchReplicasTest(
            WebTestClient http,
            FakeMux mux,
            Given given,
            DatabaseClient db,
            TransactionalOperator transactions,
            WatchSettings settings,
            EndShow endShow,
            RecordShow recordShow,
            FindRecordings findRecordings,
            ObserveEncoder observeEncoder,
            MuxStreams streams,
            PublishedEvents events) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.db = db;
        this.transactions = transactions;
        this.settings = settings;
        this.endShow = endShow;
        this.recordShow = recordShow;
        this.findRecordings = findRecordings;
        this.observeEncoder = observeEncoder;
        this.streams = streams;
        this.events = events;
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    /** Rounds of a far future, so that the service's own watchdog finds them all looked at. */
    @Test
    void eachShowIsLookedAtByOneReplicaOncePerRound() {
        List<Long> shows = IntStream.range(0, 12)
                .mapToObj(_ -> given.live(http, given.host()))
                .toList();
        for (int round = 1; round <= 3; round++) {
            Instant now = Instant.now().plus(Duration.ofHours(round));
            assertThat(claimedByAll(now)).containsAll(shows).doesNotHaveDuplicates();
            assertThat(claimedByAll(now)).as("in the same round").doesNotContainAnyElementsOf(shows);
        }
    }

    /** Without that, all replicas would look at one batch after the other while the rest grows old. */
    @Test
    void aReplicaDoesNotWaitForWhatAnotherIsTaking() {
        long show = given.live(http, given.host());
        db.sql("""
                WITH hosts AS (
                    INSERT INTO stream_keys (influencer_id, claimed_until, stream_id, stream_key, playback_id)
                    SELECT mark, now(), mark, mark, mark
                    FROM generate_series(1, 60) n, LATERAL (SELECT 'watched-' || n AS mark) named RETURNING influencer_id)
                INSERT INTO shows (influencer_id, stream_id, live_playback_id, title, notice, description, lead_price,
                    lead_sale, starts_at, status, version, updated_at, live_since)
                SELECT h.influencer_id, h.influencer_id, live_playback_id, title, notice, description, lead_price,
                    lead_sale, starts_at, 'live', 1, updated_at, live_since
                FROM shows, hosts h WHERE id = :show
                """).bind("show", show).then().block(AT_MOST);
        Instant now = Instant.now().plus(Duration.ofHours(9));
        var taken = new CompletableFuture<List<HostedShow>>();
        var mayCommit = Sinks.<Void>empty();
        var first = new WatchedShows(db, settings)
                .claim(now)
                .collectList()
                .doOnNext(taken::complete)
                .then(mayCommit.asMono())
                .as(transactions::transactional)
                .toFuture();
        try {
            var firstTook = taken.orTimeout(20, TimeUnit.SECONDS).join();
            var secondTook = Objects.requireNonNull(
                    new WatchedShows(db, settings).claim(now).collectList().block(AT_MOST));
            assertThat(firstTook).hasSize(50);
            assertThat(secondTook).isNotEmpty().doesNotContainAnyElementsOf(firstTook);
        } finally {
            mayCommit.tryEmitEmpty();
            first.join();
            db.sql("DELETE FROM shows WHERE influencer_id LIKE 'watched-%'")
                    .then()
                    .block(AT_MOST);
        }
    }

    /** What all replicas together take at one moment, until nothing is left. */
    private List<Long> claimedByAll(Instant now) {
        return Objects.requireNonNull(Flux.range(0, REPLICAS)
                .flatMap(_ -> Flux.defer(() -> new WatchedShows(db, settings).claim(now))
                        .collectList()
                        .repeat()
                        .takeUntil(List::isEmpty)
                        .flatMapIterable(claimed -> claimed)
                        .subscribeOn(Schedulers.parallel()))
                .map((HostedShow claimed) -> claimed.show().id().value())
                .collectList()
                .block(Duration.ofSeconds(30)));
    }

    @Test
    void anAbandonedShowIsEndedOnceHoweverManyLook() {
        String host = given.host();
        mux.standsAs(host, "idle");
        long id = given.live(http, host);
        given.back(id, "live_since", LONG_AGO);
        Flux.range(0, REPLICAS)
                .flatMap(_ -> replica().run().subscribeOn(Schedulers.parallel()))
                .blockLast(Duration.ofSeconds(30));
        Awaiting.until(() -> !given.column(id, "status", String.class).equals("live"));
        assertThat(events.awaitAll("broadcast.lifecycle", Long.toString(id), 3))
                .extracting(Published::type)
                .containsOnlyOnce("broadcast.ended.v1");
        Awaiting.until(() -> mux.completionsOf("ls_" + host) == 1);
    }

    private WatchShows replica() {
        return new WatchShows(
                new WatchedShows(db, settings),
                settings,
                endShow,
                recordShow,
                findRecordings,
                observeEncoder,
                streams,
                Clock.systemUTC(),
                new SimpleMeterRegistry());
    }
}
