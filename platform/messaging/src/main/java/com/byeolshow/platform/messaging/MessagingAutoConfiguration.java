package com.byeolshow.platform.messaging;

import com.byeolshow.platform.web.RandomIds;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.core.MicrometerProducerListener;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Outbox, relay, subscriptions and dead letters for every service with a database. */
@AutoConfiguration(
        beforeName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
        afterName = {
            "com.byeolshow.platform.web.WebAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration"
        })
@EnableConfigurationProperties({MessagingSettings.class, KafkaProperties.class})
class MessagingAutoConfiguration {

    /** Not at start, as that would block: {@link TopicCreation} does it when the broker is there. */
    @Bean
    @ConditionalOnMissingBean
    KafkaAdmin kafkaAdmin(KafkaProperties kafka) {
        var admin = new KafkaAdmin(kafka.buildAdminProperties());
        admin.setAutoCreate(false);
        admin.setFatalIfBrokerNotAvailable(false);
        admin.setModifyTopicConfigs(true);
        admin.setOperationTimeout(10);
        return admin;
    }

    @Bean
    TopicCreation topicCreation(
            KafkaAdmin admin, ObjectProvider<NewTopic> topics, ObjectProvider<Subscription> subscriptions) {
        return new TopicCreation(
                admin, topics.stream().toList(), subscriptions.stream().toList());
    }

    /** Acknowledged by all replicas and idempotent: no loss and no reordering when a send is repeated. */
    @Bean
    @ConditionalOnMissingBean
    ProducerFactory<String, byte[]> eventProducers(KafkaProperties kafka, MeterRegistry meters) {
        Map<String, Object> settings = kafka.buildProducerProperties();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // A relay that waits for a broker holds a transaction, so it must not wait long; it tries again for ever.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        settings.putIfAbsent(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        var factory = new DefaultKafkaProducerFactory<>(settings, new StringSerializer(), new ByteArraySerializer());
        factory.addListener(new MicrometerProducerListener<>(meters));
        return factory;
    }

    @Bean
    @ConditionalOnMissingBean
    KafkaTemplate<String, byte[]> eventTemplate(ProducerFactory<String, byte[]> producers) {
        return new KafkaTemplate<>(producers);
    }

    @Bean
    @ConditionalOnMissingBean
    ConsumerFactory<String, byte[]> eventConsumers(KafkaProperties kafka, MeterRegistry meters) {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A partition added later is found this soon.
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        settings.putIfAbsent(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        var factory =
                new DefaultKafkaConsumerFactory<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        factory.addListener(new MicrometerConsumerListener<>(meters));
        return factory;
    }

    @Bean
    DatabaseAway databaseAway() {
        return new DatabaseAway();
    }

    @Bean
    NulInText nulInText() {
        return new NulInText();
    }

    @Bean
    EventJson eventJson() {
        return new EventJson();
    }

    @Bean
    OutboxRows outboxRows(DatabaseClient database) {
        return new OutboxRows(database);
    }

    /** Asks only for the topics, not for the subscriptions: their handlers are what appends to this outbox. */
    @Bean
    Outbox outbox(
            DatabaseClient database,
            EventJson json,
            RandomIds ids,
            Clock clock,
            ObjectProvider<Tracer> tracers,
            ObjectProvider<Propagator> propagators,
            ObjectProvider<NewTopic> topics) {
        return new PostgresOutbox(
                database,
                json,
                ids,
                clock,
                new Traces(tracers, propagators),
                topics.stream().map(NewTopic::name).collect(Collectors.toUnmodifiableSet()));
    }

    @Bean
    Relay outboxRelay(
            OutboxRows rows,
            ConnectionFactory connections,
            @Value("${spring.application.name}") String service,
            ProducerFactory<String, byte[]> producers,
            TransactionalOperator tx,
            TopicCreation topics,
            MessagingSettings settings) {
        return new Relay(
                rows,
                new DatabaseNotices(connections, "outbox"),
                new EventWriter(service),
                producers,
                tx,
                topics,
                settings.relay());
    }

    @Bean
    OutboxUpkeep outboxUpkeep(OutboxRows rows, Clock clock, MessagingSettings settings, MeterRegistry meters) {
        return new OutboxUpkeep(rows, clock, settings, meters);
    }

    @Bean
    SubscriptionContainers subscriptionContainers(
            ObjectProvider<Subscription> subscriptions,
            DatabaseClient database,
            TransactionalOperator tx,
            EventJson json,
            ObjectProvider<ObservationRegistry> observations,
            ConsumerFactory<String, byte[]> consumers,
            KafkaTemplate<String, byte[]> kafka,
            TopicCreation topics,
            MessagingSettings settings,
            MeterRegistry meters) {
        var handling = new EventHandling(
                database,
                tx,
                json,
                observations.getIfAvailable(() -> ObservationRegistry.NOOP),
                settings.retry().handlerLimit());
        return new SubscriptionContainers(
                subscriptions.stream().toList(), handling, consumers, kafka, topics, settings, meters);
    }

    @Bean
    LiveTopics liveTopics() {
        return new LiveTopics();
    }

    @Bean
    LiveContainers liveContainers(
            ObjectProvider<LiveReading> readings,
            ObjectProvider<BatchSubscription<?>> batches,
            ConsumerFactory<String, byte[]> consumers,
            EventJson json,
            LiveTopics followed,
            TopicCreation topics,
            MeterRegistry meters) {
        return new LiveContainers(
                readings.stream().toList(), batches.stream().toList(), consumers, json, followed, topics, meters);
    }

    /** A producer of its own: it gives up soon, and waits a moment so that a busy room becomes few requests. */
    @Bean
    DirectEvents directEvents(
            ProducerFactory<String, byte[]> producers,
            @Value("${spring.application.name}") String service,
            EventJson json,
            LiveTopics followed,
            Clock clock,
            MeterRegistry meters) {
        var hurried = producers.copyWithConfigurationOverride(Map.of(
                ProducerConfig.LINGER_MS_CONFIG, 5,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_000));
        return new DirectEvents(hurried::createProducer, new EventWriter(service), json, followed, clock, meters);
    }

    @Bean
    DeadLettersEndpoint deadLettersEndpoint(
            ObjectProvider<Subscription> subscriptions,
            ConsumerFactory<String, byte[]> consumers,
            ProducerFactory<String, byte[]> producers) {
        return new DeadLettersEndpoint(subscriptions.stream().toList(), new DeadLetterReplay(consumers, producers));
    }

    @Bean
    BrokerProbe brokerProbe(KafkaProperties kafka) {
        Map<String, Object> settings = kafka.buildAdminProperties();
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2_000);
        settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return new BrokerProbe(settings);
    }

    @Bean
    KafkaHealthIndicator kafkaHealthIndicator(BrokerProbe probe, Clock clock, MessagingSettings settings) {
        return new KafkaHealthIndicator(
                probe::countNodes, clock, settings.watch().brokerGrace());
    }

    @Bean
    OutboxHealthIndicator outboxHealthIndicator(OutboxRows rows, Clock clock, MessagingSettings settings) {
        return new OutboxHealthIndicator(rows, clock, settings.watch().lag());
    }
}
