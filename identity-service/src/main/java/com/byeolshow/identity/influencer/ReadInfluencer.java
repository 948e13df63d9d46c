package com.byeolshow.identity.influencer;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.influencer.model.InfluencerProblem;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads one influencer whose grant stands. */
@Component
public class ReadInfluencer {

    private final Influencers influencers;
    private final Shows shows;
    private final ShowInfluencers showInfluencers;

    ReadInfluencer(Influencers influencers, Shows shows, ShowInfluencers showInfluencers) {
        this.influencers = influencers;
        this.shows = shows;
        this.showInfluencers = showInfluencers;
    }

    /** What the influencer's page shows. */
    public record Presence(Influencer.Shown who, Optional<Long> liveShow) {}

    /** Empty for anyone who is no influencer now. */
    public Mono<Influencer> run(CustomerId id) {
        return influencers.byId(id).filter(Influencer::active);
    }

    /** With alias and the show on air; refuses for anyone who is no influencer now. */
    public Mono<Presence> presence(CustomerId id) {
        return run(id).switchIfEmpty(Mono.error(() -> new RefusedException(new InfluencerProblem.NotAnInfluencer())))
                .flatMap(influencer -> Mono.zip(
                        showInfluencers.one(influencer),
                        shows.liveOf(id).map(Optional::of).defaultIfEmpty(Optional.empty()),
                        Presence::new));
    }
}
