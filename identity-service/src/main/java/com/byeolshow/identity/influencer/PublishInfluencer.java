package com.byeolshow.identity.influencer;

import com.byeolshow.platform.messaging.Outbox;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the other services what an influencer is now, in the transaction of the change. */
@Component
class PublishInfluencer {

    private final ShowInfluencers showInfluencers;
    private final Outbox outbox;

    PublishInfluencer(ShowInfluencers showInfluencers, Outbox outbox) {
        this.showInfluencers = showInfluencers;
        this.outbox = outbox;
    }

    Mono<Influencer.Shown> run(Influencer changed) {
        return showInfluencers.one(changed).delayUntil(shown -> outbox.append(InfluencerMessages.state(shown)));
    }
}
