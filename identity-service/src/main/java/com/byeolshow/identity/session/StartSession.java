package com.byeolshow.identity.session;

import com.byeolshow.identity.account.Account;
import com.byeolshow.identity.account.Password;
import com.byeolshow.identity.revocation.ReadStanding;
import com.byeolshow.platform.web.RandomIds;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Exchanges a user id and password for a short-lived token and one to get the next with. */
@Component
public class StartSession {

    private final Authenticate authenticate;
    private final ReadStanding readStanding;
    private final Sessions sessions;
    private final IssueToken issueToken;
    private final SessionSettings settings;
    private final RandomIds ids;
    private final Clock clock;
    private final TransactionalOperator tx;

    StartSession(
            Authenticate authenticate,
            ReadStanding readStanding,
            Sessions sessions,
            IssueToken issueToken,
            SessionSettings settings,
            RandomIds ids,
            Clock clock,
            TransactionalOperator tx) {
        this.authenticate = authenticate;
        this.readStanding = readStanding;
        this.sessions = sessions;
        this.issueToken = issueToken;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.tx = tx;
    }

    /** Fails as {@link LogIn} does. */
    public Mono<TokenPair> run(String userId, Password password, String address) {
        return authenticate.run(userId, password, address).flatMap(account -> begin(account)
                .delayUntil(_ -> authenticate.confirm(account)));
    }

    private Mono<TokenPair> begin(Account account) {
        String sessionId = ids.next();
        var refresh = RefreshToken.next(ids);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String customerId = account.id().value();
        return readStanding
                .run(customerId)
                .delayUntil(standing -> sessions.begin(
                                sessionId, customerId, standing.version(), now, now.plus(settings.longest()))
                        .then(sessions.add(sessionId, refresh, now.plus(settings.refresh())))
                        .as(tx::transactional))
                .flatMap(standing -> issueToken.access(account, standing.version(), sessionId, settings.access()))
                .map(access -> new TokenPair(access, settings.access(), refresh, settings.refresh()));
    }
}
