package com.byeolshow.platform.security;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Refuses tokens that were revoked and lets changed roles count, at every call. Stands in front of whatever remembers
 * that a signature was good, because that remembers for a minute and a revocation has to work within seconds.
 */
public final class UnrevokedTokens implements ReactiveJwtDecoder {

    private final ReactiveJwtDecoder verifying;
    private final RevocationList revocations;

    /** @param verifying checks signature and claims */
    public UnrevokedTokens(ReactiveJwtDecoder verifying, RevocationList revocations) {
        this.verifying = verifying;
        this.revocations = revocations;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return verifying.decode(token).map(revocations::judge);
    }
}
