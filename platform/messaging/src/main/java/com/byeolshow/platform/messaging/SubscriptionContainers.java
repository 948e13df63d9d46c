package com.byeolshow.platform.messaging;

import com.byeolshow.platform.messaging.MessagingSettings.Retrying;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import reactor.core.Disposable;

/** Runs a Kafka consumer for each subscription, from the moment the topics exist until the service stops. */
final class SubscriptionContainers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SubscriptionContainers.class);

    /** Stops after the web server: a request may still wait for an event to show what it wrote. */
    static final int PHASE = DEFAULT_PHASE - 3000;

    private static final long LONGEST_STOP_SECONDS = 15;

    private final List<Subscription> subscriptions;
    private final EventHandling handling;
    private final ConsumerFactory<String, byte[]> consumers;
    private final KafkaOperations<String, byte[]> kafka;
    private final TopicCreation topics;
    private final MessagingSettings settings;
    private final MeterRegistry meters;

    private List<ConcurrentMessageListenerContainer<String, byte[]>> containers = List.of();
    private @Nullable Disposable starting;
    private boolean running;

    SubscriptionContainers(
            List<Subscription> subscriptions,
            EventHandling handling,
            ConsumerFactory<String, byte[]> consumers,
            KafkaOperations<String, byte[]> kafka,
            TopicCreation topics,
            MessagingSettings settings,
            MeterRegistry meters) {
        mustDiffer(subscriptions);
        this.subscriptions = subscriptions;
        this.handling = handling;
        this.consumers = consumers;
        this.kafka = kafka;
        this.topics = topics;
        this.settings = settings;
        this.meters = meters;
    }

    static void mustDiffer(List<Subscription> subscriptions) {
        var names = new HashSet<String>();
        subscriptions.forEach(subscription -> {
            if (!names.add(subscription.consumer())) {
                throw new IllegalStateException("two subscriptions are called " + subscription.consumer()
                        + ": they would share a Kafka group and each get half of the events");
            }
        });
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            starting = topics.ready().subscribe(nothing -> {}, failed -> {}, this::startContainers);
        }
    }

    private synchronized void startContainers() {
        if (!running) {
            return;
        }
        containers = subscriptions.stream().map(this::container).toList();
        containers.forEach(ConcurrentMessageListenerContainer::start);
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (starting != null) {
            starting.dispose();
            starting = null;
        }
        var stopped = new CountDownLatch(containers.size());
        containers.forEach(container -> container.stop(stopped::countDown));
        try {
            if (!stopped.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                log.warn("some consumers did not stop in time; what they had not finished is delivered again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        containers = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private ConcurrentMessageListenerContainer<String, byte[]> container(Subscription subscription) {
        String consumer = subscription.consumer();
        var properties = new ContainerProperties(subscription.topic(), DeadLetters.retryTopicName(consumer));
        properties.setGroupId(consumer);
        properties.setAckMode(AckMode.BATCH);
        properties.setMissingTopicsFatal(false);
        properties.setShutdownTimeout(TimeUnit.SECONDS.toMillis(LONGEST_STOP_SECONDS - 5));
        properties.setMessageListener(
                (MessageListener<String, byte[]>) record -> handling.handle(subscription, record));
        var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setBeanName(consumer);
        container.setConcurrency(settings.concurrency());
        container.setCommonErrorHandler(errorHandler(consumer));
        return container;
    }

    private DefaultErrorHandler errorHandler(String consumer) {
        Retrying retry = settings.retry();
        BackOff limited = backOff(retry, retry.attempts());
        // While our own database is away every event fails; to give them up one by one would only move the outage into
        // the dead letters. The consumer stands still instead and its lag shows it.
        BackOff endless = backOff(retry, Long.MAX_VALUE);
        var handler = new DefaultErrorHandler(DeadLetters.recoverer(consumer, kafka), limited);
        handler.setBackOffFunction((record, failure) -> databaseIsAway(failure) ? endless : null);
        handler.addNotRetryableExceptions(UndecodableEventException.class);
        handler.setLogLevel(KafkaException.Level.DEBUG);
        handler.setRetryListeners(new Told(consumer));
        return handler;
    }

    private static BackOff backOff(Retrying retry, long attempts) {
        var backOff = new ExponentialBackOff(retry.firstWait().toMillis(), 2);
        backOff.setMaxInterval(retry.longestWait().toMillis());
        backOff.setJitter(retry.firstWait().toMillis() / 2);
        backOff.setMaxAttempts(attempts);
        return backOff;
    }

    static boolean databaseIsAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof R2dbcNonTransientResourceException
                    || cause instanceof R2dbcTransientResourceException) {
                return true;
            }
        }
        return false;
    }

    /** Says what failed by id and type, and counts it. */
    private final class Told implements RetryListener {

        private final String consumer;

        Told(String consumer) {
            this.consumer = consumer;
        }

        @Override
        public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception failure, int attempt) {
            String reason = failure == null ? "unknown" : DeadLetters.reason(failure);
            if (attempt == 1) {
                log.warn("{} could not handle {}: {}", consumer, named(record), reason, failure);
            } else {
                log.warn("{} could not handle {}, attempt {}: {}", consumer, named(record), attempt, reason);
            }
            meters.counter("byeolshow.events.failed.deliveries", "consumer", consumer)
                    .increment();
        }

        @Override
        public void recovered(ConsumerRecord<?, ?> record, @Nullable Exception failure) {
            log.error("{} gave up {}: it is in {} now", consumer, named(record), DeadLetters.deadTopicName(consumer));
            meters.counter("byeolshow.events.dead", "consumer", consumer).increment();
        }

        @Override
        public void recoveryFailed(ConsumerRecord<?, ?> record, @Nullable Exception original, Exception failure) {
            log.error("{} cannot reach its dead letters with {}: it is delivered again", consumer, named(record));
        }

        private static String named(ConsumerRecord<?, ?> record) {
            return "%s-%d@%d (%s %s)"
                    .formatted(
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            text(record, "ce_type"),
                            text(record, "ce_id"));
        }

        private static String text(ConsumerRecord<?, ?> record, String header) {
            var found = record.headers().lastHeader(header);
            return found == null || found.value() == null ? "?" : new String(found.value(), StandardCharsets.UTF_8);
        }
    }
}
