package com.byeolshow.catalog.product.web;

import static com.byeolshow.catalog.Staff.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.Staff;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A category so large that its products are found in another way shows just the same. */
@ServiceTest
class LargeCollectionsTest {

    private static final int PRODUCTS = 10_002;

    private final WebTestClient http;
    private final Staff staff;
    private final DatabaseClient db;

    private String top = "";
    private String below = "";

    LargeCollectionsTest(WebTestClient http, TestTokens tokens, DatabaseClient db) {
        this.http = http;
        this.staff = new Staff(http, tokens);
        this.db = db;
    }

    /** The newest comes first and is not on sale; the second stands elsewhere; of the others each other stands below. */
    @BeforeEach
    void products() {
        top = staff.collection("큰");
        below = staff.collection("아래", top);
        String elsewhere = staff.collection("다른");
        db.sql("""
                        WITH made AS (
                            INSERT INTO product (id, name, summary, description, available, shipping, price_original,
                                price_sale, version, created_at, updated_at)
                            SELECT :top || i, '상품 ' || i, '', '', i > 1, true, 1000, 1000, 1,
                                timestamptz '2020-01-01' - make_interval(mins => i), now()
                            FROM generate_series(1, :products + 2) i RETURNING id)
                        INSERT INTO product_collection (product_id, collection_id, position)
                        SELECT id, CASE WHEN id = :top || 2 THEN :elsewhere
                            WHEN right(id, 1) IN ('0', '2', '4', '6', '8') THEN :below ELSE :top END, 1 FROM made""")
                .bind("top", top)
                .bind("below", below)
                .bind("elsewhere", elsewhere)
                .bind("products", PRODUCTS)
                .then()
                .block();
    }

    @AfterEach
    void noProducts() {
        db.sql("DELETE FROM product WHERE id LIKE :top || '%'")
                .bind("top", top)
                .then()
                .block();
    }

    private List<String> ids(String path) {
        var found = Staff.json(http.get().uri(path).exchange().expectStatus().isOk());
        return StreamSupport.stream(found.spliterator(), false)
                .map(product -> product.get("_id").asString())
                .toList();
    }

    private List<String> from(int first, int step, int count) {
        return IntStream.range(0, count).mapToObj(i -> top + (first + i * step)).toList();
    }

    @Test
    void pagesRelatedProductsAndMovesAreThoseOfAnyCategory() {
        assertThat(ids("/product/collection/" + top)).isEqualTo(from(3, 1, 120));
        assertThat(ids("/product/collection/" + top + "?page=2")).isEqualTo(from(123, 1, 120));
        assertThat(ids("/product/collection/" + top + "?page=84")).isEqualTo(from(9963, 1, 42));
        assertThat(ids("/product/collection/" + top + "?page=85")).isEmpty();
        assertThat(ids("/product/collection/" + below)).isEqualTo(from(4, 2, 120));
        assertThat(ids("/product/about/" + top)).hasSize(120).contains(top + 3).doesNotContain(top + 1, top + 2);

        staff.put("/v1/manager/collections/" + top, "{\"name\": \"더 큰\", \"slug\": \"%s\"}".formatted(unique("large")))
                .expectStatus()
                .isOk();
        Long indexed = db.sql("SELECT count(*) FROM search_document WHERE product_id LIKE :top || '%'")
                .bind("top", top)
                .mapValue(Long.class)
                .one()
                .block();
        assertThat(indexed).isEqualTo(PRODUCTS + 1);
    }
}
