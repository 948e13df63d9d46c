package com.byeolshow.platform.security;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Which tokens of a customer count, and as what. A token says in its claim {@code gen} under which version it was signed;
 * comparing versions rather than times needs no clocks that agree and tells apart what happened within one second.
 *
 * @param version grows with every change; 0 for a customer of whom nothing was ever changed
 * @param validFrom tokens of an earlier version are refused
 * @param roles of now; null when they were never changed, so that those of the token count
 */
public record Standing(
        long version, long validFrom, @Nullable List<String> roles) {

    /** Claim with the version of a token's time; a token without it is of version 0. */
    public static final String VERSION_CLAIM = "gen";

    /** Claim with the session of a token; without it the token's own id is its session. */
    public static final String SESSION_CLAIM = "sid";

    /** Of a customer of whom nothing was ever changed. */
    public static final Standing UNTOUCHED = new Standing(0, 0, null);

    /**
     * Which session a token belongs to.
     *
     * @throws BadJwtException when the token has neither session nor id, so that nobody could ever revoke it
     */
    public static String sessionOf(Jwt token) {
        String session = token.getClaimAsString(SESSION_CLAIM);
        String id = session == null ? token.getId() : session;
        if (id == null) {
            throw new BadJwtException("token has no id");
        }
        return id;
    }

    /**
     * The token as it counts now: a changed role takes effect although the token was signed before.
     *
     * @throws BadJwtException when it does not count any more
     */
    public Jwt applyTo(Jwt token) {
        long version = token.getClaim(VERSION_CLAIM) instanceof Number number ? number.longValue() : 0;
        if (version < validFrom) {
            throw new BadJwtException("token was revoked");
        }
        // A token of a later version knows more than we do: what it says has not reached us yet.
        if (roles == null || version > this.version || Objects.equals(roles, token.getClaimAsStringList("roles"))) {
            return token;
        }
        return Jwt.withTokenValue(token.getTokenValue())
                .headers(headers -> headers.putAll(token.getHeaders()))
                .claims(claims -> {
                    claims.putAll(token.getClaims());
                    claims.put("roles", roles);
                })
                .build();
    }
}
