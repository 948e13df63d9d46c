package com.byeolshow.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.example.ExampleService;
import com.byeolshow.platform.web.RandomIds;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
@ContextConfiguration(classes = ExampleService.class)
class ServiceTestTest {

    private final WebTestClient web;
    private final TestTokens tokens;
    private final PublishedEvents published;
    private final IncomingEvents incoming;
    private final DatabaseClient database;
    private final OpenApiContract openApi;
    private final RandomIds ids = new RandomIds();

    ServiceTestTest(
            WebTestClient web,
            TestTokens tokens,
            PublishedEvents published,
            IncomingEvents incoming,
            DatabaseClient database,
            OpenApiContract openApi) {
        this.web = web;
        this.tokens = tokens;
        this.published = published;
        this.incoming = incoming;
        this.database = database;
        this.openApi = openApi;
    }

    @Test
    void writesCommitAndTheirEventsArrive() {
        String id = ids.next();
        web.post()
                .uri("/notes/")
                .headers(headers -> headers.setBearerAuth(tokens.customer("someone")))
                .bodyValue(Map.of("id", id, "text", "hello"))
                .exchange()
                .expectStatus()
                .isOk();

        var event = published.awaitOne("example.written", "example.written.v1", id);
        assertThat(event.data().get("text").asString()).isEqualTo("hello");
        assertThat(event.source()).isEqualTo("/example");
        assertThat(event.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]");
        assertThat(published.awaitAll("example.notes", id, 1)).hasSize(1);
    }

    @Test
    void incomingEventsAreHandled() {
        String key = ids.next();
        incoming.publish("other.facts", "other.happened.v1", key, Map.of("text", "hi", "unknown", 1));
        Awaiting.until(() -> texts(key) == 1);
        assertThat(published
                        .awaitOne("example.notes", "example.note.v1", key)
                        .data()
                        .toString())
                .isEqualTo("{\"text\":\"hi\"}");
    }

    @Test
    void tokensAreWhatTheySay() {
        assertThat(reader(tokens.customer("me"))).isEqualTo("me");
        assertThat(reader(tokens.expired("me"))).isEqualTo("nobody");
        assertThat(reader(tokens.forged("me"))).isEqualTo("nobody");
        web.post().uri("/notes").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void readinessKnowsTheServers() {
        Awaiting.untilAsserted(() -> web.get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.components.kafka.status")
                .isEqualTo("UP")
                .jsonPath("$.components.outbox.status")
                .isEqualTo("UP")
                .jsonPath("$.components.r2dbc.status")
                .isEqualTo("UP"));
    }

    @Test
    void theInterfaceDescribesItself() {
        assertThat(openApi.yaml())
                .startsWith("openapi:")
                .contains("/notes/{id}:", "application/x-www-form-urlencoded", "#/components/schemas/Note")
                .doesNotContain("servers:", "caller", "localhost");
    }

    private String reader(String token) {
        var name = new AtomicReference<String>("");
        web.get()
                .uri("/notes/1")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .value(String.class, name::set);
        return String.valueOf(name.get());
    }

    private long texts(String key) {
        Long count = database.sql("SELECT count(*) FROM heard WHERE key = :k")
                .bind("k", key)
                .mapValue(Long.class)
                .one()
                .block();
        return count == null ? 0 : count;
    }
}
