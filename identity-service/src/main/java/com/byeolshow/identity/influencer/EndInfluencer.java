package com.byeolshow.identity.influencer;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.account.WithdrawalStep;
import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.messaging.OutgoingEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes an influencer who withdraws out of every list, here and elsewhere. */
@Component
class EndInfluencer implements WithdrawalStep {

    private final Influencers influencers;
    private final Outbox outbox;

    EndInfluencer(Influencers influencers, Outbox outbox) {
        this.influencers = influencers;
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> withdraw(CustomerId id) {
        return influencers
                .erase(id)
                .flatMap(there -> there
                        ? outbox.append(
                                OutgoingEvent.tombstone(InfluencerMessages.TOPIC, InfluencerMessages.TYPE, id.value()))
                        : Mono.empty());
    }
}
