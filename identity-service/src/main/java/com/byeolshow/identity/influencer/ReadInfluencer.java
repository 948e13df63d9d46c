package com.byeolshow.identity.influencer;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.account.NameAccounts;
import com.byeolshow.identity.influencer.model.InfluencerProblem;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads one influencer whose grant stands. */
@Component
public class ReadInfluencer {

    private final Influencers influencers;
    private final Shows shows;
    private final NameAccounts nameAccounts;

    ReadInfluencer(Influencers influencers, Shows shows, NameAccounts nameAccounts) {
        this.influencers = influencers;
        this.shows = shows;
        this.nameAccounts = nameAccounts;
    }

    /** What the influencer's page shows. */
    public record Presence(Influencer.Named who, Optional<Long> liveShow) {}

    /** Empty for anyone who is no influencer now. */
    public Mono<Influencer> run(CustomerId id) {
        return influencers.byId(id).filter(Influencer::active);
    }

    /** With alias and the show on air; refuses for anyone who is no influencer now. */
    public Mono<Presence> presence(CustomerId id) {
        return run(id).switchIfEmpty(Mono.error(() -> new RefusedException(new InfluencerProblem.NotAnInfluencer())))
                .flatMap(influencer -> Mono.zip(
                        nameAccounts.run(List.of(id)).mapNotNull(names -> names.get(id)),
                        shows.liveOf(id).map(Optional::of).defaultIfEmpty(Optional.empty()),
                        (alias, live) -> new Presence(new Influencer.Named(influencer, alias), live)));
    }
}
