package com.byeolshow.identity.influencer;

import com.byeolshow.identity.account.CustomerId;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes over how many followers an influencer has, as social counted them. */
@Component
public class CountFollowers {

    private final Influencers influencers;

    CountFollowers(Influencers influencers) {
        this.influencers = influencers;
    }

    /** A count older than the one at hand, or of somebody who never was an influencer, changes nothing. */
    public Mono<Void> run(CustomerId influencer, long followers, Instant asOf) {
        return influencers.countFollowers(influencer, followers, asOf);
    }
}
