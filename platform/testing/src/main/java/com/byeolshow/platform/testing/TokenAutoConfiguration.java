package com.byeolshow.platform.testing;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;

/** Lets a service trust {@link TestTokens} instead of identity, unless it has a decoder of its own. */
@AutoConfiguration(beforeName = "com.byeolshow.platform.security.SecurityAutoConfiguration")
class TokenAutoConfiguration {

    @Bean
    TestTokens testTokens() {
        return new TestTokens();
    }

    @Bean
    @ConditionalOnMissingBean
    ReactiveJwtDecoder testTokenDecoder() {
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(token -> Flux.just(TestTokens.publicKey()))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer("byeolshow"));
        return decoder;
    }
}
