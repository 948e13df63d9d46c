package com.byeolshow.catalog.product.web;

import static com.byeolshow.catalog.Staff.lipTint;
import static com.byeolshow.catalog.Staff.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.Staff;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ServiceTest
class ManagerProductEndpointsTest {

    private static final String PRODUCTS = "/v1/manager/products";

    private final Staff staff;
    private final DatabaseClient db;
    private final WebTestClient http;
    private final TestTokens tokens;

    ManagerProductEndpointsTest(WebTestClient http, TestTokens tokens, DatabaseClient db) {
        this.staff = new Staff(http, tokens);
        this.db = db;
        this.http = http;
        this.tokens = tokens;
    }

    private static String path(JsonNode product) {
        return PRODUCTS + "/" + product.get("id").asString();
    }

    @Test
    void newProductComesBackWithItsIdsAndComputedPrices() {
        String collection = staff.collection("립");
        String brandName = unique("별뷰티");
        String brand = staff.partner("brands", brandName);
        String body = lipTint("""
                "brand": {"id": "%s"}, "collectionIds": ["%s"], "thumbnailUrl": "https://img.example.com/p.jpg",
                "discount": {"type": "fixed", "value": 3000}""".formatted(brand, collection));

        var product = Staff.json(staff.post(PRODUCTS, body).expectStatus().isCreated());

        var option = product.get("options").get(0);
        var red = option.get("variations").get(0);
        staff.get(path(product))
                .expectStatus()
                .isOk()
                .expectBody()
                .json(product.toString(), JsonCompareMode.STRICT)
                .json(
                        """
                        {"version": 1, "name": "별 립틴트", "summary": "하루 종일 촉촉하게", "description": "설명",
                         "available": true, "shipping": true, "thumbnailUrl": "https://img.example.com/p.jpg",
                         "brand": {"id": "%s", "name": "%s"}, "vendor": null, "collectionIds": ["%s"],
                         "price": {"original": 20000, "sale": 17000},
                         "discount": {"type": "fixed", "value": 3000, "discounted": 3000},
                         "options": [{"name": "색상", "variations": [{"value": "빨강"}, {"value": "분홍"}]}],
                         "variants": [
                           {"price": {"original": 20000, "sale": 17000},
                            "discount": {"type": "fixed", "value": 3000, "discounted": 3000},
                            "types": [{"optionId": "%s", "optionName": "색상",
                                       "variationId": "%s", "variationValue": "빨강"}]},
                           {"price": {"original": 21000, "sale": 18000},
                            "discount": {"type": "fixed", "value": 3000, "discounted": 3000},
                            "types": [{"optionName": "색상", "variationValue": "분홍"}]}]}""".formatted(
                                        brand,
                                        brandName,
                                        collection,
                                        option.get("id").asString(),
                                        red.get("id").asString()),
                        JsonCompareMode.LENIENT);
        assertThat(product.get("createdAt").asString())
                .endsWith("+09:00")
                .isEqualTo(product.get("updatedAt").asString());
    }

    @Test
    void weightOfAVariantIsKeptAndCanBeTakenBack() {
        var product = (ObjectNode) staff.product(lipTint());
        assertThat(product.get("variants").get(0).get("weight").isNull()).isTrue();

        ((ObjectNode) product.get("variants").get(0)).put("weight", 120);
        var weighed = (ObjectNode) Staff.json(
                staff.put(path(product), product.toString()).expectStatus().isOk());
        assertThat(weighed.get("variants").get(0).get("weight").asLong()).isEqualTo(120);
        assertThat(Staff.json(staff.get(path(product)).expectStatus().isOk())).isEqualTo(weighed);

        ((ObjectNode) weighed.get("variants").get(0)).putNull("weight");
        assertThat(Staff.json(staff.put(path(product), weighed.toString())
                                .expectStatus()
                                .isOk())
                        .get("variants")
                        .get(0)
                        .get("weight")
                        .isNull())
                .isTrue();
    }

