package com.byeolshow.sandbox.mux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.PUT;

import com.byeolshow.sandbox.Product.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MuxWebhooksTest extends MuxCalls {
    private String id = "";

    @BeforeEach
    void aimAtTheProduct() {
        aim("mux", Map.of("url", product.url("/hook")));
        id = text(create(USUAL), "id");
        assertThat(product.next().json()).containsEntry("type", "video.live_stream.created");
    }

    @Test
    void tellsAWholeShowInOrderSignedAndWithTheObjectItself() {
        var assetId = goLive(id);
        var live = product.next(5);
        assertThat(live.stream().map(webhook -> webhook.json().get("type")))
                .containsExactly(
                        "video.live_stream.connected",
                        "video.live_stream.recording",
                        "video.asset.created",
                        "video.live_stream.active",
                        "video.asset.ready");
        assertThat(data(live.getFirst())).containsEntry("connected", true).containsEntry("recording", false);
        var active = live.get(3);
        assertThat(active.path()).isEqualTo("/hook");
        assertThat(active.json())
                .containsEntry("object", Map.of("type", "live", "id", id))
                .containsEntry("attempts", List.of())
                .containsKeys("id", "created_at", "environment");
        assertThat(data(active))
                .containsEntry("status", "active")
                .containsEntry("active_asset_id", assetId)
                .containsEntry("connected", true)
                .containsEntry("recording", true);
        assertThat(data(active).get("created_at")).isInstanceOf(Number.class);
        assertThat(data(live.get(4))).containsEntry("is_live", true).containsEntry("status", "ready");
        live.forEach(webhook -> assertThat(signedWith(webhook, SECRET)).isTrue());
        assertThat(live.stream().map(webhook -> webhook.json().get("id"))).doesNotHaveDuplicates();

        call(PUT, "/live-streams/" + id + "/complete").expectStatus().isOk();
        var ended = product.next(2);
        assertThat(ended.getFirst().json()).containsEntry("type", "video.live_stream.idle");
        assertThat(data(ended.getFirst())).containsEntry("status", "idle");
        assertThat(ended.getLast().json()).containsEntry("type", "video.asset.live_stream_completed");
        assertThat(data(ended.getLast()))
                .containsEntry("id", assetId)
                .containsEntry("live_stream_id", id)
                .containsEntry("is_live", false)
                .containsKeys("playback_ids", "duration");
    }

    @Test
    void tellsAdministration() {
        send(PATCH, "/live-streams/" + id, Map.of("passthrough", "x"))
                .expectStatus()
                .isOk();
        call(PUT, "/live-streams/" + id + "/disable").expectStatus().isOk();
        call(PUT, "/live-streams/" + id + "/enable").expectStatus().isOk();
        call(DELETE, "/live-streams/" + id).expectStatus().isNoContent();
        assertThat(product.nextTypes(4))
                .containsExactly(
                        "video.live_stream.updated",
                        "video.live_stream.disabled",
                        "video.live_stream.enabled",
                        "video.live_stream.deleted");
    }

    @Test
    void aFlappingEncoderStaysOneShow() {
        var assetId = goLive(id);
        product.next(5);
        assertThat(scenario("flap", id)).containsEntry("activeAssetId", assetId);
        assertThat(product.nextTypes(12))
                .startsWith(
                        "video.live_stream.disconnected",
                        "video.live_stream.connected",
                        "video.live_stream.recording",
                        "video.live_stream.active")
                .filteredOn("video.live_stream.disconnected"::equals)
                .hasSize(3);
        assertThat(stream(id)).containsEntry("recent_asset_ids", List.of(assetId));
    }

    @Test
    void aLostEncoderEndsTheShowWhenItsWindowIsOver() {
        control("/__sandbox/clock", Map.of("freezeAt", Instant.now().toString()));
        goLive(id);
        product.next(5);
        assertThat(text(scenario("drop_and_end", id), "endsAt")).isNotEqualTo("null");
        assertThat(product.nextTypes(1)).containsExactly("video.live_stream.disconnected");
        advance(Duration.ofSeconds(58));
        assertThat(stream(id)).containsEntry("status", "active");
        advance(Duration.ofSeconds(2));
        assertThat(product.nextTypes(2)).containsExactly("video.live_stream.idle", "video.asset.live_stream_completed");
        assertThat(stream(id)).containsEntry("status", "idle");
    }

    @Test
    void anErroredAssetIsToldAndShown() {
        var assetId = goLive(id);
        product.next(5);
        control("/__sandbox/mux/scenario", Map.of("name", "asset_errored", "args", Map.of("assetId", assetId)));
        assertThat(product.nextTypes(2)).containsExactly("video.live_stream.idle", "video.asset.errored");
        assertThat(asset(assetId)).containsEntry("status", "errored").containsKey("errors");
    }

    @Test
    void aTestStreamIsCutOffAfterFiveMinutesAndItsRecordingDeletedAfterADay() {
        var testId = text(create(Map.of("test", true, "playback_policies", "public")), "id");
        var assetId = goLive(testId);
        product.next(6);
        advance(Duration.ofSeconds(301));
        assertThat(product.nextTypes(2))
                .containsExactly("video.live_stream.disabled", "video.asset.live_stream_completed");
        assertThat(stream(testId)).containsEntry("status", "disabled");
        advance(Duration.ofHours(24));
        assertThat(product.nextTypes(1)).containsExactly("video.asset.deleted");
        call(GET, "/assets/" + assetId).expectStatus().isNotFound();
    }

    @Test
    void theCutOffCanBePlayedWithoutWaiting() {
        var testId = text(create(Map.of("test", true)), "id");
        assertThat(scenario("test_cutoff", testId)).containsEntry("status", "disabled");
        control.post()
                .uri("/__sandbox/mux/scenario")
                .bodyValue(Map.of("name", "test_cutoff", "args", Map.of("streamId", id)))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void theLongestSessionEndsLikeALostEncoder() {
        var shortId = text(create(Map.of("max_continuous_duration", 60, "reconnect_window", 10)), "id");
        goLive(shortId);
        product.next(6);
        advance(Duration.ofSeconds(61));
        assertThat(product.nextTypes(1)).containsExactly("video.live_stream.disconnected");
        advance(Duration.ofSeconds(10));
        assertThat(stream(shortId)).containsEntry("status", "idle");
    }

    @Test
    void repeatsAFailedDeliveryOnTheVirtualClockWithTheSameIdAndItsHistory() {
        control("/__sandbox/clock", Map.of("freezeAt", Instant.now().toString()));
        product.answers(500, "no");
        call(PUT, "/live-streams/" + id + "/disable").expectStatus().isOk();
        var first = product.next();
        awaitLast("mux", "retrying", 1);
        advance(Duration.ofSeconds(9));
        product.answers(200, "");
        advance(Duration.ofSeconds(1));
        var second = product.next();
        assertThat(second.json()).containsEntry("id", first.json().get("id"));
        assertThat(String.valueOf(second.json().get("attempts")))
                .contains("response_status_code=500", "max_attempts=41");
        assertThat(signedWith(second, SECRET)).isTrue();
        var attempts = attempts(awaitLast("mux", "delivered", 2));
        assertThat(Duration.between(attempts.getFirst(), attempts.getLast())).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void givesUpAfterADay() {
        control("/__sandbox/clock", Map.of("freezeAt", Instant.now().toString()));
        product.answers(500, "");
        call(PUT, "/live-streams/" + id + "/disable").expectStatus().isOk();
        for (var attempts = 1; attempts <= 33; attempts++) {
            awaitLast("mux", "retrying", attempts);
            advance(Duration.ofSeconds(2_560));
        }
        awaitLast("mux", "failed", 34);
    }

    @Test
    void aSlowReceiverCountsAsFailedAfterFiveSeconds() {
        product.holdsItsAnswers();
        call(PUT, "/live-streams/" + id + "/disable").expectStatus().isOk();
        product.next();
        waitForAnswers(Duration.ofMillis(4_999));
        assertThat(deliveries("mux").getLast()).containsEntry("state", "pending");
        waitForAnswers(Duration.ofMillis(1));
        assertThat(String.valueOf(awaitLast("mux", "retrying", 1).get("attempts")))
                .contains("no answer within 5 s");
    }

    @Test
    void withoutRetryOrWhenOffNothingMoreIsSent() {
        aim("mux", Map.of("retry", false));
        product.answers(500, "");
        call(PUT, "/live-streams/" + id + "/disable").expectStatus().isOk();
        awaitLast("mux", "failed", 1);
        aim("mux", Map.of("enabled", false));
        call(PUT, "/live-streams/" + id + "/enable").expectStatus().isOk();
        assertThat(deliveries("mux").getLast()).containsEntry("state", "skipped");
    }

    @Test
    void signsWithTheSecretThatWasSet() {
        aim("mux", Map.of("secret", "rotated"));
        goLive(id);
        assertThat(signedWith(product.next(), "rotated")).isTrue();
    }

    @Test
    void deliveriesHideTheStreamKey() {
        var key = text(stream(id), "stream_key");
        goLive(id);
        product.next(5);
        control.get()
                .uri("/__sandbox/webhooks/mux/deliveries")
                .exchange()
                .expectBody(String.class)
                .value(text ->
                        assertThat(text).contains("video.live_stream.active").doesNotContain(key));
    }

    /** When each attempt was answered. */
    @SuppressWarnings("unchecked")
    private static List<Instant> attempts(Map<String, Object> delivery) {
        return ((List<Map<String, Object>>) Objects.requireNonNull(delivery.get("attempts")))
                .stream()
                        .map(attempt -> Instant.parse(String.valueOf(attempt.get("at"))))
                        .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> data(Received webhook) {
        return (Map<String, Object>) Objects.requireNonNull(webhook.json().get("data"));
    }
}
