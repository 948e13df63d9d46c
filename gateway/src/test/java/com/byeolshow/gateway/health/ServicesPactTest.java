package com.byeolshow.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.ConsumerPactBuilder;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.PactDslResponse;
import au.com.dius.pact.core.model.RequestResponsePact;
import com.byeolshow.gateway.route.Owner;
import com.byeolshow.gateway.route.RouteSettings;
import com.byeolshow.gateway.token.PublishedKey;
import com.byeolshow.platform.testing.HttpPact;
import com.byeolshow.platform.testing.Pacts;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * What the gateway itself needs of the services. Their answers to the app it passes on unread, refusals too, and their
 * interface files are packaged with it, so this is all.
 */
class ServicesPactTest {

    private static final String ASKED_WHEN_READY = "a question for readiness to a service that is ready";
    private static final String ASKED_WHEN_NOT = "a question for readiness to a service that is not";
    private static final String ASKED_FOR_KEYS = "a question for the keys of tokens";
    private static final String READINESS = "/actuator/health/readiness";

    /** Nobody listens there. */
    private static final URI NOWHERE = URI.create("http://localhost:1");

    @ParameterizedTest
    @EnumSource(Owner.class)
    void pactIsWhatWeNeed(Owner owner) {
        Pacts.keep(pact(owner));
    }

    @ParameterizedTest
    @EnumSource(Owner.class)
    void onlyAServiceThatSaysSoIsReady(Owner owner) {
        HttpPact.meet(pact(owner), ASKED_WHEN_READY, service -> assertThat(notReady(owner, service))
                .doesNotContain(owner.service()));
        HttpPact.meet(pact(owner), ASKED_WHEN_NOT, service -> assertThat(notReady(owner, service))
                .contains(owner.service()));
    }

    @Test
    void publishedKeysVerifyTokens() {
        HttpPact.meet(pact(Owner.IDENTITY), ASKED_FOR_KEYS, identity -> assertThat(
                        PublishedKey.subjectVerifiedWith(identity.resolve("/.well-known/jwks.json")))
                .isEqualTo("somebody"));
    }

    private static RequestResponsePact pact(Owner owner) {
        PactDslResponse pact = ConsumerPactBuilder.consumer("gateway")
                .hasPactWith(owner.service())
                .given(Pacts.READY)
                .uponReceiving(ASKED_WHEN_READY)
                .method("GET")
                .path(READINESS)
                .willRespondWith()
                .status(200)
                .given(Pacts.NOT_READY)
                .uponReceiving(ASKED_WHEN_NOT)
                .method("GET")
                .path(READINESS)
                .willRespondWith()
                .status(503);
        if (owner == Owner.IDENTITY) {
            pact = pact.given(Pacts.READY)
                    .uponReceiving(ASKED_FOR_KEYS)
                    .method("GET")
                    .path("/.well-known/jwks.json")
                    .willRespondWith()
                    .status(200)
                    .body(LambdaDsl.newJsonBody(set -> set.eachLike("keys", key -> key.stringValue("kty", "EC")
                                    .stringValue("crv", "P-256")
                                    .stringType("kid", PublishedKey.ID)
                                    .stringMatcher("x", "[A-Za-z0-9_-]{43}", PublishedKey.X)
                                    .stringMatcher("y", "[A-Za-z0-9_-]{43}", PublishedKey.Y)))
                            .build());
        }
        return pact.toPact(RequestResponsePact.class);
    }

    private static List<String> notReady(Owner asked, URI service) {
        Map<Owner, URI> services = Arrays.stream(Owner.values())
                .collect(Collectors.toMap(Function.identity(), owner -> owner == asked ? service : NOWHERE));
        var settings = new RouteSettings(services, Map.of(), List.of(), Duration.ofSeconds(1));
        var health = WebTestClient.bindToRouterFunction(new HealthPage().healthz(WebClient.builder(), settings))
                .build()
                .get()
                .uri("/healthz")
                .exchange()
                .expectBody(HealthPage.Health.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNullElse(Objects.requireNonNull(health).notReady(), List.of());
    }
}
