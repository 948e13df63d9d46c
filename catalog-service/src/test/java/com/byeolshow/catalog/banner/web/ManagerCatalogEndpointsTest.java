package com.byeolshow.catalog.banner.web;

import static com.byeolshow.catalog.Staff.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.Staff;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ServiceTest
class ManagerCatalogEndpointsTest {

    private static final String PATH = "/v1/manager/catalogs";

    private final WebTestClient http;
    private final TestTokens tokens;
    private final Staff staff;
    private final DatabaseClient db;

    ManagerCatalogEndpointsTest(WebTestClient http, TestTokens tokens, DatabaseClient db) {
        this.http = http;
        this.tokens = tokens;
        this.staff = new Staff(http, tokens);
        this.db = db;
    }

    @BeforeEach
    void noBanners() {
        db.sql("DELETE FROM banner").then().block();
    }

    private static String draft(String slug) {
        return """
                {"kind": "live-alarm", "title": "알림", "imageUrl": "https://img.example.com/b.jpg", "slug": "%s"}""".formatted(slug);
    }

    private JsonNode created(String draft) {
        return Staff.json(staff.post(PATH, draft).expectStatus().isCreated());
    }

    private String banner() {
        return created(draft(unique("b"))).get("id").asString();
    }

    private ResponseSpec delete(String id, @Nullable String ifMatch) {
        return http.delete()
                .uri(PATH + "/{id}", id)
                .headers(headers -> {
                    headers.setBearerAuth(tokens.manager("staff-1"));
                    if (ifMatch != null) {
                        headers.set(HttpHeaders.IF_MATCH, ifMatch);
                    }
                })
                .exchange();
    }

    private static List<String> ids(JsonNode sheets) {
        return StreamSupport.stream(sheets.spliterator(), false)
                .map(sheet -> sheet.get("id").asString())
                .toList();
    }

    private List<String> all() {
        return ids(Staff.json(staff.get(PATH).expectStatus().isOk()));
    }

    private ResponseSpec arrange(List<String> ids) {
        return staff.put(
                PATH + "/order",
                ids.stream().map("\"%s\""::formatted).collect(Collectors.joining(",", "{\"ids\": [", "]}")));
    }

    private static void refused(ResponseSpec answer, int status, String code) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    @Test
    void bannerIsKeptAndReadBackAsItMayBeSentAgain() {
        String collection = staff.collection("립");
        String slug = unique("b");
        var kept = created("""
                {"kind": "hot-deal", "title": " 반값 ", "description": "오늘만", "slug": "%s",
                 "imageUrl": "https://img.example.com/b.jpg", "collectionIds": ["%s"],
                 "discount": {"type": "percentage", "min": 50},
                 "from": "2030-05-01T11:00:00Z", "until": "2030-05-02T20:00:00+09:00"}""".formatted(slug, collection));
        var id = kept.get("id").asString();

        var plain = (ObjectNode) kept.deepCopy();
        plain.remove(List.of("createdAt", "updatedAt"));
        assertThat(plain.toString()).isEqualTo("""
                        {"id":"%s","version":1,"kind":"hot-deal","title":"반값","description":"오늘만",\
                        "imageUrl":"https://img.example.com/b.jpg","slug":"%s","collectionIds":["%s"],\
                        "discount":{"type":"percentage","min":50,"max":100},"from":"2030-05-01T20:00:00+09:00",\
                        "until":"2030-05-02T20:00:00+09:00"}""".formatted(id, slug, collection));
        assertThat(Staff.json(staff.get(PATH + "/" + id).expectStatus().isOk())).isEqualTo(kept);
        assertThat(Staff.json(staff.get(PATH).expectStatus().isOk()).get(0)).isEqualTo(kept);

        var again = (ObjectNode) Staff.json(
                staff.put(PATH + "/" + id, kept.toString()).expectStatus().isOk());
        assertThat(again.get("version").asLong()).isEqualTo(2);
        assertThat(again.put("version", 1)
                        .put("updatedAt", kept.get("updatedAt").asString()))
                .isEqualTo(kept);
    }

    @Test
    void everyPartCanBeReplaced() {
        String id = created("""
                {"kind": "hot-deal", "title": "반값", "slug": "%s", "imageUrl": "https://img.example.com/b.jpg",
                 "collectionIds": ["%s"], "discount": {"type": "fixed", "min": 1000, "max": 2000},
                 "from": "2030-05-01T11:00:00Z"}""".formatted(unique("b"), staff.collection("립")))
                .get("id")
                .asString();
        String slug = unique("b");

        var changed = Staff.json(staff.putIfMatch(PATH + "/" + id, draft(slug), "\"1\"")
                .expectStatus()
                .isOk());

        assertThat(changed.get("kind").asString()).isEqualTo("live-alarm");
        assertThat(changed.get("slug").asString()).isEqualTo(slug);
        assertThat(changed.get("collectionIds")).isEmpty();
        assertThat(changed.get("discount").isNull()).isTrue();
        assertThat(changed.get("from").isNull()).isTrue();
        assertThat(Staff.json(staff.get(PATH + "/" + id))).isEqualTo(changed);
    }

