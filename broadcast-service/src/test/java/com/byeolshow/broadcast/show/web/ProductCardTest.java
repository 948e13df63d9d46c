package com.byeolshow.broadcast.show.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.show.model.ShownProduct;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ProductCardTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final ShownProduct PRODUCT = new ShownProduct(
            "P1",
            "립",
            null,
            true,
            null,
            null,
            List.of(),
            new ShownProduct.Price(20_000, 17_000),
            new ShownProduct.Discount("percentage", 15, 3_000),
            List.of(),
            List.of());

    @Test
    void numbersArePlain() {
        assertThat(JSON.readTree(JSON.writeValueAsString(ProductCard.of(PRODUCT, false))))
                .isEqualTo(JSON.readTree("""
                        {"_id":"P1","available":true,"brand":null,"collections":[],
                         "discount":{"discounted":3000,"type":"percentage","value":15},"name":"립","options":[],
                         "price":{"original":20000,"sale":17000},"summary":null,"thumbnail":null,"variants":[]}"""));
    }

    @Test
    void numbersCanBeWrapped() {
        var card = JSON.readTree(JSON.writeValueAsString(ProductCard.of(PRODUCT, true)));
        assertThat(card.at("/price/original"))
                .isEqualTo(JSON.readTree("{\"raw\":20000,\"formatted\":\"20,000원\",\"converted\":\"20,000원\"}"));
        assertThat(card.at("/discount/value"))
                .isEqualTo(JSON.readTree("{\"raw\":15,\"formatted\":\"15%\",\"converted\":\"15%\"}"));
    }
}
