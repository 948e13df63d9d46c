package com.byeolshow.identity.session;

import com.byeolshow.identity.revocation.EndSession;
import com.byeolshow.identity.revocation.RevocationReason;
import com.byeolshow.platform.security.Standing;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Ends a session: none of its tokens is good any more, here at once and elsewhere within seconds. */
@Component
public class LogOut {

    private final ReactiveJwtDecoder decoder;
    private final Sessions sessions;
    private final EndSession endSession;
    private final SessionSettings settings;
    private final Clock clock;
    private final TransactionalOperator tx;

    LogOut(
            ReactiveJwtDecoder decoder,
            Sessions sessions,
            EndSession endSession,
            SessionSettings settings,
            Clock clock,
            TransactionalOperator tx) {
        this.decoder = decoder;
        this.sessions = sessions;
        this.endSession = endSession;
        this.settings = settings;
        this.clock = clock;
        this.tx = tx;
    }

    /** A token that is not valid, or not any more, needs nothing: only a failure to remember a valid one is an error. */
    public Mono<Void> run(String token) {
        return decoder.decode(token)
                .onErrorResume(BadJwtException.class, _ -> Mono.empty())
                .flatMap(this::end);
    }

    /** Ends the session of a refresh token, if we know it; a spent one will do, as it only ends things. */
    public Mono<Void> run(RefreshToken token) {
        return sessions.lock(token)
                .flatMap(known -> end(known.sessionId(), now().plus(settings.access())))
                .as(tx::transactional);
    }

    private Mono<Void> end(Jwt jwt) {
        Instant expiresAt = jwt.getExpiresAt();
        if (expiresAt == null) {
            return Mono.empty();
        }
        // Other tokens of the session may have been signed after this one.
        Instant last = now().plus(settings.access());
        return end(Standing.sessionOf(jwt), expiresAt.isAfter(last) ? expiresAt : last)
                .as(tx::transactional);
    }

    private Mono<Void> end(String sessionId, Instant lastTokenEnds) {
        return sessions.end(sessionId, now())
                .then(endSession.run(sessionId, lastTokenEnds, RevocationReason.LOGGED_OUT));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
