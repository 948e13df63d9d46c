package com.byeolshow.identity.influencer;

import com.byeolshow.identity.account.AccountRole;
import com.byeolshow.identity.account.ChangeRole;
import com.byeolshow.identity.account.CustomerId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Lets a customer broadcast. */
@Component
public class GrantInfluencer {

    private final ChangeRole changeRole;
    private final Influencers influencers;
    private final PublishInfluencer publishInfluencer;
    private final ShowInfluencers showInfluencers;
    private final TransactionalOperator tx;

    GrantInfluencer(
            ChangeRole changeRole,
            Influencers influencers,
            PublishInfluencer publishInfluencer,
            ShowInfluencers showInfluencers,
            TransactionalOperator tx) {
        this.changeRole = changeRole;
        this.influencers = influencers;
        this.publishInfluencer = publishInfluencer;
        this.showInfluencers = showInfluencers;
        this.tx = tx;
    }

    /**
     * Role and grant in one transaction; a grant that stands is left alone. Tokens that are out carry the role from then on.
     * Fails when there is no such account.
     */
    public Mono<Influencer.Shown> run(CustomerId id) {
        return changeRole
                .grant(id, AccountRole.INFLUENCER)
                .flatMap(account -> influencers
                        .grant(id, account.createdAt())
                        .flatMap(publishInfluencer::run)
                        .switchIfEmpty(influencers.byId(id).flatMap(showInfluencers::one)))
                .as(tx::transactional);
    }
}
