package com.byeolshow.identity.account;

import com.byeolshow.identity.account.model.AccountProblem;
import com.byeolshow.identity.revocation.RestateRoles;
import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Gives an account a role or takes it away; asking twice changes nothing. Tokens that are out follow: here at once, in other
 * services within seconds. Joins the caller's transaction.
 */
@Component
public class ChangeRole {

    private final Accounts accounts;
    private final Outbox outbox;
    private final RestateRoles restateRoles;
    private final Clock clock;
    private final TransactionalOperator tx;

    ChangeRole(Accounts accounts, Outbox outbox, RestateRoles restateRoles, Clock clock, TransactionalOperator tx) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.restateRoles = restateRoles;
        this.clock = clock;
        this.tx = tx;
    }

    /** The account as it is afterwards; fails with {@link AccountProblem.NoSuchAccount}. */
    public Mono<Account> grant(CustomerId id, AccountRole role) {
        return settle(
                id, Mono.defer(() -> accounts.grant(id, role, clock.instant().truncatedTo(ChronoUnit.MICROS))));
    }

    /** The account as it is afterwards; fails with {@link AccountProblem.NoSuchAccount}. */
    public Mono<Account> revoke(CustomerId id, AccountRole role) {
        return settle(
                id, Mono.defer(() -> accounts.revoke(id, role, clock.instant().truncatedTo(ChronoUnit.MICROS))));
    }

    private Mono<Account> settle(CustomerId id, Mono<Account> change) {
        return change.delayUntil(changed -> outbox.append(AccountMessages.state(changed)))
                .delayUntil(changed -> restateRoles.of(
                        changed.id().value(),
                        changed.roles().stream()
                                .sorted()
                                .map(AccountRole::claim)
                                .toList()))
                .switchIfEmpty(accounts.byId(id))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new AccountProblem.NoSuchAccount(id.value()))))
                .as(tx::transactional);
    }
}
