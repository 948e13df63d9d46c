package com.byeolshow.catalog.collection.web;

import static com.byeolshow.catalog.Staff.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.Staff;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class CollectionEndpointsTest {

    private final WebTestClient http;
    private final Staff staff;
    private final DatabaseClient db;

    CollectionEndpointsTest(WebTestClient http, TestTokens tokens, DatabaseClient db) {
        this.http = http;
        this.staff = new Staff(http, tokens);
        this.db = db;
    }

    private static String draft(String name, String slug) {
        return "{\"name\": \"%s\", \"slug\": \"%s\"}".formatted(name, slug);
    }

    private static String draft(String name, String slug, String parentId) {
        return "{\"name\": \"%s\", \"slug\": \"%s\", \"parentId\": \"%s\"}".formatted(name, slug, parentId);
    }

    private Stream<JsonNode> shown() {
        var all = Staff.json(
                http.get().uri("/collections/").exchange().expectStatus().isOk());
        return StreamSupport.stream(all.spliterator(), false);
    }

    private JsonNode shown(String id) {
        return shown().filter(node -> node.get("_id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void appReadsEveryCollectionWithItsParent() {
        String slug = unique("beauty");
        var top = Staff.json(staff.post("/v1/manager/collections", draft("뷰티", slug))
                .expectStatus()
                .isCreated());
        String lips = staff.collection("립", top.get("id").asString());

        assertThat(shown(top.get("id").asString()))
                .hasToString("{\"_id\":\"%s\",\"name\":\"뷰티\",\"slug\":\"%s\",\"parent\":null}"
                        .formatted(top.get("id").asString(), slug));
        assertThat(shown(lips).get("parent").asString()).isEqualTo(top.get("id").asString());
    }

    @Test
    void staffReadEveryCollection() {
        String id = staff.collection("향수");

        var all = Staff.json(staff.get("/v1/manager/collections").expectStatus().isOk());

        assertThat(StreamSupport.stream(all.spliterator(), false)).anySatisfy(node -> {
            assertThat(node.get("id").asString()).isEqualTo(id);
            assertThat(node.get("name").asString()).isEqualTo("향수");
            assertThat(node.get("parentId").isNull()).isTrue();
            assertThat(node.get("createdAt").asString()).endsWith("+09:00");
        });
    }

    @Test
    void everyWrongFieldIsListed() {
        staff.post("/v1/manager/collections", draft("", "Not A Slug", "nowhere"))
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .json("""
                        {"type": "urn:byeolshow:problem:invalid-fields", "title": "Invalid fields", "status": 422,
                         "detail": "입력값을 확인해 주세요.", "instance": "/v1/manager/collections", "code": "invalid-fields",
                         "errors": [
                           {"field": "name", "message": "필수 항목입니다."},
                           {"field": "slug", "message": "영문 소문자, 숫자, 하이픈으로 60자까지 쓸 수 있습니다."},
                           {"field": "parentId", "message": "존재하지 않는 컬렉션입니다."}]}""", JsonCompareMode.LENIENT);
    }

    @Test
    void slugIsUnique() {
        String slug = unique("slug");
        staff.post("/v1/manager/collections", draft("하나", slug)).expectStatus().isCreated();

        staff.post("/v1/manager/collections", draft("둘", slug))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("slug-taken");
    }

    @Test
    void collectionIsRenamedAndMoved() {
        String top = staff.collection("상위");
        String id = staff.collection("하위");
        String slug = unique("moved");

        staff.put("/v1/manager/collections/" + id, draft("새 이름", slug, top))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.parentId")
                .isEqualTo(top);

        assertThat(shown(id))
                .hasToString("{\"_id\":\"%s\",\"name\":\"새 이름\",\"slug\":\"%s\",\"parent\":\"%s\"}"
                        .formatted(id, slug, top));
    }

    @Test
    void collectionCannotContainItself() {
        String top = staff.collection("상위");
        String low = staff.collection("하위", top);

        staff.put("/v1/manager/collections/" + top, draft("상위", unique("top"), low))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("parentId");
    }

    @Test
    void twoMovesAtOnceCannotMakeACycle() {
        String one = staff.collection("하나");
        String two = staff.collection("둘");

        var statuses = Stream.of("%s %s".formatted(one, two), "%s %s".formatted(two, one))
                .parallel()
                .map(pair -> pair.split(" "))
                .map(pair -> staff.put("/v1/manager/collections/" + pair[0], draft("이동", unique("m"), pair[1]))
                        .returnResult(Void.class)
                        .getStatus()
                        .value())
                .toList();

        assertThat(statuses).containsExactlyInAnyOrder(200, 422);
    }

    @Test
    void unknownCollectionCannotChange() {
        staff.put("/v1/manager/collections/nowhere", draft("이름", unique("x")))
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("no-such-collection");
    }

    private void inUse(String id) {
        staff.delete("/v1/manager/collections/" + id)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("collection-in-use");
        assertThat(shown(id)).isNotNull();
    }

    @Test
    void collectionIsDroppedWhenNothingRefersToIt() {
        String top = staff.collection("상위");
        String low = staff.collection("하위", top);
        inUse(top);

        staff.delete("/v1/manager/collections/" + low).expectStatus().isNoContent();
        staff.delete("/v1/manager/collections/" + top).expectStatus().isNoContent();

        assertThat(shown())
                .noneMatch(node -> List.of(top, low).contains(node.get("_id").asString()));
        staff.delete("/v1/manager/collections/" + top)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("no-such-collection");
    }

    @Test
    void collectionOfAProductOrABannerStays() {
        String shelf = staff.collection("립");
        staff.product(Staff.lipTint("\"collectionIds\": [\"%s\"]".formatted(shelf)));
        inUse(shelf);

        String advertised = staff.collection("추천");
        staff.post("/v1/manager/catalogs", """
                        {"kind": "recommended", "title": "추천", "imageUrl": "https://img.example.com/b.jpg",
                         "slug": "%s", "collectionIds": ["%s"]}""".formatted(unique("b"), advertised))
                .expectStatus()
                .isCreated();
        inUse(advertised);
    }

    /** Whoever is first wins, and the other is told: nothing is ever put into what is gone. */
    @Test
    void droppingAndPuttingInAtOnceLeavesNothingBehind() {
        for (int round = 0; round < 5; round++) {
            String id = staff.collection("찰나");

            var statuses = Stream.of("drop", "put")
                    .parallel()
                    .map(what -> what.equals("drop")
                            ? staff.delete("/v1/manager/collections/" + id)
                            : staff.post(
                                    "/v1/manager/products", Staff.lipTint("\"collectionIds\": [\"%s\"]".formatted(id))))
                    .map(answer -> answer.returnResult(Void.class).getStatus().value())
                    .toList();

            assertThat(statuses).isIn(List.of(204, 422), List.of(409, 201));
        }
    }

    @Test
    void treeIsFullAtAThousand() {
        db.sql("""
                        INSERT INTO collection (id, name, slug, created_at)
                        SELECT 'full' || i, 'full', 'full-' || i, now() FROM generate_series(1, 1000) i""").then().block();
        try {
            staff.post("/v1/manager/collections", draft("하나 더", unique("more")))
                    .expectStatus()
                    .isEqualTo(409)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("too-many-collections");
        } finally {
            db.sql("DELETE FROM collection WHERE name = 'full'").then().block();
        }
    }
}
