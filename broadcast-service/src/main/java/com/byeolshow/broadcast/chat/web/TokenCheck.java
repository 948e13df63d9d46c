package com.byeolshow.broadcast.chat.web;

import com.byeolshow.platform.security.RevocationList;
import com.byeolshow.platform.security.UnrevokedTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whether the token a connection was opened with still counts. A request is checked once, a connection whenever it speaks:
 * revoked and expired tokens must not go on talking under their customer's name.
 */
@Component
class TokenCheck {

    private static final String BEARER = "Bearer ";

    private final ReactiveJwtDecoder decoder;

    /** Judges tokens as the guarded routes do, revocations included. */
    TokenCheck(ReactiveJwtDecoder verifying, ObjectProvider<RevocationList> revocations) {
        RevocationList known = revocations.getIfAvailable();
        this.decoder = known == null ? verifying : new UnrevokedTokens(verifying, known);
    }

    static @Nullable String tokenOf(HttpHeaders headers) {
        String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length())
                : null;
    }

    /** False only for a token that was judged bad; identity being away is no reason to end what began with a good one. */
    Mono<Boolean> counts(String token) {
        return decoder.decode(token)
                .thenReturn(true)
                .onErrorResume(why -> Mono.just(!(why instanceof BadJwtException)));
    }
}
