package com.byeolshow.identity.influencer;

import com.byeolshow.identity.account.AccountRole;
import com.byeolshow.identity.account.ChangeRole;
import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.platform.messaging.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes the right to broadcast away. */
@Component
public class RevokeInfluencer {

    private final ChangeRole changeRole;
    private final Influencers influencers;
    private final Outbox outbox;
    private final TransactionalOperator tx;

    RevokeInfluencer(ChangeRole changeRole, Influencers influencers, Outbox outbox, TransactionalOperator tx) {
        this.changeRole = changeRole;
        this.influencers = influencers;
        this.outbox = outbox;
        this.tx = tx;
    }

    /** Role and grant in one transaction; without a grant nothing happens. Fails when there is no such account. */
    public Mono<Void> run(CustomerId id) {
        return changeRole
                .revoke(id, AccountRole.INFLUENCER)
                .flatMap(account -> influencers
                        .revoke(id)
                        .flatMap(revoked -> outbox.append(InfluencerMessages.state(revoked, account.alias()))))
                .as(tx::transactional);
    }
}
