package com.byeolshow.broadcast.show.messaging;

import com.byeolshow.broadcast.show.Hosts;
import com.byeolshow.platform.messaging.Subscription;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the public names and pictures of influencers. */
@Configuration(proxyBeanMethods = false)
class InfluencerListener {

    /** What a show needs of {@code identity.influencer.v1}. */
    record Influencer(
            String id,
            String alias,
            @Nullable String avatarUrl,
            @Nullable String thumbnailUrl,
            long version) {

        /** The background picture, or the avatar of an influencer who has none. */
        @Nullable
        String picture() {
            return thumbnailUrl == null ? avatarUrl : thumbnailUrl;
        }
    }

    @Bean
    Subscription hostsOfShows(Hosts hosts) {
        return Subscription.toState("broadcast.hosts", "identity.influencers")
                .on("identity.influencer.v1", Influencer.class, event -> {
                    var influencer = event.data();
                    return hosts.keep(influencer.id(), influencer.alias(), influencer.picture(), influencer.version());
                })
                .onTombstone(hosts::forget);
    }
}
