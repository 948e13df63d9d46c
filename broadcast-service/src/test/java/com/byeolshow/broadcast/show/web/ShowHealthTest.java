package com.byeolshow.broadcast.show.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.MuxCallbacks;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What the encoder's signals of BR-19 make of a show. */
@BroadcastTest
@ExtendWith(OutputCaptureExtension.class)
class ShowHealthTest {

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final PublishedEvents events;
    private final MuxCallbacks callbacks;

    ShowHealthTest(WebTestClient http, FakeMux mux, Given given, PublishedEvents events) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.events = events;
        this.callbacks = new MuxCallbacks(http);
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    @Test
    void signalsChangeHealthAndNeverTheStatus(CapturedOutput log) {
        String host = given.host();
        long id = given.live(http, host);
        healthIs(id, "waiting");
        Instant now = Instant.now();
        tell("connected", host, "idle", now.plusSeconds(1));
        healthIs(id, "waiting");
        tell("active", host, "active", now.plusSeconds(2));
        healthIs(id, "on-air");
        tell("disconnected", host, "active", now.plusSeconds(3));
        healthIs(id, "reconnecting");
        tell("idle", host, "idle", now.plusSeconds(4));
        healthIs(id, "idle");
        assertThat(mux.questionsAbout("ls_" + host)).isZero();

        var states = events.awaitAll("broadcast.shows", Long.toString(id), 5);
        assertThat(states.subList(1, 5))
                .extracting(event -> event.data().get("health").stringValue())
                .containsExactly("idle", "active", "disconnected", "idle");
        states.forEach(event -> EventContracts.assertValid(event.type(), event.data()));
        assertThat(states)
                .extracting(event -> event.data().get("version").asLong())
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(log.getAll()).doesNotContain("sk-secret");
    }

    @Test
    void anEncoderThatWasThereBeforeTheStartIsOnAirAtOnce() {
        String host = given.host();
        long id = given.reserved(http, host);
        tell("active", host, "active", Instant.now().minusSeconds(60));
        given.start(http, host, id).expectStatus().isAccepted();
        healthIs(id, "on-air");
        var started = events.awaitAll("broadcast.shows", Long.toString(id), 2).getLast();
        assertThat(started.data().get("health").stringValue()).isEqualTo("active");
        assertThat(started.data().has("liveSince")).isTrue();
    }

    @Test
    void anOvertakenSignalAndARepeatedOneChangeNothing() {
        String host = given.host();
        long id = given.live(http, host);
        Instant now = Instant.now();
        String idle = MuxCallbacks.signal("idle", "ls_" + host, "idle", now.plusSeconds(2));
        callbacks.send(idle).expectStatus().isOk();
        tell("active", host, "active", now.plusSeconds(1));
        callbacks.send(idle).expectStatus().isOk();
        healthIs(id, "idle");
        assertThat(given.column(id, "version", Long.class)).isEqualTo(3);
    }

    @Test
    void aSignalThatContradictsItsOwnStreamIsVerified() {
        String host = given.host();
        long id = given.live(http, host);
        mux.standsAs(host, "active");
        tell("idle", host, "active", Instant.now().plusSeconds(1));
        healthIs(id, "on-air");

        // Without a date, too; and a platform that does not answer changes nothing.
        mux.standsAs(host, "idle");
        undated(host).expectStatus().isOk();
        healthIs(id, "idle");
        mux.answersAbout("ls_" + host, aResponse().withStatus(500));
        undated(host).expectStatus().isOk();
        healthIs(id, "idle");
    }

    @Test
    void aSignalThatComesWhileTheStreamIsReadIsNewerThanWhatWasRead() throws Exception {
        String host = given.host();
        long id = given.live(http, host);
        mux.standsAs(host, "active");
        var reading = mux.holdsQuestionsAbout("ls_" + host);
        try (var callers = Executors.newFixedThreadPool(1)) {
            var undated = callers.submit(
                    () -> undated(host).returnResult(String.class).getStatus().value());
            reading.awaitSomebody();
            tell("idle", host, "idle", Instant.now());
            reading.open();
            assertThat(undated.get()).isEqualTo(200);
        }
        healthIs(id, "idle");
    }

