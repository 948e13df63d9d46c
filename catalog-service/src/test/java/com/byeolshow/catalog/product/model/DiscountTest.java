package com.byeolshow.catalog.product.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.byeolshow.platform.money.Won;
import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class DiscountTest {

    @Property
    void percentageTakesItsShareRoundedDownOff(
            @ForAll @LongRange(min = 1, max = PriceRules.HIGHEST) long original,
            @ForAll @IntRange(min = 1, max = 99) int percent) {
        var price = new Discount.Percentage(percent).applyTo(Won.of(original));

        long share = BigInteger.valueOf(original)
                .multiply(BigInteger.valueOf(percent))
                .divide(BigInteger.valueOf(100))
                .longValueExact();
        assertThat(price.sale()).isEqualTo(Won.of(original - share));
        assertThat(price.discounted()).isEqualTo(Won.of(share));
    }

    @Property
    void percentageAlwaysLeavesSomethingToPayAndNeverRaisesThePrice(
            @ForAll @LongRange(min = 1, max = PriceRules.HIGHEST) long original,
            @ForAll @IntRange(min = 1, max = 99) int percent) {
        var sale = new Discount.Percentage(percent).applyTo(Won.of(original)).sale();

        assertThat(sale.value()).isBetween(1L, original);
    }

    @Property
    void higherPercentageNeverCostsMore(
            @ForAll @LongRange(min = 1, max = PriceRules.HIGHEST) long original,
            @ForAll @IntRange(min = 1, max = 98) int percent) {
        var lower = new Discount.Percentage(percent).applyTo(Won.of(original)).sale();
        var higher =
                new Discount.Percentage(percent + 1).applyTo(Won.of(original)).sale();

        assertThat(higher).isLessThanOrEqualTo(lower);
    }

    @Property
    void fixedSumComesOffExactlyWhenItIsBelowThePrice(
            @ForAll @LongRange(min = 1, max = PriceRules.HIGHEST) long original,
            @ForAll @LongRange(min = 1, max = PriceRules.HIGHEST) long sum) {
        var discount = new Discount.Fixed(Won.of(sum));

        assertThat(discount.fits(Won.of(original))).isEqualTo(sum < original);
        if (sum < original) {
            assertThat(discount.applyTo(Won.of(original)).sale()).isEqualTo(Won.of(original - sum));
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> discount.applyTo(Won.of(original)));
        }
    }

    @Property
    void withoutDiscountTheOriginalPriceIsPaid(@ForAll @LongRange(min = 1, max = PriceRules.HIGHEST) long original) {
        assertThat(new Discount.None().applyTo(Won.of(original)).sale()).isEqualTo(Won.of(original));
    }

    @Example
    void fifteenPercentOfTwentyThousandIsThreeThousand() {
        assertThat(new Discount.Percentage(15).applyTo(Won.of(20_000)))
                .isEqualTo(new Price(Won.of(20_000), Won.of(17_000)));
    }

    @Example
    void tenPercentOfNineWonIsNothing() {
        assertThat(new Discount.Percentage(10).applyTo(Won.of(9)).discounted()).isEqualTo(Won.ZERO);
    }

    @Example
    void discountsOutsideTheirRangeCannotBeMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Discount.Percentage(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Discount.Percentage(100));
        assertThatIllegalArgumentException().isThrownBy(() -> new Discount.Fixed(Won.ZERO));
    }
}
