package com.byeolshow.identity.session;

import com.byeolshow.identity.revocation.JudgeToken;
import com.byeolshow.identity.revocation.RevocationSettings;
import com.byeolshow.platform.security.SecuritySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** Verifies tokens with the keys in our own database, and refuses those that were revoked. */
@Configuration(proxyBeanMethods = false)
class OwnTokens {

    @Bean
    ReactiveJwtDecoder tokenDecoder(
            SigningKeys keys,
            JudgeToken judgeToken,
            SecuritySettings security,
            TokenSettings tokens,
            RevocationSettings revocations) {
        tokens.mustEndBefore(revocations.kept());
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(
                        _ -> keys.ring().flatMapIterable(SigningKeys.Ring::published))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(security.issuer()));
        return token -> decoder.decode(token).flatMap(judgeToken::run);
    }
}
