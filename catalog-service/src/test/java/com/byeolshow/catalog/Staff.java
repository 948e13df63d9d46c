package com.byeolshow.catalog;

import com.byeolshow.platform.testing.TestTokens;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Keeps the catalog through the manager's endpoints, as a person in the office would. */
public final class Staff {

    /** A lip tint in two colours, with a place for further fields. */
    private static final String LIP_TINT = """
            {"name": "별 립틴트", "summary": "하루 종일 촉촉하게", "description": "설명", "available": true,
             "price": {"original": 20000},
             "options": [{"name": "색상", "variations": [{"value": "빨강"}, {"value": "분홍"}]}],
             "variants": [
               {"price": {"original": 20000}, "types": [{"optionName": "색상", "variationValue": "빨강"}]},
               {"price": {"original": 21000}, "types": [{"optionName": "색상", "variationValue": "분홍"}]}]%s}""";

    private final WebTestClient http;
    private final String token;

    public Staff(WebTestClient http, TestTokens tokens) {
        this.http = http;
        this.token = tokens.manager("staff-1");
    }

    public static String lipTint() {
        return LIP_TINT.formatted("");
    }

    /** @param further members such as {@code "discount": {…}} */
    public static String lipTint(String further) {
        return LIP_TINT.formatted(", " + further);
    }

    /** A slug or name nobody else has. */
    public static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
    }

    public ResponseSpec get(String path) {
        return http.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange();
    }

    /** @param path with its query encoded already */
    public ResponseSpec getRaw(String path) {
        return http.get()
                .uri(builder -> URI.create(builder.build() + path))
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange();
    }

    public ResponseSpec post(String path, String body) {
        return http.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    public ResponseSpec post(String path, String body, String idempotencyKey) {
        return http.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .header("Idempotency-Key", idempotencyKey)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    public ResponseSpec put(String path, String body) {
        return http.put()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    public ResponseSpec putIfMatch(String path, String body, String ifMatch) {
        return http.put()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .header(HttpHeaders.IF_MATCH, ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    public ResponseSpec delete(String path) {
        return http.delete()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange();
    }

    public JsonNode product(String body) {
        return json(post("/v1/manager/products", body).expectStatus().isCreated());
    }

    public String collection(String name) {
        return json(post("/v1/manager/collections", "{\"name\": \"%s\", \"slug\": \"%s\"}".formatted(name, unique("c")))
                        .expectStatus()
                        .isCreated())
                .get("id")
                .asString();
    }

    public String collection(String name, String parentId) {
        return json(post(
                                "/v1/manager/collections",
                                "{\"name\": \"%s\", \"slug\": \"%s\", \"parentId\": \"%s\"}"
                                        .formatted(name, unique("c"), parentId))
                        .expectStatus()
                        .isCreated())
                .get("id")
                .asString();
    }

    /** @param kind {@code brands} or {@code vendors} */
    public String partner(String kind, String name) {
        return json(post("/v1/manager/" + kind, "{\"name\": \"%s\"}".formatted(name))
                        .expectStatus()
                        .isCreated())
                .get("id")
                .asString();
    }

    public static JsonNode json(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
