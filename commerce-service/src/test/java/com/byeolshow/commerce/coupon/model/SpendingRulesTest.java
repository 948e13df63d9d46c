package com.byeolshow.commerce.coupon.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.coupon.Basket;
import com.byeolshow.commerce.coupon.Basket.Line;
import com.byeolshow.commerce.coupon.Basket.OnLine;
import com.byeolshow.commerce.coupon.Basket.Reduction;
import com.byeolshow.commerce.coupon.Basket.Spent;
import com.byeolshow.commerce.coupon.Basket.Wishes;
import com.byeolshow.commerce.coupon.CouponId;
import com.byeolshow.commerce.coupon.model.Coupon.Category;
import com.byeolshow.commerce.coupon.model.Coupon.Discount;
import com.byeolshow.commerce.coupon.model.Coupon.Kind;
import com.byeolshow.commerce.coupon.model.Coupon.Limits;
import com.byeolshow.commerce.coupon.model.CouponProblem.Unusable;
import com.byeolshow.commerce.coupon.model.HeldCoupon.Fate;
import com.byeolshow.commerce.coupon.model.SpendingRules.Spending;
import com.byeolshow.commerce.coupon.model.SpendingRules.Spending.Granted;
import com.byeolshow.commerce.coupon.model.SpendingRules.Spending.Refused;
import com.byeolshow.platform.money.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpendingRulesTest {

    private static final Instant NOW = Instant.parse("2030-05-01T11:00:00Z");
    private static final Discount TENTH = new Discount.Percentage(10, null);
    private static final Discount THOUSAND = new Discount.Fixed(Won.of(1_000));
    private static final Category ANY = new Category.Any();
    private static final Limits NO_LIMITS = new Limits(Won.ZERO, null);

    private final Map<CouponId, HeldCoupon> held = new HashMap<>();

    private CouponId hold(Kind kind, Discount discount) {
        return hold(kind, false, ANY, discount, NO_LIMITS);
    }

    private CouponId hold(Kind kind, boolean only, Category category, Discount discount, Limits limits) {
        return hold(kind, only, category, discount, limits, null, Fate.KEPT);
    }

    private CouponId hold(
            Kind kind,
            boolean only,
            Category category,
            Discount discount,
            Limits limits,
            @Nullable Instant expiresAt,
            Fate fate) {
        var id = new CouponId("C" + held.size());
        var terms = new Coupon.Terms(
                "coupon " + id,
                "",
                kind,
                only,
                category,
                discount,
                limits,
                new Coupon.Period(NOW.minusSeconds(60), null, expiresAt),
                null);
        // Closing a coupon does not take it from those who have it.
        held.put(id, new HeldCoupon(new Coupon(id, terms, false, 1, NOW, NOW), fate));
        return id;
    }

    private static Line line(String product, int quantity, long price) {
        return new Line(product, List.of("beauty"), false, quantity, Won.of(price));
    }

    private static Line discounted(String product, long price) {
        return new Line(product, List.of("sale"), true, 1, Won.of(price));
    }

    private static Basket basket(Line... lines) {
        return new Basket(List.of(lines));
    }

    private Spending spend(Basket basket, @Nullable CouponId cart, OnLine... onLines) {
        return SpendingRules.spend(basket, new Wishes(cart, List.of(onLines)), held, NOW);
    }

    private static List<Won> won(long... values) {
        return Arrays.stream(values).mapToObj(Won::of).toList();
    }

    private static Reduction granted(Spending spending) {
        assertThat(spending).isInstanceOf(Granted.class);
        return ((Granted) spending).reduction();
    }

    private static void assertRefused(Spending spending, Unusable why) {
        assertThat(spending).isEqualTo(new Refused(why));
    }

    @Nested
    class ProductCoupon {

        @Test
        void takesItsDiscountOffItsLineAlone() {
            var coupon = hold(Kind.PRODUCT, TENTH);

            var reduction =
                    granted(spend(basket(line("A", 1, 10_000), line("B", 1, 9_999)), null, new OnLine(1, coupon)));

            assertThat(reduction.shares()).isEqualTo(won(0, 999));
            assertThat(reduction.spent()).containsExactly(new Spent(coupon, "coupon C0", 1, Won.of(999)));
        }

        @ParameterizedTest
        @ValueSource(ints = {2, 3, 999})
        void isForALineOfOneUnit(int quantity) {
            var coupon = hold(Kind.PRODUCT, TENTH);

            assertRefused(
                    spend(basket(line("A", quantity, 10_000)), null, new OnLine(0, coupon)), Unusable.SEVERAL_UNITS);
        }

        @Test
        void sharesItsLineWithNoOther() {
            var one = hold(Kind.PRODUCT, TENTH);
            var other = hold(Kind.PRODUCT, THOUSAND);

            assertRefused(
                    spend(basket(line("A", 1, 10_000)), null, new OnLine(0, one), new OnLine(0, other)),
                    Unusable.LINE_HAS_ONE);
        }

        @Test
        void mayComeWithOthersOnOtherLines() {
            var one = hold(Kind.PRODUCT, TENTH);
            var other = hold(Kind.PRODUCT, THOUSAND);

            assertThat(granted(spend(
                                    basket(line("A", 1, 10_000), line("B", 1, 500)),
                                    null,
                                    new OnLine(0, one),
                                    new OnLine(1, other)))
                            .shares())
                    .isEqualTo(won(1_000, 500));
        }

        @Test
        void isNoCartCoupon() {
            assertRefused(spend(basket(line("A", 1, 10_000)), hold(Kind.PRODUCT, TENTH)), Unusable.OTHER_KIND);
        }

        @ParameterizedTest
        @CsvSource({"beauty,,true", "food,,false", ",A,true", ",B,false", "food,A,true", "beauty,B,true"})
        void isForTheGoodsOfItsCategory(@Nullable String collection, @Nullable String product, boolean fits) {
            var category = new Category.Include(
                    collection == null ? List.of() : List.of(collection),
                    product == null ? List.of() : List.of(product));
            var coupon = hold(Kind.PRODUCT, false, category, TENTH, NO_LIMITS);

            var spending = spend(basket(line("A", 1, 10_000)), null, new OnLine(0, coupon));

            if (fits) {
                assertThat(granted(spending).shares()).isEqualTo(won(1_000));
            } else {
                assertRefused(spending, Unusable.OTHER_GOODS);
            }
        }

        @Test
        void forUndiscountedGoodsOnlyIsRefusedOnDiscountedOnes() {
            var coupon = hold(Kind.PRODUCT, true, ANY, TENTH, NO_LIMITS);

            assertRefused(
                    spend(basket(discounted("A", 10_000)), null, new OnLine(0, coupon)), Unusable.GOODS_DISCOUNTED);
            assertThat(granted(spend(basket(line("A", 1, 10_000)), null, new OnLine(0, coupon)))
                            .shares())
                    .isEqualTo(won(1_000));
        }

        @Test
        void thatMayBeCombinedCountsOnTheDiscountedPrice() {
            var coupon = hold(Kind.PRODUCT, TENTH);

            assertThat(granted(spend(basket(discounted("A", 17_000)), null, new OnLine(0, coupon)))
                            .shares())
                    .isEqualTo(won(1_700));
        }

        @ParameterizedTest
        @CsvSource({"4999,BELOW_MINIMUM", "5000,", "8000,", "8001,ABOVE_MAXIMUM"})
        void keepsItsLimits(long price, @Nullable Unusable problem) {
            for (var discount : List.of(TENTH, THOUSAND)) {
                var coupon = hold(Kind.PRODUCT, false, ANY, discount, new Limits(Won.of(5_000), Won.of(8_000)));

                var spending = spend(basket(line("A", 1, price)), null, new OnLine(0, coupon));

                if (problem == null) {
                    assertThat(spending).isInstanceOf(Granted.class);
                } else {
                    assertRefused(spending, problem);
                }
            }
        }

        @ParameterizedTest
        @CsvSource({"9", "0"})
        void thatWouldTakeNothingOffIsNotSpent(long price) {
            assertRefused(
                    spend(basket(line("A", 1, price)), null, new OnLine(0, hold(Kind.PRODUCT, TENTH))),
                    Unusable.WITHOUT_EFFECT);
        }
    }

    @Nested
    class CartCoupon {

        @Test
        void isSpreadOverAllLinesToTheWon() {
            var coupon = hold(Kind.CART, THOUSAND);

            var reduction =
                    granted(spend(basket(line("A", 1, 10_000), line("B", 2, 10_000), line("C", 1, 10_000)), coupon));

            assertThat(reduction.shares()).isEqualTo(won(334, 333, 333));
            assertThat(reduction.spent()).containsExactly(new Spent(coupon, "coupon C0", null, Won.of(1_000)));
        }

        @Test
        void reachesOnlyItsCategoryAndCountsOnlyIt() {
            var coupon = hold(Kind.CART, false, new Category.Include(List.of(), List.of("B", "C")), TENTH, NO_LIMITS);

            assertThat(granted(spend(basket(line("A", 1, 50_000), line("B", 1, 3_000), line("C", 4, 1_000)), coupon))
                            .shares())
                    .isEqualTo(won(0, 300, 100));
        }

        @Test
        void withNothingOfItsCategoryIsRefused() {
            var coupon = hold(Kind.CART, false, new Category.Include(List.of("food"), List.of()), TENTH, NO_LIMITS);

            assertRefused(spend(basket(line("A", 1, 50_000)), coupon), Unusable.OTHER_GOODS);
        }

        @Test
        void forUndiscountedGoodsOnlyPassesDiscountedOnesBy() {
            var coupon = hold(Kind.CART, true, ANY, TENTH, NO_LIMITS);

            assertThat(granted(spend(basket(discounted("A", 50_000), line("B", 1, 3_000)), coupon))
                            .shares())
                    .isEqualTo(won(0, 300));
            assertRefused(spend(basket(discounted("A", 50_000)), coupon), Unusable.GOODS_DISCOUNTED);
        }

        @Test
        void comesAfterProductCouponsOnWhatTheyLeft() {
            var product = hold(Kind.PRODUCT, new Discount.Percentage(50, null));
            var cart = hold(Kind.CART, TENTH);

            var reduction =
                    granted(spend(basket(line("A", 1, 10_000), line("B", 1, 5_000)), cart, new OnLine(0, product)));

            assertThat(reduction.shares()).isEqualTo(won(5_500, 500));
            assertThat(reduction.spent()).extracting(Spent::discounted).containsExactlyElementsOf(won(5_000, 1_000));
        }

        @Test
        void takesNoMoreThanProductCouponsLeft() {
            var product = hold(Kind.PRODUCT, new Discount.Fixed(Won.of(9_500)));
            var cart = hold(Kind.CART, THOUSAND);

            var reduction = granted(spend(basket(line("A", 1, 10_000)), cart, new OnLine(0, product)));

            assertThat(reduction.shares()).isEqualTo(won(10_000));
            assertThat(reduction.spent()).extracting(Spent::discounted).containsExactlyElementsOf(won(9_500, 500));
        }

        @Test
        void isNotSpentWhenProductCouponsLeftNothing() {
            var product = hold(Kind.PRODUCT, new Discount.Fixed(Won.of(10_000)));
            var cart = hold(Kind.CART, THOUSAND);

            assertRefused(spend(basket(line("A", 1, 10_000)), cart, new OnLine(0, product)), Unusable.WITHOUT_EFFECT);
        }

        @ParameterizedTest
        @CsvSource({"4999,BELOW_MINIMUM", "5000,", "8000,", "8001,ABOVE_MAXIMUM"})
        void measuresItsLimitsOnItsGoodsBeforeAnyCoupon(long price, @Nullable Unusable problem) {
            var category = new Category.Include(List.of(), List.of("A", "B"));
            for (var discount : List.of(TENTH, THOUSAND)) {
                var cart = hold(Kind.CART, false, category, discount, new Limits(Won.of(5_000), Won.of(8_000)));
                var product = hold(Kind.PRODUCT, THOUSAND);

                var spending = spend(
                        basket(line("A", 1, 2_000), line("B", 1, price - 2_000), line("Z", 1, 90_000)),
                        cart,
                        new OnLine(0, product));

                if (problem == null) {
                    assertThat(spending).isInstanceOf(Granted.class);
                } else {
                    assertRefused(spending, problem);
                }
            }
        }

        @Test
        void percentageStopsAtItsMost() {
            var coupon = hold(Kind.CART, new Discount.Percentage(50, Won.of(7_000)));

            assertThat(granted(spend(basket(line("A", 1, 10_000), line("B", 1, 10_000)), coupon))
                            .shares())
                    .isEqualTo(won(3_500, 3_500));
        }

        @Test
        void isNoProductCoupon() {
            assertRefused(
                    spend(basket(line("A", 1, 10_000)), null, new OnLine(0, hold(Kind.CART, TENTH))),
                    Unusable.OTHER_KIND);
        }
    }

    @Nested
    class Anyone {

        @Test
        void withoutWishesPaysThePrice() {
            assertThat(granted(spend(basket(line("A", 1, 10_000)), null))).isEqualTo(new Reduction(won(0), List.of()));
        }

        @Test
        void needsTheCoupon() {
            assertRefused(spend(basket(line("A", 1, 10_000)), new CouponId("other")), Unusable.NOT_HELD);
        }

        @ParameterizedTest
        @EnumSource(Kind.class)
        void cannotSpendACouponTwiceInOneOrder(Kind kind) {
            var coupon = hold(kind, TENTH);

            assertRefused(
                    kind == Kind.CART
                            ? spend(basket(line("A", 1, 100)), coupon, new OnLine(0, coupon))
                            : spend(
                                    basket(line("A", 1, 100), line("B", 1, 100)),
                                    null,
                                    new OnLine(0, coupon),
                                    new OnLine(1, coupon)),
                    kind == Kind.CART ? Unusable.OTHER_KIND : Unusable.GIVEN_TWICE);
        }

        @ParameterizedTest
        @CsvSource({"PRODUCT,USED,USED", "CART,USED,USED", "PRODUCT,DELETED,NOT_HELD", "CART,DELETED,NOT_HELD"})
        void cannotSpendWhatIsUsedOrDeleted(Kind kind, Fate fate, Unusable problem) {
            var coupon = hold(kind, false, ANY, TENTH, NO_LIMITS, null, fate);

            assertRefused(
                    kind == Kind.CART
                            ? spend(basket(line("A", 1, 10_000)), coupon)
                            : spend(basket(line("A", 1, 10_000)), null, new OnLine(0, coupon)),
                    problem);
        }

        @Test
        void canSpendUntilTheInstantOfExpiry() {
            var gone = hold(Kind.CART, false, ANY, TENTH, NO_LIMITS, NOW, Fate.KEPT);
            var lasting = hold(Kind.CART, false, ANY, TENTH, NO_LIMITS, NOW.plus(Duration.ofMillis(1)), Fate.KEPT);

            assertRefused(spend(basket(line("A", 1, 10_000)), gone), Unusable.EXPIRED);
            assertThat(spend(basket(line("A", 1, 10_000)), lasting)).isInstanceOf(Granted.class);
        }
    }

    @Test
    void everyProblemHasACodeOfItsOwn() {
        assertThat(Arrays.stream(Unusable.values()).map(Unusable::code).collect(Collectors.toSet()))
                .hasSameSizeAs(Unusable.values());
    }
}
