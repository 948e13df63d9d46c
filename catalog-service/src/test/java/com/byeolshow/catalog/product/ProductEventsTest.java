package com.byeolshow.catalog.product;

import static com.byeolshow.catalog.Staff.lipTint;
import static com.byeolshow.catalog.Staff.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.Staff;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ProductEventsTest {

    private static final String TOPIC = "catalog.products";

    private final Staff staff;
    private final PublishedEvents events;
    private final DatabaseClient db;

    ProductEventsTest(WebTestClient http, TestTokens tokens, PublishedEvents events, DatabaseClient db) {
        this.staff = new Staff(http, tokens);
        this.events = events;
        this.db = db;
    }

    private static String id(JsonNode product) {
        return product.get("id").asString();
    }

    private JsonNode published(String productId, int version) {
        var all = events.awaitAll(TOPIC, productId, version);
        assertThat(all)
                .extracting(event -> event.data().get("version").asInt())
                .hasSize(version)
                .isSorted();
        return all.getLast().data();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void everyChangeIsPublishedWithTheNextVersion() {
        String lips = staff.collection("립", staff.collection("뷰티"));
        var product = staff.product(lipTint("""
                "collectionIds": ["%s"], "discount": {"type": "percentage", "value": 15}""".formatted(lips)).replace("\"types\"", "\"weight\": 120, \"types\""));
        staff.put(
                        "/v1/manager/products/" + id(product),
                        lipTint("\"version\": 1").replace("별 립틴트", "새 이름"))
                .expectStatus()
                .isOk();

        var all = events.awaitAll(TOPIC, id(product), 2);

        assertThat(all).hasSize(2).allSatisfy(event -> {
            assertThat(event.type()).isEqualTo("catalog.product.v1");
            EventContracts.assertValid("catalog.product.v1", event.data());
        });
        var first = all.getFirst().data();
        assertThat(first.get("version").asLong()).isEqualTo(1);
        assertThat(first.get("price").toString()).isEqualTo("{\"original\":20000,\"sale\":17000}");
        assertThat(first.get("options")).isEqualTo(product.get("options"));
        assertThat(first.get("variants")).isEqualTo(product.get("variants"));
        assertThat(first.has("description")).isFalse();
        var second = all.getLast().data();
        assertThat(second.get("version").asLong()).isEqualTo(2);
        assertThat(second.get("name").asString()).isEqualTo("새 이름");
        assertThat(second.has("discount")).isFalse();
    }

    @Test
    void refusedChangePublishesNothing() {
        var product = staff.product(lipTint());
        staff.put("/v1/manager/products/" + id(product), lipTint("\"version\": 9"))
                .expectStatus()
                .isEqualTo(409);
        staff.put("/v1/manager/products/" + id(product), "{\"version\": 1}")
                .expectStatus()
                .isEqualTo(422);

        Long left = db.sql("SELECT count(*) FROM outbox WHERE key = :key")
                .bind("key", id(product))
                .map(row -> row.get(0, Long.class))
                .one()
                .block();

        assertThat(left).isLessThanOrEqualTo(1);
        // Whatever the two had published would lie before this.
        staff.put("/v1/manager/products/" + id(product), lipTint("\"version\": 1"))
                .expectStatus()
                .isOk();
        published(id(product), 2);
    }

    @ParameterizedTest
    @CsvSource({"brands, brand", "vendors, vendor"})
    void renamedPartnerIsPublishedWithEachOfItsProducts(String kind, String field) {
        String partner = staff.partner(kind, unique("별"));
        String reference = "\"%s\": {\"id\": \"%s\"}".formatted(field, partner);
        String one = id(staff.product(lipTint(reference)));
        String two = id(staff.product(lipTint(reference)));
        String name = unique("달");

        staff.put("/v1/manager/%s/%s".formatted(kind, partner), "{\"name\": \"%s\"}".formatted(name))
                .expectStatus()
                .isOk();

        for (String each : List.of(one, two)) {
            assertThat(published(each, 2).get(field).get("name").asString()).isEqualTo(name);
        }
        assertThat(Staff.json(staff.get("/v1/manager/products/" + one))
                        .get("version")
                        .asLong())
                .isEqualTo(2);
    }

    @Test
    void movedCollectionIsPublishedWithEveryProductBelow() {
        String top = staff.collection("뷰티");
        String lips = staff.collection("립");
        String tint = staff.collection("틴트", lips);
        String product = id(staff.product(lipTint("\"collectionIds\": [\"%s\"]".formatted(tint))));
        assertThat(texts(published(product, 1).get("collectionIds"))).containsExactly(lips, tint);

        staff.put(
                        "/v1/manager/collections/" + lips,
                        "{\"name\": \"립\", \"slug\": \"%s\", \"parentId\": \"%s\"}".formatted(unique("lips"), top))
                .expectStatus()
                .isOk();

        assertThat(texts(published(product, 2).get("collectionIds"))).containsExactly(top, lips, tint);
    }

    @Test
    void largeBrandIsPublishedInBatchesWithoutMissingAProduct() {
        String brand = staff.partner("brands", unique("큰별"));
        db.sql("""
                        INSERT INTO product (id, name, summary, description, available, shipping, brand_id,
                            price_original, price_sale, version, created_at, updated_at)
                        SELECT :brand || i, '상품 ' || i, '', '', true, true, :brand, 1000, 1000, 1,
                            timestamptz '2019-01-01', now()
                        FROM generate_series(1, 401) i""").bind("brand", brand).then().block();

        staff.put("/v1/manager/brands/" + brand, "{\"name\": \"%s\"}".formatted(unique("더 큰별")))
                .expectStatus()
                .isOk();

        Long raised = db.sql("SELECT count(*) FROM product WHERE brand_id = :brand AND version = 2")
                .bind("brand", brand)
                .map(row -> row.get(0, Long.class))
                .one()
                .block();
        assertThat(raised).isEqualTo(401);
        assertThat(events.awaitOne(TOPIC, "catalog.product.v1", brand + "1")).isNotNull();
        assertThat(events.awaitOne(TOPIC, "catalog.product.v1", brand + "401")).isNotNull();
    }
}
