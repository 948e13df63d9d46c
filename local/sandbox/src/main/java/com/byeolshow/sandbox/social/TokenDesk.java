package com.byeolshow.sandbox.social;

import com.byeolshow.sandbox.Provider;
import com.byeolshow.sandbox.SandboxSettings;
import com.byeolshow.sandbox.input.Fields;
import com.byeolshow.sandbox.social.model.Code.Verdict;
import com.byeolshow.sandbox.social.model.Grant;
import com.byeolshow.sandbox.social.model.Persona;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What the token endpoints of the three have in common: whom they know and what a code is worth. */
@Component
final class TokenDesk {
    private final Consent consent;
    private final LogIns logIns;
    private final Duration slowReply;

    TokenDesk(Consent consent, LogIns logIns, SandboxSettings settings) {
        this.consent = consent;
        this.logIns = logIns;
        this.slowReply = settings.social().slowReply();
    }

    /** Why there is no token; each provider says it in its own words. */
    enum Refusal {
        WRONG_APP,
        WRONG_SECRET,
        WRONG_GRANT_TYPE,
        DEAD_CODE,
        OTHER_REDIRECT,
        WRONG_VERIFIER,
        DEAD_REFRESH
    }

    /** Form and query alike: two of the three allow both. */
    static Mono<Fields> fields(ServerRequest request) {
        return Fields.of(request).map(form -> form.names().isEmpty() ? Fields.ofQuery(request) : form);
    }

    Optional<Refusal> stranger(Provider provider, Fields fields) {
        if (!consent.app(provider).clientId().equals(fields.text("client_id"))) {
            return Optional.of(Refusal.WRONG_APP);
        }
        return consent.app(provider).clientSecret().equals(fields.text("client_secret"))
                ? Optional.empty()
                : Optional.of(Refusal.WRONG_SECRET);
    }

    Mono<ServerResponse> exchange(
            Provider provider,
            Fields fields,
            Duration life,
            Function<Grant, Map<String, Object>> told,
            Function<Refusal, Mono<ServerResponse>> refused) {
        var presented = logIns.present(
                provider, fields.text("code", ""), fields.text("redirect_uri"), fields.text("code_verifier"));
        var visitor = presented.visitor();
        if (presented.verdict() != Verdict.GOOD || visitor == null) {
            return refused.apply(
                    switch (presented.verdict()) {
                        case OTHER_REDIRECT -> Refusal.OTHER_REDIRECT;
                        case WRONG_VERIFIER -> Refusal.WRONG_VERIFIER;
                        case GOOD, SPENT -> Refusal.DEAD_CODE;
                    });
        }
        if (visitor.persona() == Persona.BROKEN_TOKEN) {
            return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue("{\"access_token\":\"brok");
        }
        var answer = ServerResponse.ok().bodyValue(told.apply(logIns.grant(provider, visitor, life)));
        return visitor.persona() == Persona.SLOW ? Mono.delay(slowReply).then(answer) : answer;
    }

    Mono<ServerResponse> renew(
            Provider provider,
            Fields fields,
            Duration life,
            Function<Grant, Map<String, Object>> told,
            Function<Refusal, Mono<ServerResponse>> refused) {
        return logIns.renew(provider, fields.text("refresh_token", ""), life)
                .map(grant -> ServerResponse.ok().bodyValue(told.apply(grant)))
                .orElseGet(() -> refused.apply(Refusal.DEAD_REFRESH));
    }

    /** Who the bearer of the request's token is. */
    Optional<Grant> bearer(Provider provider, ServerRequest request) {
        var authorization = Objects.requireNonNullElse(request.headers().firstHeader("Authorization"), "");
        return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? logIns.open(provider, authorization.substring(7).strip())
                : Optional.empty();
    }
}