    @Test
    void wrongFieldsAreToldInTheLanguageOfTheRequest() {
        http.post()
                .uri(PRODUCTS)
                .headers(headers -> {
                    headers.setBearerAuth(tokens.manager("M1"));
                    headers.set("Accept-Language", "en");
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("""
                        {"name": "", "available": false, "collectionIds": ["none"],
                         "price": {"original": 1000}, "discount": {"type": "fixed", "value": 1000}}""")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .valueEquals("Content-Language", "en")
                .expectBody()
                .json("""
                        {"detail": "Please check the fields.", "errors": [
                           {"field": "name", "message": "This field is required."},
                           {"field": "collectionIds[0]", "message": "There is no such collection."},
                           {"field": "price.original", "message": "Must be more than the discount."}]}""", JsonCompareMode.LENIENT);
    }

    @Test
    void everyWrongFieldIsListed() {
        staff.post(PRODUCTS, """
                        {"name": "", "summary": "\\ud83d", "available": true, "thumbnailUrl": "ftp://x", "brand": {"id": "none"},
                         "vendor": {"id": "no\\u0000ne"}, "collectionIds": ["none", "no\\u0000ne"],
                         "price": {"original": 1000}, "discount": {"type": "fixed", "value": 1000}}""")
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .json("""
                        {"type": "urn:byeolshow:problem:invalid-fields", "title": "Invalid fields", "status": 422,
                         "detail": "입력값을 확인해 주세요.", "instance": "/v1/manager/products", "code": "invalid-fields",
                         "errors": [
                           {"field": "name", "message": "필수 항목입니다."},
                           {"field": "summary", "message": "사용할 수 없는 문자가 있습니다."},
                           {"field": "thumbnailUrl", "message": "올바른 주소(http, https)가 아닙니다."},
                           {"field": "brand.id", "message": "존재하지 않습니다."},
                           {"field": "vendor.id", "message": "존재하지 않습니다."},
                           {"field": "collectionIds[0]", "message": "존재하지 않는 컬렉션입니다."},
                           {"field": "collectionIds[1]", "message": "존재하지 않는 컬렉션입니다."},
                           {"field": "price.original", "message": "할인 금액보다 커야 합니다."},
                           {"field": "variants", "message": "판매하려면 품목이 하나 이상 있어야 합니다."}]}""", JsonCompareMode.LENIENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"price\": \"much\"}",
                "{\"price\": {\"original\": 19999.9}}",
                "{\"options\": [null]}",
                "[]"
            })
    void bodyThatCannotBeReadIsMalformed(String body) {
        staff.post(PRODUCTS, body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/manager/products/nosuchproduct", "/v1/manager/products/no-such-product"})
    void unknownProductIsNotFound(String path) {
        staff.get(path)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("no-such-product");
        staff.put(path, lipTint("\"version\": 1"))
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("no-such-product");
    }

    @Test
    void whatStaffReadTheyMaySendBack() {
        var before = (ObjectNode) staff.product(lipTint("\"discount\": {\"type\": \"percentage\", \"value\": 15}"));
        before.put("name", "새 이름");

        var after = Staff.json(
                staff.put(path(before), before.toString()).expectStatus().isOk());

        before.put("version", 2);
        before.set("updatedAt", after.get("updatedAt"));
        assertThat(after).isEqualTo(before);
        assertThat(Staff.json(staff.get(path(before)))).isEqualTo(after);
    }

    @Test
    void variantsComeAndGoAndKeepTheirIds() {
        var before = staff.product(lipTint());
        String pink = before.get("variants").get(1).get("id").asString();

        var after = Staff.json(
                staff.put(path(before), """
                        {"version": 1, "name": "별 립틴트", "available": true, "price": {"original": 20000},
                         "options": [{"name": "색상", "variations": [{"value": "자주"}, {"value": "분홍"}]}],
                         "variants": [
                           {"price": {"original": 9000}, "types": [{"optionName": "색상", "variationValue": "자주"}]},
                           {"id": "%s", "price": {"original": 22000},
                            "types": [{"optionName": "색상", "variationValue": "분홍"}]}]}""".formatted(pink)).expectStatus().isOk());

        assertThat(after.get("variants")).hasSize(2);
        assertThat(after.get("variants").get(0).get("id").asString())
                .isNotEqualTo(before.get("variants").get(0).get("id").asString());
        assertThat(after.get("variants").get(1).get("id").asString()).isEqualTo(pink);
        assertThat(after.get("variants").get(1).get("price").get("original").asLong())
                .isEqualTo(22_000);
        assertThat(after.get("description").asString()).isEmpty();
        assertThat(Staff.json(staff.get(path(before)))).isEqualTo(after);
    }

    @Test
    void changeFromAnOldVersionIsRefused() {
        var product = staff.product(lipTint());
        staff.put(path(product), lipTint("\"version\": 1")).expectStatus().isOk();

        staff.put(path(product), lipTint("\"version\": 1"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .json("""
                        {"type": "urn:byeolshow:problem:version-conflict", "status": 409, "code": "version-conflict",
                         "detail": "다른 사람이 먼저 수정했습니다. 다시 불러온 뒤 수정해 주세요.", "current": 2}""", JsonCompareMode.LENIENT);
        staff.put(path(product), lipTint())
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("version");
    }

    @Test
    void ifMatchNamesTheVersionToo() {
        var product = staff.product(lipTint());

        staff.putIfMatch(path(product), lipTint(), "\"7\"").expectStatus().isEqualTo(409);
        staff.putIfMatch(path(product), lipTint("\"version\": 7"), "\"1\"")
                .expectStatus()
                .isOk();
        staff.putIfMatch(path(product), lipTint(), "2").expectStatus().isOk();
        staff.putIfMatch(path(product), lipTint(), "*")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("malformed-request");
    }

    @Test
    void ofManyChangesFromOneVersionExactlyOneWins() {
        var product = staff.product(lipTint());

        var statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> staff.put(path(product), lipTint("\"version\": 1"))
                        .returnResult(Void.class)
                        .getStatus()
                        .value())
                .toList();

        assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(Staff.json(staff.get(path(product))).get("version").asLong()).isEqualTo(2);
    }

    @Test
    void listComesInPagesOf50NewestFirst() {
        db.sql("""
                        INSERT INTO product (id, name, summary, description, available, shipping, price_original,
                            price_sale, version, created_at, updated_at)
                        SELECT 'listed' || i, '상품 ' || i, '', '', false, true, 1000, 1000, 1, now(), now()
                        FROM generate_series(1, 51) i""").then().block();
        var newest = staff.product(lipTint());

        var first = Staff.json(staff.get(PRODUCTS).expectStatus().isOk());
        assertThat(first.get("products")).hasSize(50).first().isEqualTo(newest);
        assertThat(first.get("page").asInt()).isEqualTo(1);
        assertThat(first.get("hasMore").asBoolean()).isTrue();
        var second = Staff.json(staff.get(PRODUCTS + "?page=2").expectStatus().isOk());
        assertThat(second.get("products")).isNotEmpty();
        var past = Staff.json(staff.get(PRODUCTS + "?page=1000").expectStatus().isOk());
        assertThat(past.get("products")).isEmpty();
        assertThat(past.get("hasMore").asBoolean()).isFalse();
    }
}
