package com.byeolshow.platform.testing;

import au.com.dius.pact.provider.MessageAndMetadata;
import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.MessageTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.StateChangeAction;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import com.byeolshow.platform.messaging.OutgoingEvent;
import com.byeolshow.platform.testing.PublishedEvents.Published;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/**
 * A provider's verification of the files of {@code contracts/pacts} that name it: it keeps what others rely on. Requests
 * go to the running service; an event is asked of the method of the subclass that bears its description. A subclass names
 * its provider and is a test of the service:
 *
 * <pre>{@code
 * @ServiceTest
 * @Provider("identity-service")
 * public class IdentityProviderPactTest extends ProviderPact
 * }</pre>
 */
@PactFolder(Pacts.FOLDER)
public abstract class ProviderPact {

    private final ApplicationContext service;

    protected ProviderPact(ApplicationContext service) {
        this.service = service;
    }

    @BeforeEach
    final void aim(PactVerificationContext pact) {
        pact.setTarget(
                pact.getInteraction().isAsynchronousMessage()
                        ? new MessageTestTarget(List.of(getClass().getPackageName()))
                        : new HttpTestTarget(
                                "localhost",
                                service.getEnvironment().getRequiredProperty("local.server.port", Integer.class)));
    }

    @TestTemplate
    @ExtendWith(PactVerificationInvocationContextProvider.class)
    final void keepsItsPacts(PactVerificationContext pact) {
        pact.verifyInteraction();
    }

    /** Waits until the service says so itself. */
    @State(Pacts.READY)
    final void ready() {
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

    @State(Pacts.NOT_READY)
    final void notReady() {
        AvailabilityChangeEvent.publish(service, ReadinessState.REFUSING_TRAFFIC);
    }

    @State(value = Pacts.NOT_READY, action = StateChangeAction.TEARDOWN)
    final void readyAgain() {
        ready();
    }

    /** An event as it lay on the broker. */
    protected static MessageAndMetadata message(String topic, Published event) {
        return message(topic, event.type(), event.data());
    }

    /** An event as the outbox would write it. */
    protected static MessageAndMetadata message(OutgoingEvent event) {
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
}
