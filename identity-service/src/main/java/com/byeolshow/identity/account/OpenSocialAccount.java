package com.byeolshow.identity.account;

import com.byeolshow.identity.account.model.SocialProfileRules;
import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.web.RandomIds;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Opens an account for somebody whom a provider vouches for. It never joins an account that exists: an e-mail address that
 * a provider tells may be somebody else's.
 */
@Component
public class OpenSocialAccount {

    /** Random letters of a generated alias: 47 bits, so that two never meet. */
    private static final int SPARE_LETTERS = 8;

    private final Accounts accounts;
    private final Outbox outbox;
    private final RandomIds ids;
    private final Clock clock;
    private final TransactionalOperator tx;

    OpenSocialAccount(Accounts accounts, Outbox outbox, RandomIds ids, Clock clock, TransactionalOperator tx) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.tx = tx;
    }

    /** Joins the caller's transaction. Whatever was told is tolerated; a taken alias is varied until it is free. */
    public Mono<Account> run(SocialProfile told) {
        return Mono.defer(() -> {
                    var person = SocialProfileRules.clean(told);
                    var id = new CustomerId(ids.next());
                    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    var spare = ids.next().substring(0, SPARE_LETTERS);
                    return Flux.fromIterable(SocialProfileRules.aliases(person, spare))
                            .concatMap(alias -> accounts.addSocial(id, person, alias, now), 1)
                            .next();
                })
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("no alias was free")))
                .delayUntil(added -> outbox.append(AccountMessages.state(added)))
                .as(tx::transactional);
    }
}
