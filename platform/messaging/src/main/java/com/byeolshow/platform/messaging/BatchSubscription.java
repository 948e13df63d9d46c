package com.byeolshow.platform.messaging;

import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Facts a service takes over many at a time, each replica its share of the partitions, in the order of each key. A batch
 * that fails is tried again until it succeeds, and after a crash it comes again, so the action must be harmless when
 * repeated and must itself leave out what can never be taken. Records that are no such event are skipped.
 *
 * @param consumer name of this purpose, unique in the suite; it is the Kafka group
 * @param type the only type of event read
 * @param action what to do with a batch; runs without a transaction
 */
public record BatchSubscription<T>(
        String consumer,
        String topic,
        String type,
        Class<T> dataType,
        Function<List<ReceivedEvent<T>>, Mono<Void>> action) {}
