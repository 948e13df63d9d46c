package com.byeolshow.commerce.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.byeolshow.commerce.pricing.Discount.Kind;
import com.byeolshow.commerce.pricing.Quote.Line;
import com.byeolshow.commerce.pricing.Quote.PricedLine;
import com.byeolshow.commerce.pricing.Quote.VendorPart;
import com.byeolshow.platform.money.Won;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PricingRulesTest {

    private static final PricingRules.Fees NO_FEES = (_, _) -> Won.ZERO;

    private static Price unit(long original, long announced, @Nullable Discount own, @Nullable Discount ofProduct) {
        return PricingRules.unit(Won.of(original), Won.of(announced), own, ofProduct);
    }

    @Test
    void percentageDiscountIsRoundedDownToAWholeWon() {
        var price = unit(9_999, 9_999, new Discount(Kind.PERCENTAGE, 15), null);

        assertThat(price.discounted()).isEqualTo(Won.of(1_499));
        assertThat(price.sale()).isEqualTo(Won.of(8_500));
    }

    @Test
    void fixedDiscountNeverGoesBelowNothing() {
        assertThat(unit(2_000, 2_000, new Discount(Kind.FIXED, 3_000), null).sale())
                .isEqualTo(Won.ZERO);
    }

    @Test
    void discountOfTheVariantReplacesThatOfTheProduct() {
        var price = unit(10_000, 10_000, new Discount(Kind.FIXED, 1_000), new Discount(Kind.PERCENTAGE, 50));

        assertThat(price.sale()).isEqualTo(Won.of(9_000));
    }

    @Test
    void discountOfTheProductReachesAVariantWithoutOne() {
        assertThat(unit(10_000, 10_000, null, new Discount(Kind.PERCENTAGE, 50)).sale())
                .isEqualTo(Won.of(5_000));
    }

    @Test
    void withoutDiscountTheAnnouncedSalePriceCountsUnlessItIsDearer() {
        assertThat(unit(10_000, 9_500, null, null).sale()).isEqualTo(Won.of(9_500));
        assertThat(unit(10_000, 12_000, null, null).sale()).isEqualTo(Won.of(10_000));
    }

    @Test
    void impossibleDiscountsAndPricesCannotBeBuilt() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Discount(Kind.PERCENTAGE, 101));
        assertThatIllegalArgumentException().isThrownBy(() -> new Discount(Kind.FIXED, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Price(Won.of(1), Won.of(2)));
    }

    @Test
    void taxIsContainedInTheExampleOfTheContract() {
        var quote = PricingRules.quote(
                List.of(new Line("byeolshow", new Price(Won.of(20_000), Won.of(17_000)), 1, Won.ZERO)),
                (_, _) -> Won.of(3_000));

        assertThat(quote.items()).isEqualTo(new TaxedPrice(Won.of(20_000), Won.of(17_000), Won.of(15_455)));
        assertThat(quote.items().taxed()).isEqualTo(Won.of(1_545));
        assertThat(quote.shipping().withoutTax()).isEqualTo(Won.of(2_727));
        assertThat(quote.total()).isEqualTo(new TaxedPrice(Won.of(23_000), Won.of(20_000), Won.of(18_182)));
        assertThat(quote.total().taxed()).isEqualTo(Won.of(1_818));
        assertThat(quote.amount()).isEqualTo(Won.of(20_000));
    }

    @Test
    void lineIsTaxedAsAWhole() {
        var line = PricingRules.quote(
                        List.of(new Line("byeolshow", new Price(Won.of(20_000), Won.of(17_000)), 2, Won.ZERO)), NO_FEES)
                .lines()
                .getFirst();

        assertThat(line.total()).isEqualTo(new TaxedPrice(Won.of(40_000), Won.of(34_000), Won.of(30_909)));
    }

    @Test
    void everyVendorIsAskedOnceForItsFee() {
        var quote = PricingRules.quote(
                List.of(
                        new Line("a", new Price(Won.of(100), Won.of(100)), 1, Won.ZERO),
                        new Line("b", new Price(Won.of(200), Won.of(200)), 1, Won.ZERO),
                        new Line("a", new Price(Won.of(300), Won.of(300)), 1, Won.ZERO)),
                (vendor, goods) -> vendor.equals("a") ? goods : Won.of(7));

        assertThat(quote.vendors()).extracting(VendorPart::vendor).containsExactly("a", "b");
        assertThat(quote.shipping().sale()).isEqualTo(Won.of(407));
    }

    @Test
    void couponsLowerThePriceOfALineButNotWhatShippingGoesBy() {
        var quote = PricingRules.quote(
                List.of(
                        new Line("a", new Price(Won.of(30_000), Won.of(25_000)), 2, Won.of(7_000)),
                        new Line("b", new Price(Won.of(1_000), Won.of(1_000)), 1, Won.of(1_000))),
                (_, goods) -> goods.value() >= 50_000 ? Won.ZERO : Won.of(3_000));

        assertThat(quote.vendors().getFirst().goods()).isEqualTo(Won.of(50_000));
        assertThat(quote.vendors().getFirst().items())
                .isEqualTo(new TaxedPrice(Won.of(60_000), Won.of(43_000), Won.of(39_091)));
        assertThat(quote.vendors().getFirst().shipping()).isEqualTo(TaxedPrice.ZERO);
        assertThat(quote.vendors().getLast().items().sale()).isEqualTo(Won.ZERO);
        assertThat(quote.amount()).isEqualTo(Won.of(46_000));
    }

    @Property
    void partsAddUpToTheTotal(@ForAll("baskets") List<Line> lines, @ForAll @LongRange(max = 10_000) long fee) {
        var quote = PricingRules.quote(lines, (_, goods) -> goods.value() >= 50_000 ? Won.ZERO : Won.of(fee));

        assertThat(TaxedPrice.sum(quote.lines().stream().map(PricedLine::total).toList()))
                .isEqualTo(quote.items());
        assertThat(TaxedPrice.sum(
                        quote.vendors().stream().map(VendorPart::total).toList()))
                .isEqualTo(quote.total());
        assertThat(quote.items().plus(quote.shipping())).isEqualTo(quote.total());
        assertThat(quote.amount().value())
                .isEqualTo(lines.stream()
                                .mapToLong(line -> line.unit().sale().value() * line.quantity()
                                        - line.couponDiscount().value())
                                .sum()
                        + quote.shipping().sale().value());
    }

    @Property
    void taxIsAnEleventhAndNeverMoreThanHalfAWonOff(@ForAll @LongRange(max = 1_000_000_000_000L) long amount) {
        var price = TaxedPrice.of(new Price(Won.of(amount), Won.of(amount)));

        assertThat(price.withoutTax().plus(price.taxed())).isEqualTo(price.withTax());
        assertThat(price.taxed().isNegative()).isFalse();
        assertThat(Math.abs(price.taxed().value() * 11 - amount)).isLessThanOrEqualTo(6);
    }

    @Property
    void discountedPriceIsBetweenNothingAndTheOriginal(
            @ForAll @LongRange(max = 10_000_000) long original,
            @ForAll @LongRange(max = 20_000_000) long announced,
            @ForAll Kind kind,
            @ForAll @IntRange(max = 100) int value) {
        var price = unit(original, announced, new Discount(kind, value), null);

        assertThat(price.sale().isNegative()).isFalse();
        assertThat(price.sale().plus(price.discounted())).isEqualTo(price.original());
    }

    @Provide
    Arbitrary<List<Line>> baskets() {
        var prices = Combinators.combine(
                        Arbitraries.longs().between(0, 5_000_000),
                        Arbitraries.integers().between(0, 100))
                .as((original, percent) -> new Price(
                        Won.of(original),
                        Won.of(original).minus(Won.of(original).percent(percent))));
        return Combinators.combine(
                        Arbitraries.of("byeolshow", "S1", "S2"),
                        prices,
                        Arbitraries.integers().between(1, 999),
                        Arbitraries.integers().between(0, 100))
                .as((vendor, unit, quantity, share) -> new Line(
                        vendor, unit, quantity, unit.times(quantity).sale().percent(share)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }
}
