package com.byeolshow.commerce.coupon.model;

import com.byeolshow.commerce.coupon.Basket;
import com.byeolshow.commerce.coupon.Basket.Reduction;
import com.byeolshow.commerce.coupon.Basket.Spent;
import com.byeolshow.commerce.coupon.CouponId;
import com.byeolshow.commerce.coupon.model.Coupon.Kind;
import com.byeolshow.commerce.coupon.model.Coupon.Limits;
import com.byeolshow.commerce.coupon.model.CouponProblem.Unusable;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What coupons take off a basket. Product coupons come first, one at most per line; the one cart coupon then counts on
 * what they left. A price limit looks at prices before any coupon, so that no coupon spoils another.
 */
public final class SpendingRules {

    private SpendingRules() {}

    /** What became of the wishes. */
    public sealed interface Spending {

        record Granted(Reduction reduction) implements Spending {}

        record Refused(CouponProblem problem) implements Spending {}
    }

    /**
     * All wishes are granted or none is.
     *
     * @param held what the customer was issued of the wished coupons
     */
    public static Spending spend(Basket basket, Basket.Wishes wishes, Map<CouponId, HeldCoupon> held, Instant now) {
        return obstacle(wishes, held, now)
                .or(() -> lineObstacle(basket, wishes.onLines(), held))
                .<Spending>map(Spending.Refused::new)
                .orElseGet(() -> reduce(basket, wishes, held));
    }

    private static Optional<Unusable> obstacle(Basket.Wishes wishes, Map<CouponId, HeldCoupon> held, Instant now) {
        var seen = new HashSet<CouponId>();
        return Stream.concat(
                        wishes.onLines().stream().map(wish -> obstacle(wish.coupon(), Kind.PRODUCT, held, seen, now)),
                        Stream.ofNullable(wishes.cart()).map(cart -> obstacle(cart, Kind.CART, held, seen, now)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Unusable> obstacle(
            CouponId id, Kind kind, Map<CouponId, HeldCoupon> held, Set<CouponId> seen, Instant now) {
        if (!seen.add(id)) {
            return Optional.of(Unusable.GIVEN_TWICE);
        }
        HeldCoupon issue = held.get(id);
        if (issue == null) {
            return Optional.of(Unusable.NOT_HELD);
        }
        return switch (issue.fate()) {
            case DELETED -> Optional.of(Unusable.NOT_HELD);
            case USED -> Optional.of(Unusable.USED);
            case KEPT -> {
                if (issue.coupon().isExpired(now)) {
                    yield Optional.of(Unusable.EXPIRED);
                }
                yield issue.coupon().terms().kind() == kind ? Optional.empty() : Optional.of(Unusable.OTHER_KIND);
            }
        };
    }

    private static Optional<Unusable> lineObstacle(
            Basket basket, List<Basket.OnLine> onLines, Map<CouponId, HeldCoupon> held) {
        var taken = new HashSet<Integer>();
        for (var wish : onLines) {
            var line = basket.lines().get(wish.line());
            var terms = terms(held, wish.coupon());
            if (!taken.add(wish.line())) {
                return Optional.of(Unusable.LINE_HAS_ONE);
            }
            if (line.quantity() != 1) {
                return Optional.of(Unusable.SEVERAL_UNITS);
            }
            if (!isFor(terms, line)) {
                return Optional.of(Unusable.OTHER_GOODS);
            }
            if (terms.only() && line.discounted()) {
                return Optional.of(Unusable.GOODS_DISCOUNTED);
            }
            var limit = outside(terms.limits(), line.price());
            if (limit.isPresent()) {
                return limit;
            }
            if (terms.discount().of(line.price()).isZero()) {
                return Optional.of(Unusable.WITHOUT_EFFECT);
            }
        }
        return Optional.empty();
    }

    private static Spending reduce(Basket basket, Basket.Wishes wishes, Map<CouponId, HeldCoupon> held) {
        var shares =
                new ArrayList<Won>(basket.lines().stream().map(_ -> Won.ZERO).toList());
        var spent = new ArrayList<Spent>();
        for (var wish : wishes.onLines()) {
            var terms = terms(held, wish.coupon());
            Won discount = terms.discount().of(basket.lines().get(wish.line()).price());
            shares.set(wish.line(), discount);
            spent.add(new Spent(wish.coupon(), terms.name(), wish.line(), discount));
        }
        return wishes.cart() == null
                ? new Spending.Granted(new Reduction(List.copyOf(shares), List.copyOf(spent)))
                : reduceCart(basket, wishes.cart(), terms(held, wishes.cart()), shares, spent);
    }

    private static Spending reduceCart(
            Basket basket, CouponId id, Coupon.Terms terms, List<Won> shares, List<Spent> spent) {
        var inCategory = IntStream.range(0, basket.lines().size())
                .filter(i -> isFor(terms, basket.lines().get(i)))
                .boxed()
                .toList();
        // Discounted goods do not spoil a coupon that is not for them; they only do not count.
        var eligible = inCategory.stream()
                .filter(i -> !terms.only() || !basket.lines().get(i).discounted())
                .toList();
        var left = eligible.stream()
                .map(i -> basket.lines().get(i).price().minus(shares.get(i)))
                .toList();
        Won before = Won.sum(
                eligible.stream().map(i -> basket.lines().get(i).price()).toList());
        Won discount = terms.discount().of(Won.sum(left));
        if (eligible.isEmpty()) {
            return new Spending.Refused(inCategory.isEmpty() ? Unusable.OTHER_GOODS : Unusable.GOODS_DISCOUNTED);
        }
        var limit = outside(terms.limits(), before);
        if (limit.isPresent() || discount.isZero()) {
            return new Spending.Refused(limit.orElse(Unusable.WITHOUT_EFFECT));
        }
        var parts = Shares.of(discount, left);
        for (int i = 0; i < parts.size(); i++) {
            int line = eligible.get(i);
            shares.set(line, shares.get(line).plus(parts.get(i)));
        }
        spent.add(new Spent(id, terms.name(), null, discount));
        return new Spending.Granted(new Reduction(List.copyOf(shares), List.copyOf(spent)));
    }

    private static boolean isFor(Coupon.Terms terms, Basket.Line line) {
        return terms.category().contains(line.productId(), line.collectionIds());
    }

    private static Optional<Unusable> outside(Limits limits, Won price) {
        if (price.compareTo(limits.min()) < 0) {
            return Optional.of(Unusable.BELOW_MINIMUM);
        }
        Won max = limits.max();
        return max != null && price.compareTo(max) > 0 ? Optional.of(Unusable.ABOVE_MAXIMUM) : Optional.empty();
    }

    private static Coupon.Terms terms(Map<CouponId, HeldCoupon> held, CouponId id) {
        HeldCoupon issue = held.get(id);
        if (issue == null) {
            throw new IllegalArgumentException("not held: " + id);
        }
        return issue.coupon().terms();
    }
}
