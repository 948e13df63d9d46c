package com.byeolshow.platform.testing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import tools.jackson.databind.json.JsonMapper;

/** Plays the other services: puts their events on the broker and returns when the broker has them. */
public final class IncomingEvents implements DisposableBean {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final String bootstrapServers;
    private @Nullable KafkaProducer<String, byte[]> producer;

    IncomingEvents(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** @return the id of the event, to publish it again */
    public String publish(String topic, String type, String key, Object data) {
        String id = UUID.randomUUID().toString();
        publish(id, topic, type, key, data);
        return id;
    }

    /** Publishes with a given id: twice the same id is a repeated delivery. */
    public void publish(String id, String topic, String type, String key, Object data) {
        byte[] json =
                data instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : JSON.writeValueAsBytes(data);
        send(event(id, type).withData("application/json", json), topic, key);
    }

    /**
     * Publishes {@code contracts/events/<type>/samples/<sampleName>.json}.
     *
     * @return the id of the event
     */
    public String publishSample(String topic, String type, String key, String sampleName) {
        return publish(topic, type, key, EventContracts.sample(type, sampleName));
    }

    /** Removes a key from a state topic, as its owner would. */
    public String tombstone(String topic, String type, String key) {
        String id = UUID.randomUUID().toString();
        send(event(id, type), topic, key);
        return id;
    }

    /** A record that is no event at all. */
    public void garbage(String topic, String key, byte[] value) {
        send(new ProducerRecord<>(topic, key, value));
    }

    private static CloudEventBuilder event(String id, String type) {
        return CloudEventBuilder.v1()
                .withId(id)
                .withType(type)
                .withSource(URI.create("/test"))
                .withTime(Instant.now().atOffset(ZoneOffset.UTC));
    }

    private void send(CloudEventBuilder event, String topic, String key) {
        send(KafkaMessageFactory.<String>createWriter(topic, key).writeBinary(event.build()));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            producer().send(record).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        } catch (ExecutionException | TimeoutException failed) {
            throw new AssertionError(
                    "nobody declared the topic %s, or the broker is away".formatted(record.topic()), failed);
        }
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        KafkaProducer<String, byte[]> current = producer;
        if (current == null) {
            current = new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                            ProducerConfig.MAX_BLOCK_MS_CONFIG, 20_000,
                            ProducerConfig.LINGER_MS_CONFIG, 0),
                    new StringSerializer(),
                    new ByteArraySerializer());
            producer = current;
        }
        return current;
    }

    @Override
    public synchronized void destroy() {
        if (producer != null) {
            producer.close();
            producer = null;
        }
    }
}
