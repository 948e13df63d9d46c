package com.byeolshow.identity.revocation;

import com.byeolshow.platform.security.Standing;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds out from our own database what a verified token is still worth; others learn it from the topic, a little later. */
@Component
public class JudgeToken {

    private final EndedSessions sessions;
    private final Standings standings;

    JudgeToken(EndedSessions sessions, Standings standings) {
        this.sessions = sessions;
        this.standings = standings;
    }

    /** The token as it counts now; fails with {@link BadJwtException} when it was revoked. */
    public Mono<Jwt> run(Jwt token) {
        return Mono.defer(() -> sessions.contains(Standing.sessionOf(token)))
                .flatMap(ended -> ended
                        ? Mono.error(new BadJwtException("token was revoked"))
                        : standings.of(String.valueOf(token.getSubject())))
                .map(standing -> standing.applyTo(token));
    }
}
