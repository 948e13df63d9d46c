package com.byeolshow.platform.testing;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The other side of Kafka for tests. */
@AutoConfiguration
@ConditionalOnProperty("KAFKA_BOOTSTRAP_SERVERS")
class EventsAutoConfiguration {

    @Bean
    PublishedEvents publishedEvents(Environment environment) {
        return new PublishedEvents(environment.getRequiredProperty("KAFKA_BOOTSTRAP_SERVERS"));
    }

    @Bean
    IncomingEvents incomingEvents(Environment environment) {
        return new IncomingEvents(environment.getRequiredProperty("KAFKA_BOOTSTRAP_SERVERS"));
    }
}
