package com.byeolshow.catalog.product.web;

import static com.byeolshow.catalog.Staff.lipTint;
import static com.byeolshow.catalog.Staff.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.Staff;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ProductEndpointsTest {

    private final WebTestClient http;
    private final Staff staff;
    private final DatabaseClient db;

    ProductEndpointsTest(WebTestClient http, TestTokens tokens, DatabaseClient db) {
        this.http = http;
        this.staff = new Staff(http, tokens);
        this.db = db;
    }

    private List<String> ids(String path) {
        var products = Staff.json(http.get().uri(path).exchange().expectStatus().isOk());
        return StreamSupport.stream(products.spliterator(), false)
                .map(product -> product.get("_id").asString())
                .toList();
    }

    private static String id(JsonNode product) {
        return product.get("id").asString();
    }

    @Test
    void productIsShownInItsWholePlainForm() {
        String top = staff.collection("뷰티");
        String lips = staff.collection("립", top);
        String brandName = unique("별뷰티");
        String brand = staff.partner("brands", brandName);
        String vendorName = unique("별상점");
        String vendor = staff.partner("vendors", vendorName);
        var product = staff.product(lipTint("""
                "brand": {"id": "%s"}, "vendor": {"id": "%s"}, "collectionIds": ["%s"],
                "thumbnailUrl": "https://img.example.com/p.jpg",
                "discount": {"type": "percentage", "value": 15}""".formatted(brand, vendor, lips)));
        var option = product.get("options").get(0);
        var red = option.get("variations").get(0);
        var pink = option.get("variations").get(1);

        http.get()
                .uri("/product/{id}/", id(product))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json(
                        """
                        {"_id": "%s", "name": "별 립틴트", "summary": "하루 종일 촉촉하게", "description": "설명",
                         "available": true, "price": {"original": 20000, "sale": 17000},
                         "discount": {"type": "percentage", "value": 15, "discounted": 3000}, "shipping": true,
                         "brand": {"_id": "%s", "name": "%s"}, "vendor": {"_id": "%s", "name": "%s"},
                         "thumbnail": {"url": "https://img.example.com/p.jpg"},
                         "collections": [{"path": ["%s", "%s"]}],
                         "options": [{"_id": "%s", "name": "색상", "variations": [
                            {"_id": "%s", "value": "빨강"}, {"_id": "%s", "value": "분홍"}]}],
                         "variants": [
                            {"_id": "%s", "price": {"original": 20000, "sale": 17000},
                             "discount": {"type": "percentage", "value": 15, "discounted": 3000}, "quantity": 0,
                             "types": [{"option": {"_id": "%s", "name": "색상"},
                                        "variation": {"_id": "%s", "value": "빨강"}}]},
                            {"_id": "%s", "price": {"original": 21000, "sale": 17850},
                             "discount": {"type": "percentage", "value": 15, "discounted": 3150}, "quantity": 0,
                             "types": [{"option": {"_id": "%s", "name": "색상"},
                                        "variation": {"_id": "%s", "value": "분홍"}}]}],
                         "soldOut": true,
                         "reviews": {"count": 0, "rating": null}, "meta": {"my_vod": []}}""".formatted(
                                        id(product),
                                        brand,
                                        brandName,
                                        vendor,
                                        vendorName,
                                        top,
                                        lips,
                                        id(option),
                                        id(red),
                                        id(pink),
                                        id(product.get("variants").get(0)),
                                        id(option),
                                        id(red),
                                        id(product.get("variants").get(1)),
                                        id(option),
                                        id(pink)),
                        JsonCompareMode.STRICT);
    }

    @Test
    void whatAProductLacksIsNullOrEmptyButNeverMissing() {
        var product = staff.product("""
                {"name": "머그컵", "available": false, "shipping": false, "price": {"original": 12000}}""");

        http.get()
                .uri("/product/{id}", id(product))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"_id": "%s", "name": "머그컵", "summary": "", "description": "", "available": false,
                         "price": {"original": 12000, "sale": 12000},
                         "discount": {"type": null, "value": null, "discounted": 0}, "shipping": false,
                         "brand": null, "vendor": null, "thumbnail": null, "collections": [], "options": [],
                         "variants": [], "soldOut": false,
                         "reviews": {"count": 0, "rating": null}, "meta": {"my_vod": []}}""".formatted(id(product)), JsonCompareMode.STRICT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nosuchproduct", "no-such-product"})
    void unknownProductIsRefusedWithItsCode(String id) {
        http.get()
                .uri("/product/{id}/", id)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("application/json;charset=UTF-8")
                .expectBody(String.class)
                .isEqualTo("\"no-such-product\"");
    }

    @Test
    void listsHoldWholeProductsOnSaleNewestFirst() {
        String older = id(staff.product(lipTint()));
        String hidden = id(staff.product(lipTint("\"available\": false").replace("\"available\": true, ", "")));
        String newer = id(staff.product(lipTint()));

        assertThat(ids("/product/collection/").subList(0, 2)).containsExactly(newer, older);
        assertThat(ids("/product/collection/any")).contains(newer, older).doesNotContain(hidden);
        var first = Staff.json(http.get().uri("/product/collection").exchange()).get(0);
        assertThat(first)
                .isEqualTo(Staff.json(http.get().uri("/product/{id}", newer).exchange()));
    }

    @Test
    void collectionHoldsItsProductsAndThoseBelow() {
        String top = staff.collection("뷰티");
        String lips = staff.collection("립", top);
        String other = staff.collection("푸드");
        String inTop = id(staff.product(lipTint("\"collectionIds\": [\"%s\"]".formatted(top))));
        String inBoth = id(staff.product(lipTint("\"collectionIds\": [\"%s\", \"%s\"]".formatted(lips, top))));
        String inLips = id(staff.product(lipTint("\"collectionIds\": [\"%s\"]".formatted(lips))));

        assertThat(ids("/product/collection/" + top)).containsExactly(inLips, inBoth, inTop);
        assertThat(ids("/product/collection/" + lips + "/")).containsExactly(inLips, inBoth);
        assertThat(ids("/product/collection/" + other)).isEmpty();
        assertThat(ids("/product/collection/nowhere")).isEmpty();
    }

    @Test
    void listsComeInPagesOf120AndEndEmpty() {
        String collection = staff.collection("많은 상품");
        db.sql("""
                        WITH made AS (
                            INSERT INTO product (id, name, summary, description, available, shipping, price_original,
                                price_sale, version, created_at, updated_at)
                            SELECT :collection || i, '상품 ' || i, '', '', true, true, 1000, 1000, 1,
                                timestamptz '2020-01-01' + make_interval(mins => i), now()
                            FROM generate_series(1, 121) i RETURNING id)
                        INSERT INTO product_collection (product_id, collection_id, position)
                        SELECT id, :collection, 1 FROM made""").bind("collection", collection).then().block();

        assertThat(ids("/product/collection/" + collection))
                .hasSize(120)
                .startsWith(collection + "121", collection + "120");
        assertThat(ids("/product/collection/" + collection + "?page=first")).hasSize(120);
        assertThat(ids("/product/collection/" + collection + "?page=2")).containsExactly(collection + "1");
        assertThat(ids("/product/collection/" + collection + "/?page=3")).isEmpty();
    }
}
