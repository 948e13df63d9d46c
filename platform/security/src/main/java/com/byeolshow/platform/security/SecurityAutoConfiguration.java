package com.byeolshow.platform.security;

import com.byeolshow.platform.web.problem.Problem;
import com.byeolshow.platform.web.problem.ProblemRenderer;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtReactiveAuthenticationManager;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Verifies every token against identity's published keys and guards the routes of a service. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration"
        })
@EnableWebFluxSecurity
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityAutoConfiguration {

    /** Keys are fetched on the first token and again when a key id is unknown, so identity may rotate them. */
    @Bean
    @ConditionalOnMissingBean
    ReactiveJwtDecoder tokenDecoder(SecuritySettings settings, Clock clock) {
        var keys = settings.jwkSetUri();
        if (keys == null) {
            throw new IllegalStateException(
                    "no keys to verify tokens with: set byeolshow.security.jwk-set-uri to identity's key set");
        }
        var decoder = NimbusReactiveJwtDecoder.withJwkSetUri(keys.toString())
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(settings.issuer()));
        return new RememberedTokens(decoder, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    SecurityWebFilterChain guardedRoutes(
            ServerHttpSecurity http,
            ReactiveJwtDecoder verifying,
            ObjectProvider<RevocationList> revocations,
            SecuritySettings settings,
            ProblemRenderer problems) {
        var decoder = judging(verifying, revocations);
        var open = Routes.any(settings.openRoutes());
        var influencerOnly = Routes.any(settings.influencerRoutes());
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .addFilterAt(tokens(decoder, open, influencerOnly, problems), SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(routes -> routes.pathMatchers("/actuator/deadletters/**")
                        .hasRole(Role.MANAGER.name())
                        .pathMatchers("/actuator/**")
                        .permitAll()
                        .pathMatchers("/internal/**")
                        .hasRole(Role.SERVICE.name())
                        .pathMatchers("/v1/manager/**")
                        .hasRole(Role.MANAGER.name())
                        .matchers(influencerOnly)
                        .hasRole(Role.INFLUENCER.name())
                        .matchers(open)
                        .permitAll()
                        .anyExchange()
                        .authenticated())
                .exceptionHandling(errors -> errors.authenticationEntryPoint((exchange, absent) ->
                                refuse(exchange, influencerOnly, problems, new RequestProblem.Unauthenticated()))
                        .accessDeniedHandler((exchange, denied) ->
                                refuse(exchange, influencerOnly, problems, new RequestProblem.Forbidden())))
                .build();
    }

    /** Spring Security's firewall would answer odd paths and methods with nothing but a status. */
    @Bean
    @ConditionalOnMissingBean
    ServerExchangeRejectedHandler firewallRefusals() {
        return (_, _) ->
                Mono.error(new RefusedException(new RequestProblem.Malformed("unacceptable path, method or header")));
    }

    @Bean
    TokenLife tokenLife(ReactiveJwtDecoder verifying, ObjectProvider<RevocationList> revocations, Clock clock) {
        return new TokenLife(judging(verifying, revocations), clock);
    }

    private static ReactiveJwtDecoder judging(
            ReactiveJwtDecoder verifying, ObjectProvider<RevocationList> revocations) {
        var known = revocations.getIfAvailable();
        return known == null ? verifying : new UnrevokedTokens(verifying, known);
    }

    private static AuthenticationWebFilter tokens(
            ReactiveJwtDecoder decoder,
            ServerWebExchangeMatcher open,
            ServerWebExchangeMatcher influencerOnly,
            ProblemRenderer problems) {
        var manager = new JwtReactiveAuthenticationManager(decoder);
        manager.setJwtAuthenticationConverter(new TokenConverter());
        var filter = new AuthenticationWebFilter(manager);
        filter.setServerAuthenticationConverter(new ServerBearerTokenAuthenticationConverter());
        filter.setAuthenticationFailureHandler((failed, invalid) -> open.matches(failed.getExchange())
                .flatMap(match -> match.isMatch()
                        ? failed.getChain().filter(failed.getExchange())
                        : refuse(
                                failed.getExchange(), influencerOnly, problems, new RequestProblem.Unauthenticated())));
        return filter;
    }

    private static Mono<Void> refuse(
            ServerWebExchange exchange,
            ServerWebExchangeMatcher influencerOnly,
            ProblemRenderer problems,
            Problem otherwise) {
        return influencerOnly
                .matches(exchange)
                .flatMap(match ->
                        problems.write(exchange, match.isMatch() ? new RequestProblem.InfluencersOnly() : otherwise));
    }

    @Bean
    WebFluxConfigurer callers() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new CallerResolver());
            }
        };
    }
}
