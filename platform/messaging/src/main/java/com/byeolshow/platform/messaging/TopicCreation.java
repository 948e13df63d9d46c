package com.byeolshow.platform.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Creates what this service publishes to, listens to, and needs for dead letters, before anything is sent or read: a
 * topic that a client made the broker create by chance would have the wrong clean-up. Whoever comes first creates a
 * topic, with the same settings as its owner, so the order in which services start does not matter. A broker that is
 * away does not keep the service from starting.
 */
final class TopicCreation {

    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);

    private final Map<String, NewTopic> topics = new LinkedHashMap<>();
    private final Mono<Void> ready;

    TopicCreation(KafkaAdmin admin, Collection<NewTopic> published, List<Subscription> subscriptions) {
        published.forEach(topic -> topics.put(topic.name(), topic));
        subscriptions.stream().flatMap(TopicCreation::of).forEach(topic -> topics.putIfAbsent(topic.name(), topic));
        this.ready = Mono.<Void>fromRunnable(
                        () -> admin.createOrModifyTopics(topics.values().toArray(NewTopic[]::new)))
                .subscribeOn(Schedulers.boundedElastic())
                .doOnError(away -> log.warn("topics cannot be created yet: {}", away.toString()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500)).maxBackoff(Duration.ofSeconds(5)))
                .cache();
    }

    private static Stream<NewTopic> of(Subscription subscription) {
        return Stream.of(
                switch (subscription.kind()) {
                    case FACTS -> Topics.facts(subscription.topic());
                    case STATE -> Topics.state(subscription.topic());
                },
                DeadLetters.deadTopic(subscription.consumer()),
                DeadLetters.retryTopic(subscription.consumer()));
    }

    /** Completes once all topics exist; asks the broker only once per process. */
    Mono<Void> ready() {
        return topics.isEmpty() ? Mono.empty() : ready;
    }
}
