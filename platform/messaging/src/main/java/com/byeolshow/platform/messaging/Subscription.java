package com.byeolshow.platform.messaging;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a service wants to hear and what it does then. Declare one bean per topic and purpose:
 *
 * <pre>{@code
 * @Bean
 * Subscription paidOrders(MarkPaid markPaid) {
 *     return Subscription.toFacts("commerce.payments", "payment.payments")
 *             .on("payment.payment-verified.v1", PaymentVerified.class, event -> markPaid.run(event.data()));
 * }
 * }</pre>
 *
 * Handlers run one at a time per partition, in order, in a transaction that commits together with the record that the
 * event was handled. A handler must use that transaction (it is the ambient one) and must not call other systems.
 * Failures are retried with backoff; then the event goes to the consumer's dead-letter topic and the next one is handled.
 * Types without a handler are skipped.
 */
public final class Subscription {

    /** How repeated deliveries are kept harmless. */
    public enum Kind {
        /** What happened: each event id takes effect once, remembered in the inbox. */
        FACTS,
        /** Whole state on a compacted topic: the handler keeps the highest version, so that a rebuild can re-read all. */
        STATE
    }

    record Handler<T>(Class<T> dataType, Function<ReceivedEvent<T>, Mono<Void>> action) {}

    private final Kind kind;
    private final String consumer;
    private final String topic;
    private final Map<String, Handler<?>> handlers = new LinkedHashMap<>();
    private @Nullable Function<String, Mono<Void>> onTombstone;

    private Subscription(Kind kind, String consumer, String topic) {
        this.kind = kind;
        this.consumer = consumer;
        this.topic = topic;
    }

    /**
     * Subscribes to what happened.
     *
     * @param consumer name of this purpose, unique in the suite, such as {@code commerce.payments}; it is the Kafka group
     */
    public static Subscription toFacts(String consumer, String topic) {
        return new Subscription(Kind.FACTS, consumer, topic);
    }

    /** Subscribes to a state topic; the handler must ignore a version it already has, or an older one. */
    public static Subscription toState(String consumer, String topic) {
        return new Subscription(Kind.STATE, consumer, topic);
    }

    /** What to do with one type of event. */
    public <T> Subscription on(String type, Class<T> dataType, Function<ReceivedEvent<T>, Mono<Void>> action) {
        if (handlers.putIfAbsent(type, new Handler<>(dataType, action)) != null) {
            throw new IllegalArgumentException("two handlers for " + type + " in " + consumer);
        }
        return this;
    }

    /** What to do when a key is removed from a state topic. */
    public Subscription onTombstone(Function<String, Mono<Void>> action) {
        onTombstone = action;
        return this;
    }

    Kind kind() {
        return kind;
    }

    String consumer() {
        return consumer;
    }

    String topic() {
        return topic;
    }

    @Nullable
    Handler<?> handlerOf(@Nullable String type) {
        return type == null ? null : handlers.get(type);
    }

    @Nullable
    Function<String, Mono<Void>> tombstoneHandler() {
        return onTombstone;
    }
}
