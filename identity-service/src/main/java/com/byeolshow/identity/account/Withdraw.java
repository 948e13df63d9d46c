package com.byeolshow.identity.account;

import com.byeolshow.identity.revocation.RevocationReason;
import com.byeolshow.identity.revocation.RevokeSessions;
import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.messaging.OutgoingEvent;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends an account. The row goes, and with it everything personal; user id, e-mail address and alias are free at once.
 * Other services forget on the tombstone.
 */
@Component
public class Withdraw {

    private final AccountChanges changes;
    private final List<WithdrawalStep> steps;
    private final RevokeSessions revokeSessions;
    private final Outbox outbox;
    private final TransactionalOperator tx;

    Withdraw(
            AccountChanges changes,
            List<WithdrawalStep> steps,
            RevokeSessions revokeSessions,
            Outbox outbox,
            TransactionalOperator tx) {
        this.changes = changes;
        this.steps = List.copyOf(steps);
        this.revokeSessions = revokeSessions;
        this.outbox = outbox;
        this.tx = tx;
    }

    /** Fails as unauthenticated when the account is gone already. */
    public Mono<Void> run(CustomerId id) {
        return changes.lock(id)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new RequestProblem.Unauthenticated())))
                .thenMany(Flux.fromIterable(steps).concatMap(step -> step.withdraw(id)))
                .then(Mono.defer(() -> changes.erase(id)))
                .then(Mono.defer(() -> outbox.append(
                        OutgoingEvent.tombstone(AccountMessages.TOPIC, AccountMessages.TYPE, id.value()))))
                .then(Mono.defer(() -> revokeSessions.of(id.value(), RevocationReason.WITHDRAWN)))
                .as(tx::transactional);
    }
}
