package com.byeolshow.broadcast.show.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.MuxCallbacks;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.PublishedEvents.Published;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

/** BR-19. */
@BroadcastTest
class MuxWebhookEndpointsTest {

    private static final String NOBODY = "{\"error\":{\"message\":\"라이브 중인 방송이 없습니다.\"}}";

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final PublishedEvents events;
    private final DatabaseClient db;
    private final MuxCallbacks callbacks;

    MuxWebhookEndpointsTest(WebTestClient http, FakeMux mux, Given given, PublishedEvents events, DatabaseClient db) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.events = events;
        this.db = db;
        this.callbacks = new MuxCallbacks(http);
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    @Test
    void aFinishedRecordingCompletesTheEndedShow() {
        String host = given.host();
        long id = given.live(http, host);
        given.end(http, host, id).expectStatus().isAccepted();
        String before = given.column(id, "CAST(finished_at AS text)", String.class);

        completed(send(finished("evt_" + host, "ls_" + host, "as_" + host, "vod_" + host)));

        assertThat(given.column(id, "status", String.class)).isEqualTo("completed");
        assertThat(given.column(id, "asset_id", String.class)).isEqualTo("as_" + host);
        assertThat(given.column(id, "asset_playback_id", String.class)).isEqualTo("vod_" + host);
        assertThat(given.column(id, "CAST(finished_at AS text)", String.class)).isEqualTo(before);
        http.get()
                .uri("/media/live?media_id=" + id)
                .exchange()
                .expectBody()
                .jsonPath("$.success.thumbnail")
                .isEqualTo("https://image.mux.com/vod_%s/thumbnail.png".formatted(host))
                .jsonPath("$.success.mux_asset_playback_id")
                .isEqualTo("vod_" + host);
        var facts = events.awaitAll("broadcast.lifecycle", Long.toString(id), 4);
        assertThat(facts.getLast().type()).isEqualTo("broadcast.completed.v1");
        var state = events.awaitAll("broadcast.shows", Long.toString(id), 4).getLast();
        assertThat(state.data().get("vodPlaybackId").stringValue()).isEqualTo("vod_" + host);
        EventContracts.assertValid(state.type(), state.data());
        EventContracts.assertValid(facts.getLast().type(), facts.getLast().data());

        // The host may broadcast again, and a completed show stays what it is.
        given.live(http, host);
        given.start(http, host, id).expectStatus().isBadRequest().expectBody().json("""
                {"error":{"message":"잘못된 요청입니다.","detail":"예약된 방송만 시작할 수 있습니다."}}""", JsonCompareMode.STRICT);
        given.end(http, host, id).expectStatus().isAccepted();
        assertThat(given.column(id, "status", String.class)).isEqualTo("completed");
    }

    @Test
    void aShowNobodyEndedEndsWithItsRecording() {
        String host = given.host();
        long id = given.live(http, host);
        completed(send(finished("evt_" + host, "ls_" + host, "as_" + host, "vod_" + host)));
        assertThat(given.column(id, "finished_at IS NOT NULL", Boolean.class)).isTrue();
        assertThat(events.awaitAll("broadcast.lifecycle", Long.toString(id), 4))
                .extracting(Published::type)
                .containsExactly(
                        "broadcast.scheduled.v1",
                        "broadcast.started.v1",
                        "broadcast.ended.v1",
                        "broadcast.completed.v1");
    }

