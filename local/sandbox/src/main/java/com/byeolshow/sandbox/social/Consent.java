package com.byeolshow.sandbox.social;

import com.byeolshow.sandbox.Provider;
import com.byeolshow.sandbox.SandboxSettings;
import com.byeolshow.sandbox.SandboxSettings.Social.App;
import com.byeolshow.sandbox.input.BadInputException;
import com.byeolshow.sandbox.input.Fields;
import com.byeolshow.sandbox.social.model.Persona;
import com.byeolshow.sandbox.social.model.Visitor;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * The page of a provider where people log in and consent. It asks who is there, unless {@code login_hint} or the control
 * plane has said so: then it sends the browser back at once.
 */
@Component
final class Consent {
    private final SandboxSettings.Social settings;
    private final LogIns logIns;

    Consent(SandboxSettings settings, LogIns logIns) {
        this.settings = settings.social();
        this.logIns = logIns;
    }

    App app(Provider provider) {
        return switch (provider) {
            case KAKAO -> settings.kakao();
            case NAVER -> settings.naver();
            case FACEBOOK -> settings.facebook();
            case MUX, IAMPORT -> throw new IllegalArgumentException(provider.slug() + " logs nobody in");
        };
    }

    /** @param pkce whether the provider keeps a code challenge; Naver knows none */
    Mono<ServerResponse> ask(Provider provider, ServerRequest request, boolean pkce, Map<String, String> declined) {
        Fields query = Fields.ofQuery(request);
        try {
            check(provider, query);
        } catch (BadInputException bad) {
            return page(400, ConsentPage.refused(provider, String.valueOf(bad.getMessage())));
        }
        var visitor = query.has("login_hint") ? Visitor.of(query.requireText("login_hint")) : logIns.expected(provider);
        return visitor.map(known -> sendBack(provider, query, known, pkce, declined))
                .orElseGet(() -> page(200, ConsentPage.choice(provider, request.path(), query)));
    }

    private void check(Provider provider, Fields query) {
        if (!app(provider).clientId().equals(query.requireText("client_id"))) {
            throw new BadInputException("client_id", "is of no app (KOE101)");
        }
        if (!"code".equals(query.requireText("response_type"))) {
            throw new BadInputException("response_type", "must be code");
        }
        var back = query.address("redirect_uri");
        if (back == null || !back.toString().startsWith(settings.redirectBase())) {
            throw new BadInputException("redirect_uri", "is not registered (KOE006)");
        }
        if (provider == Provider.NAVER) {
            query.requireText("state");
        }
        var method = query.text("code_challenge_method");
        if (query.has("code_challenge") && !Objects.equals(method, "S256")) {
            throw new BadInputException("code_challenge_method", "must be S256");
        }
    }

    private Mono<ServerResponse> sendBack(
            Provider provider, Fields query, Visitor visitor, boolean pkce, Map<String, String> declined) {
        var redirectUri = query.requireText("redirect_uri");
        var back = UriComponentsBuilder.fromUriString(redirectUri);
        var state = query.text("state");
        if (state != null) {
            back.queryParam("state", "{state}");
        }
        if (visitor.persona() == Persona.DENY) {
            declined.forEach((name, value) -> back.queryParam(name, value));
            return to(back, state, "");
        }
        var challenge = pkce ? query.text("code_challenge") : null;
        var code = logIns.give(provider, visitor, redirectUri, challenge);
        return to(back.queryParam("code", "{code}"), state, code.value());
    }

    private static Mono<ServerResponse> to(UriComponentsBuilder back, @Nullable String state, String code) {
        URI location = back.encode()
                .buildAndExpand(Map.of("state", Objects.requireNonNullElse(state, ""), "code", code))
                .toUri();
        return ServerResponse.status(302).location(location).build();
    }

    private static Mono<ServerResponse> page(int status, String html) {
        return ServerResponse.status(status)
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .bodyValue(html);
    }
}
