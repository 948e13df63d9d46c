package com.byeolshow.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.example.ExampleService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
@ContextConfiguration(classes = ExampleService.class)
class AnswersAsDescribedTest {

    private final WebTestClient web;
    private final TestTokens tokens;
    private final OpenApiContract openApi;

    AnswersAsDescribedTest(WebTestClient web, TestTokens tokens, OpenApiContract openApi) {
        this.web = web;
        this.tokens = tokens;
        this.openApi = openApi;
    }

    @Test
    void truthPassesAndKeepsItsBody() {
        get("/lies/none").expectStatus().isOk().expectBody().jsonPath("$._id").isEqualTo("1");
        get("/lies/none/").expectStatus().isOk();
        get("/nowhere").expectStatus().isNotFound();
        web.get().uri("/lies/none").exchange().expectStatus().isUnauthorized();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/lies/null   | GET /lies/null -> 200: at /_id",
                "/lies/field  | secret",
                "/lies/status | GET /lies/status -> 202: the status is not described",
                "/lies/type   | GET /lies/type -> 200: content type application/problem+json is not described",
                "/lies/body   | GET /lies/body -> 200: a body is described but none came"
            })
    void liesAreCaught(String path, String difference) {
        assertThatThrownBy(() -> get(path)).hasMessageContaining(difference);
    }

    @Test
    void differencesNameOperationAndPlace() {
        var described = new ApiDescription(openApi.json());
        var json = org.springframework.http.MediaType.APPLICATION_JSON;
        assertThat(described.differences("GET", "/lies/none", 200, json, """
                {"_id":"1","note":null,"inner":[{"amount":"two","next":null}]}"""))
                .singleElement()
                .asString()
                .startsWith("GET /lies/none -> 200: at /inner/0/amount");
        assertThat(described.differences("GET", "/lies/none", 200, json, """
                {"_id":"1","inner":[{"amount":2,"next":null}]}"""))
                .singleElement()
                .asString()
                .contains("note");
        assertThat(described.differences("GET", "/lies/none", 200, json, """
                {"_id":"1","note":null,"left":null,"inner":[]}"""))
                .singleElement()
                .asString()
                .contains("/left");
        assertThat(described.differences("PUT", "/lies/none", 200, json, "{}")).hasSize(1);
        assertThat(described.differences("PUT", "/lies/none", 405, json, "{}")).isEmpty();
    }

    @Test
    void everyOperationSaysWhomItAsksForAndHowItRefuses() {
        assertThat(openApi.yaml())
                .contains("x-role: customer", "x-role: anyone", "scheme: bearer", "Custom-Token")
                .contains("'401':", "4XX:", "'429':", "'503':", "Retry-After", "application/problem+json");
    }

    private WebTestClient.ResponseSpec get(String path) {
        return web.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(tokens.customer("someone")))
                .exchange();
    }
}
