package com.byeolshow.platform.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.KafkaHeaders;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Counts dead letters and moves them back to their consumer. How far the moving has come is a committed offset of the
 * group {@code <consumer>.replay}; a crash in between moves some letters twice, which the inbox makes harmless.
 */
final class DeadLetterReplay {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long ACKNOWLEDGEMENT_SECONDS = 15;

    private final ConsumerFactory<String, byte[]> consumers;
    private final ProducerFactory<String, byte[]> producers;

    DeadLetterReplay(ConsumerFactory<String, byte[]> consumers, ProducerFactory<String, byte[]> producers) {
        this.consumers = consumers;
        this.producers = producers;
    }

    /** How many letters wait for a decision. */
    Mono<Long> waiting(String consumer) {
        return with(consumer, kafka -> {
            Map<TopicPartition, Long> ends = kafka.endOffsets(kafka.assignment());
            return kafka.assignment().stream()
                    .mapToLong(partition -> ends.getOrDefault(partition, 0L) - kafka.position(partition))
                    .sum();
        });
    }

    /**
     * Moves the oldest letters to {@code retry.<consumer>}, which only that consumer reads.
     *
     * @param limit at most this many; those that die again while this runs are not taken a second time
     * @return how many were moved
     */
    Mono<Long> replay(String consumer, long limit) {
        return with(consumer, kafka -> move(consumer, kafka, limit));
    }

    /** Kafka's consumer blocks and belongs to one thread, so each command has its own, off the event loops. */
    private <T> Mono<T> with(String consumer, Function<Consumer<String, byte[]>, T> action) {
        return Mono.fromCallable(() -> {
                    try (var kafka = consumers.createConsumer(consumer + ".replay", "command")) {
                        kafka.assign(kafka.partitionsFor(DeadLetters.deadTopicName(consumer)).stream()
                                .map(found -> new TopicPartition(found.topic(), found.partition()))
                                .toList());
                        return action.apply(kafka);
                    }
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Long move(String consumer, Consumer<String, byte[]> kafka, long limit) {
        Map<TopicPartition, Long> ends = kafka.endOffsets(kafka.assignment());
        long moved = 0;
        while (moved < limit
                && kafka.assignment().stream().anyMatch(p -> kafka.position(p) < ends.getOrDefault(p, 0L))) {
            var acknowledgements = new ArrayList<Future<?>>();
            var positions = new HashMap<TopicPartition, OffsetAndMetadata>();
            for (ConsumerRecord<String, byte[]> letter : kafka.poll(POLL)) {
                var partition = new TopicPartition(letter.topic(), letter.partition());
                if (moved < limit && letter.offset() < ends.getOrDefault(partition, 0L)) {
                    acknowledgements.add(producers
                            .createProducer()
                            .send(new ProducerRecord<>(
                                    DeadLetters.retryTopicName(consumer),
                                    null,
                                    letter.key(),
                                    letter.value(),
                                    withoutMarks(letter.headers()))));
                    positions.put(partition, new OffsetAndMetadata(letter.offset() + 1));
                    moved++;
                }
            }
            await(acknowledgements);
            kafka.commitSync(positions);
        }
        return moved;
    }

    private static void await(List<Future<?>> acknowledgements) {
        try {
            for (Future<?> acknowledgement : acknowledgements) {
                acknowledgement.get(ACKNOWLEDGEMENT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while moving dead letters", interrupted);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("dead letters could not be moved", failed);
        }
    }

    /** The event as its publisher sent it: what the dead-letter topic added would only pile up. */
    private static Headers withoutMarks(Headers headers) {
        var kept = new RecordHeaders();
        for (Header header : headers) {
            if (!header.key().startsWith("kafka_dlt-")
                    && !header.key().equals(KafkaHeaders.DELIVERY_ATTEMPT)
                    && !header.key().equals(DeadLetters.REASON)) {
                kept.add(header);
            }
        }
        return kept;
    }
}
