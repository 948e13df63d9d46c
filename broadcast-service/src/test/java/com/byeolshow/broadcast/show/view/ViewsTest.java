package com.byeolshow.broadcast.show.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.show.AdmitViewer;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.TallySettings;
import com.byeolshow.platform.testing.Awaiting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counting by several replicas at once, over time, and what is left of viewers afterwards. */
@BroadcastTest
class ViewsTest {

    private static final Duration AT_MOST = Duration.ofSeconds(30);
    private static final ViewSettings SETTINGS =
            new ViewSettings(Duration.ofMinutes(30), Duration.ofMillis(20), 50, Duration.ofHours(24));

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final DatabaseClient db;
    private final ViewJobs jobs;
    private final AdmitViewer admitViewer;

    ViewsTest(WebTestClient http, FakeMux mux, Given given, DatabaseClient db, ViewJobs jobs, AdmitViewer admitViewer) {
        this.admitViewer = admitViewer;
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.db = db;
        this.jobs = jobs;
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    @Test
    void replicasCountEveryViewerOnceAndTellWhatIsTrue() {
        var shows = IntStream.range(0, 4)
                .mapToObj(_ -> new ShowId(given.reserved(http, given.host())))
                .toList();
        String host = given.column(shows.getFirst().value(), "influencer_id", String.class);
        given.start(http, host, shows.getFirst().value()).expectStatus().isAccepted();
        var replicas = List.of(replica(Clock.systemUTC()), replica(Clock.systemUTC()), replica(Clock.systemUTC()));

        // 200 viewers of each show, each seen by every replica, twice.
        List<Integer> told = Objects.requireNonNull(Flux.range(0, 4 * 200 * 3 * 2)
                .flatMap(
                        n -> replicas.get(n % 3)
                                .count(shows.get(n / 3 % 4), new Watcher.Customer("viewer-" + n / 12 % 200))
                                .map(Views.Tally::views),
                        256)
                .collectList()
                .block(AT_MOST));

        assertThat(told).hasSize(4_800).allMatch(views -> views >= 1 && views <= 200);
        for (ShowId show : shows) {
            assertThat(given.column(show.value(), "view_count", Integer.class)).isEqualTo(200);
            assertThat(audienceOf(show)).isEqualTo(show.equals(shows.getFirst()) ? 200 : 0);
        }
    }

    @Test
    void theNumberToldNeverFalls() {
        var show = new ShowId(given.reserved(http, given.host()));
        var views = replica(Clock.systemUTC());
        List<Integer> told = Objects.requireNonNull(Flux.range(0, 60)
                .concatMap(n -> views.count(show, new Watcher.Customer("viewer-" + n / 2)))
                .map(Views.Tally::views)
                .collectList()
                .block(AT_MOST));
        assertThat(told)
                .isEqualTo(IntStream.range(0, 60).mapToObj(n -> n / 2 + 1).toList());
    }

    @Test
    void whoComesBackAfterTheWindowIsCountedAgainAndNotBefore() {
        var show = new ShowId(given.reserved(http, given.host()));
        // Just before the viewer gets a new name, so that the window reaches over the change.
        Instant start = Instant.parse("2040-01-02T00:00:00Z").minus(Duration.ofMinutes(10));
        var viewer = new Watcher.Customer("viewer");
        assertThat(at(start).count(show, viewer).map(Views.Tally::views).block(AT_MOST))
                .isEqualTo(1);
        assertThat(at(start.plus(Duration.ofMinutes(29)))
                        .count(show, viewer)
                        .map(Views.Tally::views)
                        .block(AT_MOST))
                .isEqualTo(1);
        assertThat(at(start.plus(Duration.ofMinutes(30)))
                        .count(show, viewer)
                        .map(Views.Tally::views)
                        .block(AT_MOST))
                .isEqualTo(2);
        assertThat(at(start.plus(Duration.ofMinutes(59)))
                        .count(show, viewer)
                        .map(Views.Tally::views)
                        .block(AT_MOST))
                .isEqualTo(2);
        assertThat(at(start.plus(Duration.ofMinutes(61)))
                        .count(show, viewer)
                        .map(Views.Tally::views)
                        .block(AT_MOST))
                .isEqualTo(3);
    }

    @Test
    void theAudienceIsWhoWatchedTheShowOnAirEachOnce() {
        String host = given.host();
        var show = new ShowId(given.reserved(http, host));
        // The viewer gets a new name while the show is on air.
        Instant start = Instant.parse("2041-01-02T00:00:00Z").minus(Duration.ofMinutes(10));
        var fan = new Watcher.Customer("fan");
        at(start.minus(Duration.ofMinutes(1))).count(show, fan).block(AT_MOST);
        assertThat(audienceOf(show)).as("before the start").isZero();

        given.start(http, host, show.value()).expectStatus().isAccepted();
        at(start).countOnAir(show, fan).block(AT_MOST);
        assertThat(given.column(show.value(), "view_count", Integer.class)).isEqualTo(1);
        assertThat(audienceOf(show)).as("counted before, watching now").isEqualTo(1);
        at(start.plus(Duration.ofHours(1))).count(show, fan).block(AT_MOST);
        at(start.plus(Duration.ofHours(2))).countOnAir(show, fan).block(AT_MOST);
        at(start.plus(Duration.ofHours(2)))
                .count(show, new Watcher.Guest("198.51.100.7", "app"))
                .block(AT_MOST);
        assertThat(given.column(show.value(), "view_count", Integer.class)).isEqualTo(4);
        assertThat(audienceOf(show)).isEqualTo(2);
        jobs.forget().block(AT_MOST);
        assertThat(given.count("SELECT count(*) FROM show_audience WHERE show_id::text = :p", show.toString()))
                .as("needed until the end")
                .isEqualTo(2);

        given.end(http, host, show.value()).expectStatus().isAccepted();
        at(start.plus(Duration.ofHours(5)))
                .count(show, new Watcher.Customer("late"))
                .block(AT_MOST);
        assertThat(given.column(show.value(), "view_count", Integer.class)).isEqualTo(5);
        assertThat(audienceOf(show)).as("who came for the recording").isEqualTo(2);
        jobs.forget().block(AT_MOST);
        assertThat(given.count("SELECT count(*) FROM show_audience WHERE show_id::text = :p", show.toString()))
                .isZero();
    }

    private int audienceOf(ShowId show) {
        return given.column(show.value(), "live_viewers", Integer.class);
    }

    @Test
    void oneViewersShowsAreCountedApart() {
        var one = new ShowId(given.reserved(http, given.host()));
        var other = new ShowId(given.reserved(http, given.host()));
        var views = replica(Clock.systemUTC());
        var viewer = new Watcher.Guest("198.51.100.7", "app");
        var tallies = Objects.requireNonNull(
                Mono.zip(views.count(one, viewer), views.count(other, viewer)).block(AT_MOST));
        assertThat(tallies.getT1().views()).isEqualTo(1);
        assertThat(tallies.getT2().views()).isEqualTo(1);
    }

    @Test
    void nobodyIsCountedForAShowThatIsNotOnAirOrNotThere() {
        var show = new ShowId(given.reserved(http, given.host()));
        var views = replica(Clock.systemUTC());
        assertThat(views.countOnAir(show, new Watcher.Customer("early")).block(AT_MOST))
                .isEqualTo(new Views.Tally(0, false));
        assertThat(views.count(new ShowId(999_999_999), new Watcher.Customer("lost"))
                        .blockOptional(AT_MOST))
                .isEqualTo(Optional.empty());
    }

    @Test
    void whoeverReconnectsIsLetInAgainAndNotCountedAgain() {
        String host = given.host();
        var show = new ShowId(given.live(http, host));
        var viewer = new Watcher.Guest("198.51.100.7", "app");
        for (int i = 0; i < 3; i++) {
            assertThat(admitViewer.run(show, viewer).block(AT_MOST)).isTrue();
        }
        assertThat(given.column(show.value(), "view_count", Integer.class)).isEqualTo(1);
        given.end(http, host, show.value()).expectStatus().isAccepted();
        assertThat(admitViewer.run(show, viewer).block(AT_MOST)).isFalse();
        assertThat(admitViewer.run(new ShowId(999_999_999), viewer).block(AT_MOST))
                .isFalse();
    }

    @Test
    void aViewerWhoHangsUpTakesNobodyElsesViewAway() {
        var show = new ShowId(given.reserved(http, given.host()));
        var slow = replica(
                Clock.systemUTC(),
                new ViewSettings(Duration.ofMinutes(30), Duration.ofMillis(400), 50, Duration.ofHours(24)));
        slow.count(show, new Watcher.Customer("first")).block(AT_MOST);
        var impatient = slow.count(show, new Watcher.Customer("impatient")).subscribe();
        var patient = slow.count(show, new Watcher.Customer("patient")).toFuture();
        impatient.dispose();
        assertThat(patient.orTimeout(10, TimeUnit.SECONDS).join().views()).isEqualTo(3);
    }

    @Test
    void nothingThatNamesAViewerIsStoredAndWhatIsStoredIsForgotten() {
        var show = new ShowId(given.reserved(http, given.host()));
        replica(Clock.systemUTC())
                .count(show, new Watcher.Guest("203.0.113.77", "Byeolshow/1.0"))
                .block(AT_MOST);
        String row = text("SELECT CAST(show_views AS text) FROM show_views WHERE show_id = %d".formatted(show.value()));
        assertThat(row).doesNotContain("203.0.113.77").doesNotContain("Byeolshow");

        execute("UPDATE show_views SET counted_at = now() - interval '31 minutes' WHERE show_id = " + show.value());
        execute("INSERT INTO viewer_keys VALUES (1, sha256('old')) ON CONFLICT DO NOTHING");
        jobs.forget().block(AT_MOST);
        Awaiting.until(() -> text("SELECT CAST(count(*) AS text) FROM show_views WHERE show_id = " + show.value())
                .equals("0"));
        assertThat(text("SELECT CAST(count(*) AS text) FROM viewer_keys WHERE period = 1"))
                .isEqualTo("0");
        // The view itself stays.
        assertThat(given.column(show.value(), "view_count", Integer.class)).isEqualTo(1);
    }

    @Test
    void viewsThatComeTogetherAreWrittenTogether() {
        var show = new ShowId(given.reserved(http, given.host()));
        var meters = new SimpleMeterRegistry();
        var patient = new ViewSettings(Duration.ofMinutes(30), Duration.ofMillis(500), 50, Duration.ofHours(24));
        var views = replica(Clock.systemUTC(), patient, meters);
        long began = System.nanoTime();
        Flux.range(0, 200)
                .flatMap(n -> views.count(show, new Watcher.Customer("viewer-" + n)), 200)
                .blockLast(AT_MOST);
        var batches = meters.get("broadcast.views.batch").summary();
        assertThat(batches.totalAmount()).isEqualTo(200);
        // Full ones, and one more for each time a slow machine let one go before it was full.
        assertThat(batches.count()).isBetween(4L, 5 + (System.nanoTime() - began) / 500_000_000L);
        assertThat(batches.max()).isLessThanOrEqualTo(50);
    }

    @Test
    void settingsThatCannotHoldAreRefused() {
        assertThatThrownBy(() -> new ViewSettings(Duration.ofHours(2), Duration.ofMillis(50), 50, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ViewSettings(Duration.ofHours(2), Duration.ofMillis(50), 0, Duration.ofHours(3)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Views at(Instant now) {
        return replica(InstantSource.fixed(now).withZone(ZoneOffset.UTC));
    }

    private Views replica(Clock clock) {
        return replica(clock, SETTINGS);
    }

    private Views replica(Clock clock, ViewSettings settings) {
        return replica(clock, settings, new SimpleMeterRegistry());
    }

    private Views replica(Clock clock, ViewSettings settings, SimpleMeterRegistry meters) {
        return new Views(
                db,
                new ViewerKeys(db, settings, clock),
                settings,
                new TallySettings(Duration.ofSeconds(30)),
                clock,
                meters);
    }

    private void execute(String sql) {
        db.sql(sql).then().block(AT_MOST);
    }

    private String text(String sql) {
        return Objects.requireNonNull(db.sql(sql)
                .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                .one()
                .block(AT_MOST));
    }
}
