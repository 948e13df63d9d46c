package com.byeolshow.sandbox.fcm;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.control.ControlRoutes;
import com.byeolshow.sandbox.fcm.PushedMessages.Pushed;
import com.byeolshow.sandbox.input.BadInputException;
import com.byeolshow.sandbox.input.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What was pushed, for tests and for the curious, and the end of access tokens before their time. */
@Component
final class FcmControlEndpoints implements ControlRoutes {
    private static final int MOST_SHOWN = 1_000;

    private final PushedMessages messages;
    private final AccessTokens tokens;
    private final Timeline timeline;

    FcmControlEndpoints(PushedMessages messages, AccessTokens tokens, Timeline timeline) {
        this.messages = messages;
        this.tokens = tokens;
        this.timeline = timeline;
    }

    @Override
    public RouterFunction<ServerResponse> controlRoutes() {
        return route().GET("/__sandbox/fcm/messages", this::list)
                .POST("/__sandbox/fcm/scenario", this::play)
                .build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        var token = request.queryParam("token");
        return ServerResponse.ok().bodyValue(timeline.atomically(() -> {
            List<Pushed> found = messages.all().stream()
                    .filter(pushed -> token.map(pushed.token()::equals).orElse(true))
                    .toList();
            return Map.of(
                    "count",
                    token.isPresent() ? found.size() : messages.count(),
                    "messages",
                    found.stream()
                            .limit(MOST_SHOWN)
                            .map(FcmControlEndpoints::json)
                            .toList());
        }));
    }

    private Mono<ServerResponse> play(ServerRequest request) {
        return Fields.of(request).flatMap(fields -> {
            if (!fields.requireText("name").equals("expire_tokens")) {
                throw new BadInputException("name", "must be expire_tokens");
            }
            tokens.expire();
            return ServerResponse.noContent().build();
        });
    }

    private static Map<String, Object> json(Pushed pushed) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", pushed.name());
        json.put("at", pushed.at().toString());
        json.put("token", pushed.token());
        json.put("message", pushed.message());
        return json;
    }
}
