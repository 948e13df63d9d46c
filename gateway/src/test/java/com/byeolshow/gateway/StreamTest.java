package com.byeolshow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.gateway.kit.BackEnds;
import com.byeolshow.gateway.kit.Client;
import com.byeolshow.gateway.kit.GatewayTest;
import com.byeolshow.gateway.kit.Tokens;
import com.byeolshow.gateway.route.Owner;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Time limits and the pool are cut short, so that a stream which outlives them does so for a reason. */
@GatewayTest
@TestPropertySource(
        properties = {
            "byeolshow.gateway.response-timeout=1s",
            "server.netty.idle-timeout=1s",
            "spring.cloud.gateway.server.webflux.httpclient.pool.max-connections=1",
            "spring.cloud.gateway.server.webflux.httpclient.pool.acquire-timeout=500"
        })
class StreamTest {

    private static final String PATH = "/v1/notifications/stream";

    @Autowired
    Client client;

    @Test
    void eventsArriveOneByOneWithoutAnEndAndLeaveThePoolToOthers() throws Exception {
        Sinks.Many<String> events = Sinks.many().unicast().onBackpressureBuffer();
        BackEnds.on(Owner.SOCIAL, PATH, (_, response) -> response.sse()
                .sendString(events.asFlux())
                .then());
        try (var http = HttpClient.newHttpClient()) {
            events.tryEmitNext(":\n\n");
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + client.port() + PATH))
                    .header("Custom-Token", Tokens.customer("me"))
                    .header("Last-Event-ID", "41")
                    .build();
            var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
            assertThat(lines.readLine()).isEqualTo(":");
            assertThat(lines.readLine()).isEmpty();

            // Longer than every limit above.
            Mono.delay(Duration.ofSeconds(2)).block();
            // Again where a busy machine was too slow for the short limit; the stream would never give a pooled one
            // back.
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> client.call("GET", "/wishlist")
                    .header("Custom-Token", Tokens.customer("me"))
                    .exchange()
                    .expectStatus()
                    .isOk());
            events.tryEmitNext("id:42\ndata:{}\n\n");
            assertThat(lines.readLine()).isEqualTo("id:42");
            http.shutdownNow();
        }
    }

    @Test
    void nobodyListensWithoutAToken() {
        for (String path : new String[] {PATH, "/ws/notifications"}) {
            client.call("GET", path).exchange().expectStatus().isUnauthorized();
        }
    }
}
