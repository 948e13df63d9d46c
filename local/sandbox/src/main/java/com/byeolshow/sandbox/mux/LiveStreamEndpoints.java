package com.byeolshow.sandbox.mux;

import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.ids.SeededIds;
import com.byeolshow.sandbox.input.BadInputException;
import com.byeolshow.sandbox.input.Fields;
import com.byeolshow.sandbox.mux.model.Encoder;
import com.byeolshow.sandbox.mux.model.Happening;
import com.byeolshow.sandbox.mux.model.LiveStream;
import com.byeolshow.sandbox.mux.model.PlaybackId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunctions.Builder;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /video/v1/live-streams} and below. */
@Component
final class LiveStreamEndpoints {
    private static final Set<String> STATUSES = Set.of("active", "idle", "disabled");
    private static final String ONE = "/live-streams/{id}";

    private final Videos videos;
    private final Encoders encoders;
    private final MuxEvents events;
    private final Timeline timeline;
    private final SeededIds ids;

    LiveStreamEndpoints(Videos videos, Encoders encoders, MuxEvents events, Timeline timeline, SeededIds ids) {
        this.videos = videos;
        this.encoders = encoders;
        this.events = events;
        this.timeline = timeline;
        this.ids = ids;
    }

    void addTo(Builder routes) {
        routes.POST("/live-streams", this::create)
                .GET("/live-streams", this::list)
                .GET(ONE, request -> answer(200, request, stream -> stream))
                .PATCH(ONE, this::update)
                .DELETE(ONE, request -> command(request, 204, encoders::delete))
                .POST(ONE + "/reset-stream-key", request -> answer(200, request, this::newKey))
                .PUT(ONE + "/complete", request -> command(request, 200, encoders::complete))
                .PUT(ONE + "/disable", request -> command(request, 200, encoders::disable))
                .PUT(ONE + "/enable", request -> command(request, 200, encoders::enable))
                .POST(ONE + "/playback-ids", this::addPlaybackId)
                .DELETE(ONE + "/playback-ids/{pid}", this::deletePlaybackId);
    }

    private Mono<ServerResponse> create(ServerRequest request) {
        return Fields.of(request).flatMap(fields -> {
            var settings = StreamRequests.create(fields);
            var policies = StreamRequests.policies(fields);
            var created = timeline.atomically(() -> {
                var stream = new LiveStream(
                        ids.letters("stream", 40),
                        timeline.now(),
                        ids.letters("key", 36),
                        ids.letters("passphrase", 24),
                        settings,
                        encoders.playbackIds(policies),
                        List.of(),
                        new Encoder.Absent());
                videos.save(stream);
                events.tell(List.of(Happening.live("created", stream)));
                return stream;
            });
            return data(201, MuxJson.rest(created));
        });
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        var status = request.queryParam("status");
        status.filter(word -> !STATUSES.contains(word)).ifPresent(_ -> {
            throw new BadInputException("status", "must be active, idle or disabled");
        });
        var key = request.queryParam("stream_key");
        var paging = Paging.of(request);
        var found = timeline.atomically(() -> videos.streams().stream()
                .filter(stream -> status.map(stream.status()::equals).orElse(true))
                .filter(stream -> key.map(stream.streamKey()::equals).orElse(true))
                .toList());
        return data(200, paging.of(found).stream().map(MuxJson::rest).toList());
    }

    private Mono<ServerResponse> update(ServerRequest request) {
        return Fields.of(request)
                .flatMap(fields -> answer(200, request, stream -> {
                    var changed = stream.with(StreamRequests.update(stream.settings(), fields));
                    videos.save(changed);
                    events.tell(List.of(Happening.live("updated", changed)));
                    return changed;
                }));
    }

    private LiveStream newKey(LiveStream stream) {
        var changed = stream.withKey(ids.letters("key", 36));
        videos.save(changed);
        return changed;
    }

    private Mono<ServerResponse> addPlaybackId(ServerRequest request) {
        return Fields.of(request).flatMap(fields -> {
            var policy = StreamRequests.policy("policy", fields.raw("policy"));
            var added = timeline.atomically(() -> {
                var stream = stream(request);
                var fresh = encoders.playbackIds(List.of(policy)).getFirst();
                var all = new ArrayList<>(stream.playbackIds());
                all.add(fresh);
                videos.save(stream.withPlaybackIds(List.copyOf(all)));
                return fresh;
            });
            return data(201, MuxJson.playbackId(added));
        });
    }

    private Mono<ServerResponse> deletePlaybackId(ServerRequest request) {
        var wanted = request.pathVariable("pid");
        return command(request, 204, stream -> {
            var rest = new ArrayList<PlaybackId>(stream.playbackIds());
            if (!rest.removeIf(known -> known.id().equals(wanted))) {
                throw MuxRefusedException.notFound();
            }
            videos.save(stream.withPlaybackIds(List.copyOf(rest)));
        });
    }

    /** Answers without a body: callers must not rely on one. */
    private Mono<ServerResponse> command(ServerRequest request, int status, Consumer<LiveStream> command) {
        timeline.atomically(() -> {
            command.accept(stream(request));
            return null;
        });
        return ServerResponse.status(status).build();
    }

    private Mono<ServerResponse> answer(int status, ServerRequest request, Function<LiveStream, LiveStream> change) {
        return data(status, MuxJson.rest(timeline.atomically(() -> change.apply(stream(request)))));
    }

    private LiveStream stream(ServerRequest request) {
        return videos.stream(request.pathVariable("id")).orElseThrow(MuxRefusedException::notFound);
    }

    private static Mono<ServerResponse> data(int status, Object data) {
        return ServerResponse.status(status).bodyValue(Map.of("data", data));
    }
}
