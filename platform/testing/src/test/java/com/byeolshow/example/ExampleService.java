package com.byeolshow.example;

import com.byeolshow.platform.messaging.Subscription;
import com.byeolshow.platform.messaging.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication(proxyBeanMethods = false)
public class ExampleService {

    @Bean
    NewTopic written() {
        return Topics.facts("example.written");
    }

    @Bean
    NewTopic notes() {
        return Topics.state("example.notes");
    }

    @Bean
    Subscription facts(HearNotes hear) {
        return Subscription.toFacts("example.facts", "other.facts")
                .on("other.happened.v1", Heard.class, event -> hear.run("example.facts", event));
    }

    @Bean
    Subscription states(HearNotes hear) {
        return Subscription.toState("example.states", "other.states")
                .on("other.state.v1", Heard.class, event -> hear.run("example.states", event))
                .onTombstone(hear::forget);
    }
}
