package com.byeolshow.gateway.token;

import com.byeolshow.platform.security.RememberedTokens;
import com.byeolshow.platform.security.RevocationList;
import com.byeolshow.platform.security.SecuritySettings;
import com.byeolshow.platform.security.UnrevokedTokens;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

/** Verifies tokens the way every service does, with keys that outlive an outage of identity. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    /** Short: it adds to the service's own time, and passing the token on unverified is always possible. */
    private static final Duration PATIENCE = Duration.ofMillis(400);

    @Bean
    ReactiveJwtDecoder tokenDecoder(
            SecuritySettings settings,
            WebClient.Builder builder,
            ObjectProvider<RevocationList> revocations,
            Clock clock) {
        URI source = settings.jwkSetUri();
        if (source == null) {
            throw new IllegalStateException(
                    "no keys to verify tokens with: set byeolshow.security.jwk-set-uri to identity's key set");
        }
        WebClient client = builder.clone()
                .clientConnector(new ReactorClientHttpConnector(
                        HttpClient.create().option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) PATIENCE.toMillis())))
                .build();
        var keys = new IdentityKeys(
                () -> client.get()
                        .uri(source)
                        .retrieve()
                        .bodyToMono(String.class)
                        .timeout(PATIENCE),
                clock);
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(keys::of)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(settings.issuer()));
        var remembered = new RememberedTokens(decoder, clock);
        RevocationList known = revocations.getIfAvailable();
        return known == null ? remembered : new UnrevokedTokens(remembered, known);
    }

    /**
     * Lets everything through: what a route asks for stands in the table of routes, and a second list of guarded paths
     * beside it could only disagree. What remains of Spring Security here is its firewall for odd requests.
     */
    @Bean
    SecurityWebFilterChain routesGuardThemselves(ServerHttpSecurity http) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(routes -> routes.anyExchange().permitAll())
                .build();
    }
}
