package com.byeolshow.catalog.search;

import static com.byeolshow.catalog.Staff.lipTint;
import static com.byeolshow.catalog.Staff.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.Staff;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

/** Whatever changes a product changes in the same moment how it is found. */
@ServiceTest
class SearchUpkeepTest {

    private final WebTestClient http;
    private final Staff staff;
    private final IndexMissing index;
    private final DatabaseClient db;

    SearchUpkeepTest(WebTestClient http, TestTokens tokens, IndexMissing index, DatabaseClient db) {
        this.http = http;
        this.staff = new Staff(http, tokens);
        this.index = index;
        this.db = db;
    }

    /** A word of letters only, as search reads a dash as a space. */
    private static String word() {
        return unique("낱말").replace("-", "");
    }

    private static String draft(String name, String further) {
        return """
                {"name": "%s", "available": true, "shipping": true, "price": {"original": 1000}, "variants": [{"price": {"original": 1000}}]%s}""".formatted(name, further);
    }

    private String product(String name, String further) {
        return staff.product(draft(name, further)).get("id").asString();
    }

    private List<String> found(String query) {
        return found(query, 1);
    }

    private List<String> found(String query, int page) {
        var products = Staff.json(http.post()
                .uri("/product/search?page={page}", page)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("search", query))
                .exchange()
                .expectStatus()
                .isOk());
        return StreamSupport.stream(products.spliterator(), false)
                .map(product -> product.get("_id").asString())
                .toList();
    }

    @Test
    void renamedProductIsFoundByItsNewNameOnly() {
        String before = word();
        String after = word();
        String id = product(before, "");
        assertThat(found(before)).containsExactly(id);

        staff.put("/v1/manager/products/" + id, draft(after, ", \"version\": 1"))
                .expectStatus()
                .isOk();

        assertThat(found(after)).containsExactly(id);
        assertThat(found(before)).doesNotContain(id);
    }

    @Test
    void productThatIsTakenOffSaleIsNotFound() {
        String name = word();
        String id = product(name, "");

        staff.put(
                        "/v1/manager/products/" + id,
                        draft(name, ", \"version\": 1").replace("\"available\": true", "\"available\": false"))
                .expectStatus()
                .isOk();

        assertThat(found(name)).isEmpty();
    }

    @Test
    void renamedBrandIsFoundByItsNewNameOnly() {
        String before = word();
        String after = word();
        String brand = staff.partner("brands", before);
        String id = product(word(), ", \"brand\": {\"id\": \"%s\"}".formatted(brand));
        assertThat(found(before)).containsExactly(id);

        staff.put("/v1/manager/brands/" + brand, "{\"name\": \"%s\"}".formatted(after))
                .expectStatus()
                .isOk();

        assertThat(found(after)).containsExactly(id);
        assertThat(found(before)).doesNotContain(id);
    }

    @Test
    void renamedVendorIsFoundByItsNewNameOnly() {
        String before = word();
        String after = word();
        String vendor = staff.partner("vendors", before);
        String id = product(word(), ", \"vendor\": {\"id\": \"%s\"}".formatted(vendor));
        assertThat(found(before)).containsExactly(id);

        staff.put("/v1/manager/vendors/" + vendor, "{\"name\": \"%s\"}".formatted(after))
                .expectStatus()
                .isOk();

        assertThat(found(after)).containsExactly(id);
        assertThat(found(before)).doesNotContain(id);
    }

    @Test
    void otherChoicesAreFoundInsteadOfThoseBefore() {
        String before = word();
        String after = word();
        String id = staff.product(lipTint().replace("빨강", before)).get("id").asString();
        assertThat(found(before)).containsExactly(id);

        staff.put("/v1/manager/products/" + id, lipTint("\"version\": 1").replace("빨강", after))
                .expectStatus()
                .isOk();

        assertThat(found(after)).containsExactly(id);
        assertThat(found(before)).doesNotContain(id);
    }

    @Test
    void renamedCollectionIsFoundAlsoThroughThoseBelow() {
        String before = word();
        String after = word();
        String top = staff.collection(before);
        String low = staff.collection(word(), top);
        String id = product(word(), ", \"collectionIds\": [\"%s\"]".formatted(low));
        assertThat(found(before)).containsExactly(id);

        staff.put(
                        "/v1/manager/collections/" + top,
                        "{\"name\": \"%s\", \"slug\": \"%s\"}".formatted(after, unique("c")))
                .expectStatus()
                .isOk();

        assertThat(found(after)).containsExactly(id);
        assertThat(found(before)).doesNotContain(id);
    }

    @Test
    void movedCollectionIsFoundUnderItsNewPlace() {
        String above = word();
        String top = staff.collection(above);
        String name = word();
        String low = staff.collection(name);
        String id = product(word(), ", \"collectionIds\": [\"%s\"]".formatted(low));
        assertThat(found(above)).isEmpty();

        staff.put(
                        "/v1/manager/collections/" + low,
                        "{\"name\": \"%s\", \"slug\": \"%s\", \"parentId\": \"%s\"}".formatted(name, unique("c"), top))
                .expectStatus()
                .isOk();

        assertThat(found(above)).containsExactly(id);
    }

    @Test
    void productsWithoutDocumentAreIndexedOnce() {
        String name = word();
        String id = product(name, "");
        String outdated = word();
        String other = product(outdated, "");
        db.sql("DELETE FROM search_document WHERE product_id = :id")
                .bind("id", id)
                .then()
                .then(db.sql("UPDATE search_document SET shape = 0, name = '', grams = '{}' WHERE product_id = :id")
                        .bind("id", other)
                        .then())
                .block();
        assertThat(found(name)).isEmpty();
        assertThat(found(outdated)).isEmpty();

        assertThat(index.run().block()).isGreaterThanOrEqualTo(2);

        assertThat(found(name)).containsExactly(id);
        assertThat(found(outdated)).containsExactly(other);
        assertThat(index.run().block()).isZero();
    }

    @Test
    void documentOfAReplicaThatIsNewerStays() {
        String newer = word();
        String id = product(word(), "");
        db.sql("UPDATE search_document SET shape = shape + 1, name = ' ' || :newer WHERE product_id = :id")
                .bind("newer", newer)
                .bind("id", id)
                .then()
                .block();

        index.run().block();

        Long kept = db.sql("SELECT count(*) FROM search_document WHERE product_id = :id AND name = ' ' || :newer")
                .bind("newer", newer)
                .bind("id", id)
                .mapValue(Long.class)
                .one()
                .block();
        assertThat(kept).isEqualTo(1);
    }

    /** A letter that half of the shop has must not make it rank half of the shop. */
    @Test
    void ofALetterOnlyTheMostPopularAndTheNewestAreLookedAt() {
        int most = SearchStatement.MOST_OF_A_LETTER;
        db.sql("""
                        INSERT INTO product (id, name, summary, description, available, shipping, price_original,
                            price_sale, version, created_at, updated_at)
                        SELECT 'letter' || i, '뷁' || i, '', '', true, true, 1000, 1000, 1,
                            timestamptz '2020-01-01' + make_interval(mins => i), now()
                        FROM generate_series(1, :most + 20) i""").bind("most", most).then().block();
        index.run().block();
        db.sql("UPDATE search_document SET popularity = 7 WHERE product_id = 'letter1'")
                .then()
                .block();

        assertThat(found("뷁")).hasSize(120).startsWith("letter1", "letter" + (most + 20));
        assertThat(found("뷁", 5)).hasSize(most - 4 * 120).endsWith("letter22");
        assertThat(found("뷁", 6)).isEmpty();
        assertThat(found("뷁2")).as("two letters look at all").contains("letter2");
    }

    /** Asked is only whether the index can: what a planner takes for small tables is no matter. */
    @Test
    void anIndexHasTheProductsOfALetterInTheirOrder() {
        var plan = db.inConnectionMany(connection -> Flux.from(connection
                                .createStatement(
                                        "SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off")
                                .execute())
                        .flatMap(result -> result.getRowsUpdated())
                        .thenMany(Flux.from(connection.createStatement("""
                                                EXPLAIN SELECT product_id FROM search_document d
                                                WHERE d.available AND d.grams @> ARRAY[1]
                                                ORDER BY d.weight DESC, d.created_at DESC, d.product_id LIMIT 10""").execute())
                                .flatMap(result -> result.map((row, _) -> String.valueOf(row.get(0)))))
                        .concatWith(Flux.from(connection
                                        .createStatement(
                                                "RESET enable_seqscan; RESET enable_bitmapscan; RESET enable_sort")
                                        .execute())
                                .flatMap(result -> result.getRowsUpdated())
                                .thenMany(Flux.empty())))
                .collectList()
                .block();

        assertThat(String.join("\n", plan))
                .contains("search_document_by_weight")
                .doesNotContain("Sort");
    }

    @Test
    void manyProductsAreIndexedInBatches() {
        String name = word();
        db.sql("""
                        INSERT INTO product (id, name, summary, description, available, shipping, price_original,
                            price_sale, version, created_at, updated_at)
                        SELECT :name || i, :name, '', '', true, true, 1000, 1000, 1,
                            timestamptz '2020-01-01' + make_interval(mins => i), now()
                        FROM generate_series(1, 250) i""").bind("name", name).then().block();

        assertThat(index.run().block()).isGreaterThanOrEqualTo(250);

        assertThat(found(name)).hasSize(120).startsWith(name + "250", name + "249");
    }
}
