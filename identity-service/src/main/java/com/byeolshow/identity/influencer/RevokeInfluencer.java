package com.byeolshow.identity.influencer;

import com.byeolshow.identity.account.AccountRole;
import com.byeolshow.identity.account.ChangeRole;
import com.byeolshow.identity.account.CustomerId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes the right to broadcast away. */
@Component
public class RevokeInfluencer {

    private final ChangeRole changeRole;
    private final Influencers influencers;
    private final PublishInfluencer publishInfluencer;
    private final TransactionalOperator tx;

    RevokeInfluencer(
            ChangeRole changeRole,
            Influencers influencers,
            PublishInfluencer publishInfluencer,
            TransactionalOperator tx) {
        this.changeRole = changeRole;
        this.influencers = influencers;
        this.publishInfluencer = publishInfluencer;
        this.tx = tx;
    }

    /** Role and grant in one transaction; without a grant nothing happens. Fails when there is no such account. */
    public Mono<Void> run(CustomerId id) {
        return changeRole
                .revoke(id, AccountRole.INFLUENCER)
                .flatMap(_ -> influencers.revoke(id))
                .flatMap(publishInfluencer::run)
                .then()
                .as(tx::transactional);
    }
}
