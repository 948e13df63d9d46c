package com.byeolshow.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.byeolshow.sandbox.RunningSandbox;
import com.byeolshow.sandbox.input.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses a plain client, since the connection itself is what breaks. */
class FaultsTest extends RunningSandbox {
    private static final String STREAMS = "/mux/video/v1/live-streams";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void answersAStatusInTheProvidersShapeAsOftenAsTold() throws Exception {
        control(
                "/__sandbox/faults",
                Map.of(
                        "provider", "mux",
                        "method", "GET",
                        "pathRegex", "^/video/v1/live-streams$",
                        "times", 2,
                        "action", Map.of("status", 429, "retryAfter", 2)));
        assertThat(create().statusCode()).isEqualTo(201);
        for (var i = 0; i < 2; i++) {
            var hit = get();
            assertThat(hit.statusCode()).isEqualTo(429);
            assertThat(hit.headers().firstValue("Retry-After")).contains("2");
            assertThat(hit.body()).contains("\"error\"", "\"messages\"");
        }
        assertThat(get().statusCode()).isEqualTo(200);
    }

    @Test
    void skipsTheFirstCallsAndHitsAllWhenToldSo() throws Exception {
        control(
                "/__sandbox/faults",
                Map.of("provider", "mux", "afterN", 1, "times", 0, "action", Map.of("status", 409)));
        assertThat(get().statusCode()).isEqualTo(200);
        for (var i = 0; i < 3; i++) {
            assertThat(get().statusCode()).isEqualTo(409);
        }
        control.get()
                .uri("/__sandbox/faults")
                .exchange()
                .expectBody()
                .jsonPath("$.faults.length()")
                .isEqualTo(1)
                .jsonPath("$.faults[0].afterN")
                .isEqualTo(0);
        control.delete().uri("/__sandbox/faults").exchange().expectStatus().isNoContent();
        assertThat(get().statusCode()).isEqualTo(200);
    }

    @Test
    void iamportFailsInItsOwnEnvelope() throws Exception {
        fault("iamport", Map.of("status", 500));
        var hit = client.send(HttpRequest.newBuilder(address("/iamport/banks")).build(), BodyHandlers.ofString());
        assertThat(hit.statusCode()).isEqualTo(500);
        assertThat(Json.object(hit.body().getBytes(StandardCharsets.UTF_8))).containsEntry("code", -1);
    }

    @Test
    void aStatusChangesNothing() throws Exception {
        fault("mux", Map.of("status", 500));
        assertThat(create().statusCode()).isEqualTo(500);
        assertThat(get().body()).contains("\"data\":[]");
    }

    @Test
    void commitThenTimeoutDoesTheWorkAndStaysSilent() throws Exception {
        control(
                "/__sandbox/faults",
                Map.of("provider", "mux", "method", "POST", "action", Map.of("commit_then_timeout", true)));
        var answer = client.sendAsync(creation(), BodyHandlers.ofString());
        await().until(() -> get().body().contains("broadcast:42"));
        assertThatThrownBy(() -> answer.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        answer.cancel(true);
    }

    @Test
    void resetBreaksTheConnectionAndDoesNothing() throws Exception {
        fault("mux", Map.of("reset", true));
        assertThatThrownBy(this::create).isInstanceOf(IOException.class).isNotInstanceOf(HttpTimeoutException.class);
        assertThat(get().body()).contains("\"data\":[]");
    }

    @Test
    void delayIsRealAndTheCallThenGoesThrough() throws Exception {
        fault("mux", Map.of("delayMs", 300));
        var before = System.nanoTime();
        assertThat(create().statusCode()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void bodiesAreReplacedCutOrChanged() throws Exception {
        fault("mux", Map.of("body", "<html>Bad gateway</html>", "status", 502));
        var html = get();
        assertThat(html.statusCode()).isEqualTo(502);
        assertThat(html.body()).isEqualTo("<html>Bad gateway</html>");
        assertThat(html.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");

        fault("mux", Map.of("truncateBody", 20));
        assertThat(create().body()).hasSize(20);

        fault("mux", Map.of("mutate", Map.of("data.status", "warped", "data.new.deep", 1)));
        assertThat(create().body()).contains("\"status\":\"warped\"", "\"new\":{\"deep\":1}", "broadcast:42");
        assertThat(get().body()).doesNotContain("warped");
    }

    @Test
    void aHitCallIsRecordedToo() throws Exception {
        fault("mux", Map.of("status", 500));
        get();
        control.get()
                .uri("/__sandbox/requests?provider=mux")
                .exchange()
                .expectBody()
                .jsonPath("$.requests.length()")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"provider\":\"mux\"}",
                "{\"provider\":\"mux\",\"action\":{}}",
                "{\"provider\":\"stripe\",\"action\":{\"status\":500}}",
                "{\"provider\":\"mux\",\"action\":{\"status\":99}}",
                "{\"provider\":\"mux\",\"action\":{\"explode\":true}}",
                "{\"provider\":\"mux\",\"action\":{\"status\":500,\"reset\":true}}",
                "{\"provider\":\"mux\",\"action\":{\"delayMs\":120001}}",
                "{\"provider\":\"mux\",\"pathRegex\":\"(\",\"action\":{\"status\":500}}",
                "{\"provider\":\"mux\",\"method\":\"LOOK\",\"action\":{\"status\":500}}",
                "{\"provider\":\"mux\",\"times\":-1,\"action\":{\"status\":500}}",
                "[]",
                "nonsense"
            })
    void anUnclearFaultIsRefusedWithItsField(String body) {
        control.post()
                .uri("/__sandbox/faults")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error.field")
                .isNotEmpty()
                .jsonPath("$.error.message")
                .isNotEmpty();
    }

    private HttpResponse<String> get() throws Exception {
        return client.send(request().GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> create() throws Exception {
        return client.send(creation(), BodyHandlers.ofString());
    }

    private HttpRequest creation() {
        var body = Json.text(Map.of("playback_policies", List.of("public"), "passthrough", "broadcast:42"));
        return request().POST(BodyPublishers.ofString(body)).build();
    }

    private HttpRequest.Builder request() {
        var pair = Base64.getEncoder()
                .encodeToString("sandbox-token-id:sandbox-token-secret".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(address(STREAMS))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic " + pair);
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + apiPort() + path);
    }
}
