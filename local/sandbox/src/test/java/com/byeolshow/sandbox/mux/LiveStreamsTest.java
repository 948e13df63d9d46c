package com.byeolshow.sandbox.mux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveStreamsTest extends MuxCalls {

    @Test
    void createsWhatWasAskedAndFindsItAgain() {
        var created = create(USUAL);
        assertThat(created)
                .containsEntry("status", "idle")
                .containsEntry("latency_mode", "reduced")
                .containsEntry("reconnect_window", 60)
                .containsEntry("max_continuous_duration", 43_200)
                .containsEntry("passthrough", "broadcast:42")
                .containsEntry("recent_asset_ids", List.of())
                .doesNotContainKeys("active_asset_id", "connected", "recording", "test");
        assertThat(text(created, "created_at")).matches("\\d{10}");
        assertThat(created.get("created_at")).isInstanceOf(String.class);
        assertThat(text(created, "stream_key")).hasSizeLessThanOrEqualTo(64);
        assertThat(stream(text(created, "id"))).isEqualTo(created);
    }

    @Test
    void withoutAPolicyThereIsNoPlaybackIdAndASingleWordOrTheOldNameWillDo() {
        assertThat(create(Map.of())).doesNotContainKey("playback_ids").containsEntry("reconnect_window", 60);
        assertThat(create(Map.of("latency_mode", "low"))).containsEntry("reconnect_window", 0);
        assertThat(playbackId(create(Map.of("playback_policies", "public")))).isNotBlank();
        assertThat(playbackId(create(Map.of("playback_policy", List.of("signed")))))
                .isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"latency_mode\":\"fast\"}",
                "{\"playback_policies\":[\"secret\"]}",
                "{\"reconnect_window\":1801}",
                "{\"max_continuous_duration\":59}",
                "{\"test\":true,\"max_continuous_duration\":600}",
                "{\"new_asset_settings\":{\"video_quality\":\"basic\"}}",
                "{\"reconnect_window\":\"soon\"}",
                "not json"
            })
    void refusesInvalidParameters(String body) {
        api.post()
                .uri(BASE + "/live-streams")
                .headers(headers -> headers.setBasicAuth("sandbox-token-id", "sandbox-token-secret"))
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error.type")
                .isEqualTo("invalid_parameters")
                .jsonPath("$.error.messages[0]")
                .isNotEmpty();
    }

    @Test
    void limitsPassthroughAndTitle() {
        send(POST, "/live-streams", Map.of("passthrough", "x".repeat(256)))
                .expectStatus()
                .isBadRequest();
        send(POST, "/live-streams", Map.of("meta", Map.of("title", "별".repeat(513))))
                .expectStatus()
                .isBadRequest();
        assertThat(create(Map.of("meta", Map.of("title", "별".repeat(512))))).containsKey("meta");
    }

    @Test
    void listsNewestFirstInPagesAndByStatusOrKey() {
        var first = create(USUAL);
        var second = create(USUAL);
        goLive(text(first, "id"));
        call(GET, "/live-streams")
                .expectBody()
                .jsonPath("$.data.length()")
                .isEqualTo(2)
                .jsonPath("$.data[0].id")
                .isEqualTo(text(second, "id"));
        call(GET, "/live-streams?limit=1&page=2")
                .expectBody()
                .jsonPath("$.data[0].id")
                .isEqualTo(text(first, "id"));
        call(GET, "/live-streams?status=active")
                .expectBody()
                .jsonPath("$.data.length()")
                .isEqualTo(1)
                .jsonPath("$.data[0].id")
                .isEqualTo(text(first, "id"));
        call(GET, "/live-streams?stream_key=" + text(second, "stream_key"))
                .expectBody()
                .jsonPath("$.data.length()")
                .isEqualTo(1);
        call(GET, "/live-streams?limit=101").expectStatus().isBadRequest();
        call(GET, "/live-streams?page=0").expectStatus().isBadRequest();
        call(GET, "/live-streams?status=live").expectStatus().isBadRequest();
    }

    @Test
    void updatesOnlyWhatMayChange() {
        var path = "/live-streams/" + text(create(USUAL), "id");
        var changed = data(send(PATCH, path, Map.of("passthrough", "", "reconnect_window", 120)));
        assertThat(changed).doesNotContainKey("passthrough").containsEntry("reconnect_window", 120);
        send(PATCH, path, Map.of("test", true)).expectStatus().isBadRequest();
        send(PATCH, path, Map.of("new_asset_settings", Map.of("playback_policies", "public")))
                .expectStatus()
                .isBadRequest();
        assertThat(data(send(PATCH, path, Map.of("new_asset_settings", Map.of("master_access", "temporary")))))
                .containsEntry(
                        "new_asset_settings",
                        Map.of("playback_policies", List.of("public"), "master_access", "temporary"));
    }

    @Test
    void aNewKeyEndsTheOldOne() {
        var created = create(USUAL);
        var renewed = data(call(POST, "/live-streams/" + text(created, "id") + "/reset-stream-key"));
        assertThat(renewed.get("stream_key")).isNotEqualTo(created.get("stream_key"));
        control.post()
                .uri("/__sandbox/mux/scenario")
                .bodyValue(Map.of("name", "go_live", "args", Map.of("streamKey", text(created, "stream_key"))))
                .exchange()
                .expectStatus()
                .isNotFound();
        control(
                "/__sandbox/mux/scenario",
                Map.of("name", "go_live", "args", Map.of("streamKey", text(renewed, "stream_key"))));
        assertThat(stream(text(created, "id"))).containsEntry("status", "active");
    }

    @Test
    void completingEndsTheRecordingAndMayBeRepeated() {
        var id = text(create(USUAL), "id");
        var assetId = goLive(id);
        assertThat(stream(id)).containsEntry("active_asset_id", assetId);
        assertThat(asset(assetId))
                .containsEntry("status", "ready")
                .containsEntry("is_live", true)
                .doesNotContainKey("duration");

        call(PUT, "/live-streams/" + id + "/complete").expectStatus().is2xxSuccessful();
        call(PUT, "/live-streams/" + id + "/complete").expectStatus().is2xxSuccessful();

        assertThat(stream(id)).containsEntry("status", "idle").doesNotContainKey("active_asset_id");
        assertThat(asset(assetId))
                .containsEntry("status", "ready")
                .containsEntry("is_live", false)
                .containsEntry("live_stream_id", id)
                .containsEntry("passthrough", "broadcast:42")
                .containsKeys("duration", "playback_ids", "recording_times");
    }

    @Test
    void aDisabledStreamRefusesItsEncoderUntilEnabled() {
        var id = text(create(USUAL), "id");
        var assetId = goLive(id);
        call(PUT, "/live-streams/" + id + "/disable").expectStatus().is2xxSuccessful();
        assertThat(stream(id)).containsEntry("status", "disabled");
        assertThat(asset(assetId)).containsEntry("is_live", false);
        control.post()
                .uri("/__sandbox/mux/scenario")
                .bodyValue(Map.of("name", "go_live", "args", Map.of("streamId", id)))
                .exchange()
                .expectStatus()
                .isEqualTo(409);

        call(PUT, "/live-streams/" + id + "/enable").expectStatus().is2xxSuccessful();
        assertThat(stream(id)).containsEntry("status", "idle");
        assertThat(goLive(id)).isNotEqualTo(assetId);
    }

    @Test
    void aDeletedStreamIsGoneButItsRecordingStays() {
        var id = text(create(USUAL), "id");
        var assetId = goLive(id);
        call(DELETE, "/live-streams/" + id).expectStatus().isNoContent();
        call(GET, "/live-streams/" + id)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.error.type")
                .isEqualTo("not_found");
        call(PUT, "/live-streams/" + id + "/complete").expectStatus().isNotFound();
        assertThat(asset(assetId)).containsEntry("is_live", false);
    }

    @Test
    void addsAndDeletesPlaybackIds() {
        var id = text(create(Map.of()), "id");
        var path = "/live-streams/" + id + "/playback-ids";
        var added =
                data(send(POST, path, Map.of("policy", "public")).expectStatus().isCreated());
        assertThat(playbackId(stream(id))).isEqualTo(text(added, "id"));
        send(POST, path, Map.of("policy", "open")).expectStatus().isBadRequest();
        call(DELETE, path + "/" + text(added, "id")).expectStatus().isNoContent();
        call(DELETE, path + "/" + text(added, "id")).expectStatus().isNotFound();
        assertThat(stream(id)).doesNotContainKey("playback_ids");
    }

    @Test
    void refusesAWrongTokenAndAnUnknownPath() {
        api.get()
                .uri(BASE + "/live-streams")
                .headers(headers -> headers.setBasicAuth("sandbox-token-id", "wrong"))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.error.type")
                .isEqualTo("unauthorized");
        api.get().uri(BASE + "/live-streams").exchange().expectStatus().isUnauthorized();
        call(GET, "/uploads").expectStatus().isNotFound();
    }
}
