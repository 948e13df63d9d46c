package com.byeolshow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.gateway.kit.BackEnds;
import com.byeolshow.gateway.kit.Client;
import com.byeolshow.gateway.kit.GatewayTest;
import com.byeolshow.gateway.route.Owner;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** The gateway's own pages: health, API documentation, management. */
@GatewayTest
@TestPropertySource(properties = "management.prometheus.metrics.export.enabled=true")
class PagesTest {

    private static final String READINESS = "/actuator/health/readiness";

    @Autowired
    Client client;

    @Test
    void healthNamesTheServicesThatAreNotReady() {
        BackEnds.on(
                Owner.COMMERCE, READINESS, (_, response) -> response.status(503).send());
        BackEnds.on(Owner.SOCIAL, READINESS, (_, _) -> Mono.never());
        healthBecomes(503, "{\"ok\":false,\"notReady\":[\"social-service\",\"commerce-service\"]}");

        BackEnds.on(
                Owner.COMMERCE, READINESS, (_, response) -> response.status(200).send());
        BackEnds.on(
                Owner.SOCIAL, READINESS, (_, response) -> response.status(200).send());
        healthBecomes(200, "{\"ok\":true}");
    }

    /** However long the probes take on a busy machine: a new round may begin 0.9 s after the one before. */
    @Test
    void manyProbesCauseOneRoundOfQuestions() {
        int before = BackEnds.calls(Owner.PAYMENT, READINESS);
        long begun = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            client.call("GET", "/healthz").exchange();
        }
        long rounds = Duration.ofNanos(System.nanoTime() - begun).dividedBy(Duration.ofMillis(900));

        assertThat(BackEnds.calls(Owner.PAYMENT, READINESS) - before).isLessThanOrEqualTo(2 + (int) rounds);
        assertThat(rounds).as("slow beyond any meaning").isLessThan(15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/openapi/sample-service.yaml", "/docs/assets/docs.js"})
    void headIsGetWithoutTheBody(String path) {
        var whole = client.call("GET", path).exchange().expectBody(byte[].class).returnResult();
        var head = client.call("HEAD", path).exchange().expectBody(byte[].class).returnResult();

        assertThat(head.getStatus()).isEqualTo(whole.getStatus());
        assertThat(head.getResponseBody()).isNullOrEmpty();
        assertThat(head.getResponseHeaders().getContentType())
                .isEqualTo(whole.getResponseHeaders().getContentType());
        assertThat(head.getResponseHeaders().getContentLength())
                .isEqualTo(Objects.requireNonNull(whole.getResponseBody()).length);
    }

    @Test
    void aProbeMayAskWithHead() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(client.call("HEAD", "/healthz")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentLength("{\"ok\":true}".length())
                        .expectBody(byte[].class)
                        .returnResult()
                        .getResponseBody())
                .isNullOrEmpty());
    }

    @Test
    void headOfWhatIsNotThereIsNotFound() {
        client.call("HEAD", "/docs/assets/index.html").exchange().expectStatus().isNotFound();
    }

    /** On connections that stay open, where an answer written by another connection's thread once stopped the next read. */
    @Test
    void everyConnectionGetsEveryAnswerHoweverManyAskAtOnce() {
        var pool = ConnectionProvider.create("crowd", 10);
        var http = HttpClient.create(pool).baseUrl("http://127.0.0.1:" + client.port());

        var answers = Flux.range(0, 8000)
                .flatMap(
                        _ -> http.get()
                                .uri("/healthz")
                                .responseSingle((_, body) -> body.asString())
                                .timeout(Duration.ofSeconds(60)),
                        10)
                .count()
                .block(Duration.ofMinutes(5));
        pool.dispose();

        assertThat(answers).isEqualTo(8000);
    }

    @Test
    void theApiPageListsTheFilesThatExistAndAllowsNoForeignScript() {
        var answer = client.call("GET", "/docs/")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult();
        String page = Objects.requireNonNull(answer.getResponseBody());

        assertThat(page)
                .contains("<html lang=\"en\">", "<title>Byeolshow API</title>", "<h1>", "<main")
                .contains("href=\"/docs/openapi/sample-service.yaml\"")
                .doesNotContain("openapi/unheard");
        assertThat(Pattern.compile("<script(?![^>]*src=)|\\son\\w+=|style=")
                        .matcher(page)
                        .find())
                .isFalse();
        assertThat(answer.getResponseHeaders().getFirst("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'");
    }

    @Test
    void everythingThePageLoadsIsThere() {
        String page = Objects.requireNonNull(client.call("GET", "/docs")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        var loaded = Pattern.compile("(?:src|href)=\"(/docs/[^\"]+)\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(loaded).hasSizeGreaterThanOrEqualTo(7);
        loaded.forEach(
                path -> client.call("GET", path).exchange().expectStatus().isOk());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/openapi/unheard-service.yaml",
                "/docs/openapi/sample-service.json",
                "/docs/assets/index.html",
                "/docs/assets/application.yml"
            })
    void nothingElseIsServed(String path) {
        client.call("GET", path).exchange().expectStatus().isNotFound();
    }

    @Test
    void managementIsOnItsOwnPortAndNotBehindTheDoor() {
        client.management()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk();
        client.call("GET", "/collections/").exchange().expectStatus().isOk();
        client.management()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(text -> assertThat(text)
                        .contains("resilience4j_circuitbreaker_state")
                        .contains("spring_cloud_gateway_requests_seconds_count"));
        client.management().get().uri("/collections").exchange().expectStatus().isNotFound();
    }

    private void healthBecomes(int status, String body) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> client.call("GET", "/healthz")
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .isEqualTo(body));
    }
}
