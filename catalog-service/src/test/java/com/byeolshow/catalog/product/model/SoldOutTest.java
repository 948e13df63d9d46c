package com.byeolshow.catalog.product.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SoldOutTest {

    private static final List<String> TWO = List.of("V1", "V2");

    @Test
    void unlessSomeVariantIsKnownToHaveSomethingLeft() {
        assertThat(Product.soldOut(TWO, Map.of("V1", 0, "V2", 0))).isTrue();
        assertThat(Product.soldOut(TWO, Map.of("V1", 0, "V2", -1))).isTrue();
        assertThat(Product.soldOut(TWO, Map.of("V1", 0, "V2", 1))).isFalse();
        assertThat(Product.soldOut(TWO, Map.of("V2", 1))).isFalse();
        assertThat(Product.soldOut(TWO, Map.of("V1", 0))).isTrue();
        assertThat(Product.soldOut(TWO, Map.of())).isTrue();
        assertThat(Product.soldOut(TWO, Map.of("V1", 0, "V3", 5))).isTrue();
    }

    @Test
    void productWithoutVariantsHasNothingThatCouldRunOut() {
        assertThat(Product.soldOut(List.of(), Map.of())).isFalse();
    }
}
