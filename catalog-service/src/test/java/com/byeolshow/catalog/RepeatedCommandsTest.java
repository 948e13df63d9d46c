package com.byeolshow.catalog;

import static com.byeolshow.catalog.Staff.lipTint;
import static com.byeolshow.catalog.Staff.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
class RepeatedCommandsTest {

    private static final String PRODUCTS = "/v1/manager/products";

    private final WebTestClient http;
    private final TestTokens tokens;
    private final Staff staff;
    private final DatabaseClient db;

    RepeatedCommandsTest(WebTestClient http, TestTokens tokens, DatabaseClient db) {
        this.http = http;
        this.tokens = tokens;
        this.staff = new Staff(http, tokens);
        this.db = db;
    }

    private static String namedLipTint(String name) {
        return lipTint().replace("별 립틴트", name);
    }

    private long products(String name) {
        Long count = db.sql("SELECT count(*) FROM product WHERE name = :name")
                .bind("name", name)
                .mapValue(Long.class)
                .one()
                .block();
        return count == null ? 0 : count;
    }

    @ParameterizedTest
    @ValueSource(strings = {"products", "collections", "brands", "vendors"})
    void repeatedCommandGetsTheAnswerOfTheFirst(String kind) {
        String key = unique("key");
        String name = unique("이름");
        String body = kind.equals("products")
                ? namedLipTint(name)
                : "{\"name\": \"%s\", \"slug\": \"%s\"}".formatted(name, unique("slug"));

        var first = Staff.json(
                staff.post("/v1/manager/" + kind, body, key).expectStatus().isCreated());
        var second = Staff.json(
                staff.post("/v1/manager/" + kind, body, key).expectStatus().isCreated());

        assertThat(second).isEqualTo(first);
    }

    @Test
    void answerStaysTheSameWhenTheThingHasChangedSince() {
        String key = unique("key");
        String body = namedLipTint(unique("틴트"));
        var first = Staff.json(staff.post(PRODUCTS, body, key));
        staff.put(PRODUCTS + "/" + first.get("id").asString(), lipTint("\"version\": 1"))
                .expectStatus()
                .isOk();

        assertThat(Staff.json(staff.post(PRODUCTS, body, key))).isEqualTo(first);
    }

    @Test
    void commandsSentAtOnceHaveOneEffectAndOneAnswer() {
        String key = unique("key");
        String name = unique("틴트");

        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> Staff.json(staff.post(PRODUCTS, namedLipTint(name), key)))
                .distinct()
                .toList();

        assertThat(answers).hasSize(1);
        assertThat(products(name)).isEqualTo(1);
    }

    @Test
    void keyCannotBeUsedForSomethingElse() {
        String key = unique("key");
        String name = unique("별");
        String body = "{\"name\": \"%s\"}".formatted(name);
        staff.post("/v1/manager/brands", body, key).expectStatus().isCreated();

        for (var other : new String[][] {{"brands", "{\"name\": \"%s!\"}".formatted(name)}, {"vendors", body}}) {
            staff.post("/v1/manager/" + other[0], other[1], key)
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("idempotency-key-reused");
        }
    }

    @Test
    void keysOfDifferentCallersNeverMeet() {
        String key = unique("key");
        String name = unique("틴트");
        staff.post(PRODUCTS, namedLipTint(name), key).expectStatus().isCreated();

        http.post()
                .uri(PRODUCTS)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.manager("staff-2"))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(namedLipTint(name))
                .exchange()
                .expectStatus()
                .isCreated();

        assertThat(products(name)).isEqualTo(2);
    }

    @Test
    void refusedCommandFreesItsKey() {
        String key = unique("key");
        staff.post(PRODUCTS, "{\"name\": \"\"}", key).expectStatus().isEqualTo(422);

        staff.post(PRODUCTS, lipTint(), key).expectStatus().isCreated();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "with space",
                "01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"
            })
    void keyMustBeUsable(String key) {
        staff.post(PRODUCTS, lipTint(), key)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unusable-idempotency-key");
    }
}