    @Test
    void everyWrongFieldIsListed() {
        staff.post(PATH, """
                        {"kind": "party", "title": "", "imageUrl": "img", "slug": "Not A Slug", "collectionIds": ["nowhere"],
                         "from": "2030-05-02T20:00:00+09:00", "until": "2030-05-01T20:00:00+09:00"}""")
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .json("""
                        {"type": "urn:byeolshow:problem:invalid-fields", "status": 422, "detail": "입력값을 확인해 주세요.",
                         "errors": [
                           {"field": "title", "message": "필수 항목입니다."},
                           {"field": "imageUrl", "message": "올바른 주소(http, https)가 아닙니다."},
                           {"field": "slug", "message": "영문 소문자, 숫자, 하이픈으로 60자까지 쓸 수 있습니다."},
                           {"field": "kind", "message": "hot-deal, live-alarm, discount-coupon, recommended 중 하나여야 합니다."},
                           {"field": "collectionIds[0]", "message": "존재하지 않는 컬렉션입니다."},
                           {"field": "until", "message": "시작보다 나중이어야 합니다."}]}""", JsonCompareMode.LENIENT);
    }

    @Test
    void onlyTheNewestVersionCanBeChangedOrDropped() {
        String slug = unique("b");
        String id = created(draft(slug)).get("id").asString();
        String path = PATH + "/" + id;

        refused(staff.put(path, draft(slug)), 422, "invalid-fields");
        staff.putIfMatch(path, draft(slug), "\"1\"").expectStatus().isOk();
        staff.putIfMatch(path, draft(slug), "1")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.current")
                .isEqualTo(2);
        refused(staff.putIfMatch(path, draft(slug), "newest"), 400, "malformed-request");
        refused(delete(id, "\"1\""), 409, "version-conflict");
        refused(delete(id, "*"), 400, "malformed-request");
        delete(id, "\"2\"").expectStatus().isNoContent().expectBody().isEmpty();
        refused(staff.get(path), 404, "no-such-catalog");
        refused(staff.putIfMatch(path, draft(slug), "2"), 404, "no-such-catalog");
        refused(delete(id, null), 404, "no-such-catalog");
    }

    @Test
    void changesSentAtOnceDoNotOverwriteEachOther() {
        String slug = unique("b");
        String path = PATH + "/" + created(draft(slug)).get("id").asString();

        var statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> staff.putIfMatch(path, draft(slug), "1")
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .value())
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(200, 409, 409, 409, 409, 409, 409, 409);
    }

    @Test
    void slugIsUniqueAlsoWhenTwoComeAtOnce() {
        String slug = unique("b");

        var statuses = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> staff.post(PATH, draft(slug))
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .value())
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(201, 409, 409, 409);
        refused(staff.post(PATH, draft(slug)), 409, "slug-taken");
        String other = banner();
        refused(staff.putIfMatch(PATH + "/" + other, draft(slug), "1"), 409, "slug-taken");
    }

    @Test
    void newOnesStandLastUntilStaffOrderThem() {
        String first = banner();
        String second = banner();
        String third = banner();
        assertThat(all()).containsExactly(first, second, third);

        assertThat(ids(Staff.json(
                        arrange(List.of(third, first, second)).expectStatus().isOk())))
                .containsExactly(third, first, second);
        String fourth = banner();
        assertThat(all()).containsExactly(third, first, second, fourth);
        delete(first, null).expectStatus().isNoContent();
        assertThat(all()).containsExactly(third, second, fourth);
        arrange(List.of(fourth, third, second)).expectStatus().isOk();
        assertThat(all()).containsExactly(fourth, third, second);
    }

    @Test
    void orderMustNameEveryBannerOnce() {
        String first = banner();
        String second = banner();

        for (var order : List.of(
                List.of(first),
                List.of(first, first),
                List.of(first, second, second),
                List.of(first, second, "nobody"),
                List.<String>of())) {
            refused(arrange(order), 409, "order-outdated");
        }
        refused(staff.put(PATH + "/order", "{}"), 409, "order-outdated");
        refused(staff.put(PATH + "/order", "{\"ids\": [null, null]}"), 409, "order-outdated");
        arrange(List.of(second))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.current")
                .isEqualTo(List.of(first, second));
        assertThat(all()).containsExactly(first, second);
    }

    @Test
    void hundredAreEnough() {
        db.sql("""
                        INSERT INTO banner (id, position, kind, title, description, image_url, slug, version, created_at,
                            updated_at)
                        SELECT 'full' || i, i, 'live-alarm', '알림', '', 'https://img.example.com/b.jpg', 'full-' || i, 1,
                            now(), now()
                        FROM generate_series(1, 100) i""").then().block();

        staff.post(PATH, draft(unique("b")))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("카탈로그는 100개까지 만들 수 있습니다.");
        delete("full1", null).expectStatus().isNoContent();
        staff.post(PATH, draft(unique("b"))).expectStatus().isCreated();
    }

    @Test
    void repeatedCommandGetsTheAnswerOfTheFirst() {
        String key = unique("key");
        String body = draft(unique("b"));

        var first = Staff.json(staff.post(PATH, body, key).expectStatus().isCreated());
        var second = Staff.json(staff.post(PATH, body, key).expectStatus().isCreated());

        assertThat(second).isEqualTo(first);
        assertThat(all()).hasSize(1);
        refused(staff.post(PATH, draft(unique("b")), key), 422, "idempotency-key-reused");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/manager/catalogs",
        "POST, /v1/manager/catalogs",
        "GET, /v1/manager/catalogs/B1",
        "PUT, /v1/manager/catalogs/B1",
        "DELETE, /v1/manager/catalogs/B1",
        "PUT, /v1/manager/catalogs/order"
    })
    void onlyStaffComeIn(String method, String path) {
        refused(http.method(HttpMethod.valueOf(method)).uri(path).exchange(), 401, "unauthenticated");
        refused(
                http.method(HttpMethod.valueOf(method))
                        .uri(path)
                        .headers(headers -> headers.setBearerAuth(tokens.customer("c-1")))
                        .exchange(),
                403,
                "forbidden");
    }
}
