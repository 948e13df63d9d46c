package com.byeolshow.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.suite.app.Answer;
import com.byeolshow.suite.app.App;
import com.byeolshow.suite.demo.Await;
import com.byeolshow.suite.demo.ManagerDesk;
import com.byeolshow.suite.demo.Sandbox;
import com.byeolshow.suite.stack.Stack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    private record Host(App app, String id) {}

    private Host host() {
        String userId = "h" + UUID.randomUUID().toString().substring(0, 8);
        String id = Shopper.register(stack.doors(), userId)
                .get("/user/")
                .expect(200)
                .text("/_id");
        new ManagerDesk(App.anonymous(stack.doors().gateway()).login("manager1", "manager1pw!")).makeInfluencer(id);
        // The role is in the token, so the new one needs a new token.
        return new Host(App.anonymous(stack.doors().gateway()).login(userId, "journey-1!"), id);
    }

    private String streamOf(Host host) {
        return Patience.read("stream key", () -> host.app().get("/influencer/streamkey/"))
                .text("/success/Stream_id");
    }

    private String live(Host host) {
        String id = host.app()
                .post("/media/reserve/", Map.of("title", "장애 시험", "started_at", "2030-05-01T20:00:00+09:00"))
                .expect(202)
                .text("/success/data/vod_id");
        // The platform may still be asked to finish the last show's stream.
        Await.until(
                "show %s starts".formatted(id),
                RECOVERS_WITHIN,
                () -> host.app().post("/media/start/", Map.of("media_id", id)).status() == 202);
        return id;
    }

    @Test
    void tooManyRequestsAreWaitedOut() {
        Host host = host();
        sandbox.misbehave("mux", "POST", CREATIONS, 2, Map.of("status", 429, "retryAfter", 1));
        host.app().get("/influencer/streamkey/").expect(200);
        assertThat(sandbox.streamsOf(host.id())).isEqualTo(1);
    }

    @Test
    void aStreamWhoseCreationWasNeverAnsweredIsFoundAgain() {
        Host host = host();
        sandbox.misbehave("mux", "POST", CREATIONS, 1, Map.of("commit_then_timeout", true));
        streamOf(host);
        assertThat(sandbox.streamsOf(host.id())).isEqualTo(1);
    }

    @Test
    void aKeyWhoseRenewalWasNeverAnsweredIsTheNewOne() {
        Host host = host();
        String stream = streamOf(host);
        String before = host.app().get("/influencer/streamkey/").expect(200).text("/success/Stream_key");
        sandbox.misbehave("mux", "POST", "/reset-stream-key$", 1, Map.of("commit_then_timeout", true));
        host.app().get("/influencer/reset/");
        Await.until("the new key is shown", RECOVERS_WITHIN, () -> {
            Answer key = host.app().get("/influencer/streamkey/");
            return key.status() == 200 && !key.text("/success/Stream_key").equals(before);
        });
        assertThat(streamOf(host)).isEqualTo(stream);
        sandbox.startEncoder(stream);
    }

    @Test
    void aFailedEndIsRepeatedUntilTheRecordingComes() {
        Host host = host();
        String stream = streamOf(host);
        String show = live(host);
        sandbox.startEncoder(stream);
        healthBecomes(host, show, "on-air");
        sandbox.misbehave("mux", "PUT", "/complete$", 2, Map.of("status", 500));
        host.app().post("/media/end", Map.of("media_id", show)).expect(202);
        statusBecomes(host, show, "completed");
        assertThat(status(host, show).text("/replay")).isEqualTo("ready");
    }

    @Test
    void forgedRepeatedAndReorderedCallbacksLeaveTheTruth() {
        Host host = host();
        String stream = streamOf(host);
        String show = live(host);
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
        assertThat(status(host, show).text("/status")).isEqualTo("live");

        host.app().post("/media/end", Map.of("media_id", show)).expect(202);
        statusBecomes(host, show, "completed");
        String replay = status(host, show).text("/replayPlaybackId");

        // The same recording told again belongs to the same show, not to the next one.
        String next = live(host);
        sandbox.emit(Map.of("event", "video.asset.live_stream_completed", "objectId", stream, "repeat", 3));
        sandbox.startEncoder(stream);
        healthBecomes(host, next, "on-air");
        assertThat(status(host, show).text("/replayPlaybackId")).isEqualTo(replay);
        host.app().post("/media/end", Map.of("media_id", next)).expect(202);
        statusBecomes(host, next, "completed");
        assertThat(status(host, next).text("/replayPlaybackId")).isNotEqualTo(replay);
    }

    @Test
    void aDeletedShowsRecordingIsGoneAtThePlatformHoweverOftenItRefuses() {
        Host host = host();
        String stream = streamOf(host);
        String show = live(host);
        sandbox.startEncoder(stream);
        healthBecomes(host, show, "on-air");
        host.app().post("/media/end", Map.of("media_id", show)).expect(202);
        statusBecomes(host, show, "completed");
        assertThat(sandbox.recordingsOf(stream)).isEqualTo(1);

        sandbox.misbehave("mux", "DELETE", "/assets/", 2, Map.of("status", 500));
        host.app().delete("/media/delete/", Map.of("media_id", show)).expect(202);
        Await.until("the recording is gone", RECOVERS_WITHIN, () -> sandbox.recordingsOf(stream) == 0);
    }

    @Test
    void aLiveShowThatIsDeletedLeavesNoRecordingAndLetsTheNextOneStart() {
        Host host = host();
        String stream = streamOf(host);
        String show = live(host);
        sandbox.startEncoder(stream);
        healthBecomes(host, show, "on-air");
        host.app().delete("/media/delete/", Map.of("media_id", show)).expect(202);
        Await.until("the recording is gone", RECOVERS_WITHIN, () -> sandbox.recordingsOf(stream) == 0);
        live(host);
    }

    private static Answer status(Host host, String show) {
        return host.app().get("/v1/shows/" + show).expect(200);
    }

    private static void healthBecomes(Host host, String show, String health) {
        Await.until(
                "show %s is %s".formatted(show, health),
                RECOVERS_WITHIN,
                () -> status(host, show).json().at("/health").asString("").equals(health));
    }

    private static void statusBecomes(Host host, String show, String status) {
        Await.until("show %s is %s".formatted(show, status), RECOVERS_WITHIN, () -> status(host, show)
                .text("/status")
                .equals(status));
    }
}
