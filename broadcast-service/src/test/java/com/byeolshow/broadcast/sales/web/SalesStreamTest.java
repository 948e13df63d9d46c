package com.byeolshow.broadcast.sales.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.sales.OtherServices;
import com.byeolshow.broadcast.sales.OtherServices.Line;
import com.byeolshow.broadcast.sales.Sales;
import com.byeolshow.broadcast.sales.SalesFeed;
import com.byeolshow.broadcast.sales.SalesSettings;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.platform.web.problem.RefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Sales as they happen, over real connections. */
@BroadcastTest
class SalesStreamTest {

    private final WebTestClient http;
    private final Given given;
    private final OtherServices others;
    private final TestTokens tokens;
    private final SalesFeed feed;
    private final MeterRegistry meters;
    private final Sales sales;
    private final SalesSettings settings;
    private final ConnectionFactory connections;

    @LocalServerPort
    private int port;

    private final List<SalesWatch> open = new ArrayList<>();
    private String host = "";
    private String lip = "";
    private long show;

    SalesStreamTest(
            WebTestClient http,
            Given given,
            OtherServices others,
            TestTokens tokens,
            SalesFeed feed,
            MeterRegistry meters,
            Sales sales,
            SalesSettings settings,
            ConnectionFactory connections) {
        this.http = http;
        this.given = given;
        this.others = others;
        this.tokens = tokens;
        this.feed = feed;
        this.meters = meters;
        this.sales = sales;
        this.settings = settings;
        this.connections = connections;
    }

    @BeforeEach
    void aLiveShow() {
        host = given.host();
        lip = "P1" + others.id();
        show = given.liveWith(http, host, List.of(lip));
    }

    @AfterEach
    void hangUp() {
        open.forEach(SalesWatch::close);
        Awaiting.until(() -> meters.get("broadcast.sales.streams").gauge().value() == 0);
    }

    @Test
    void thePresentStateComesFirstAndThenEverySale() throws Exception {
        sell(15_000);
        Awaiting.until(() -> revenue(show) == 15_000);
        var host1 = watch(tokens.influencer(host));
        assertThat(host1.next().get("revenue").asLong()).isEqualTo(15_000);
        var manager = watch(tokens.manager("M1"));
        assertThat(manager.next().get("revenue").asLong()).isEqualTo(15_000);
        sell(1_000);
        for (var watching : open) {
            var state = watching.next();
            assertThat(state.get("revenue").asLong()).isEqualTo(16_000);
            assertThat(state.get("orders").asLong()).isEqualTo(2);
            assertThat(state.at("/products/0/productId").asString()).isEqualTo(lip);
        }
    }

