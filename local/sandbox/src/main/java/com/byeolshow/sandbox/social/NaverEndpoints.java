package com.byeolshow.sandbox.social;

import static com.byeolshow.sandbox.Provider.NAVER;

import com.byeolshow.sandbox.control.Resettable;
import com.byeolshow.sandbox.input.Fields;
import com.byeolshow.sandbox.social.TokenDesk.Refusal;
import com.byeolshow.sandbox.social.model.Grant;
import com.byeolshow.sandbox.social.model.Visitor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunctions.Builder;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Naver: errors of the token come with HTTP 200, those of the profile with either status; no PKCE. */
@Component
final class NaverEndpoints implements Resettable {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Map<String, String> DECLINED =
            Map.of("error", "access_denied", "error_description", "Canceled By User");

    private final Consent consent;
    private final TokenDesk desk;
    private final LogIns logIns;
    private volatile int unauthorizedStatus = 401;

    NaverEndpoints(Consent consent, TokenDesk desk, LogIns logIns) {
        this.consent = consent;
        this.desk = desk;
        this.logIns = logIns;
    }

    void addTo(Builder routes) {
        routes.GET("/oauth2.0/authorize", request -> consent.ask(NAVER, request, false, DECLINED))
                .GET("/oauth2.0/token", this::token)
                .POST("/oauth2.0/token", this::token)
                .GET("/v1/nid/me", this::me);
    }

    /** Both were seen in the wild. */
    void answerUnauthorizedWith(int status) {
        unauthorizedStatus = status;
    }

    @Override
    public void reset() {
        unauthorizedStatus = 401;
    }

    private Mono<ServerResponse> token(ServerRequest request) {
        return TokenDesk.fields(request).flatMap(fields -> {
            var stranger = desk.stranger(NAVER, fields);
            if (stranger.isPresent()) {
                return refused(stranger.get());
            }
            return switch (fields.text("grant_type", "")) {
                case "authorization_code" ->
                    fields.text("state", "").isEmpty()
                            ? refused("invalid_request", "state is required")
                            : desk.exchange(NAVER, fields, LIFE, NaverEndpoints::told, NaverEndpoints::refused);
                case "refresh_token" ->
                    desk.renew(NAVER, fields, LIFE, NaverEndpoints::renewed, NaverEndpoints::refused);
                case "delete" -> delete(fields);
                default -> refused(Refusal.WRONG_GRANT_TYPE);
            };
        });
    }

    private static Map<String, Object> told(Grant grant) {
        var json = renewed(grant);
        json.put("refresh_token", grant.refreshToken());
        return json;
    }

    private static Map<String, Object> renewed(Grant grant) {
        var json = new LinkedHashMap<String, Object>();
        json.put("access_token", grant.accessToken());
        json.put("token_type", "bearer");
        // Text, as the original.
        json.put("expires_in", Long.toString(LIFE.toSeconds()));
        return json;
    }

    private Mono<ServerResponse> delete(Fields fields) {
        return logIns.open(NAVER, fields.text("access_token"))
                .map(grant -> {
                    logIns.unlink(NAVER, grant.visitor().name());
                    return ServerResponse.ok()
                            .bodyValue(Map.of("access_token", grant.accessToken(), "result", "success"));
                })
                .orElseGet(() -> refused("invalid_request", "access_token is not valid"));
    }

    private static Mono<ServerResponse> refused(Refusal refusal) {
        return switch (refusal) {
            case WRONG_APP, WRONG_SECRET -> refused("unauthorized_client", "wrong client id / client secret pair");
            case WRONG_GRANT_TYPE -> refused("invalid_request", "grant_type is not valid");
            case DEAD_CODE, OTHER_REDIRECT, WRONG_VERIFIER -> refused("invalid_request", "no valid data in session");
            case DEAD_REFRESH -> refused("invalid_request", "refresh_token is not valid");
        };
    }

    private static Mono<ServerResponse> refused(String error, String description) {
        return ServerResponse.ok().bodyValue(Map.of("error", error, "error_description", description));
    }

    private Mono<ServerResponse> me(ServerRequest request) {
        return desk.bearer(NAVER, request)
                .map(grant -> ServerResponse.ok()
                        .bodyValue(
                                Map.of("resultcode", "00", "message", "success", "response", person(grant.visitor()))))
                .orElseGet(() -> ServerResponse.status(unauthorizedStatus)
                        .bodyValue(Map.of("resultcode", "024", "message", "Authentication failed")));
    }

    private static Map<String, Object> person(Visitor visitor) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", "nv-" + visitor.number(NAVER.slug()));
        if (visitor.tellsNames()) {
            json.put("nickname", visitor.name());
            json.put("name", "홍" + visitor.name());
        }
        if (visitor.tellsEmail()) {
            json.put("email", visitor.address(NAVER.slug()));
        }
        if (visitor.tellsPhone()) {
            json.put("mobile", "010-1234-5678");
        }
        return json;
    }
}
