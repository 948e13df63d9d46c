package com.byeolshow.identity.session;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives a token back: from now on nobody can use it here, although it has not expired. */
@Component
public class LogOut {

    private final ReactiveJwtDecoder decoder;
    private final RevokedTokens revoked;

    LogOut(ReactiveJwtDecoder decoder, RevokedTokens revoked) {
        this.decoder = decoder;
        this.revoked = revoked;
    }

    /** A token that is not valid, or not any more, needs nothing: only a failure to remember a valid one is an error. */
    public Mono<Void> run(String token) {
        return decoder.decode(token)
                .onErrorResume(BadJwtException.class, _ -> Mono.empty())
                .flatMap(jwt -> jwt.getId() == null || jwt.getExpiresAt() == null
                        ? Mono.empty()
                        : revoked.add(jwt.getId(), jwt.getExpiresAt()));
    }
}
