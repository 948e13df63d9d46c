package com.byeolshow.catalog.product.web;

import static com.byeolshow.catalog.Staff.lipTint;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.Staff;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class RelatedProductsTest {

    private final WebTestClient http;
    private final Staff staff;
    private final IncomingEvents events;
    private final DatabaseClient db;

    RelatedProductsTest(WebTestClient http, TestTokens tokens, IncomingEvents events, DatabaseClient db) {
        this.http = http;
        this.staff = new Staff(http, tokens);
        this.events = events;
        this.db = db;
    }

    private List<String> related(String path) {
        var found = Staff.json(http.get()
                .uri("/product/about/" + path)
                .exchange()
                .expectStatus()
                .isOk());
        return StreamSupport.stream(found.spliterator(), false)
                .map(product -> product.get("_id").asString())
                .toList();
    }

    private static String id(JsonNode product) {
        return product.get("id").asString();
    }

    private static String in(String collection) {
        return lipTint("\"collectionIds\": [\"%s\"]".formatted(collection));
    }

    @Test
    void productsOfTheCollectionAndBelowAreRelatedExceptTheOneOnScreen() {
        String lips = staff.collection("립");
        String tints = staff.collection("틴트", lips);
        String shown = id(staff.product(in(lips)));
        String inLips = id(staff.product(in(lips)));
        String inTints = id(staff.product(in(tints)));
        String elsewhere = id(staff.product(in(staff.collection("푸드"))));
        String hidden = id(staff.product(in(lips).replace("\"available\": true", "\"available\": false")));

        assertThat(related(lips)).containsExactly(inLips, shown, inTints).doesNotContain(elsewhere, hidden);
        assertThat(related(lips + "/?product=" + shown)).containsExactly(inLips, inTints);
        assertThat(related(lips + "?product=" + hidden)).containsExactly(inLips, shown, inTints);
        assertThat(related(tints + "?product=" + inTints)).isEmpty();
        assertThat(related(lips + "?product=no-such-product")).hasSize(3);
        assertThat(related(lips + "?product=nosuchproduct")).hasSize(3);
        assertThat(related("nowhere")).isEmpty();
        assertThat(related("no-where/")).isEmpty();
    }

    @Test
    void sameBrandComesFirstAndWhatIsSoldOutLast() {
        String lips = staff.collection("립");
        String brand = staff.partner("brands", Staff.unique("별뷰티"));
        String branded = "\"collectionIds\": [\"%s\"], \"brand\": {\"id\": \"%s\"}".formatted(lips, brand);
        String shown = id(staff.product(lipTint(branded)));
        var gone = staff.product(lipTint(branded));
        String never = id(staff.product(lipTint(branded)));
        var same = staff.product(lipTint(branded));
        var other = staff.product(in(lips));
        stock(gone, 0);
        stock(same, 3);
        stock(other, 3);

        Awaiting.untilAsserted(() ->
                assertThat(related(lips + "?product=" + shown)).containsExactly(id(same), id(other), never, id(gone)));
    }

    private void stock(JsonNode product, int units) {
        for (var variant : product.get("variants")) {
            events.publish("commerce.stock", "commerce.stock.v1", id(variant), """
                    {"variantId": "%s", "available": %d, "version": 1}""".formatted(id(variant), units));
        }
    }

    @Test
    void theNewest240ArePagedAndEndEmpty() {
        String collection = staff.collection("많은 상품");
        db.sql("""
                        WITH made AS (
                            INSERT INTO product (id, name, summary, description, available, shipping, price_original,
                                price_sale, version, created_at, updated_at)
                            SELECT :collection || i, '상품 ' || i, '', '', true, true, 1000, 1000, 1,
                                timestamptz '2020-01-01' + make_interval(mins => i), now()
                            FROM generate_series(1, 241) i RETURNING id)
                        INSERT INTO product_collection (product_id, collection_id, position)
                        SELECT id, :collection, 1 FROM made""").bind("collection", collection).then().block();

        assertThat(related(collection)).hasSize(120).startsWith(collection + 241);
        assertThat(related(collection + "?page=2")).hasSize(120).endsWith(collection + 2);
        assertThat(related(collection + "/?page=3")).isEmpty();
    }
}
