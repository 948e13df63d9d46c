package com.byeolshow.social.follow;

import com.byeolshow.platform.messaging.OutgoingEvent;
import com.byeolshow.platform.messaging.Topics;
import java.time.Instant;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * That somebody began or ceased to follow an influencer.
 *
 * @param followers of that influencer, after this change
 */
record FollowEvent(String customerId, String influencerId, long followers, Instant occurredAt) {

    private static final String TOPIC = "social.follows";

    OutgoingEvent followed() {
        return new OutgoingEvent(TOPIC, "social.influencer-followed.v1", influencerId, this);
    }

    OutgoingEvent unfollowed() {
        return new OutgoingEvent(TOPIC, "social.influencer-unfollowed.v1", influencerId, this);
    }

    /** The topic these go to. */
    @Configuration(proxyBeanMethods = false)
    static class FollowTopics {

        @Bean
        NewTopic followsTopic() {
            return Topics.facts(TOPIC);
        }
    }
}
