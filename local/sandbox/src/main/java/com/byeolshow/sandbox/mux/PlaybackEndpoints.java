package com.byeolshow.sandbox.mux;

import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.input.BadInputException;
import com.byeolshow.sandbox.input.Fields;
import com.byeolshow.sandbox.mux.Videos.Watchable;
import java.util.Base64;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunctions.Builder;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The playlist and the thumbnail of a playback id, enough to prove that URLs are built right. */
@Component
final class PlaybackEndpoints {
    private static final MediaType PLAYLIST = MediaType.parseMediaType("application/vnd.apple.mpegurl");

    private final Videos videos;
    private final Timeline timeline;

    PlaybackEndpoints(Videos videos, Timeline timeline) {
        this.videos = videos;
        this.timeline = timeline;
    }

    void addTo(Builder routes) {
        routes.GET("/mux-stream/{pid:[A-Za-z0-9]+}.m3u8", request -> serve(request, "v", this::playlist))
                .GET(
                        "/mux-image/{pid}/thumbnail.png",
                        request -> serve(request, "t", _ -> image("thumbnail.png", MediaType.IMAGE_PNG)))
                .GET(
                        "/mux-image/{pid}/thumbnail.jpg",
                        request -> serve(request, "t", _ -> image("thumbnail.jpg", MediaType.IMAGE_JPEG)));
    }

    private interface Content {
        Mono<ServerResponse> of(Watchable watchable);
    }

    private Mono<ServerResponse> serve(ServerRequest request, String audience, Content content) {
        var found = timeline.atomically(() -> videos.watchable(request.pathVariable("pid")));
        if (found.isEmpty()) {
            return ServerResponse.notFound().build();
        }
        var watchable = found.get();
        if (!watchable.id().policy().equals("public") && !allowed(request.queryParam("token"), watchable, audience)) {
            return ServerResponse.status(403).build();
        }
        return watchable.playable()
                ? content.of(watchable)
                : ServerResponse.status(412).build();
    }

    private Mono<ServerResponse> playlist(Watchable watchable) {
        var text = """
                #EXTM3U
                #EXT-X-VERSION:3
                #EXT-X-TARGETDURATION:2
                #EXT-X-MEDIA-SEQUENCE:0
                #EXTINF:2.0,
                %s/0.ts
                """.formatted(watchable.id().id());
        return ServerResponse.ok().contentType(PLAYLIST).bodyValue(watchable.live() ? text : text + "#EXT-X-ENDLIST\n");
    }

    private static Mono<ServerResponse> image(String name, MediaType type) {
        return ServerResponse.ok().contentType(type).bodyValue(new ClassPathResource(name));
    }

    /**
     * Whether the token names this playback id, this use and a time still to come. Its signature is not checked: the
     * signing-key API is not imitated, so no public key is known here.
     */
    private boolean allowed(Optional<String> token, Watchable watchable, String audience) {
        var parts = token.orElse("").split("\\.");
        if (parts.length != 3) {
            return false;
        }
        try {
            var claims = Fields.ofJson(Base64.getUrlDecoder().decode(parts[1]));
            return watchable.id().id().equals(claims.text("sub"))
                    && audience.equals(claims.text("aud"))
                    && claims.requireWhole("exp", 0, Long.MAX_VALUE)
                            > timeline.now().getEpochSecond();
        } catch (IllegalArgumentException | BadInputException malformed) {
            return false;
        }
    }
}
