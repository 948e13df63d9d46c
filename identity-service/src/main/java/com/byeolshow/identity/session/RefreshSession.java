package com.byeolshow.identity.session;

import com.byeolshow.identity.account.Account;
import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.account.ReadAccount;
import com.byeolshow.identity.revocation.EndSession;
import com.byeolshow.identity.revocation.ReadStanding;
import com.byeolshow.identity.revocation.RevocationReason;
import com.byeolshow.identity.session.model.RefreshRules;
import com.byeolshow.identity.session.model.RefreshRules.Outcome;
import com.byeolshow.identity.session.model.SessionProblem;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Exchanges a refresh token for the next pair. A token is good once: whoever brings it a second time is a thief or was
 * robbed, and the session ends for both.
 */
@Component
public class RefreshSession {

    private static final Logger log = LoggerFactory.getLogger(RefreshSession.class);

    private final Sessions sessions;
    private final ReadAccount readAccount;
    private final ReadStanding readStanding;
    private final EndSession endSession;
    private final IssueToken issueToken;
    private final SessionSettings settings;
    private final RandomIds ids;
    private final Clock clock;
    private final TransactionalOperator tx;

    RefreshSession(
            Sessions sessions,
            ReadAccount readAccount,
            ReadStanding readStanding,
            EndSession endSession,
            IssueToken issueToken,
            SessionSettings settings,
            RandomIds ids,
            Clock clock,
            TransactionalOperator tx) {
        this.sessions = sessions;
        this.readAccount = readAccount;
        this.readStanding = readStanding;
        this.endSession = endSession;
        this.issueToken = issueToken;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.tx = tx;
    }

    /** A session that goes on. */
    private record Going(Account account, long version, String sessionId, RefreshToken next) {}

    /** Fails with {@link SessionProblem.InvalidRefreshToken}, whatever is wrong with the token. */
    public Mono<TokenPair> run(RefreshToken token) {
        // The end of a session has to be committed before the refusal is an error, and a signature needs no
        // transaction.
        return exchange(token)
                .as(tx::transactional)
                .flatMap(Mono::justOrEmpty)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new SessionProblem.InvalidRefreshToken())))
                .flatMap(going -> issueToken
                        .access(going.account(), going.version(), going.sessionId(), settings.access())
                        .map(access -> new TokenPair(access, settings.access(), going.next(), settings.refresh())));
    }

    private Mono<Optional<Going>> exchange(RefreshToken token) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return sessions.lock(token)
                .flatMap(known -> readStanding.run(known.customerId()).flatMap(standing -> switch (RefreshRules.decide(
                        known, standing.validFrom(), now)) {
                    case Outcome.Exchange(var good) -> spend(token, good, standing.version(), now);
                    case Outcome.Reused(var sessionId) -> end(sessionId, now);
                    case Outcome.Refused() -> Mono.just(Optional.<Going>empty());
                }))
                .defaultIfEmpty(Optional.empty());
    }

    private Mono<Optional<Going>> spend(RefreshToken token, RefreshRules.Known known, long version, Instant now) {
        var next = RefreshToken.next(ids);
        return readAccount
                .run(new CustomerId(known.customerId()))
                .delayUntil(_ -> sessions.spend(token, now)
                        .then(sessions.add(known.sessionId(), next, now.plus(settings.refresh()))))
                .map(account -> Optional.of(new Going(account, version, known.sessionId(), next)))
                .defaultIfEmpty(Optional.empty());
    }

    private Mono<Optional<Going>> end(String sessionId, Instant now) {
        log.warn("a refresh token of session {} was used twice; the session is over", sessionId);
        return sessions.end(sessionId, now)
                .then(endSession.run(sessionId, now.plus(settings.access()), RevocationReason.REFRESH_TOKEN_REUSED))
                .thenReturn(Optional.empty());
    }
}
