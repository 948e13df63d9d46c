package com.byeolshow.commerce.coupon.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.coupon.Basket;
import com.byeolshow.commerce.coupon.Basket.Line;
import com.byeolshow.commerce.coupon.Basket.OnLine;
import com.byeolshow.commerce.coupon.Basket.Spent;
import com.byeolshow.commerce.coupon.Basket.Wishes;
import com.byeolshow.commerce.coupon.CouponId;
import com.byeolshow.commerce.coupon.model.Coupon.Category;
import com.byeolshow.commerce.coupon.model.Coupon.Discount;
import com.byeolshow.commerce.coupon.model.Coupon.Kind;
import com.byeolshow.commerce.coupon.model.Coupon.Limits;
import com.byeolshow.commerce.coupon.model.HeldCoupon.Fate;
import com.byeolshow.commerce.coupon.model.SpendingRules.Spending.Granted;
import com.byeolshow.commerce.coupon.model.SpendingRules.Spending.Refused;
import com.byeolshow.commerce.pricing.Price;
import com.byeolshow.commerce.pricing.PricingRules;
import com.byeolshow.commerce.pricing.Quote;
import com.byeolshow.commerce.pricing.TaxedPrice;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Any basket with any coupons: refused as a whole, or granted to the won. */
class SpendingPropertiesTest {

    private static final Instant NOW = Instant.parse("2030-05-01T11:00:00Z");

    /** A line of a basket before coupons. */
    record Goods(String product, String collection, Price unit, int quantity) {

        Line line() {
            return new Line(
                    product,
                    List.of(collection),
                    unit.discounted().isPositive(),
                    quantity,
                    unit.times(quantity).sale());
        }
    }

    /** A coupon and the line it is meant for, should it be one for lines. */
    record Wish(Coupon.Terms terms, int line) {}

    @Property(tries = 2_000)
    void everyWonIsAccountedFor(
            @ForAll @Size(min = 1, max = 10) List<@From("goods") Goods> goods,
            @ForAll @Size(max = 4) List<@From("wishes") Wish> wishes,
            @ForAll @LongRange(max = 10_000) long fee) {
        var basket = new Basket(goods.stream().map(Goods::line).toList());
        Map<CouponId, HeldCoupon> held = new HashMap<>();
        @Nullable CouponId cart = null;
        var onLines = new ArrayList<OnLine>();
        for (Wish wish : wishes) {
            var id = new CouponId("C" + held.size());
            held.put(id, new HeldCoupon(new Coupon(id, wish.terms(), true, 1, NOW, NOW), Fate.KEPT));
            if (wish.terms().kind() == Kind.CART) {
                cart = id;
            } else {
                onLines.add(new OnLine(wish.line() % goods.size(), id));
            }
        }
        var wanted = new Wishes(cart, onLines);

        switch (SpendingRules.spend(basket, wanted, held, NOW)) {
            case Refused(var problem) -> {
                Statistics.collect("refused");
                assertThat(problem.status()).isBetween(400, 409);
            }
            case Granted(var reduction) -> {
                Statistics.collect(wanted.none() ? "granted without coupons" : "granted");
                assertThat(reduction.shares()).hasSameSizeAs(goods);
                assertThat(reduction.spent()).hasSize(onLines.size() + (cart == null ? 0 : 1));
                assertThat(reduction.spent())
                        .allMatch(spent -> spent.discounted().isPositive());
                assertThat(Won.sum(reduction.shares()))
                        .isEqualTo(Won.sum(reduction.spent().stream()
                                .map(Spent::discounted)
                                .toList()));
                for (int i = 0; i < goods.size(); i++) {
                    assertThat(reduction.shares().get(i))
                            .isBetween(Won.ZERO, basket.lines().get(i).price());
                }
                reduction.spent().forEach(spent -> assertWithinTerms(basket, held, spent));
                assertQuoteAddsUp(goods, reduction.shares(), fee);
            }
        }
        Statistics.coverage(seen -> seen.check("granted").percentage(share -> share > 10));
    }

