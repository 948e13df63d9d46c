package com.byeolshow.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;
import reactor.core.Disposable;

/** Runs the live readings and the batch subscriptions, from the moment the topics exist until the service stops. */
final class LiveContainers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveContainers.class);

    /** A batch gathers this long unless it is full before. */
    private static final Duration GATHER = Duration.ofMillis(500);

    private static final int FULL_BYTES = 64 * 1024;

    private static final Duration LONGEST_BATCH = Duration.ofSeconds(30);

    private final List<BatchSubscription<?>> batches;
    private final ConsumerFactory<String, byte[]> consumers;
    private final EventJson json;
    private final TopicCreation topics;
    private final List<LiveFeed> feeds;

    private List<ConcurrentMessageListenerContainer<String, byte[]>> containers = List.of();
    private @Nullable Disposable starting;
    private boolean running;

    LiveContainers(
            List<LiveReading> readings,
            List<BatchSubscription<?>> batches,
            ConsumerFactory<String, byte[]> consumers,
            EventJson json,
            LiveTopics followed,
            TopicCreation topics,
            MeterRegistry meters) {
        this.batches = batches;
        this.consumers = consumers;
        this.json = json;
        this.topics = topics;
        Supplier<Consumer<String, byte[]>> alone = () -> consumers.createConsumer(null, null, null, fromTheEnd());
        this.feeds = readings.stream()
                .map(reading -> new LiveFeed(reading, alone, json, followed, meters))
                .toList();
    }

    /** Offsets that are gone mean we were away longer than the topic remembers: what is left is old. */
    private static Properties fromTheEnd() {
        var properties = new Properties();
        properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        return properties;
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            starting = topics.ready().subscribe(nothing -> {}, failed -> {}, this::startReaders);
        }
    }

    private synchronized void startReaders() {
        if (running) {
            feeds.forEach(LiveFeed::start);
            containers = batches.stream().map(this::container).toList();
            containers.forEach(ConcurrentMessageListenerContainer::start);
        }
    }

    private <T> ConcurrentMessageListenerContainer<String, byte[]> container(BatchSubscription<T> batch) {
        var properties = new ContainerProperties(batch.topic());
        properties.setGroupId(batch.consumer());
        properties.setAckMode(AckMode.BATCH);
        properties.setMissingTopicsFatal(false);
        var gathering = new Properties();
        gathering.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Long.toString(GATHER.toMillis()));
        gathering.setProperty(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, Integer.toString(FULL_BYTES));
        gathering.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1000");
        properties.setKafkaConsumerProperties(gathering);
        properties.setMessageListener((BatchMessageListener<String, byte[]>) records -> take(batch, records));
        var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setBeanName(batch.consumer());
        var patient = new ExponentialBackOff(200, 2);
        patient.setMaxInterval(5_000);
        patient.setMaxAttempts(Long.MAX_VALUE);
        container.setCommonErrorHandler(new DefaultErrorHandler(patient));
        return container;
    }

    /** Waits on the consumer's own thread: that keeps it no faster than the database. */
    private <T> void take(BatchSubscription<T> batch, List<ConsumerRecord<String, byte[]>> records) {
        var events = records.stream()
                .map(record -> read(batch, record))
                .filter(Objects::nonNull)
                .toList();
        if (!events.isEmpty()) {
            batch.action().apply(events).block(LONGEST_BATCH);
        }
    }

    private <T> @Nullable ReceivedEvent<T> read(BatchSubscription<T> batch, ConsumerRecord<String, byte[]> record) {
        if (record.key() == null
                || record.value() == null
                || !batch.type().equals(EventHandling.header(record, "ce_type"))) {
            return null;
        }
        try {
            return LiveFeed.received(json, batch.dataType(), record);
        } catch (UndecodableEventException unreadable) {
            log.warn(
                    "{} skips what it cannot read at {}-{}@{}",
                    batch.consumer(),
                    record.topic(),
                    record.partition(),
                    record.offset());
            return null;
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (starting != null) {
            starting.dispose();
            starting = null;
        }
        feeds.forEach(LiveFeed::stop);
        containers.forEach(ConcurrentMessageListenerContainer::stop);
        containers = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return SubscriptionContainers.PHASE;
    }
}
