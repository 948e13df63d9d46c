package com.byeolshow.broadcast.show.alarm;

import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.platform.messaging.OutgoingEvent;
import com.byeolshow.platform.messaging.Topics;
import java.time.Instant;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** That somebody wants to be told when a show begins, or no longer does. */
record AlarmEvent(long showId, String customerId, Instant occurredAt) {

    private static final String TOPIC = "broadcast.alarms";

    static OutgoingEvent set(ShowId show, String customerId, Instant at) {
        return event("broadcast.alarm-set.v1", show, customerId, at);
    }

    static OutgoingEvent cleared(ShowId show, String customerId, Instant at) {
        return event("broadcast.alarm-cleared.v1", show, customerId, at);
    }

    private static OutgoingEvent event(String type, ShowId show, String customerId, Instant at) {
        return new OutgoingEvent(TOPIC, type, show.toString(), new AlarmEvent(show.value(), customerId, at));
    }

    /** The topic these go to. */
    @Configuration(proxyBeanMethods = false)
    static class AlarmTopics {

        @Bean
        NewTopic alarmsTopic() {
            return Topics.facts(TOPIC);
        }
    }
}
