package com.byeolshow.broadcast.show.messaging;

import com.byeolshow.platform.messaging.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics this service owns. */
@Configuration(proxyBeanMethods = false)
class BroadcastTopics {

    static final String SHOWS = "broadcast.shows";
    static final String LIFECYCLE = "broadcast.lifecycle";

    @Bean
    NewTopic showsTopic() {
        return Topics.state(SHOWS);
    }

    @Bean
    NewTopic lifecycleTopic() {
        return Topics.facts(LIFECYCLE);
    }
}
