package com.byeolshow.broadcast.show.web;

import com.byeolshow.broadcast.mux.MuxSignature;
import com.byeolshow.broadcast.show.FailRecording;
import com.byeolshow.broadcast.show.LoseRecording;
import com.byeolshow.broadcast.show.ObserveEncoder;
import com.byeolshow.broadcast.show.RecordShow;
import com.byeolshow.broadcast.show.model.ShowProblem;
import com.byeolshow.broadcast.show.model.ShowState.Recording;
import com.byeolshow.broadcast.show.web.MuxCallback.Asset;
import com.byeolshow.platform.web.body.JsonText;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * BR-19: the video platform's callbacks. The body is proven as it came, byte by byte, before anything reads it, and it
 * is never logged: it can carry the stream key.
 */
@RestController
class MuxWebhookEndpoints {

    private static final byte[] NOTHING = {};

    private static final JsonText OK = new JsonText("OK");

    private final MuxSignature signature;
    private final RecordShow recordShow;
    private final FailRecording failRecording;
    private final LoseRecording loseRecording;
    private final ObserveEncoder observeEncoder;
    private final JsonMapper json;
    private final Clock clock;

    MuxWebhookEndpoints(
            MuxSignature signature,
            RecordShow recordShow,
            FailRecording failRecording,
            LoseRecording loseRecording,
            ObserveEncoder observeEncoder,
            JsonMapper json,
            Clock clock) {
        this.signature = signature;
        this.recordShow = recordShow;
        this.failRecording = failRecording;
        this.loseRecording = loseRecording;
        this.observeEncoder = observeEncoder;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping("${byeolshow.broadcast.routes.mux-callback}")
    Mono<JsonText> receive(
            @RequestHeader(name = "Mux-Signature", required = false) @Nullable String proof,
            @RequestBody(required = false) byte @Nullable [] body) {
        byte[] sent = Objects.requireNonNullElse(body, NOTHING);
        if (!signature.proves(proof, sent, clock.instant())) {
            return Mono.error(new RefusedException(new ShowProblem.UnprovenCallback()));
        }
        MuxCallback callback = read(() -> json.readValue(sent, MuxCallback.class));
        return switch (callback.type()) {
            case "video.asset.live_stream_completed" -> finished(callback).thenReturn(new JsonText("completed"));
            case "video.asset.errored" -> failed(callback).thenReturn(OK);
            case "video.asset.deleted" -> lost(callback).thenReturn(OK);
            case null, default -> signalled(callback).thenReturn(OK);
        };
    }

    private Mono<Void> finished(MuxCallback callback) {
        Asset asset = read(() -> json.treeToValue(callback.data(), Asset.class));
        String assetId = asset.id();
        String streamId = asset.liveStreamId();
        if (assetId == null || streamId == null) {
            return Mono.error(malformed());
        }
        // One recording finishes once, so its own id names the event where the platform gave it none.
        String eventId = Objects.requireNonNullElse(callback.id(), "recording:" + assetId);
        return recordShow.run(eventId, streamId, new Recording(assetId, asset.playbackId()), asset.span());
    }

    /** An upload of somebody else fails the same way; only recordings of streams are ours. */
    private Mono<Void> failed(MuxCallback callback) {
        Asset asset = read(() -> json.treeToValue(callback.data(), Asset.class));
        String assetId = asset.id();
        String streamId = asset.liveStreamId();
        return assetId == null || streamId == null ? Mono.empty() : failRecording.run(streamId, assetId, asset.span());
    }

    private Mono<Void> lost(MuxCallback callback) {
        return Mono.justOrEmpty(callback.subject("id")).flatMap(loseRecording::run);
    }

    private Mono<Void> signalled(MuxCallback callback) {
        return Mono.justOrEmpty(callback.signal()).flatMap(signal -> Mono.justOrEmpty(callback.subject("id"))
                .flatMap(streamId -> observeEncoder.signalled(
                        streamId, signal, callback.happenedAt(), callback.contradicts(signal))));
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
