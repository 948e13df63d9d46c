package com.byeolshow.catalog.product.exchange.web;

import static com.byeolshow.catalog.Staff.lipTint;
import static com.byeolshow.catalog.Staff.unique;
import static com.byeolshow.catalog.product.exchange.ImportKit.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.Staff;
import com.byeolshow.catalog.product.exchange.ImportKit;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ExportEndpointsTest {

    private static final String EXPORT = "/v1/manager/products/export";

    private final ImportKit kit;
    private final Staff staff;
    private final DatabaseClient db;

    ExportEndpointsTest(WebTestClient http, TestTokens tokens, DatabaseClient db) {
        this.kit = new ImportKit(http, tokens);
        this.staff = kit.staff();
        this.db = db;
    }

    private JsonNode tint(String collection, String name) {
        String brand = staff.partner("brands", unique("별"));
        return staff.product(lipTint("""
                "brand": {"id": "%s"}, "collectionIds": ["%s"], "discount": {"type": "fixed", "value": 500}""".formatted(brand, collection)).replace("별 립틴트", name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "jsonl"})
    void whatWasExportedComesInUnchanged(String format) {
        String top = staff.collection("뷰티");
        String lips = staff.collection("립", top);
        var one = tint(lips, "=cmd|' /C calc'!A0");
        var two = tint(top, "큰\\\"따옴표\\\", 쉼표와\\n줄");

        String file = kit.text(EXPORT + "?format=%s&collection=%s".formatted(format, top));
        var again = format.equals("csv") ? kit.table("", file) : kit.lines("", file);
        var over = kit.over(id(again));

        assertThat(over.get("unchanged").asInt()).isEqualTo(2);
        assertThat(over.get("refused").asInt()).isZero();
        for (JsonNode product : new JsonNode[] {one, two}) {
            assertThat(Staff.json(staff.get(
                            "/v1/manager/products/" + product.get("id").asString())))
                    .isEqualTo(product);
        }
    }

    @Test
    void tableIsSafeToOpen() {
        String collection = staff.collection("립");
        tint(collection, "=HYPERLINK(1)");

        String file = kit.text(EXPORT + "?collection=" + collection);

        assertThat(file)
                .startsWith("\uFEFFexternalId,id,name")
                .contains(",'=HYPERLINK(1),")
                .doesNotContain(",=HYPER");
    }

    @Test
    void fileHasANameAndAType() {
        String collection = staff.collection("빈");
        staff.get(EXPORT + "?collection=" + collection)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"products-\\d{8}-\\d{6}\\.csv\"")
                .expectHeader()
                .contentType("text/csv;charset=UTF-8");
        staff.get(EXPORT + "?format=jsonl&collection=" + collection)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/x-ndjson;charset=UTF-8");
        staff.get(EXPORT + "?format=xlsx").expectStatus().isBadRequest();
        staff.get(EXPORT + "?collection=nowhere")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("no-such-collection");
    }

    @Test
    void manyProductsComeInBitsWithoutMissingOrRepeatingOne() {
        String collection = staff.collection("많은");
        db.sql("""
                        WITH made AS (
                            INSERT INTO product (id, name, summary, description, available, shipping, price_original,
                                price_sale, version, created_at, updated_at)
                            SELECT :collection || i, '상품 ' || i, '', '', false, true, 1000, 1000, 1,
                                timestamptz '2019-01-01' + (i / 7) * interval '1 second', now()
                            FROM generate_series(1, 1001) i RETURNING id)
                        INSERT INTO product_collection (product_id, collection_id, position)
                        SELECT id, :collection, 1 FROM made""").bind("collection", collection).then().block();

        String file = kit.text(EXPORT + "?format=jsonl&collection=" + collection);

        assertThat(file.lines().distinct()).hasSize(1001);
        assertThat(file.lines()).hasSize(1001);
    }

    @Test
    void staffFindProductsByTextCollectionAndAvailability() {
        String top = staff.collection("뷰티");
        String lips = staff.collection("립", top);
        String name = unique("100%_틴트");
        var tint = tint(lips, name);
        staff.product(lipTint().replace("별 립틴트", name).replace("\"available\": true", "\"available\": false"));

        assertThat(found("text=" + encoded("없는 상품"))).isEmpty();
        assertThat(found("text=" + encoded(name))).hasSize(2);
        assertThat(found("text=" + encoded(name.replace("100%_", "100%%")))).isEmpty();
        assertThat(found("text=" + encoded(name) + "&available=false")).hasSize(1);
        assertThat(found("text=" + tint.get("id").asString())).hasSize(1);
        assertThat(found("collection=" + top)).hasSize(1).first().isEqualTo(tint);
        assertThat(found("collection=" + top + "&available=false")).isEmpty();
        assertThat(found("collection=nowhere")).isEmpty();
        staff.get("/v1/manager/products?available=maybe").expectStatus().isBadRequest();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode found(String query) {
        return Staff.json(staff.getRaw("/v1/manager/products?" + query)).get("products");
    }
}