    @Test
    void aRushIsToldAtReadingPaceAndEndsWithTheTruth() throws Exception {
        var watching = watch(tokens.influencer(host));
        watching.next();
        long began = System.nanoTime();
        for (int i = 0; i < 40; i++) {
            sell(1_000);
        }
        int states = 0;
        while (watching.next().get("orders").asLong() < 40) {
            states++;
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        // Pace is 100 ms here; the first two may come at once.
        assertThat(states).isLessThanOrEqualTo((int) (seconds * 10) + 2);
    }

    @Test
    void otherShowsAreNotTold() throws Exception {
        var watching = watch(tokens.influencer(host));
        watching.next();
        String other = given.host();
        String cream = "P3" + others.id();
        long elsewhere = given.liveWith(http, other, List.of(cream));
        String order = others.id();
        others.placed(order, Instant.now(), new Line(cream, 1, 5_000));
        others.paid(order, new Line(cream, 1, 5_000));
        // Told before ours is, if it were told here at all.
        Awaiting.until(() -> revenue(elsewhere) == 5_000);
        sell(1_000);
        assertThat(watching.next().get("revenue").asLong()).isEqualTo(1_000);
        assertThat(watching.isQuiet()).isTrue();
    }

    @Test
    void aSilentStreamShowsSignsOfLife() throws Exception {
        var watching = watch(tokens.influencer(host));
        watching.next();
        Awaiting.until(() -> watching.comments() > 3);
    }

    @Test
    void theStreamEndsWithItsToken() throws Exception {
        String token = tokens.influencer(host);
        var watching = watch(token);
        watching.next();
        others.loggedOut(token);
        assertThat(watching.end()).isTrue();
    }

    @Test
    void strangersAreRefusedAndOneCallerHasABoundedNumber() throws Exception {
        assertThat(SalesWatch.status(port, tokens.customer("C1"), show)).isEqualTo(404);
        String token = tokens.influencer(host);
        for (int i = 0; i < 5; i++) {
            watch(token).next();
        }
        assertThat(SalesWatch.status(port, token, show)).isEqualTo(429);
        assertThat(SalesWatch.status(port, tokens.manager("M2"), 999_999_999)).isEqualTo(404);
        open.removeFirst().close();
        Awaiting.until(() -> meters.get("broadcast.sales.streams").gauge().value() == 4);
        watch(token).next();
    }

    @Test
    void oneReplicaHasABoundedNumberHoweverManyComeAtOnce() {
        var narrow = new SalesSettings(
                5,
                3,
                settings.pace(),
                settings.heartbeat(),
                settings.recheck(),
                settings.keepUncounted(),
                settings.keepCounted());
        var replica = new SalesFeed(sales, narrow, connections, new SimpleMeterRegistry());
        replica.start();
        var inside = new LinkedBlockingQueue<String>();
        var outside = new LinkedBlockingQueue<Throwable>();
        var following = Disposables.composite();
        try {
            for (int i = 0; i < 40; i++) {
                String manager = "M" + i;
                following.add(Flux.defer(() -> replica.follow(manager, new ShowId(show), all -> all))
                        .subscribeOn(Schedulers.boundedElastic())
                        .subscribe(_ -> inside.add(manager), outside::add));
            }
            Awaiting.until(() -> inside.size() + outside.size() == 40);
            assertThat(inside).hasSize(3);
            assertThat(outside).allSatisfy(refused -> assertThat(refused)
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            because -> assertThat(because.problem().code()).isEqualTo("no-room")));
            following.dispose();
            // Whoever was turned away took nobody's place.
            Awaiting.until(() -> replica.follow("M0", new ShowId(show), all -> all)
                    .next()
                    .onErrorComplete(RefusedException.class)
                    .blockOptional()
                    .isPresent());
        } finally {
            following.dispose();
            replica.stop();
        }
    }

    @Test
    void everyReplicaHearsOfASaleThatAnotherOneHandled() throws Exception {
        var replica = new SalesFeed(sales, settings, connections, new SimpleMeterRegistry());
        replica.start();
        var states = new LinkedBlockingQueue<Long>();
        var following = replica.follow("M1", new ShowId(show), all -> all)
                .subscribe(state -> states.add(state.total().revenue()));
        try {
            assertThat(states.poll(20, TimeUnit.SECONDS)).isZero();
            sell(7_000);
            assertThat(states.poll(20, TimeUnit.SECONDS)).isEqualTo(7_000);
        } finally {
            following.dispose();
            replica.stop();
        }
    }

    @Test
    void aReplicaThatStopsEndsItsStreams() throws Exception {
        var watching = watch(tokens.influencer(host));
        watching.next();
        try {
            feed.stop();
            assertThat(watching.end()).isTrue();
            assertThat(SalesWatch.status(port, tokens.influencer(host), show)).isEqualTo(503);
        } finally {
            feed.start();
        }
    }

    private SalesWatch watch(String token) throws Exception {
        var watching = SalesWatch.of(port, token, show);
        open.add(watching);
        return watching;
    }

    private void sell(long won) {
        String order = others.id();
        others.placed(order, Instant.now(), new Line(lip, 1, won));
        others.paid(order, new Line(lip, 1, won));
    }

    private long revenue(long of) {
        return given.count(
                "SELECT coalesce(sum(revenue), 0)::bigint FROM show_sales WHERE show_id::text = :p", Long.toString(of));
    }
}
