package com.byeolshow.sandbox.mux;

import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.input.BadInputException;
import com.byeolshow.sandbox.mux.model.Asset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunctions.Builder;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /video/v1/assets} and below. */
@Component
final class AssetEndpoints {
    private final Videos videos;
    private final Encoders encoders;
    private final Timeline timeline;

    AssetEndpoints(Videos videos, Encoders encoders, Timeline timeline) {
        this.videos = videos;
        this.encoders = encoders;
        this.timeline = timeline;
    }

    void addTo(Builder routes) {
        routes.GET("/assets", this::list).GET("/assets/{id}", this::get).DELETE("/assets/{id}", this::delete);
    }

    private Mono<ServerResponse> get(ServerRequest request) {
        var asset = timeline.atomically(() -> videos.asset(request.pathVariable("id")))
                .orElseThrow(MuxRefusedException::notFound);
        return ServerResponse.ok().bodyValue(Map.of("data", MuxJson.rest(asset)));
    }

    private Mono<ServerResponse> delete(ServerRequest request) {
        if (!timeline.atomically(() -> encoders.deleteAsset(request.pathVariable("id")))) {
            throw MuxRefusedException.notFound();
        }
        return ServerResponse.noContent().build();
    }

    /** A cursor is the id of the last asset already seen; it wins over the page number. */
    private Mono<ServerResponse> list(ServerRequest request) {
        var paging = Paging.of(request);
        var cursor = request.queryParam("cursor");
        var found = timeline.atomically(() -> matching(request));
        var rest = cursor.isEmpty() ? found : after(found, cursor.get());
        var shown = cursor.isEmpty()
                ? paging.of(rest)
                : rest.stream().limit(paging.limit()).toList();
        var more = !shown.isEmpty() && !shown.getLast().equals(found.getLast());
        var json = new LinkedHashMap<String, Object>();
        json.put("data", shown.stream().map(MuxJson::rest).toList());
        json.put("next_cursor", more ? shown.getLast().id() : null);
        return ServerResponse.ok().bodyValue(json);
    }

    /** Nothing here was uploaded, so an upload id matches nothing. */
    private List<Asset> matching(ServerRequest request) {
        var streamId = request.queryParam("live_stream_id");
        if (request.queryParam("upload_id").isPresent()) {
            return List.of();
        }
        return videos.assets().stream()
                .filter(asset -> streamId.map(asset.liveStreamId()::equals).orElse(true))
                .toList();
    }

    private static List<Asset> after(List<Asset> found, String cursor) {
        for (var i = 0; i < found.size(); i++) {
            if (found.get(i).id().equals(cursor)) {
                return found.subList(i + 1, found.size());
            }
        }
        throw new BadInputException("cursor", "is not valid");
    }
}
