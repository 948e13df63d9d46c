package com.byeolshow.identity.influencer;

import com.byeolshow.platform.messaging.OutgoingEvent;
import com.byeolshow.platform.messaging.Topics;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wire form of {@code identity.influencer.v1}. */
@Configuration(proxyBeanMethods = false)
class InfluencerMessages {

    static final String TOPIC = "identity.influencers";
    static final String TYPE = "identity.influencer.v1";

    @Bean
    NewTopic influencersTopic() {
        return Topics.state(TOPIC);
    }

    static OutgoingEvent state(Influencer.Shown shown) {
        var influencer = shown.influencer();
        return new OutgoingEvent(
                TOPIC,
                TYPE,
                influencer.id().value(),
                new InfluencerState(
                        influencer.id().value(),
                        shown.alias(),
                        shown.pictures().avatarUrl(),
                        influencer.description(),
                        influencer.tags(),
                        shown.pictures().backgroundUrl(),
                        influencer.active(),
                        influencer.accountCreatedAt(),
                        influencer.version()));
    }

    /** The public state; a picture that is not there is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InfluencerState(
            String id,
            String alias,
            @Nullable String avatarUrl,
            String description,
            List<String> tags,
            @Nullable String thumbnailUrl,
            boolean active,
            Instant createdAt,
            long version) {}
}
