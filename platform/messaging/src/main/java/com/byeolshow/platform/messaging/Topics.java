package com.byeolshow.platform.messaging;

import java.time.Duration;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.kafka.config.TopicBuilder;

/**
 * Topics as beans of the service that publishes to them. Partitions and replicas are the broker's defaults, so that the
 * operator of the cluster decides them.
 */
public final class Topics {

    private Topics() {}

    /** Whole state per key, kept for ever: any service can rebuild its projection from the first offset. */
    public static NewTopic state(String name) {
        return TopicBuilder.name(name).compact().build();
    }

    /** What happened, kept for 14 days: longer than any outage we plan to survive without a restore. */
    public static NewTopic facts(String name) {
        return TopicBuilder.name(name)
                .config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(14L * 24 * 60 * 60 * 1000))
                .build();
    }

    /** What is worth nothing a while later, kept only as long as its readers may be away. */
    public static NewTopic brief(String name, Duration kept) {
        return TopicBuilder.name(name)
                .config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(kept.toMillis()))
                .build();
    }
}
