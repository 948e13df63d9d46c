package com.byeolshow.platform.security;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;

/** Turns a verified token into an authentication whose principal is a {@link Caller}. */
final class TokenConverter implements Converter<Jwt, Mono<AbstractAuthenticationToken>> {

    @Override
    public Mono<AbstractAuthenticationToken> convert(Jwt token) {
        List<String> claims =
                Optional.ofNullable(token.getClaimAsStringList("roles")).orElse(List.of());
        var roles =
                claims.stream().map(Role::ofClaim).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
        String subject = token.getSubject();
        if (subject == null || roles.isEmpty()) {
            return Mono.error(new BadCredentialsException("token names no subject or no role"));
        }
        return Mono.just(new CallerAuthentication(new Caller(subject, roles)));
    }

    /** An authentication that knows its caller. */
    static final class CallerAuthentication extends AbstractAuthenticationToken {

        private static final long serialVersionUID = 1L;

        private final transient Caller caller;

        CallerAuthentication(Caller caller) {
            super(caller.roles().stream()
                    .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                    .toList());
            this.caller = caller;
            setAuthenticated(true);
        }

        @Override
        public Object getCredentials() {
            return "";
        }

        @Override
        public Caller getPrincipal() {
            return caller;
        }
    }
}
