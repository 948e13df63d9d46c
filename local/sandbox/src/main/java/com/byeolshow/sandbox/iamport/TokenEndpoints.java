package com.byeolshow.sandbox.iamport;

import com.byeolshow.sandbox.SandboxSettings;
import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.input.Fields;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunctions.Builder;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /users/getToken}. */
@Component
final class TokenEndpoints {
    private final SandboxSettings.IamportAccess pair;
    private final Tokens tokens;
    private final Timeline timeline;

    TokenEndpoints(SandboxSettings settings, Tokens tokens, Timeline timeline) {
        this.pair = settings.iamport();
        this.tokens = tokens;
        this.timeline = timeline;
    }

    void addTo(Builder routes) {
        routes.POST("/users/getToken", this::token);
    }

    private Mono<ServerResponse> token(ServerRequest request) {
        return Fields.of(request).flatMap(fields -> {
            var key = fields.requireText("imp_key");
            var secret = fields.requireText("imp_secret");
            if (!key.equals(pair.key()) || !secret.equals(pair.secret())) {
                throw IamportRefusedException.unauthorized();
            }
            var json = timeline.atomically(() -> {
                var token = tokens.ask();
                var response = new LinkedHashMap<String, Object>();
                response.put("access_token", token.value());
                response.put("now", timeline.now().getEpochSecond());
                response.put("expired_at", token.expiresAt().getEpochSecond());
                return response;
            });
            return ServerResponse.ok().bodyValue(IamportJson.envelope(0, null, json));
        });
    }
}
