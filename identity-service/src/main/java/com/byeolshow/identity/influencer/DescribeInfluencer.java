package com.byeolshow.identity.influencer;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.influencer.model.Description;
import com.byeolshow.identity.influencer.model.InfluencerProblem;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes what an influencer says of themselves. */
@Component
public class DescribeInfluencer {

    private final Influencers influencers;
    private final PublishInfluencer publishInfluencer;
    private final TransactionalOperator tx;

    DescribeInfluencer(Influencers influencers, PublishInfluencer publishInfluencer, TransactionalOperator tx) {
        this.influencers = influencers;
        this.publishInfluencer = publishInfluencer;
        this.tx = tx;
    }

    /** Replaces both; refuses what {@link Description} does not take, and anyone whose grant ended after their log-in. */
    public Mono<Void> run(CustomerId id, @Nullable String text, @Nullable List<@Nullable String> tags) {
        return Mono.justOrEmpty(Description.of(text, tags))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new InfluencerProblem.UnusableDescription())))
                .flatMap(said -> influencers.describe(id, said.text(), said.tags()))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new RequestProblem.InfluencersOnly())))
                .flatMap(publishInfluencer::run)
                .then()
                .as(tx::transactional);
    }
}
