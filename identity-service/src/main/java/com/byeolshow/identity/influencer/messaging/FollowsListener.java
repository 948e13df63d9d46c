package com.byeolshow.identity.influencer.messaging;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.influencer.CountFollowers;
import com.byeolshow.platform.messaging.ReceivedEvent;
import com.byeolshow.platform.messaging.Subscription;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Hears from social who is followed by how many. */
@Configuration(proxyBeanMethods = false)
class FollowsListener {

    private final CountFollowers countFollowers;

    FollowsListener(CountFollowers countFollowers) {
        this.countFollowers = countFollowers;
    }

    @Bean
    Subscription followSubscription() {
        return Subscription.toFacts("identity.follows", "social.follows")
                .on("social.influencer-followed.v1", Followers.class, this::counted)
                .on("social.influencer-unfollowed.v1", Followers.class, this::counted);
    }

    private Mono<Void> counted(ReceivedEvent<Followers> event) {
        var data = event.data();
        return countFollowers.run(new CustomerId(data.influencerId()), data.followers(), data.occurredAt());
    }

    /** The part of both events that concerns us: the count after it. */
    record Followers(String influencerId, long followers, Instant occurredAt) {}
}
