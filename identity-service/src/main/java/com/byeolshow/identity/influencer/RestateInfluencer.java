package com.byeolshow.identity.influencer;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.image.PicturesWatcher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Publishes an influencer again after a change of what is kept elsewhere: the alias or a picture. */
@Component
public class RestateInfluencer implements PicturesWatcher {

    private final Influencers influencers;
    private final PublishInfluencer publishInfluencer;
    private final TransactionalOperator tx;

    RestateInfluencer(Influencers influencers, PublishInfluencer publishInfluencer, TransactionalOperator tx) {
        this.influencers = influencers;
        this.publishInfluencer = publishInfluencer;
        this.tx = tx;
    }

    /** Joins the caller's transaction; does nothing for a customer who never was an influencer. */
    public Mono<Void> run(CustomerId id) {
        return influencers.touch(id).flatMap(publishInfluencer::run).then().as(tx::transactional);
    }

    @Override
    public Mono<Void> picturesChanged(CustomerId owner) {
        return run(owner);
    }
}
