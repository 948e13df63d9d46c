package com.byeolshow.identity.session;

import com.byeolshow.platform.security.SecuritySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** Verifies tokens with the keys in our own database, and refuses those that were given back. */
@Configuration(proxyBeanMethods = false)
class OwnTokens {

    @Bean
    ReactiveJwtDecoder tokenDecoder(SigningKeys keys, RevokedTokens revoked, SecuritySettings security) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(
                        _ -> keys.ring().flatMapIterable(SigningKeys.Ring::published))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(security.issuer()));
        return token -> decoder.decode(token).delayUntil(jwt -> refuseRevoked(revoked, jwt));
    }

    private static Mono<Void> refuseRevoked(RevokedTokens revoked, Jwt jwt) {
        String id = jwt.getId();
        return id == null
                ? Mono.error(() -> new BadJwtException("token has no id"))
                : revoked.contains(id)
                        .flatMap(gone -> gone ? Mono.error(new BadJwtException("token was revoked")) : Mono.empty());
    }
}