    private static void assertWithinTerms(Basket basket, Map<CouponId, HeldCoupon> held, Spent spent) {
        var terms = Objects.requireNonNull(held.get(spent.coupon())).coupon().terms();
        switch (terms.discount()) {
            case Discount.Fixed(var sum) -> assertThat(spent.discounted()).isLessThanOrEqualTo(sum);
            case Discount.Percentage(var percent, var max) -> {
                assertThat(spent.discounted())
                        .isLessThanOrEqualTo(
                                Won.sum(basket.lines().stream().map(Line::price).toList())
                                        .percent(percent));
                if (max != null) {
                    assertThat(spent.discounted()).isLessThanOrEqualTo(max);
                }
            }
        }
        Integer position = spent.line();
        assertThat(position != null).isEqualTo(terms.kind() == Kind.PRODUCT);
        if (position != null) {
            var line = basket.lines().get(position);
            assertThat(line.quantity()).isEqualTo(1);
            assertThat(terms.category().contains(line.productId(), line.collectionIds()))
                    .isTrue();
            assertThat(terms.only() && line.discounted()).isFalse();
        }
    }

    /** Lines and shipping make the total; tax and the rest make each of them; and coupons never cost free shipping. */
    private static void assertQuoteAddsUp(List<Goods> goods, List<Won> shares, long fee) {
        var quote = quote(goods, shares, fee);
        var before = quote(goods, shares.stream().map(_ -> Won.ZERO).toList(), fee);

        assertThat(TaxedPrice.sum(
                        quote.lines().stream().map(Quote.PricedLine::total).toList()))
                .isEqualTo(quote.items());
        assertThat(quote.items().plus(quote.shipping())).isEqualTo(quote.total());
        assertThat(quote.amount()).isEqualTo(before.amount().minus(Won.sum(shares)));
        assertThat(quote.shipping()).isEqualTo(before.shipping());
        assertThat(quote.total().withoutTax().plus(quote.total().taxed())).isEqualTo(quote.amount());
        assertThat(quote.lines()).allSatisfy(line -> {
            assertThat(line.total().sale()).isGreaterThanOrEqualTo(Won.ZERO);
            assertThat(line.total().withoutTax()).isGreaterThanOrEqualTo(Won.ZERO);
            assertThat(line.total().taxed()).isGreaterThanOrEqualTo(Won.ZERO);
        });
    }

    private static Quote quote(List<Goods> goods, List<Won> shares, long fee) {
        return PricingRules.quote(
                IntStream.range(0, goods.size())
                        .mapToObj(i -> new Quote.Line(
                                goods.get(i).collection(),
                                goods.get(i).unit(),
                                goods.get(i).quantity(),
                                shares.get(i)))
                        .toList(),
                (_, worth) -> worth.value() >= 50_000 ? Won.ZERO : Won.of(fee));
    }

    @Provide
    Arbitrary<Goods> goods() {
        var unit = Combinators.combine(
                        Arbitraries.longs().between(0, 200_000),
                        Arbitraries.integers().between(0, 60))
                .as((original, percent) -> new Price(
                        Won.of(original),
                        Won.of(original).minus(Won.of(original).percent(percent % 41))));
        return Combinators.combine(
                        Arbitraries.of("A", "B", "C", "D"),
                        Arbitraries.of("beauty", "food"),
                        unit,
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just(1)),
                                Tuple.of(1, Arbitraries.integers().between(1, 999))))
                .as(Goods::new);
    }

    @Provide
    Arbitrary<Wish> wishes() {
        Arbitrary<Discount> discounts = Arbitraries.oneOf(
                Arbitraries.longs().between(1, 300_000).map(sum -> new Discount.Fixed(Won.of(sum))),
                Combinators.combine(
                                Arbitraries.integers().between(1, 100),
                                Arbitraries.longs()
                                        .between(1, 50_000)
                                        .map(Won::of)
                                        .injectNull(0.5))
                        .as(Discount.Percentage::new));
        Arbitrary<Category> categories = Arbitraries.of(
                new Category.Any(),
                new Category.Any(),
                new Category.Include(List.of("beauty"), List.of()),
                new Category.Include(List.of(), List.of("A", "B")));
        Arbitrary<Limits> limits = Arbitraries.of(
                new Limits(Won.ZERO, null),
                new Limits(Won.ZERO, null),
                new Limits(Won.of(10_000), null),
                new Limits(Won.ZERO, Won.of(100_000)));
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.of(true, false, false),
                        categories,
                        discounts,
                        limits,
                        Arbitraries.integers().between(0, 9))
                .as((kind, only, category, discount, limit, line) -> new Wish(
                        new Coupon.Terms(
                                "c",
                                "",
                                kind,
                                only,
                                category,
                                discount,
                                limit,
                                new Coupon.Period(NOW, null, null),
                                null),
                        line));
    }
}
