package com.byeolshow.catalog.product.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.Staff;
import com.byeolshow.catalog.product.model.DealRange;
import com.byeolshow.catalog.product.model.Discount;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

@ServiceTest
class HotDealsTest {

    private final WebTestClient http;
    private final Staff staff;
    private final DatabaseClient db;

    HotDealsTest(WebTestClient http, TestTokens tokens, DatabaseClient db) {
        this.http = http;
        this.staff = new Staff(http, tokens);
        this.db = db;
    }

    /** Sums of money no other test uses, so that the list holds nothing but this test's own. */
    private static final long OWN = 500_000_000;

    private String deal(String type, long value, boolean available) {
        return staff.product("""
                        {"name": "특가", "available": %s, "price": {"original": 1000000000},
                         "variants": [{"price": {"original": 1000000000}, "types": []}],
                         "discount": {"type": "%s", "value": %d}}""".formatted(available, type, value)).get("id").asString();
    }

    private List<JsonNode> deals(String path) {
        var found = Staff.json(http.get()
                .uri("/product/catalog/" + path)
                .exchange()
                .expectStatus()
                .isOk());
        return StreamSupport.stream(found.spliterator(), false).toList();
    }

    private List<String> ids(String path) {
        return deals(path).stream().map(deal -> deal.get("_id").asString()).toList();
    }

    private static long value(JsonNode deal) {
        return deal.get("discount").get("value").asLong();
    }

    @Test
    void biggestDiscountComesFirstAndBoundsAreInclusive() {
        String small = deal("fixed", OWN + 1_000, true);
        String big = deal("fixed", OWN + 3_000, true);
        String middle = deal("fixed", OWN + 2_000, true);
        String hidden = deal("fixed", OWN + 2_500, false);
        String newer = deal("fixed", OWN + 2_000, true);

        assertThat(ids("fixed/?min=%d&max=%d".formatted(OWN + 1_000, OWN + 3_000)))
                .containsExactly(big, newer, middle, small);
        assertThat(ids("fixed?min=%d&max=%d".formatted(OWN + 1_001, OWN + 2_999)))
                .containsExactly(newer, middle);
        assertThat(ids("fixed?min=%d".formatted(OWN + 3_000))).contains(big).doesNotContain(hidden, middle);
        assertThat(ids("fixed?min=%d&max=%d".formatted(OWN + 3_000, OWN + 1_000)))
                .isEmpty();
        assertThat(ids("percentage")).doesNotContain(small, middle, big);
    }

    @Test
    void databaseFiltersAsTheRulesDo() {
        String prefix = Staff.unique("rule").replace("-", "");
        long first = 300_000_001;
        db.sql("""
                        INSERT INTO product (id, name, summary, description, available, shipping, price_original,
                            price_sale, discount_type, discount_value, version, created_at, updated_at)
                        SELECT :prefix || i, '특가', '', '', true, true, 1000000000, 1000000000 - (:first + i), 'fixed',
                            :first + i, 1, now(), now()
                        FROM generate_series(0, 4) i""").bind("prefix", prefix).bind("first", first).then().block();

        for (long least = first; least < first + 5; least++) {
            for (long most = first - 1; most < first + 5; most++) {
                var range = new DealRange(DealRange.Type.FIXED, least, most);
                assertThat(ids("fixed?min=%d&max=%d".formatted(least, most)))
                        .containsExactlyElementsOf(IntStream.rangeClosed(0, 4)
                                .map(i -> 4 - i)
                                .filter(i -> range.holds(new Discount.Fixed(Won.of(first + i))))
                                .mapToObj(i -> prefix + i)
                                .toList());
            }
        }
    }

    @Test
    void percentagesNeedNoBounds() {
        String half = deal("percentage", 50, true);
        String most = deal("percentage", 99, true);

        var all = deals("percentage");
        assertThat(all)
                .extracting(deal -> deal.get("discount").get("type").asString())
                .containsOnly("percentage");
        assertThat(all).extracting(HotDealsTest::value).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(ids("percentage?max=100")).contains(half, most);
        assertThat(ids("percentage/?min=51&max=null")).contains(most).doesNotContain(half);
        assertThat(ids("percentage?min=&max=50")).contains(half).doesNotContain(most);
    }

    @Test
    void pagesHold120AndEndEmpty() {
        String prefix = Staff.unique("deal").replace("-", "");
        db.sql("""
                        INSERT INTO product (id, name, summary, description, available, shipping, price_original,
                            price_sale, discount_type, discount_value, version, created_at, updated_at)
                        SELECT :prefix || i, '특가', '', '', true, true, 1000000000, 1000000000 - (400000000 + i), 'fixed',
                            400000000 + i, 1, now(), now()
                        FROM generate_series(1, 121) i""").bind("prefix", prefix).then().block();
        String bounds = "fixed?min=400000001&max=400000121&page=";

        assertThat(ids(bounds + 1)).hasSize(120).startsWith(prefix + 121, prefix + 120);
        assertThat(ids(bounds + 2)).containsExactly(prefix + 1);
        assertThat(ids(bounds + 3)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "fixed?min=-1, invalid-discount-bounds",
        "percentage/?max=ten, invalid-discount-bounds",
        "percentage?min=1.5&max=50, invalid-discount-bounds",
        "fixed?max=99999999999999999999, invalid-discount-bounds",
        "half, unknown-discount-type",
        "none/?min=0, unknown-discount-type"
    })
    void whatCannotBeReadIsRefusedWithItsCode(String path, String code) {
        http.get()
                .uri("/product/catalog/" + path)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType("application/json;charset=UTF-8")
                .expectBody(String.class)
                .isEqualTo("\"" + code + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fixed", "percentage"})
    void anIndexServesThem(String type) {
        // What a planner takes for a small table depends on what it last knew of it; asked is whether the index can do
        // it.
        var plan = db.inConnectionMany(connection -> Flux.from(connection
                                .createStatement(
                                        "SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off")
                                .execute())
                        .flatMap(result -> result.getRowsUpdated())
                        .thenMany(Flux.from(connection
                                        .createStatement("""
                                                EXPLAIN SELECT * FROM product q
                                                WHERE q.available AND q.discount_type = '%s'
                                                    AND q.discount_value BETWEEN 10 AND 50
                                                ORDER BY q.discount_value DESC, q.created_at DESC, q.id LIMIT 120""".formatted(type))
                                        .execute())
                                .flatMap(result -> result.map((row, _) -> String.valueOf(row.get(0)))))
                        .concatWith(Flux.from(connection
                                        .createStatement(
                                                "RESET enable_seqscan; RESET enable_bitmapscan; RESET enable_sort")
                                        .execute())
                                .flatMap(result -> result.getRowsUpdated())
                                .thenMany(Flux.empty())))
                .collectList()
                .block();

        assertThat(String.join("\n", plan)).contains("product_on_deal").doesNotContain("Sort");
    }
}
