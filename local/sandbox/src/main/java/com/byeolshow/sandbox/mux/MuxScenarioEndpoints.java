package com.byeolshow.sandbox.mux;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.control.ControlRoutes;
import com.byeolshow.sandbox.control.RefusedCallException;
import com.byeolshow.sandbox.input.BadInputException;
import com.byeolshow.sandbox.input.Fields;
import com.byeolshow.sandbox.mux.model.Asset;
import com.byeolshow.sandbox.mux.model.Encoder;
import com.byeolshow.sandbox.mux.model.LiveStream;
import com.byeolshow.sandbox.mux.model.Outcome;
import com.byeolshow.sandbox.mux.model.Outcome.Moved;
import com.byeolshow.sandbox.mux.model.Outcome.Refused;
import com.byeolshow.sandbox.mux.model.Outcome.Unchanged;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Plays the host's encoder. */
@Component
final class MuxScenarioEndpoints implements ControlRoutes {
    private static final int FLAPS = 3;

    private final Videos videos;
    private final Encoders encoders;
    private final Timeline timeline;

    MuxScenarioEndpoints(Videos videos, Encoders encoders, Timeline timeline) {
        this.videos = videos;
        this.encoders = encoders;
        this.timeline = timeline;
    }

    @Override
    public RouterFunction<ServerResponse> controlRoutes() {
        return route().POST("/__sandbox/mux/scenario", this::play).build();
    }

    private Mono<ServerResponse> play(ServerRequest request) {
        return Fields.of(request).flatMap(fields -> {
            var args = fields.nested("args");
            var name = fields.requireText("name");
            return answer(timeline.atomically(() -> switch (name) {
                case "go_live" -> accepted(encoders.goLive(stream(args)));
                case "flap" -> flap(stream(args));
                case "drop_and_end" -> accepted(encoders.drop(stream(args)));
                case "asset_errored" -> assetErrored(args);
                case "test_cutoff" -> testCutoff(stream(args));
                default ->
                    throw new BadInputException(
                            "name", "must be go_live, flap, drop_and_end, asset_errored or test_cutoff");
            }));
        });
    }

    private LiveStream flap(LiveStream stream) {
        if (stream.settings().reconnectWindow().isZero()) {
            throw RefusedCallException.conflict("without a reconnect window the first drop ends the show");
        }
        var now = onAir(stream);
        for (var i = 0; i < FLAPS; i++) {
            now = accepted(encoders.drop(now));
            now = accepted(encoders.goLive(now));
        }
        return now;
    }

    private LiveStream assetErrored(Fields args) {
        if (args.has("assetId")) {
            var asset = asset(args.requireText("assetId"));
            var stream = videos.stream(asset.liveStreamId())
                    .orElseThrow(() -> RefusedCallException.conflict("the asset's live stream is deleted"));
            return accepted(encoders.breakAsset(stream, asset));
        }
        var stream = stream(args);
        if (stream.recentAssetIds().isEmpty()) {
            throw RefusedCallException.conflict("the live stream has no asset yet");
        }
        return accepted(
                encoders.breakAsset(stream, asset(stream.recentAssetIds().getLast())));
    }

    /** The cut-off without waiting for it; advancing the clock five minutes does the same. */
    private LiveStream testCutoff(LiveStream stream) {
        if (!stream.settings().test()) {
            throw RefusedCallException.conflict("only a test live stream is cut off");
        }
        return accepted(encoders.disable(onAir(stream)));
    }

    private LiveStream onAir(LiveStream stream) {
        return stream.encoder() instanceof Encoder.OnAir ? stream : accepted(encoders.goLive(stream));
    }

    private LiveStream stream(Fields args) {
        var key = args.text("streamKey");
        if (key != null) {
            return videos.streamByKey(key).orElseThrow(() -> RefusedCallException.unknown("that stream key"));
        }
        var id = args.text("streamId");
        if (id == null) {
            throw new BadInputException("args", "needs streamId or streamKey");
        }
        return videos.stream(id).orElseThrow(() -> RefusedCallException.unknown("live stream " + id));
    }

    private Asset asset(String id) {
        return videos.asset(id).orElseThrow(() -> RefusedCallException.unknown("asset " + id));
    }

    private static LiveStream accepted(Outcome outcome) {
        return switch (outcome) {
            case Moved(var stream, var _, var _) -> stream;
            case Unchanged(var stream) -> stream;
            case Refused(var reason) -> throw RefusedCallException.conflict(reason);
        };
    }

    private static Mono<ServerResponse> answer(LiveStream stream) {
        var json = new LinkedHashMap<String, Object>();
        json.put("streamId", stream.id());
        json.put("status", stream.status());
        json.put("activeAssetId", stream.encoder().assetId());
        json.put("recentAssetIds", stream.recentAssetIds());
        json.put("endsAt", stream.encoder() instanceof Encoder.Lost(var _, var until) ? until.toString() : null);
        return ServerResponse.ok().bodyValue(json);
    }
}
