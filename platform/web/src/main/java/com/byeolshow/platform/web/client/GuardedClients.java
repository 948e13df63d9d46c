package com.byeolshow.platform.web.client;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands out a {@link WebClient} per remote system, each behind its own connect and response timeout, bulkhead and
 * circuit breaker, with a retry for calls that are safe to repeat. Answers with status 500 and above count as failures
 * of the remote for the breaker; refusals do not. An answer may write a whole number with a fraction, which a request to
 * us may not: a remote that begins to send 1700000000.0 still has to be understood. Watch
 * {@code resilience4j_circuitbreaker_state} per client.
 */
public final class GuardedClients {

    private final WebClient.Builder builder;
    private final JsonMapper answers;
    private final ClientSettings.Table settings;
    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;

    GuardedClients(
            WebClient.Builder builder,
            JsonMapper json,
            ClientSettings.Table settings,
            CircuitBreakerRegistry breakers,
            BulkheadRegistry bulkheads) {
        this.builder = builder;
        this.answers = json.rebuild()
                .enable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
        this.settings = settings;
        this.breakers = breakers;
        this.bulkheads = bulkheads;
    }

    /**
     * The client of {@code byeolshow.clients.<name>}.
     *
     * @throws IllegalStateException if that block is not configured
     */
    public WebClient client(String name) {
        ClientSettings remote = settings.named(name);
        CircuitBreaker breaker = breakers.circuitBreaker(name, breakerConfig());
        Bulkhead bulkhead = bulkheads.bulkhead(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(remote.maxConcurrent())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        HttpClient http = HttpClient.create()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        remote.connectTimeout().toMillis())
                .responseTimeout(remote.responseTimeout());
        return builder.clone()
                .baseUrl(remote.baseUrl().toString())
                .codecs(codecs -> codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(answers)))
                .clientConnector(new ReactorClientHttpConnector(http))
                .filter(new SafeRetry(remote.retries()))
                .filter(guarded(breaker, bulkhead))
                .build();
    }

    private static ExchangeFilterFunction guarded(CircuitBreaker breaker, Bulkhead bulkhead) {
        return new ExchangeFilterFunction() {
            @Override
            public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
                return next.exchange(request)
                        .transformDeferred(CircuitBreakerOperator.of(breaker))
                        .transformDeferred(BulkheadOperator.of(bulkhead));
            }
        };
    }

    /** Opens after half of at least ten calls failed; lets three through after five seconds to see. */
    private static CircuitBreakerConfig breakerConfig() {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(5))
                .permittedNumberOfCallsInHalfOpenState(3)
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .recordResult(result -> result instanceof ClientResponse response
                        && response.statusCode().is5xxServerError())
                .build();
    }
}
