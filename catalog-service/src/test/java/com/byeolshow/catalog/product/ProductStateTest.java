package com.byeolshow.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.collection.CollectionTree;
import com.byeolshow.catalog.collection.ProductCollection;
import com.byeolshow.catalog.product.model.Discount;
import com.byeolshow.catalog.product.model.Option;
import com.byeolshow.catalog.product.model.Option.Variation;
import com.byeolshow.catalog.product.model.Partner;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.catalog.product.model.Variant;
import com.byeolshow.catalog.product.model.Variant.Type;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.testing.EventContracts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProductStateTest {

    private static final String TYPE = "catalog.product.v1";
    private static final Instant NOW = Instant.parse("2030-05-01T11:00:00Z");

    static final CollectionTree TREE = new CollectionTree(List.of(
            new ProductCollection("C1", "뷰티", "beauty", null, NOW),
            new ProductCollection("C2", "립", "lips", "C1", NOW)));

    private static final Discount FIFTEEN_PERCENT = new Discount.Percentage(15);

    static final Product LIP_TINT = new Product(
            new ProductId("P1"),
            "별 립틴트",
            "하루 종일 촉촉하게",
            "설명은 남이 알 필요가 없다",
            true,
            true,
            "https://img.example.com/p1.jpg",
            new Partner("B1", "별뷰티"),
            new Partner("S1", "별상점"),
            List.of("C2"),
            FIFTEEN_PERCENT.applyTo(Won.of(20_000)),
            FIFTEEN_PERCENT,
            List.of(new Option("O1", "색상", List.of(new Variation("W1", "빨강"), new Variation("W2", "분홍")))),
            List.of(
                    new Variant(
                            new VariantId("V1"),
                            FIFTEEN_PERCENT.applyTo(Won.of(20_000)),
                            120L,
                            List.of(new Type("O1", "색상", "W1", "빨강"))),
                    new Variant(
                            new VariantId("V2"),
                            FIFTEEN_PERCENT.applyTo(Won.of(21_000)),
                            135L,
                            List.of(new Type("O1", "색상", "W2", "분홍")))),
            3,
            NOW,
            NOW);

    static final Product MUG = new Product(
            new ProductId("P2"),
            "별빛 머그컵",
            "",
            "",
            false,
            false,
            null,
            null,
            null,
            List.of(),
            new Discount.None().applyTo(Won.of(12_000)),
            new Discount.None(),
            List.of(),
            List.of(new Variant(new VariantId("V3"), new Discount.None().applyTo(Won.of(12_000)), null, List.of())),
            1,
            NOW,
            NOW);

    private static JsonNode sample(String name) {
        return JsonMapper.shared().readTree(EventContracts.sample(TYPE, name));
    }

    /** Read back, as a long and an int of the same value are different nodes until they are text. */
    private static JsonNode written(Product product) {
        return JsonMapper.shared()
                .readTree(EventContracts.asEvent(ProductState.of(product, TREE)).toString());
    }

    @Test
    void stateReproducesTheSamples() {
        assertThat(written(LIP_TINT)).isEqualTo(sample("discounted-with-options"));
        assertThat(written(MUG)).isEqualTo(sample("plain-off-sale"));
    }

    @Test
    void samplesKeepTheSchema() {
        EventContracts.assertValid(TYPE, sample("discounted-with-options"));
        EventContracts.assertValid(TYPE, sample("plain-off-sale"));
    }

    @Test
    void eventIsTheStateOfItsProduct() {
        var event = ProductState.event(LIP_TINT, TREE);

        assertThat(event.topic()).isEqualTo("catalog.products");
        assertThat(event.type()).isEqualTo(TYPE);
        assertThat(event.key()).isEqualTo("P1");
        assertThat(event.data()).isEqualTo(ProductState.of(LIP_TINT, TREE));
    }
}
