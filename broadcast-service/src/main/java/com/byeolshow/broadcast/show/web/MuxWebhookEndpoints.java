package com.byeolshow.broadcast.show.web;

import com.byeolshow.broadcast.mux.MuxSignature;
import com.byeolshow.broadcast.show.RecordShow;
import com.byeolshow.broadcast.show.model.ShowProblem;
import com.byeolshow.broadcast.show.model.ShowState.Recording;
import com.byeolshow.platform.web.body.JsonText;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * BR-19: the video platform's callbacks. The body is proven as it came, byte by byte, before anything reads it, and it
 * is never logged: it can carry the stream key.
 */
@RestController
class MuxWebhookEndpoints {

    private static final String RECORDING_FINISHED = "video.asset.live_stream_completed";

    private static final byte[] NOTHING = {};

    private final MuxSignature signature;
    private final RecordShow recordShow;
    private final JsonMapper json;
    private final Clock clock;

    MuxWebhookEndpoints(MuxSignature signature, RecordShow recordShow, JsonMapper json, Clock clock) {
        this.signature = signature;
        this.recordShow = recordShow;
        this.json = json;
        this.clock = clock;
    }

    /** What we read of a callback. */
    record Callback(
            @Nullable String id,
            @Nullable String type,
            @Nullable JsonNode data) {}

    /** The subject of a callback about a finished recording. */
    record Asset(
            @Nullable String id,
            @JsonProperty("live_stream_id") @Nullable String liveStreamId,
            @JsonProperty("playback_ids") @Nullable List<PlaybackId> playbackIds) {

        record PlaybackId(@Nullable String id) {}
    }

    @PostMapping("${byeolshow.broadcast.routes.mux-callback}")
    Mono<JsonText> receive(
            @RequestHeader(name = "Mux-Signature", required = false) @Nullable String proof,
            @RequestBody(required = false) byte @Nullable [] body) {
        byte[] sent = Objects.requireNonNullElse(body, NOTHING);
        if (!signature.proves(proof, sent, clock.instant())) {
            return Mono.error(new RefusedException(new ShowProblem.UnprovenCallback()));
        }
        Callback callback = read(() -> json.readValue(sent, Callback.class));
        return RECORDING_FINISHED.equals(callback.type())
                ? record(callback).thenReturn(new JsonText("completed"))
                : Mono.just(new JsonText("OK"));
    }

    private Mono<Void> record(Callback callback) {
        Asset asset = read(() -> json.treeToValue(callback.data(), Asset.class));
        if (asset.id() == null || asset.liveStreamId() == null) {
            return Mono.error(malformed());
        }
        var playbackIds = asset.playbackIds();
        String playbackId = playbackIds == null || playbackIds.isEmpty()
                ? null
                : playbackIds.getFirst().id();
        // One recording finishes once, so its own id names the event where the platform gave it none.
        String eventId = Objects.requireNonNullElse(callback.id(), "recording:" + asset.id());
        return recordShow.run(eventId, asset.liveStreamId(), new Recording(asset.id(), playbackId));
    }

    private static <T> T read(Supplier<@Nullable T> reading) {
        try {
            T value = reading.get();
            if (value == null) {
                throw malformed();
            }
            return value;
        } catch (JacksonException unreadable) {
            throw malformed();
        }
    }

    private static RefusedException malformed() {
        return new RefusedException(new RequestProblem.Malformed("unreadable callback"));
    }
}