    @Test
    void aRepeatedCallbackHasTheSameAnswerAndNoEffect() throws Exception {
        String host = given.host();
        long id = given.live(http, host);
        String body = finished("evt_" + host, "ls_" + host, "as_" + host, "vod_" + host);
        var start = new CountDownLatch(1);
        try (var callers = Executors.newFixedThreadPool(4)) {
            var calls = List.of(1, 2, 3, 4).stream()
                    .map(_ -> callers.submit(() -> {
                        start.await();
                        return send(body).returnResult(String.class).getStatus().value();
                    }))
                    .toList();
            start.countDown();
            for (var call : calls) {
                assertThat(call.get()).isEqualTo(200);
            }
        }
        assertThat(given.column(id, "version", Long.class)).isEqualTo(3);

        // Nor does it touch the next show of the same stream, under its own id or a new one.
        long next = given.live(http, host);
        completed(send(body));
        completed(send(finished("evt_again_" + host, "ls_" + host, "as_" + host, "vod_" + host)));
        assertThat(given.column(next, "status", String.class)).isEqualTo("live");
        assertThat(events.now("broadcast.lifecycle", Long.toString(id))).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void aRecordingWithoutAShowIsRefusedEvenWhenOneStartsLater() {
        String host = given.host();
        String early = finished("evt_" + host, "ls_" + host, "as_rehearsal_" + host, "vod_" + host);
        long id = given.reserved(http, host);
        send(early).expectStatus().isBadRequest().expectBody().json(NOBODY, JsonCompareMode.STRICT);
        given.start(http, host, id).expectStatus().isAccepted();
        send(early).expectStatus().isBadRequest().expectBody().json(NOBODY, JsonCompareMode.STRICT);
        assertThat(given.column(id, "status", String.class)).isEqualTo("live");
        send(finished("evt_unknown_" + host, "ls_unknown", "as_unknown_" + host, "vod"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json(NOBODY, JsonCompareMode.STRICT);
    }

    @Test
    void aRehearsalToldOfLateIsNotTheShow() {
        String host = given.host();
        long id = given.live(http, host);
        Instant rehearsal = Instant.now().minusSeconds(300);
        send(MuxCallbacks.finished("ls_" + host, "as_rehearsal_" + host, rehearsal, 200.5))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json(NOBODY, JsonCompareMode.STRICT);
        assertThat(given.column(id, "status", String.class)).isEqualTo("live");

        // The encoder of the show was there before it, too, but stayed.
        completed(send(MuxCallbacks.finished("ls_" + host, "as_" + host, rehearsal, 320)));
        assertThat(given.column(id, "asset_id", String.class)).isEqualTo("as_" + host);
    }

    @Test
    void callbacksAreForgottenWhenTheyAreRepeatedNoMore() {
        String host = given.host();
        given.live(http, host);
        String body = finished("evt_" + host, "ls_" + host, "as_" + host, "vod_" + host);
        completed(send(body));
        completed(send(body));
        String known = "SELECT count(*) FROM recording_callbacks WHERE event_id = :p";
        assertThat(given.count(known, "evt_" + host)).isEqualTo(1);
        db.sql(
                        "UPDATE recording_callbacks SET received_at = now() - interval '2 days 1 minute' WHERE event_id = :event")
                .bind("event", "evt_" + host)
                .then()
                .block();
        Awaiting.until(() -> given.count(known, "evt_" + host) == 0);
        completed(send(body));
    }

    @Test
    void twoShowsOnOneStreamAreNotGuessedBetween() {
        String host = given.host();
        String other = given.host();
        long id = given.live(http, host);
        long wrong = given.live(http, other);
        db.sql("UPDATE shows SET stream_id = :stream WHERE id = :id")
                .bind("stream", "ls_" + host)
                .bind("id", wrong)
                .then()
                .block();
        String body = finished("evt_" + host, "ls_" + host, "as_" + host, "vod_" + host);
        send(body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json("{\"error\":{\"message\":\"라이브 중인 방송이 2개 이상입니다.\"}}", JsonCompareMode.STRICT);
        assertThat(given.column(id, "status", String.class)).isEqualTo("live");

        // Once that is repaired, the platform's next attempt succeeds.
        db.sql("UPDATE shows SET stream_id = :stream WHERE id = :id")
                .bind("stream", "ls_" + other)
                .bind("id", wrong)
                .then()
                .block();
        completed(send(body));
    }

    @Test
    void aRecordingThatCannotBePlayedStillCompletesTheShow() {
        String host = given.host();
        long id = given.live(http, host);
        completed(send("""
                {"type":"video.asset.live_stream_completed","data":{"id":"as_%1$s","live_stream_id":"ls_%1$s"}}""".formatted(host)));
        assertThat(given.column(id, "status", String.class)).isEqualTo("completed");
    }

    @Test
    void otherCallbacksAreThankedFor() {
        for (String body : List.of(
                "{\"type\":\"video.live_stream.active\",\"id\":\"evt_1\"}",
                "{\"type\":\"video.upload.created\",\"id\":\"evt_2\",\"data\":{\"playback_ids\":7}}",
                "{}")) {
            send(body).expectStatus().isOk().expectBody().json("\"OK\"", JsonCompareMode.STRICT);
        }
    }

    @Test
    void oneOfTwoSignaturesIsEnough() {
        String body = "{\"type\":\"video.live_stream.idle\",\"id\":\"evt_3\"}";
        long now = Instant.now().getEpochSecond();
        String header = "t=%d,v1=%s,v1=%s".formatted(now, "0".repeat(64), hmac(now, body));
        send(body, header).expectStatus().isOk();
    }

    @Test
    void anUnprovenCallbackIsNotEvenRead() {
        String host = given.host();
        long id = given.live(http, host);
        String body = finished("evt_" + host, "ls_" + host, "as_" + host, "vod_" + host);
        long now = Instant.now().getEpochSecond();
        refused(send(body + " ", "t=%d,v1=%s".formatted(now, hmac(now, body))));
        refused(send(body, "t=%d,v1=%s".formatted(now, "0".repeat(64))));
        refused(send(body, "t=%d,v1=%s".formatted(now - 302, hmac(now - 302, body))));
        refused(send(body, "t=%d,v1=%s".formatted(now + 320, hmac(now + 320, body))));
        refused(send(body, "nonsense"));
        refused(http.post()
                .uri("/webhooks/mux")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange());
        refused(http.post().uri("/webhooks/mux").exchange());
        assertThat(given.column(id, "status", String.class)).isEqualTo("live");
    }

    @Test
    void aProvenCallbackThatMakesNoSenseIsRefused() {
        for (String body : List.of(
                "no json",
                "null",
                "{\"type\":\"video.asset.live_stream_completed\"}",
                "{\"type\":\"video.asset.live_stream_completed\",\"data\":[]}",
                "{\"type\":\"video.asset.live_stream_completed\",\"data\":{\"id\":\"as_1\"}}")) {
            send(body)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .json("{\"error\":{\"message\":\"잘못된 요청입니다.\"}}", JsonCompareMode.STRICT);
        }
    }

    private static void completed(WebTestClient.ResponseSpec answer) {
        answer.expectStatus().isOk().expectBody().json("\"completed\"", JsonCompareMode.STRICT);
    }

    private static void refused(WebTestClient.ResponseSpec answer) {
        answer.expectStatus()
                .isUnauthorized()
                .expectBody()
                .json("{\"error\":{\"message\":\"서명이 올바르지 않습니다.\"}}", JsonCompareMode.STRICT);
    }

    private static String finished(String event, String stream, String asset, String playback) {
        return """
                {"type":"video.asset.live_stream_completed","id":"%s","created_at":"2030-05-01T12:00:00.000000Z",
                 "object":{"type":"asset","id":"%3$s"},"environment":{"id":"env_1","name":"Test"},"attempts":[],
                 "data":{"id":"%3$s","status":"ready","live_stream_id":"%2$s","is_live":false,"duration":1820.4,
                         "playback_ids":[{"id":"%4$s","policy":"public"}]}}""".formatted(event, stream, asset, playback);
    }

    private WebTestClient.ResponseSpec send(String body) {
        return callbacks.send(body);
    }

    private WebTestClient.ResponseSpec send(String body, String signature) {
        return callbacks.send(body, signature);
    }

    private static String hmac(long time, String body) {
        return MuxCallbacks.hmac(time, body);
    }
}
