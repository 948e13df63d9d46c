package com.byeolshow.broadcast.show.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.platform.testing.TestTokens;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Shows for staff. */
@BroadcastTest
class ManagerShowEndpointsTest {

    private final WebTestClient http;
    private final WebTestClient manager;
    private final FakeMux mux;
    private final Given given;
    private final TestTokens tokens;

    ManagerShowEndpointsTest(WebTestClient http, FakeMux mux, Given given, TestTokens tokens) {
        this.http = http;
        this.manager = http.mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(tokens.manager("M1")))
                .build();
        this.mux = mux;
        this.given = given;
        this.tokens = tokens;
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    @Test
    void showsAreFoundByStateAndInfluencer() {
        String host = given.host();
        long live = given.live(http, host);
        long planned = given.reserved(http, host);
        JsonNode all = list("?influencer=" + host);
        assertThat(all.at("/shows/0/id").asLong()).isEqualTo(planned);
        assertThat(all.at("/shows/1/id").asLong()).isEqualTo(live);
        assertThat(all.at("/shows").size()).isEqualTo(2);
        assertThat(all.get("page").asInt()).isEqualTo(1);
        assertThat(all.get("hasMore").asBoolean()).isFalse();
        JsonNode onAir = list("?status=live&influencer=" + host);
        assertThat(onAir.at("/shows").size()).isEqualTo(1);
        assertThat(onAir.at("/shows/0/health").stringValue()).isEqualTo("waiting");
        assertThat(list("?page=2&influencer=" + host).at("/shows").size()).isZero();
        manager.get()
                .uri("/v1/manager/shows?influencer={nobody}", "\0")
                .exchange()
                .expectStatus()
                .isBadRequest();
        assertThat(list("").at("/shows").size()).isBetween(2, 50);
        manager.get()
                .uri("/v1/manager/shows?status=over")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("no-such-status");
    }

    @Test
    void staffEndsAndDeletesAnybodysShow() {
        String host = given.host();
        long id = given.live(http, host);
        manager.post()
                .uri("/v1/manager/shows/%d/end".formatted(id))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("close");
        manager.delete()
                .uri("/v1/manager/shows/" + id)
                .exchange()
                .expectStatus()
                .isNoContent();
        for (String path : new String[] {"/v1/manager/shows/" + id, "/v1/manager/shows/x"}) {
            manager.delete()
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("show-not-found");
        }
        manager.post()
                .uri("/v1/manager/shows/%d/end".formatted(given.reserved(http, host)))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("show-not-started");
    }

    @Test
    void nobodyElseDoes() {
        long id = given.live(http, given.host());
        http.post()
                .uri("/v1/manager/shows/%d/end".formatted(id))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        http.delete()
                .uri("/v1/manager/shows/" + id)
                .headers(headers -> headers.setBearerAuth(tokens.influencer("I1")))
                .exchange()
                .expectStatus()
                .isForbidden();
        assertThat(given.column(id, "status", String.class)).isEqualTo("live");
    }

    private JsonNode list(String query) {
        return Objects.requireNonNull(manager.get()
                .uri("/v1/manager/shows" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }
}
