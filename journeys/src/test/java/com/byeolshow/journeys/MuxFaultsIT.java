package com.byeolshow.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.suite.app.Answer;
import com.byeolshow.suite.demo.Await;
import com.byeolshow.suite.demo.Sandbox;
import com.byeolshow.suite.stack.Stack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever the video platform does to us, an influencer has one stream and every show ends where it should. */
@ExtendWith(LaunchedSuite.class)
class MuxFaultsIT {

    private static final Duration RECOVERS_WITHIN = Duration.ofSeconds(90);
    private static final String CREATIONS = "^/video/v1/live-streams$";

    private final Sandbox sandbox;
    private final Stack stack;

    MuxFaultsIT(Stack stack) {
        this.stack = stack;
        this.sandbox = new Sandbox(stack.doors());
    }

    @AfterEach
    void behave() {
        sandbox.behave();
    }

    @Test
    void tooManyRequestsAreWaitedOut() {
        Host host = Host.arrive(stack.doors());
        sandbox.misbehave("mux", "POST", CREATIONS, 2, Map.of("status", 429, "retryAfter", 1));
        host.app().get("/influencer/streamkey/").expect(200);
        assertThat(sandbox.streamsOf(host.id())).isEqualTo(1);
    }

    @Test
    void aStreamWhoseCreationWasNeverAnsweredIsFoundAgain() {
        Host host = Host.arrive(stack.doors());
        sandbox.misbehave("mux", "POST", CREATIONS, 1, Map.of("commit_then_timeout", true));
        host.stream();
        assertThat(sandbox.streamsOf(host.id())).isEqualTo(1);
    }

    @Test
    void aKeyWhoseRenewalWasNeverAnsweredIsTheNewOne() {
        Host host = Host.arrive(stack.doors());
        String stream = host.stream();
        String before = host.app().get("/influencer/streamkey/").expect(200).text("/success/Stream_key");
        sandbox.misbehave("mux", "POST", "/reset-stream-key$", 1, Map.of("commit_then_timeout", true));
        host.app().get("/influencer/reset/");
        Await.until("the new key is shown", RECOVERS_WITHIN, () -> {
            Answer key = host.app().get("/influencer/streamkey/");
            return key.status() == 200 && !key.text("/success/Stream_key").equals(before);
        });
        assertThat(host.stream()).isEqualTo(stream);
        sandbox.startEncoder(stream);
    }

    @Test
    void aFailedEndIsRepeatedUntilTheRecordingComes() {
        Host host = Host.arrive(stack.doors());
        String stream = host.stream();
        String show = host.goLive(List.of());
        sandbox.startEncoder(stream);
        healthBecomes(host, show, "on-air");
        sandbox.misbehave("mux", "PUT", "/complete$", 2, Map.of("status", 500));
        host.end(show);
        statusBecomes(host, show, "completed");
        assertThat(host.show(show).text("/replay")).isEqualTo("ready");
    }

    @Test
    void forgedRepeatedAndReorderedCallbacksLeaveTheTruth() {
        Host host = Host.arrive(stack.doors());
        String stream = host.stream();
        String show = host.goLive(List.of());
        sandbox.startEncoder(stream);
        healthBecomes(host, show, "on-air");

        for (String sign : List.of("bad", "none", "tampered", "old", "future")) {
            sandbox.emit(Map.of("event", "video.asset.live_stream_completed", "objectId", stream, "sign", sign));
        }
        sandbox.emit(Map.of("event", "video.live_stream.active", "objectId", stream, "repeat", 5, "sign", "double"));
        sandbox.emit(Map.of(
                "objectId",
                stream,
                "order",
                List.of("video.asset.ready", "video.live_stream.idle", "video.asset.created")));
        sandbox.scenario("flap", stream);
        healthBecomes(host, show, "on-air");
        assertThat(host.show(show).text("/status")).isEqualTo("live");

        host.end(show);
        statusBecomes(host, show, "completed");
        String replay = host.show(show).text("/replayPlaybackId");

        // The same recording told again belongs to the same show, not to the next one.
        String next = host.goLive(List.of());
        sandbox.emit(Map.of("event", "video.asset.live_stream_completed", "objectId", stream, "repeat", 3));
        sandbox.startEncoder(stream);
        healthBecomes(host, next, "on-air");
        assertThat(host.show(show).text("/replayPlaybackId")).isEqualTo(replay);
        host.end(next);
        statusBecomes(host, next, "completed");
        assertThat(host.show(next).text("/replayPlaybackId")).isNotEqualTo(replay);
    }

    @Test
    void aDeletedShowsRecordingIsGoneAtThePlatformHoweverOftenItRefuses() {
        Host host = Host.arrive(stack.doors());
        String stream = host.stream();
        String show = host.goLive(List.of());
        sandbox.startEncoder(stream);
        healthBecomes(host, show, "on-air");
        host.end(show);
        statusBecomes(host, show, "completed");
        assertThat(sandbox.recordingsOf(stream)).isEqualTo(1);

        sandbox.misbehave("mux", "DELETE", "/assets/", 2, Map.of("status", 500));
        host.app().delete("/media/delete/", Map.of("media_id", show)).expect(202);
        Await.until("the recording is gone", RECOVERS_WITHIN, () -> sandbox.recordingsOf(stream) == 0);
    }

    @Test
    void aLiveShowThatIsDeletedLeavesNoRecordingAndLetsTheNextOneStart() {
        Host host = Host.arrive(stack.doors());
        String stream = host.stream();
        String show = host.goLive(List.of());
        sandbox.startEncoder(stream);
        healthBecomes(host, show, "on-air");
        host.app().delete("/media/delete/", Map.of("media_id", show)).expect(202);
        Await.until("the recording is gone", RECOVERS_WITHIN, () -> sandbox.recordingsOf(stream) == 0);
        host.goLive(List.of());
    }

    private static void healthBecomes(Host host, String show, String health) {
        Await.until(
                "show %s is %s".formatted(show, health),
                RECOVERS_WITHIN,
                () -> host.show(show).json().at("/health").asString("").equals(health));
    }

    private static void statusBecomes(Host host, String show, String status) {
        Await.until("show %s is %s".formatted(show, status), RECOVERS_WITHIN, () -> host.show(show)
                .text("/status")
                .equals(status));
    }
}
