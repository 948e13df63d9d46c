package com.byeolshow.platform.testing;

import au.com.dius.pact.provider.MessageAndMetadata;
import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.MessageTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import com.byeolshow.platform.messaging.OutgoingEvent;
import com.byeolshow.platform.testing.PublishedEvents.Published;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What a provider's verification of {@code contracts/pacts} has in common: its targets and the states every service has. */
public final class ProviderPact {

    private ProviderPact() {}

    /** Requests go to the running service, messages are asked of the test class. */
    public static void aim(PactVerificationContext context, Object test, ApplicationContext service) {
        context.setTarget(
                context.getInteraction().isAsynchronousMessage()
                        ? new MessageTestTarget(List.of(test.getClass().getPackageName()))
                        : new HttpTestTarget(
                                "localhost",
                                service.getEnvironment().getRequiredProperty("local.server.port", Integer.class)));
    }

    /** An event as it lay on the broker. */
    public static MessageAndMetadata message(String topic, Published event) {
        return message(topic, event.type(), event.data());
    }

    /** An event as the outbox would write it. */
    public static MessageAndMetadata message(OutgoingEvent event) {
        return message(
                event.topic(),
                event.type(),
                EventContracts.asEvent(Objects.requireNonNull(event.data(), "a tombstone")));
    }

    private static MessageAndMetadata message(String topic, String type, JsonNode data) {
        return new MessageAndMetadata(
                data.toString().getBytes(StandardCharsets.UTF_8),
                Map.of("contentType", "application/json", "topic", topic, "type", type));
    }

    /** State {@link Pacts#READY}: waits until the service says so itself. */
    public static void ready(ApplicationContext service) {
        AvailabilityChangeEvent.publish(service, ReadinessState.ACCEPTING_TRAFFIC);
        var web = service.getBean(WebTestClient.class);
        Awaiting.until(() -> web.get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getStatus()
                .is2xxSuccessful());
    }

    /** State {@link Pacts#NOT_READY}; end it with {@link #ready}. */
    public static void notReady(ApplicationContext service) {
        AvailabilityChangeEvent.publish(service, ReadinessState.REFUSING_TRAFFIC);
    }
}
