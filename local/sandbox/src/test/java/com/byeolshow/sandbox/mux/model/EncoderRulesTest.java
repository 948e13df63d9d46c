package com.byeolshow.sandbox.mux.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.sandbox.mux.model.Encoder.Absent;
import com.byeolshow.sandbox.mux.model.Encoder.Barred;
import com.byeolshow.sandbox.mux.model.Encoder.Leaving;
import com.byeolshow.sandbox.mux.model.Encoder.Lost;
import com.byeolshow.sandbox.mux.model.Encoder.OnAir;
import com.byeolshow.sandbox.mux.model.EncoderRules.Fresh;
import com.byeolshow.sandbox.mux.model.Outcome.Moved;
import com.byeolshow.sandbox.mux.model.Outcome.Refused;
import com.byeolshow.sandbox.mux.model.Outcome.Unchanged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EncoderRulesTest {
    private static final Instant NOW = Instant.parse("2030-05-01T11:00:00Z");
    private static final Instant UNTIL = NOW.plusSeconds(60);
    private static final Fresh FRESH = new Fresh("as_new", List.of(new PlaybackId("pb", "public")));

    @Test
    void everyStateAnswersEveryInput() {
        table(new Absent(), "moved", "refused", "unchanged", "unchanged", "moved", "unchanged");
        table(new OnAir("as"), "refused", "moved", "unchanged", "moved", "moved", "unchanged");
        table(new Lost("as", UNTIL), "moved", "refused", "moved", "moved", "moved", "unchanged");
        table(new Leaving(UNTIL), "moved", "refused", "unchanged", "unchanged", "moved", "unchanged");
        table(new Barred(), "refused", "refused", "unchanged", "unchanged", "unchanged", "moved");
    }

    private static void table(
            Encoder encoder, String goLive, String drop, String over, String complete, String disable, String enable) {
        var stream = stream(encoder, 60);
        var running = encoder.assetId() == null ? null : asset(stream);
        assertThat(List.of(
                        kind(EncoderRules.goLive(stream, running, FRESH, NOW)),
                        kind(EncoderRules.drop(stream, running, NOW)),
                        kind(EncoderRules.windowOver(stream, running, UNTIL, UNTIL)),
                        kind(EncoderRules.complete(stream, running, NOW)),
                        kind(EncoderRules.disable(stream, running, NOW)),
                        kind(EncoderRules.enable(stream))))
                .as(encoder.toString())
                .containsExactly(goLive, drop, over, complete, disable, enable);
    }

    @Test
    void goingLiveMakesARecordingThatIsReadyBeforeItIsOver() {
        var moved = moved(EncoderRules.goLive(stream(new Absent(), 60), null, FRESH, NOW));
        assertThat(types(moved))
                .containsExactly(
                        "video.live_stream.connected",
                        "video.live_stream.recording",
                        "video.asset.created",
                        "video.live_stream.active",
                        "video.asset.ready");
        assertThat(moved.stream().status()).isEqualTo("active");
        assertThat(moved.stream().recentAssetIds()).containsExactly("as_new");
        assertThat(asset(moved).live()).isTrue();
        assertThat(asset(moved).status()).isEqualTo(Asset.Status.READY);
    }

    @Test
    void reconnectingWithinTheWindowKeepsTheRecordingAndCountsOnlyMedia() {
        var live = moved(EncoderRules.goLive(stream(new Absent(), 60), null, FRESH, NOW));
        var dropped = moved(EncoderRules.drop(live.stream(), live.asset(), NOW.plusSeconds(10)));
        assertThat(dropped.stream().status()).isEqualTo("active");
        assertThat(dropped.stream().encoder().connected()).isFalse();
        var back = moved(EncoderRules.goLive(dropped.stream(), dropped.asset(), FRESH, NOW.plusSeconds(40)));
        assertThat(types(back))
                .containsExactly(
                        "video.live_stream.connected", "video.live_stream.recording", "video.live_stream.active");
        var done = moved(EncoderRules.complete(back.stream(), back.asset(), NOW.plusSeconds(45)));
        assertThat(asset(done).id()).isEqualTo("as_new");
        assertThat(asset(done).duration()).isEqualTo(Duration.ofSeconds(15));
        assertThat(asset(done).stretches()).hasSize(2);
    }

    @Test
    void theWindowThatIsOverEndsTheShowButAnOlderOneDoesNot() {
        var stream = stream(new Lost("as", UNTIL), 60);
        assertThat(EncoderRules.windowOver(stream, asset(stream), NOW, UNTIL)).isInstanceOf(Unchanged.class);
        var ended = moved(EncoderRules.windowOver(stream, asset(stream), UNTIL, UNTIL));
        assertThat(types(ended)).containsExactly("video.live_stream.idle", "video.asset.live_stream_completed");
        assertThat(asset(ended).live()).isFalse();
    }

    @Test
    void withoutAWindowADropEndsTheShow() {
        var stream = stream(new OnAir("as"), 0);
        assertThat(types(moved(EncoderRules.drop(stream, asset(stream), NOW))))
                .containsExactly(
                        "video.live_stream.disconnected",
                        "video.live_stream.idle",
                        "video.asset.live_stream_completed");
    }

    @Test
    void completingKeepsTheEncoderForAMinuteAndANewSessionMakesANewRecording() {
        var stream = stream(new OnAir("as"), 60);
        var completed = moved(EncoderRules.complete(stream, asset(stream), NOW));
        assertThat(types(completed)).containsExactly("video.live_stream.idle", "video.asset.live_stream_completed");
        assertThat(completed.stream().status()).isEqualTo("idle");
        assertThat(completed.stream().encoder()).isEqualTo(new Leaving(UNTIL));
        assertThat(completed.stream().encoder().connected()).isTrue();

        var again = moved(EncoderRules.goLive(completed.stream(), null, FRESH, NOW));
        assertThat(again.stream().recentAssetIds().getLast()).isEqualTo("as_new");
        assertThat(moved(EncoderRules.left(completed.stream(), UNTIL)).stream().encoder())
                .isEqualTo(new Absent());
        assertThat(EncoderRules.left(again.stream(), UNTIL)).isInstanceOf(Unchanged.class);
    }

    @Test
    void aBrokenRecordingTakesItsRunningShowWithIt() {
        var stream = stream(new OnAir("as"), 60);
        var broken = moved(EncoderRules.breakAsset(stream, asset(stream), NOW));
        assertThat(types(broken)).containsExactly("video.live_stream.idle", "video.asset.errored");
        assertThat(asset(broken).status()).isEqualTo(Asset.Status.ERRORED);
        assertThat(EncoderRules.breakAsset(stream, asset(broken), NOW)).isInstanceOf(Refused.class);

        var idle = stream(new Absent(), 60);
        assertThat(types(moved(EncoderRules.breakAsset(idle, asset(idle), NOW))))
                .containsExactly("video.asset.errored");
    }

    @Test
    void deletingARunningShowFinishesItsRecording() {
        var stream = stream(new OnAir("as"), 60);
        assertThat(types(EncoderRules.delete(stream, asset(stream), NOW)))
                .containsExactly("video.live_stream.deleted", "video.asset.live_stream_completed");
    }

    private static LiveStream stream(Encoder encoder, int window) {
        var settings = new StreamSettings(
                "reduced",
                Duration.ofSeconds(window),
                Duration.ofHours(12),
                "broadcast:42",
                Map.of(),
                false,
                false,
                false,
                null,
                Map.of("playback_policies", List.of("public")));
        return new LiveStream("ls", NOW, "key", "pass", settings, List.of(), List.of(), encoder);
    }

    private static Asset asset(LiveStream stream) {
        return Asset.starting("as", stream, List.of(), NOW.minusSeconds(5)).playable();
    }

    private static Asset asset(Moved moved) {
        return Objects.requireNonNull(moved.asset());
    }

    private static Moved moved(@Nullable Outcome outcome) {
        assertThat(outcome).isInstanceOf(Moved.class);
        return (Moved) Objects.requireNonNull(outcome);
    }

    private static List<String> types(Moved moved) {
        return moved.happenings().stream().map(Happening::type).toList();
    }

    private static String kind(Outcome outcome) {
        return switch (outcome) {
            case Moved _ -> "moved";
            case Unchanged _ -> "unchanged";
            case Refused _ -> "refused";
        };
    }
}
