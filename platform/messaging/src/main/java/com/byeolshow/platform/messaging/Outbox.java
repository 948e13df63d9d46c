package com.byeolshow.platform.messaging;

import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Where a use case leaves its events. Appending takes part in the caller's transaction, so state and events commit
 * together or not at all; the relay publishes them afterwards, at least once and in order per key.
 */
public interface Outbox {

    /**
     * Appends in the given order.
     *
     * @return completes when the rows are written; fails with {@link IllegalStateException} outside a transaction
     */
    Mono<Void> append(List<OutgoingEvent> events);

    default Mono<Void> append(OutgoingEvent event) {
        return append(List.of(event));
    }
}
