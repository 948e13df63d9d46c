package com.byeolshow.social.notification.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.social.notification.model.Notice.WishCheaper;
import com.byeolshow.social.notification.model.PriceRules.Priced;
import org.junit.jupiter.api.Test;

class PriceRulesTest {

    @Test
    void aLowerPriceOfWhatCanBeBoughtIsADrop() {
        assertThat(PriceRules.drop(17_000, priced(16_999, true)))
                .contains(new WishCheaper("p", 4, "립", 17_000, 16_999, "https://img.example/p.jpg"));
    }

    @Test
    void theSameOrAHigherPriceIsNone() {
        assertThat(PriceRules.drop(17_000, priced(17_000, true))).isEmpty();
        assertThat(PriceRules.drop(17_000, priced(17_001, true))).isEmpty();
    }

    @Test
    void whatCannotBeBoughtIsNotCheaper() {
        assertThat(PriceRules.drop(17_000, priced(1, false))).isEmpty();
    }

    @Test
    void eachVersionIsADropOfItsOwn() {
        assertThat(new WishCheaper("p", 4, "립", 2, 1, null).subject())
                .isNotEqualTo(new WishCheaper("p", 5, "립", 2, 1, null).subject());
    }

    private static Priced priced(long sale, boolean available) {
        return new Priced("p", "립", sale, available, "https://img.example/p.jpg", 4);
    }
}
