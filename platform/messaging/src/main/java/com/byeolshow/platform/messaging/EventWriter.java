package com.byeolshow.platform.messaging;

import com.byeolshow.platform.messaging.OutboxRows.Row;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes an event as a CloudEvent in Kafka's binary mode: attributes are {@code ce_} headers, the value is the bare JSON.
 * A tombstone has the headers and really no value, as compaction demands.
 */
final class EventWriter {

    private final URI source;

    /** @param service becomes {@code ce_source}, as a path */
    EventWriter(String service) {
        this.source = URI.create("/" + service);
    }

    ProducerRecord<String, byte[]> write(Row row) {
        var event = CloudEventBuilder.v1()
                .withId(row.eventId())
                .withType(row.type())
                .withSource(source)
                .withTime(row.occurredAt().atOffset(ZoneOffset.UTC));
        if (row.data() != null) {
            event.withData("application/json", row.data().getBytes(StandardCharsets.UTF_8));
        }
        ProducerRecord<String, byte[]> record =
                KafkaMessageFactory.<String>createWriter(row.topic(), row.key()).writeBinary(event.build());
        if (row.traceparent() != null) {
            record.headers().add(Traces.HEADER, row.traceparent().getBytes(StandardCharsets.US_ASCII));
        }
        return record;
    }
}
