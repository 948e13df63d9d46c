package com.byeolshow.sandbox.social;

import static com.byeolshow.sandbox.Provider.FACEBOOK;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.byeolshow.sandbox.social.TokenDesk.Refusal;
import com.byeolshow.sandbox.social.model.Grant;
import com.byeolshow.sandbox.social.model.Visitor;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunctions.Builder;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Facebook: a version in every path, a proof of the secret with every token, only what was asked for. */
@Component
final class FacebookEndpoints {
    private static final Duration LIFE = Duration.ofDays(60);
    private static final Map<String, String> DECLINED = Map.of(
            "error", "access_denied",
            "error_reason", "user_denied",
            "error_code", "200",
            "error_description", "Permissions error");

    private final Consent consent;
    private final TokenDesk desk;
    private final LogIns logIns;

    FacebookEndpoints(Consent consent, TokenDesk desk, LogIns logIns) {
        this.consent = consent;
        this.desk = desk;
        this.logIns = logIns;
    }

    void addTo(Builder routes) {
        routes.GET("/{version}/dialog/oauth", request -> consent.ask(FACEBOOK, request, true, DECLINED))
                .GET("/{version}/oauth/access_token", this::token)
                .POST("/{version}/oauth/access_token", this::token)
                .GET("/{version}/me", this::me)
                .DELETE("/{version}/{user}/permissions", this::unlink);
    }

    private Mono<ServerResponse> token(ServerRequest request) {
        return TokenDesk.fields(request).flatMap(fields -> desk.stranger(FACEBOOK, fields)
                .map(FacebookEndpoints::refused)
                .orElseGet(() ->
                        desk.exchange(FACEBOOK, fields, LIFE, FacebookEndpoints::told, FacebookEndpoints::refused)));
    }

    private static Map<String, Object> told(Grant grant) {
        var json = new LinkedHashMap<String, Object>();
        json.put("access_token", grant.accessToken());
        json.put("token_type", "bearer");
        json.put("expires_in", LIFE.toSeconds());
        return json;
    }

    private static Mono<ServerResponse> refused(Refusal refusal) {
        return switch (refusal) {
            case WRONG_APP -> error(400, 101, null, "Error validating application.");
            case WRONG_SECRET -> error(400, 1, null, "Error validating client secret.");
            case WRONG_GRANT_TYPE, DEAD_CODE, DEAD_REFRESH ->
                error(400, 100, null, "This authorization code has been used.");
            case OTHER_REDIRECT -> error(400, 100, null, "Error validating verification code: redirect_uri differs.");
            case WRONG_VERIFIER -> error(400, 100, null, "Invalid code_verifier parameter.");
        };
    }

    private Mono<ServerResponse> me(ServerRequest request) {
        var grant = desk.bearer(FACEBOOK, request);
        if (grant.isEmpty()) {
            return error(400, 190, 463, "Error validating access token.");
        }
        var proof = request.queryParam("appsecret_proof").orElse("");
        if (!proof.equals(proofOf(grant.get().accessToken()))) {
            return error(400, 100, null, "Invalid appsecret_proof provided in the API argument");
        }
        var fields = List.of(request.queryParam("fields").orElse("id,name").split(","));
        var person = person(grant.get().visitor());
        person.keySet().retainAll(fields);
        return ServerResponse.ok().bodyValue(person);
    }

    private static Map<String, Object> person(Visitor visitor) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", Long.toString(visitor.number(FACEBOOK.slug())));
        if (visitor.tellsNames()) {
            json.put("name", "Hong " + visitor.name());
            json.put("first_name", visitor.name());
            json.put("last_name", "Hong");
        }
        if (visitor.tellsEmail()) {
            json.put("email", visitor.address(FACEBOOK.slug()));
        }
        return json;
    }

    private Mono<ServerResponse> unlink(ServerRequest request) {
        return desk.bearer(FACEBOOK, request)
                .filter(grant ->
                        Long.toString(grant.visitor().number(FACEBOOK.slug())).equals(request.pathVariable("user")))
                .map(grant -> {
                    logIns.unlink(FACEBOOK, grant.visitor().name());
                    return ServerResponse.ok().bodyValue(Map.of("success", true));
                })
                .orElseGet(() -> error(400, 190, 458, "Error validating access token."));
    }

    private static Mono<ServerResponse> error(int status, int code, @Nullable Integer subcode, String message) {
        var error = new LinkedHashMap<String, Object>();
        error.put("message", message);
        error.put("type", "OAuthException");
        error.put("code", code);
        if (subcode != null) {
            error.put("error_subcode", subcode);
        }
        error.put("fbtrace_id", "sandbox");
        return ServerResponse.status(status).bodyValue(Map.of("error", error));
    }

    private String proofOf(String accessToken) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            var secret = consent.app(FACEBOOK).clientSecret();
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(accessToken.getBytes(UTF_8)));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
