package com.byeolshow.sandbox.social;

import static com.byeolshow.sandbox.Provider.KAKAO;

import com.byeolshow.sandbox.social.TokenDesk.Refusal;
import com.byeolshow.sandbox.social.model.Grant;
import com.byeolshow.sandbox.social.model.Persona;
import com.byeolshow.sandbox.social.model.Visitor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunctions.Builder;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Kakao: {@code kauth} and {@code kapi} under one base. */
@Component
final class KakaoEndpoints {
    private static final Duration LIFE = Duration.ofHours(6);
    private static final Map<String, String> DECLINED =
            Map.of("error", "access_denied", "error_description", "User denied access");

    private final Consent consent;
    private final TokenDesk desk;
    private final LogIns logIns;

    KakaoEndpoints(Consent consent, TokenDesk desk, LogIns logIns) {
        this.consent = consent;
        this.desk = desk;
        this.logIns = logIns;
    }

    void addTo(Builder routes) {
        routes.GET("/oauth/authorize", request -> consent.ask(KAKAO, request, true, DECLINED))
                .POST("/oauth/token", this::token)
                .GET("/v2/user/me", this::me)
                .POST("/v2/user/me", this::me)
                .POST("/v1/user/logout", request -> end(request, false))
                .POST("/v1/user/unlink", request -> end(request, true))
                .GET("/v1/user/access_token_info", this::info);
    }

    private Mono<ServerResponse> token(ServerRequest request) {
        return TokenDesk.fields(request).flatMap(fields -> {
            var stranger = desk.stranger(KAKAO, fields);
            if (stranger.isPresent()) {
                return refused(stranger.get());
            }
            return switch (fields.text("grant_type", "")) {
                case "authorization_code" ->
                    desk.exchange(KAKAO, fields, LIFE, KakaoEndpoints::told, KakaoEndpoints::refused);
                case "refresh_token" ->
                    desk.renew(KAKAO, fields, LIFE, KakaoEndpoints::renewed, KakaoEndpoints::refused);
                default -> refused(Refusal.WRONG_GRANT_TYPE);
            };
        });
    }

    private static Map<String, Object> told(Grant grant) {
        var json = renewed(grant);
        json.put("refresh_token", grant.refreshToken());
        json.put("refresh_token_expires_in", Duration.ofDays(60).toSeconds());
        json.put("scope", "profile_nickname account_email");
        return json;
    }

    /** A refresh token that is not about to end is not repeated. */
    private static Map<String, Object> renewed(Grant grant) {
        var json = new LinkedHashMap<String, Object>();
        json.put("access_token", grant.accessToken());
        json.put("token_type", "bearer");
        json.put("expires_in", LIFE.toSeconds());
        return json;
    }

    private static Mono<ServerResponse> refused(Refusal refusal) {
        return switch (refusal) {
            case WRONG_APP -> refused(401, "invalid_client", "KOE101", "Not exist client_id");
            case WRONG_SECRET -> refused(401, "invalid_client", "KOE010", "Bad client credentials");
            case WRONG_GRANT_TYPE -> refused(400, "invalid_request", "KOE009", "not supported grant_type");
            case DEAD_CODE -> refused(400, "invalid_grant", "KOE320", "authorization code not found");
            case OTHER_REDIRECT -> refused(400, "invalid_grant", "KOE303", "Redirect URI mismatch");
            case WRONG_VERIFIER -> refused(400, "invalid_grant", "KOE320", "code_verifier does not match");
            case DEAD_REFRESH -> refused(400, "invalid_grant", "KOE322", "expired_or_invalid_refresh_token");
        };
    }

    private static Mono<ServerResponse> refused(int status, String error, String code, String description) {
        return ServerResponse.status(status)
                .bodyValue(Map.of("error", error, "error_description", description, "error_code", code));
    }

    private Mono<ServerResponse> me(ServerRequest request) {
        return desk.bearer(KAKAO, request)
                .map(grant -> ServerResponse.ok().bodyValue(person(grant.visitor())))
                .orElseGet(KakaoEndpoints::unauthorized);
    }

    private static Map<String, Object> person(Visitor visitor) {
        var account = new LinkedHashMap<String, Object>();
        var named = visitor.tellsNames() && visitor.persona() != Persona.NEEDS_AGREEMENT;
        account.put("profile_nickname_needs_agreement", !named);
        if (named) {
            account.put("profile", Map.of("nickname", visitor.name(), "is_default_image", true));
            account.put("name", "홍" + visitor.name());
        }
        account.put("email_needs_agreement", visitor.persona() == Persona.NEEDS_AGREEMENT);
        if (visitor.tellsEmail()) {
            account.put("is_email_valid", true);
            account.put("is_email_verified", visitor.persona() != Persona.UNVERIFIED_EMAIL);
            account.put("email", visitor.address(KAKAO.slug()));
        }
        account.put("phone_number_needs_agreement", !visitor.tellsPhone());
        if (visitor.tellsPhone()) {
            account.put("phone_number", "+82 10-1234-5678");
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("id", visitor.number(KAKAO.slug()));
        json.put("connected_at", "2024-01-01T00:00:00Z");
        if (visitor.persona() != Persona.MINIMAL) {
            json.put("kakao_account", account);
        }
        return json;
    }

    private Mono<ServerResponse> end(ServerRequest request, boolean forGood) {
        return desk.bearer(KAKAO, request)
                .map(grant -> {
                    if (forGood) {
                        logIns.unlink(KAKAO, grant.visitor().name());
                    } else {
                        logIns.end(KAKAO, grant);
                    }
                    return ServerResponse.ok()
                            .bodyValue(Map.of("id", grant.visitor().number(KAKAO.slug())));
                })
                .orElseGet(KakaoEndpoints::unauthorized);
    }

    private Mono<ServerResponse> info(ServerRequest request) {
        return desk.bearer(KAKAO, request)
                .map(grant -> ServerResponse.ok()
                        .bodyValue(Map.of(
                                "id", grant.visitor().number(KAKAO.slug()),
                                "expires_in", LIFE.toSeconds(),
                                "app_id", 1)))
                .orElseGet(KakaoEndpoints::unauthorized);
    }

    private static Mono<ServerResponse> unauthorized() {
        return ServerResponse.status(401).bodyValue(Map.of("code", -401, "msg", "this access token does not exist"));
    }
}
