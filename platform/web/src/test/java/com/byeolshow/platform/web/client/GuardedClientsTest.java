package com.byeolshow.platform.web.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.netty.handler.timeout.ReadTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class GuardedClientsTest {

    @RegisterExtension
    static final WireMockExtension REMOTE = WireMockExtension.newInstance()
            .options(options().dynamicPort().http2PlainDisabled(true))
            .build();

    /** As a service has it: strict with whoever asks us. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();

    private WebClient client(int maxConcurrent, Duration responseTimeout) {
        var settings = new ClientSettings(
                URI.create(REMOTE.baseUrl()), Duration.ofSeconds(10), responseTimeout, maxConcurrent, 0);
        return new GuardedClients(
                        WebClient.builder(),
                        JSON,
                        new ClientSettings.Table(Map.of("remote", settings)),
                        breakers,
                        BulkheadRegistry.ofDefaults())
                .client("remote");
    }

    private static Mono<Integer> status(WebClient client) {
        return client.post().uri("/thing").exchangeToMono(answer -> answer.releaseBody()
                .thenReturn(answer.statusCode().value()));
    }

    private static void answers(int status, int delayMillis) {
        REMOTE.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withFixedDelay(delayMillis)));
    }

    @Test
    void aRemoteThatKeepsFailingIsLeftAlone() {
        answers(503, 0);
        var client = client(32, Duration.ofSeconds(5));
        Flux.range(0, 10).concatMap(i -> status(client)).blockLast();
        StepVerifier.create(status(client)).verifyError(CallNotPermittedException.class);
        REMOTE.verify(10, anyRequestedFor(anyUrl()));
        assertThat(breakers.circuitBreaker("remote").getState()).isEqualTo(CircuitBreaker.State.OPEN);
    }

    @Test
    void refusalsAreNoFailures() {
        answers(400, 0);
        var client = client(32, Duration.ofSeconds(5));
        assertThat(Flux.range(0, 25)
                        .concatMap(i -> status(client))
                        .collectList()
                        .block())
                .hasSize(25)
                .containsOnly(400);
    }

    @Test
    void aSilentRemoteIsNotWaitedForLong() {
        answers(200, 5_000);
        StepVerifier.create(status(client(32, Duration.ofMillis(200))))
                .expectErrorMatches(failure -> failure.getCause() instanceof ReadTimeoutException)
                .verify(Duration.ofSeconds(30));
    }

    @Test
    void callsBeyondTheBulkheadAreRefusedAtOnce() {
        answers(200, 500);
        var client = client(1, Duration.ofSeconds(5));
        StepVerifier.create(Flux.merge(status(client), status(client))).verifyError(BulkheadFullException.class);
    }

    private record Issued(long at, double seconds) {}

    @Test
    void aRemoteMayWriteAWholeNumberWithAFraction() {
        REMOTE.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"at\":1700000000.0,\"seconds\":1820.4}")));

        var answer = client(1, Duration.ofSeconds(5)).get().uri("/thing").retrieve();

        StepVerifier.create(answer.bodyToMono(Issued.class))
                .expectNext(new Issued(1_700_000_000, 1820.4))
                .verifyComplete();
    }

    @Test
    void anUnknownRemoteNamesTheMissingSetting() {
        var none = new GuardedClients(
                WebClient.builder(), JSON, new ClientSettings.Table(Map.of()), breakers, BulkheadRegistry.ofDefaults());
        assertThatThrownBy(() -> none.client("mux"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("byeolshow.clients.mux.base-url");
    }
}
