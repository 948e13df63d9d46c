package com.byeolshow.social.like;

import com.byeolshow.platform.messaging.OutgoingEvent;
import com.byeolshow.platform.messaging.Topics;
import java.time.Instant;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * That somebody began or ceased to like a show.
 *
 * @param likes of that show, after this change
 */
record LikeEvent(String customerId, long showId, long likes, Instant occurredAt) {

    private static final String TOPIC = "social.likes";

    OutgoingEvent liked() {
        return new OutgoingEvent(TOPIC, "social.show-liked.v1", Long.toString(showId), this);
    }

    OutgoingEvent unliked() {
        return new OutgoingEvent(TOPIC, "social.show-unliked.v1", Long.toString(showId), this);
    }

    /** The topic these go to. */
    @Configuration(proxyBeanMethods = false)
    static class LikeTopics {

        @Bean
        NewTopic likesTopic() {
            return Topics.facts(TOPIC);
        }
    }
}
