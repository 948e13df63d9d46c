package com.byeolshow.broadcast.show;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.PublishedEvents.Published;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Shows that everybody left, and recordings nobody told us of. */
@BroadcastTest
class WatchShowsTest {

    private static final Duration LONG_AGO = Duration.ofMinutes(31);

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final PublishedEvents events;

    WatchShowsTest(WebTestClient http, FakeMux mux, Given given, PublishedEvents events) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.events = events;
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    @Test
    void aShowWhoseEncoderNeverCameIsEndedAsItsHostWould() {
        String host = given.host();
        mux.standsAs(host, "idle");
        long id = given.live(http, host);
        given.back(id, "live_since", LONG_AGO);
        awaitStatus(id, "close");
        Awaiting.until(() -> mux.completionsOf("ls_" + host) == 1);
        assertThat(events.awaitAll("broadcast.lifecycle", Long.toString(id), 3))
                .extracting(Published::type)
                .endsWith("broadcast.ended.v1");
    }

    @Test
    void aShowWhoseEncoderSendsAfterAllGoesOn() {
        String host = given.host();
        mux.standsAs(host, "active");
        long id = given.live(http, host);
        given.back(id, "live_since", LONG_AGO);
        Awaiting.until(() ->
                given.count("SELECT count(*) FROM encoders WHERE stream_id = :p AND signal = 'active'", "ls_" + host)
                        == 1);
        assertThat(given.column(id, "status", String.class)).isEqualTo("live");
    }

    @Test
    void nothingIsEndedWhileThePlatformDoesNotAnswer() {
        String host = given.host();
        mux.answersAbout("ls_" + host, aResponse().withStatus(403));
        long id = given.live(http, host);
        given.back(id, "live_since", LONG_AGO);
        Awaiting.until(() -> mux.questionsAbout("ls_" + host) >= 2);
        assertThat(given.column(id, "status", String.class)).isEqualTo("live");
        mux.answersAbout("ls_" + host, aResponse().withStatus(404));
        awaitStatus(id, "close");
    }

    @Test
    void noShowIsLiveForHalfADay() {
        String host = given.host();
        mux.standsAs(host, "active");
        long id = given.live(http, host);
        given.back(id, "live_since", Duration.ofHours(12));
        awaitStatus(id, "close");
    }

    @Test
    void aLostRecordingIsFound() {
        String host = given.host();
        long id = ended(host, Duration.ofMinutes(20));
        mux.recorded(
                "ls_" + host,
                FakeMux.asset("before_" + host, "ready", Instant.now().minus(Duration.ofDays(1)), 60),
                FakeMux.asset(host, "ready", Instant.now().minus(Duration.ofMinutes(21)), 600));
        awaitStatus(id, "completed");
        assertThat(given.column(id, "asset_playback_id", String.class)).isEqualTo("pb_vod_" + host);
        given.live(http, host);
    }

    @Test
    void aShowThatWasNeverRecordedDoesNotKeepItsHostWaiting() {
        String host = given.host();
        mux.recorded("ls_" + host);
        long id = ended(host, Duration.ofMinutes(20));
        awaitStatus(id, "completed");
        assertThat(given.holds(id, "asset_id IS NULL")).isTrue();
        http.get()
                .uri("/v1/shows/" + id)
                .exchange()
                .expectBody()
                .jsonPath("$.replay")
                .isEqualTo("unavailable");
        given.live(http, host);
    }

    @Test
    void aRecordingThatIsStillPreparedIsWaitedFor() {
        String host = given.host();
        mux.recorded(
                "ls_" + host, FakeMux.asset(host, "preparing", Instant.now().minus(Duration.ofMinutes(21)), 600));
        long id = ended(host, Duration.ofMinutes(20));
        Awaiting.until(() -> given.holds(id, "watched_at IS NOT NULL"));
        assertThat(given.column(id, "status", String.class)).isEqualTo("close");
        mux.recorded("ls_" + host, FakeMux.asset(host, "errored", Instant.now().minus(Duration.ofMinutes(21)), 600));
        awaitStatus(id, "completed");
        assertThat(given.holds(id, "asset_playback_id IS NULL")).isTrue();
    }

    @Test
    void aRecordingThatIsNeverFinishedDoesNotKeepItsHostWaitingForEver() {
        String host = given.host();
        mux.recorded(
                "ls_" + host, FakeMux.asset(host, "preparing", Instant.now().minus(Duration.ofHours(13)), 3_600));
        long id = ended(host, Duration.ofHours(12));
        awaitStatus(id, "completed");
        assertThat(given.holds(id, "asset_playback_id IS NULL AND asset_id IS NOT NULL"))
                .isTrue();
        given.live(http, host);
    }

    private long ended(String host, Duration ago) {
        long id = given.live(http, host);
        given.end(http, host, id).expectStatus().isAccepted();
        given.back(id, "live_since", ago.plusMinutes(2));
        given.back(id, "finished_at", ago);
        return id;
    }

    private void awaitStatus(long id, String status) {
        Awaiting.until(() -> status.equals(given.column(id, "status", String.class)));
    }
}
