package com.byeolshow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.gateway.kit.Client;
import com.byeolshow.gateway.kit.GatewayTest;
import com.byeolshow.gateway.kit.Tokens;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;

@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class ArrivalTest {

    @Autowired
    Client client;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-User-Id",
                "X-Roles",
                "X-Real-IP",
                "X-Internal-Call",
                "X_User_Id",
                "Forwarded",
                "X-Forwarded-User",
                "X-Forwarded-Prefix",
                "tracestate",
                "baggage",
                "b3"
            })
    void headersThatAreOursToSayAreRemoved(String name) {
        Map<String, String> seen =
                headersSeenFor(client.call("GET", "/collections/").header(name, "spoofed"));

        assertThat(seen).doesNotContainValue("spoofed");
    }

    @Test
    void servicesLearnWhereARequestReallyCameFrom() {
        Map<String, String> seen = headersSeenFor(client.call("GET", "/collections/")
                .header("X-Forwarded-For", "1.2.3.4")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https"));

        assertThat(seen)
                .containsEntry("x-forwarded-for", "127.0.0.1")
                .containsEntry("x-forwarded-host", "127.0.0.1:" + client.port())
                .containsEntry("x-forwarded-proto", "http");
    }

    @Test
    void theAppsTokenBecomesABearerToken() {
        String token = Tokens.customer("c");

        Map<String, String> seen = headersSeenFor(client.call("GET", "/user/", token));

        assertThat(seen).containsEntry("authorization", "Bearer " + token).doesNotContainKey("custom-token");
    }

    @Test
    void bearerTokensOfNewClientsWorkToo() {
        String token = Tokens.customer("c");

        assertThat(headersSeenFor(client.call("GET", "/user/").header("Authorization", "bearer " + token)))
                .containsEntry("authorization", "Bearer " + token);
    }

    @Test
    void theAppsTokenWinsOverABearerToken() {
        String app = Tokens.customer("app");

        assertThat(headersSeenFor(client.call("GET", "/user/", app)
                        .header("Authorization", "Bearer " + Tokens.customer("other"))))
                .containsEntry("authorization", "Bearer " + app);
    }

    @Test
    void anEmptyTokenIsNone() {
        assertThat(headersSeenFor(client.call("GET", "/collections/", "")))
                .doesNotContainKeys("authorization", "custom-token");
        client.call("GET", "/user/", "").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void otherSchemesAreDropped() {
        assertThat(headersSeenFor(client.call("GET", "/collections/").header("Authorization", "Basic YTpi")))
                .doesNotContainKey("authorization");
    }

    @Test
    void otherHeadersOfTheAppPass() {
        assertThat(headersSeenFor(client.call("GET", "/user/auth/").header("kakao-token", "k")))
                .containsEntry("kakao-token", "k");
    }

    @Test
    void everyAnswerNamesItsTraceAndTheServiceShares() {
        var answer = client.call("GET", "/collections/")
                .header("traceparent", "00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbb-01")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Seen.class)
                .returnResult();

        String trace = answer.getResponseHeaders().getFirst("X-Trace-Id");
        assertThat(trace).matches("[0-9a-f]{32}").isNotEqualTo("a".repeat(32));
        assertThat(seen(answer.getResponseBody()).headers().get("traceparent")).contains(String.valueOf(trace));
    }

    @Test
    void answersCarrySecurityHeadersAndNoServerName() {
        for (String path : new String[] {"/collections/", "/nowhere", "/healthz"}) {
            client.call("GET", path)
                    .exchange()
                    .expectHeader()
                    .valueEquals("X-Content-Type-Options", "nosniff")
                    .expectHeader()
                    .valueEquals("X-Frame-Options", "DENY")
                    .expectHeader()
                    .valueEquals("Referrer-Policy", "no-referrer")
                    .expectHeader()
                    .valueEquals("Cache-Control", "no-store")
                    .expectHeader()
                    .doesNotExist("Strict-Transport-Security")
                    .expectHeader()
                    .doesNotExist("Server");
        }
    }

    @Test
    void theAccessLogHasOneLineWithoutQueryOrToken(CapturedOutput output) {
        String token = Tokens.customer("c");

        var answer = client.call("GET", "/order/LOGGED/?secret=hidden", token)
                .exchange()
                .expectBody(String.class)
                .returnResult();
        client.call("GET", "/nowhere/LOGGED")
                .exchange()
                .expectBody(String.class)
                .returnResult();

        String trace = answer.getResponseHeaders().getFirst("X-Trace-Id");
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(output.getOut())
                .containsPattern("GET /order/LOGGED/ 200 \\d+ ms trace=" + trace)
                .containsPattern("GET /nowhere/LOGGED 404 \\d+ ms trace=[0-9a-f]{32}"));
        assertThat(output.getOut()).doesNotContain("hidden").doesNotContain(token);
    }

    record Seen(String service, String uri, Map<String, String> headers) {}

    private static Map<String, String> headersSeenFor(RequestHeadersSpec<?> request) {
        return seen(request.exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(Seen.class)
                        .returnResult()
                        .getResponseBody())
                .headers();
    }

    private static Seen seen(@Nullable Seen seen) {
        return Objects.requireNonNull(seen);
    }
}
