package com.byeolshow.gateway.health;

import com.byeolshow.gateway.route.Owner;
import com.byeolshow.gateway.route.RouteSettings;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** {@code GET /healthz}: whether the suite as a whole can serve, for load balancers, the launcher and people. */
@Configuration(proxyBeanMethods = false)
class HealthPage {

    /** A service that needs longer to say that it is ready is not. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Many probes cause one round of questions; a page that is not rate limited must be cheap. */
    private static final Duration KEPT = Duration.ofMillis(900);

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Health(boolean ok, @Nullable List<String> notReady) {}

    @Bean
    RouterFunction<ServerResponse> healthz(WebClient.Builder builder, RouteSettings settings) {
        WebClient client = builder.clone()
                .clientConnector(new ReactorClientHttpConnector(
                        HttpClient.create().option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) PATIENCE.toMillis())))
                .build();
        Mono<Health> health = Flux.fromArray(Owner.values())
                .flatMapSequential(owner -> ready(client, settings.baseUrl(owner))
                        .flatMap(ready -> ready ? Mono.<String>empty() : Mono.just(owner.service())))
                .collectList()
                .map(missing -> missing.isEmpty() ? new Health(true, null) : new Health(false, missing))
                .cache(KEPT);
        return RouterFunctions.route()
                .route(
                        RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD)
                                .and(RequestPredicates.path("/healthz")),
                        _ -> health.flatMap(found -> ServerResponse.status(
                                        found.ok() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(found)))
                .build();
    }

    private static Mono<Boolean> ready(WebClient client, URI service) {
        return client.get()
                .uri(service + "/actuator/health/readiness")
                .exchangeToMono(answer ->
                        answer.releaseBody().thenReturn(answer.statusCode().is2xxSuccessful()))
                .timeout(PATIENCE)
                .onErrorReturn(false);
    }
}
