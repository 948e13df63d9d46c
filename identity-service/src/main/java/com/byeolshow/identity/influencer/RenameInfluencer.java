package com.byeolshow.identity.influencer;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.platform.messaging.Outbox;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells others that an influencer has another name. */
@Component
public class RenameInfluencer {

    private final Influencers influencers;
    private final Outbox outbox;

    RenameInfluencer(Influencers influencers, Outbox outbox) {
        this.influencers = influencers;
        this.outbox = outbox;
    }

    /** Joins the caller's transaction; does nothing for a customer who never was an influencer. */
    public Mono<Void> run(CustomerId id, String alias) {
        return influencers.touch(id).flatMap(renamed -> outbox.append(InfluencerMessages.state(renamed, alias)));
    }
}
