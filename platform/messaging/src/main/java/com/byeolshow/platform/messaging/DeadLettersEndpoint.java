package com.byeolshow.platform.messaging;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The operator's view of dead letters: {@code GET} counts them, {@code POST /{consumer}} sends them back. */
@Endpoint(id = "deadletters")
final class DeadLettersEndpoint {

    private final List<String> consumers;
    private final DeadLetterReplay letters;

    DeadLettersEndpoint(List<Subscription> subscriptions, DeadLetterReplay letters) {
        this.consumers = subscriptions.stream().map(Subscription::consumer).toList();
        this.letters = letters;
    }

    /** @param moved how many letters were handed back to the consumer */
    record Replayed(String consumer, long moved) {}

    /** Letters that wait, by consumer. */
    @ReadOperation
    Mono<Map<String, Long>> waiting() {
        return Flux.fromIterable(consumers)
                .concatMap(consumer -> letters.waiting(consumer).map(count -> Map.entry(consumer, count)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, TreeMap::new);
    }

    /** Hands letters back to their consumer, oldest first; all that wait now, unless a limit is given. */
    @WriteOperation
    Mono<Replayed> replay(@Selector String consumer, @Nullable Long limit) {
        if (!consumers.contains(consumer)) {
            return Mono.error(
                    new InvalidEndpointRequestException("no such consumer: " + consumer, "consumers are " + consumers));
        }
        if (limit != null && limit < 1) {
            return Mono.error(new InvalidEndpointRequestException("limit below 1", "limit must be at least 1"));
        }
        return letters.replay(consumer, limit == null ? Long.MAX_VALUE : limit)
                .map(moved -> new Replayed(consumer, moved));
    }
}
