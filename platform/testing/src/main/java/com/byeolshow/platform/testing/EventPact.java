package com.byeolshow.platform.testing;

import au.com.dius.pact.consumer.MessagePactBuilder;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.consumer.dsl.PactDslJsonRootValue;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.messaging.MessagePact;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one service needs of another's events, no more: for each event the fields that the consumer's own record has, with
 * the values of a committed sample as examples. The types must stay; values may be others.
 */
public final class EventPact {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    private record Message(String topic, String type, String sample, ObjectNode content) {

        String description() {
            return "%s (%s)".formatted(type, sample);
        }
    }

    private final String consumer;
    private final String provider;
    private final List<Message> messages = new ArrayList<>();

    private EventPact(String consumer, String provider) {
        this.consumer = consumer;
        this.provider = provider;
    }

    /** Names as in {@code spring.application.name}. */
    public static EventPact between(String consumer, String provider) {
        return new EventPact(consumer, provider);
    }

    /**
     * One event that the consumer handles.
     *
     * @param sample one of {@code contracts/events/<type>/samples}, without {@code .json}
     * @param read what the consumer reads it as; only what this record has becomes part of the pact
     */
    public EventPact expecting(String topic, String type, String sample, Class<?> read) {
        Object understood = JSON.readValue(EventContracts.sample(type, sample), read);
        messages.add(new Message(topic, type, sample, (ObjectNode)
                JSON.readTree(EventContracts.asEvent(understood).toString())));
        return this;
    }

    /** Holds the committed file against this; see {@link Pacts#keep}. */
    public void keep() {
        MessagePactBuilder builder =
                new MessagePactBuilder(PactSpecVersion.V3).consumer(consumer).hasPactWith(provider);
        for (Message message : messages) {
            builder = builder.expectsToReceive(message.description())
                    .withMetadata(
                            Map.of("contentType", "application/json", "topic", message.topic(), "type", message.type()))
                    .withContent(LambdaDsl.newJsonBody(body -> fields(body, message.content()))
                            .build());
        }
        Pacts.keep(builder.toPact(MessagePact.class));
    }

    /**
     * Shows that the fields of the pact are enough: sends each event with nothing else in it to the running consumer, in
     * the order they were named, and waits until it has handled it without failing.
     *
     * @param group the subscription's consumer name
     * @param fit makes an event be about something the consumer knows, such as an order of this test
     */
    public void assertHandledBy(String group, IncomingEvents incoming, MeterRegistry meters, Consumer<ObjectNode> fit) {
        for (Message message : messages) {
            var content = message.content().deepCopy();
            fit.accept(content);
            long before = handled(meters, group, message.type());
            incoming.publish(message.topic(), message.type(), key(content), content);
            Awaiting.until(() -> handled(meters, group, message.type()) > before);
        }
    }

    private static long handled(MeterRegistry meters, String group, String type) {
        return meters
                .find("byeolshow.event.handling")
                .tags("consumer", group, "type", type, "outcome", "handled")
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private static String key(ObjectNode content) {
        for (String name : List.of("orderId", "variantId", "showId", "id")) {
            if (content.has(name)) {
                return content.get(name).asString();
            }
        }
        throw new AssertionError("no key in " + content);
    }

    private static void fields(LambdaDslObject body, JsonNode content) {
        content.forEachEntry((name, value) -> field(body, name, value));
    }

    private static void field(LambdaDslObject body, String name, JsonNode value) {
        if (value.isObject()) {
            body.object(name, inner -> fields(inner, value));
        } else if (value.isIntegralNumber()) {
            body.getPactDslObject().integerType(name, value.asLong());
        } else if (value.isBoolean()) {
            body.booleanType(name, value.asBoolean());
        } else if (value.isString()) {
            String text = value.asString();
            if (INSTANT.matcher(text).matches()) {
                body.stringMatcher(name, INSTANT.pattern(), text);
            } else {
                body.stringType(name, text);
            }
        } else if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
            body.eachLike(name, inner -> fields(inner, value.get(0)));
        } else if (value.isArray() && !value.isEmpty()) {
            body.eachLike(name, PactDslJsonRootValue.stringType(value.get(0).asString()));
        } else if (!value.isArray()) {
            throw new AssertionError("no matcher for %s: %s".formatted(name, value));
        }
    }
}
