package com.byeolshow.catalog.product;

import static com.byeolshow.catalog.Staff.lipTint;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.catalog.Staff;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What the rules promise the database promises too, whoever writes. */
@ServiceTest
class ProductSchemaTest {

    private final Staff staff;
    private final DatabaseClient db;

    private String product = "";

    ProductSchemaTest(WebTestClient http, TestTokens tokens, DatabaseClient db) {
        this.staff = new Staff(http, tokens);
        this.db = db;
    }

    @BeforeEach
    void product() {
        product = staff.product(lipTint("\"discount\": {\"type\": \"percentage\", \"value\": 15}"))
                .get("id")
                .asString();
    }

    private void refused(String sql) {
        assertThatThrownBy(() -> db.sql(sql).bind("product", product).then().block())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "price_sale = 16999",
                "price_original = 0, price_sale = 0",
                "discount_type = NULL",
                "discount_value = NULL",
                "discount_type = 'half'",
                "discount_value = 100, price_sale = 0",
                "discount_type = 'fixed', discount_value = 20000, price_sale = 0",
                "discount_type = 'fixed', discount_value = -1, price_sale = 20001",
                "version = 0",
                "name = ''",
                "brand_id = 'nobody'",
                "vendor_id = 'nobody'"
            })
    void productRow(String change) {
        refused("UPDATE product SET %s WHERE id = :product".formatted(change));
    }

    @ParameterizedTest
    @ValueSource(strings = {"price_sale = 0", "price_sale = price_original + 1", "combination = 'same'", "weight = -1"})
    void variantRow(String change) {
        refused("UPDATE variant SET %s WHERE product_id = :product".formatted(change));
    }

    @Test
    void variantChoosesOncePerOption() {
        refused("""
                INSERT INTO variant_type (product_id, variant_id, option_id, variation_id)
                SELECT product_id, variant_id, option_id, variation_id FROM variant_type WHERE product_id = :product""");
    }

    @Test
    void variantChoosesOnlyFromItsOwnProduct() {
        staff.product(lipTint());
        refused("""
                UPDATE variant_type SET variation_id =
                    (SELECT id FROM option_variation WHERE product_id <> :product LIMIT 1)
                WHERE product_id = :product""");
    }

    @Test
    void productStandsInExistingCollectionsOnly() {
        refused("INSERT INTO product_collection (product_id, collection_id, position) VALUES (:product, 'nowhere', 1)");
    }
}
