package com.byeolshow.platform.messaging;

import com.byeolshow.platform.web.problem.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;

/** Where events go that a consumer could not handle, and the way back. */
final class DeadLetters {

    /** Why an event is here, without anything the event or the failure said in words: those may be personal. */
    static final String REASON = "dead_reason";

    private static final String DEAD = "dead.";
    private static final String RETRY = "retry.";

    private DeadLetters() {}

    static String deadTopicName(String consumer) {
        return DEAD + consumer;
    }

    static String retryTopicName(String consumer) {
        return RETRY + consumer;
    }

    /** Kept until somebody decides: dead letters are work nobody has done yet. */
    static NewTopic deadTopic(String consumer) {
        return TopicBuilder.name(deadTopicName(consumer))
                .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                .build();
    }

    static NewTopic retryTopic(String consumer) {
        return Topics.facts(retryTopicName(consumer));
    }

    /**
     * Sends to {@code dead.<consumer>} and waits for the broker; if that fails the event is delivered again, so nothing
     * is lost between two topics.
     */
    static DeadLetterPublishingRecoverer recoverer(String consumer, KafkaOperations<String, byte[]> kafka) {
        // Without a partition: its key chooses, so letters about one aggregate stay in order.
        var recoverer = new DeadLetterPublishingRecoverer(
                kafka, (record, failure) -> new TopicPartition(deadTopicName(consumer), -1));
        recoverer.excludeHeader(HeadersToAdd.EX_STACKTRACE, HeadersToAdd.EX_MSG);
        recoverer.setFailIfSendResultIsError(true);
        recoverer.setHeadersFunction((record, failure) -> {
            var headers = new RecordHeaders();
            // Once more dead after a replay: the newest reason replaces the old one.
            record.headers().remove(REASON);
            headers.add(REASON, reason(failure).getBytes(StandardCharsets.UTF_8));
            return headers;
        });
        return recoverer;
    }

    /** Such as {@code refused: stock-short} or {@code IllegalStateException}. */
    static String reason(Throwable failure) {
        Throwable root = root(failure);
        return switch (root) {
            case RefusedException refused -> "refused: " + refused.problem().code();
            case UndecodableEventException undecodable -> "undecodable: " + undecodable.getMessage();
            default -> root.getClass().getSimpleName();
        };
    }

    private static Throwable root(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        Throwable current = failure;
        while (current.getCause() != null && seen.add(current)) {
            current = current.getCause();
        }
        return current;
    }
}