    @Test
    void aStreamThatIsNotOursIsIgnored() {
        tell("active", "unknown" + UUID.randomUUID(), "active", Instant.now());
        for (String type : List.of("video.live_stream.created", "video.live_stream.warning", "video.nothing.known")) {
            callbacks
                    .send("{\"type\":\"%s\",\"data\":{\"id\":\"ls_1\"}}".formatted(type))
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .json("\"OK\"", JsonCompareMode.STRICT);
        }
    }

    @Test
    void aRecordingThatFailsLeavesNothingToReplay() {
        String host = given.host();
        long id = given.live(http, host);
        String failed =
                MuxCallbacks.asset("errored", "evt_" + UUID.randomUUID(), "ls_" + host, "as_" + host, "vod", null);
        callbacks.send(failed).expectStatus().isOk();
        assertThat(given.column(id, "status", String.class)).isEqualTo("live");

        given.end(http, host, id).expectStatus().isAccepted();
        // Of an encoder that came twice: one recording failed, the other one is not there yet.
        Instant begun = Instant.now().minusSeconds(10);
        String errored = FakeMux.asset(host, "errored", begun, 20);
        mux.recorded("ls_" + host, errored, FakeMux.asset("second_" + host, "preparing", begun, 20));
        callbacks.send(failed).expectStatus().isOk();
        assertThat(status(id).get("replay").stringValue()).isEqualTo("preparing");
        mux.recorded("ls_" + host);
        callbacks.send(failed).expectStatus().isOk();
        assertThat(status(id).get("replay").stringValue()).isEqualTo("preparing");
        mux.recorded("ls_" + host, errored);
        callbacks.send(failed).expectStatus().isOk().expectBody().json("\"OK\"", JsonCompareMode.STRICT);
        assertThat(status(id).get("status").stringValue()).isEqualTo("completed");
        assertThat(status(id).get("replay").stringValue()).isEqualTo("unavailable");
        given.live(http, host);
    }

    @Test
    void aRecordingDeletedAtTheConsoleIsNotOfferedAnyMore() {
        String host = given.host();
        long id = given.completed(http, host);
        assertThat(status(id).get("replay").stringValue()).isEqualTo("ready");
        String deleted =
                MuxCallbacks.asset("deleted", "evt_" + UUID.randomUUID(), "ls_" + host, "as_" + id, "vod", null);
        callbacks.send(deleted).expectStatus().isOk();
        callbacks.send(deleted).expectStatus().isOk();
        assertThat(status(id).get("replay").stringValue()).isEqualTo("unavailable");
        var last = events.awaitAll("broadcast.shows", Long.toString(id), 5).getLast();
        assertThat(last.data().has("vodPlaybackId")).isFalse();
        EventContracts.assertValid(last.type(), last.data());
    }

    @Test
    void aStatusTellsTheTimesInKorea() {
        String host = given.host();
        long id = given.reserved(http, host);
        http.get()
                .uri("/v1/shows/" + id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                {"id":%d,"title":"봄 세일","influencerId":"%2$s","influencerName":"별이","status":"ready","health":null,
                 "startsAt":"2030-05-01T20:00:00+09:00","liveSince":null,"finishedAt":null,"replay":null,
                 "livePlaybackId":"pb_%2$s","replayPlaybackId":null}""".formatted(id, host), JsonCompareMode.STRICT);
        given.start(http, host, id).expectStatus().isAccepted();
        assertThat(status(id).get("liveSince").stringValue()).endsWith("+09:00");
        for (String unknown : List.of("999999999", "x")) {
            http.get()
                    .uri("/v1/shows/" + unknown)
                    .exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("show-not-found");
        }
    }

    private void tell(String what, String host, String status, Instant at) {
        callbacks
                .send(MuxCallbacks.signal(what, "ls_" + host, status, at))
                .expectStatus()
                .isOk()
                .expectBody()
                .json("\"OK\"", JsonCompareMode.STRICT);
    }

    private WebTestClient.ResponseSpec undated(String host) {
        return callbacks.send("""
                {"type":"video.live_stream.active","id":"evt_%s","data":{"id":"ls_%s"}}""".formatted(UUID.randomUUID(), host));
    }

    private void healthIs(long id, String word) {
        JsonNode status = status(id);
        assertThat(status.get("status").stringValue()).isEqualTo("live");
        assertThat(status.get("health").stringValue()).isEqualTo(word);
    }

    private JsonNode status(long id) {
        return Objects.requireNonNull(http.get()
                .uri("/v1/shows/" + id)
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }
}
