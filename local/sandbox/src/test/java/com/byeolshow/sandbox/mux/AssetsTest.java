package com.byeolshow.sandbox.mux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PUT;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class AssetsTest extends MuxCalls {

    @Test
    void listsByStreamAndWalksWithACursor() {
        var id = text(create(USUAL), "id");
        var other = text(create(USUAL), "id");
        var first = goLive(id);
        call(PUT, "/live-streams/" + id + "/complete").expectStatus().isOk();
        var second = goLive(id);
        goLive(other);

        call(GET, "/assets?live_stream_id=" + id)
                .expectBody()
                .jsonPath("$.data.length()")
                .isEqualTo(2)
                .jsonPath("$.data[0].id")
                .isEqualTo(second)
                .jsonPath("$.next_cursor")
                .isEmpty();
        call(GET, "/assets?limit=1&live_stream_id=" + id)
                .expectBody()
                .jsonPath("$.next_cursor")
                .isEqualTo(second);
        call(GET, "/assets?limit=1&live_stream_id=" + id + "&cursor=" + second)
                .expectBody()
                .jsonPath("$.data[0].id")
                .isEqualTo(first)
                .jsonPath("$.next_cursor")
                .isEmpty();
        call(GET, "/assets?cursor=unknown").expectStatus().isBadRequest();
        call(GET, "/assets?upload_id=x")
                .expectBody()
                .jsonPath("$.data.length()")
                .isEqualTo(0);
        assertThat(stream(id)).containsEntry("recent_asset_ids", List.of(first, second));
    }

    @Test
    void deletesForGood() {
        var assetId = goLive(text(create(USUAL), "id"));
        call(DELETE, "/assets/" + assetId).expectStatus().isNoContent();
        call(GET, "/assets/" + assetId).expectStatus().isNotFound();
        call(DELETE, "/assets/" + assetId).expectStatus().isNotFound();
    }

    @Test
    void durationIsWhatTheClockSays() {
        control("/__sandbox/clock", Map.of("freezeAt", "2030-05-01T11:00:00Z"));
        var id = text(create(USUAL), "id");
        var assetId = goLive(id);
        advance(Duration.ofMillis(1_820_400));
        call(PUT, "/live-streams/" + id + "/complete").expectStatus().isOk();
        assertThat(asset(assetId)).containsEntry("duration", 1820.4);
    }

    @Test
    void playsOnlyWhatThereIsToPlay() {
        var created = create(USUAL);
        var id = text(created, "id");
        var livePlayback = playbackId(created);
        playlist(livePlayback).expectStatus().isEqualTo(412);
        image(livePlayback, "jpg").expectStatus().isEqualTo(412);
        playlist("unknown").expectStatus().isNotFound();

        var assetId = goLive(id);
        playlist(livePlayback)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/vnd.apple.mpegurl")
                .expectBody(String.class)
                .value(text -> assertThat(text).startsWith("#EXTM3U").doesNotContain("ENDLIST"));
        image(livePlayback, "png").expectStatus().isOk().expectHeader().contentType(MediaType.IMAGE_PNG);

        call(PUT, "/live-streams/" + id + "/complete").expectStatus().isOk();
        playlist(livePlayback).expectStatus().isEqualTo(412);
        var replay = playbackId(asset(assetId));
        assertThat(replay).isNotEqualTo(livePlayback);
        playlist(replay).expectStatus().isOk().expectBody(String.class).value(text -> assertThat(text)
                .contains("ENDLIST"));
        image(replay, "jpg").expectStatus().isOk().expectHeader().contentType(MediaType.IMAGE_JPEG);

        call(DELETE, "/assets/" + assetId).expectStatus().isNoContent();
        playlist(replay).expectStatus().isNotFound();
    }

    @Test
    void aSignedIdNeedsATokenForItselfItsUseAndNow() {
        var created = create(Map.of("playback_policies", "signed"));
        goLive(text(created, "id"));
        var playback = playbackId(created);
        playlist(playback).expectStatus().isForbidden();
        playlist(playback + ".m3u8?token=" + token("other", "v", 60), "")
                .expectStatus()
                .isForbidden();
        playlist(playback + ".m3u8?token=" + token(playback, "t", 60), "")
                .expectStatus()
                .isForbidden();
        playlist(playback + ".m3u8?token=" + token(playback, "v", -1), "")
                .expectStatus()
                .isForbidden();
        playlist(playback + ".m3u8?token=a.%25.c", "").expectStatus().isForbidden();
        playlist(playback + ".m3u8?token=" + token(playback, "v", 60), "")
                .expectStatus()
                .isOk();
    }

    private ResponseSpec playlist(String playbackId) {
        return playlist(playbackId, ".m3u8");
    }

    private ResponseSpec playlist(String playbackId, String end) {
        return api.get()
                .uri(URI.create("http://localhost:" + apiPort() + "/mux-stream/" + playbackId + end))
                .exchange();
    }

    private ResponseSpec image(String playbackId, String kind) {
        return api.get()
                .uri("/mux-image/" + playbackId + "/thumbnail." + kind + "?width=320&fit_mode=crop")
                .exchange();
    }

    private static String token(String subject, String audience, long seconds) {
        var claims = "{\"sub\":\"" + subject + "\",\"aud\":\"" + audience + "\",\"exp\":"
                + Instant.now().plusSeconds(seconds).getEpochSecond() + "}";
        return "e30."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".sig";
    }
}
