package com.byeolshow.platform.security;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Lets revoked tokens become known in this process. */
@AutoConfiguration(before = SecurityAutoConfiguration.class)
@ConditionalOnProperty(name = "byeolshow.security.revocations.follow", havingValue = "true", matchIfMissing = true)
@EnableConfigurationProperties(RevocationSettings.class)
class RevocationAutoConfiguration {

    @Bean
    RevocationList revocationList(RevocationSettings settings, Clock clock, MeterRegistry meters) {
        return new RevocationList(settings.most(), clock, meters);
    }

    @Bean
    RevocationFeed revocationFeed(
            RevocationSettings settings,
            RevocationList list,
            Clock clock,
            MeterRegistry meters,
            Environment environment) {
        var consumer = consumer(settings, environment);
        return new RevocationFeed(() -> new KafkaConsumer<>(consumer), list, clock, meters);
    }

    private static Map<String, Object> consumer(RevocationSettings settings, Environment environment) {
        var consumer = new HashMap<String, Object>();
        // How a cluster wants to be talked to (TLS, SASL) is configured once for everything.
        Binder.get(environment)
                .bind("spring.kafka.properties", Bindable.mapOf(String.class, String.class))
                .ifBound(consumer::putAll);
        consumer.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, String.valueOf(settings.bootstrapServers()));
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.CLIENT_ID_CONFIG, "revocations");
        return Map.copyOf(consumer);
    }

    /**
     * Down until the whole topic was read once: a service that started without it would accept every token that was ever
     * revoked. Afterwards up, whatever happens to the broker; the gauge of staleness is what to watch then.
     */
    @Bean
    HealthIndicator revocations(RevocationFeed feed, RevocationList list) {
        return () -> (feed.complete() ? Health.up() : Health.down())
                .withDetail("known", list.size())
                .withDetail("staleSeconds", feed.stale().toSeconds())
                .build();
    }
}
