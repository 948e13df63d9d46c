package com.byeolshow.commerce.order;

import com.byeolshow.commerce.coupon.Basket;
import com.byeolshow.commerce.coupon.CouponId;
import com.byeolshow.commerce.goods.Offer;
import com.byeolshow.commerce.order.model.Checkout;
import com.byeolshow.commerce.order.model.CheckoutProblem;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** Says to coupons what is bought and which line each of them is meant for. */
final class ChosenCoupons {

    private ChosenCoupons() {}

    /** Refused with {@link CheckoutProblem.CouponWithoutItem} when a coupon is meant for something else. */
    static Basket.Wishes of(Checkout.Coupons coupons, List<Checkout.Item> items) {
        var onLines = new ArrayList<Basket.OnLine>();
        var taken = new HashSet<Integer>();
        for (var coupon : coupons.products()) {
            int line = coupon.line(items, taken)
                    .orElseThrow(() -> new RefusedException(new CheckoutProblem.CouponWithoutItem()));
            taken.add(line);
            onLines.add(new Basket.OnLine(line, new CouponId(coupon.coupon())));
        }
        return new Basket.Wishes(coupons.cart() == null ? null : new CouponId(coupons.cart()), List.copyOf(onLines));
    }

    static Basket basket(List<Checkout.Item> items, List<Offer> offers) {
        return new Basket(IntStream.range(0, items.size())
                .mapToObj(i -> line(items.get(i), offers.get(i)))
                .toList());
    }

    private static Basket.Line line(Checkout.Item item, Offer offer) {
        return new Basket.Line(
                offer.productId(),
                offer.collectionIds(),
                offer.price().discounted().isPositive(),
                item.quantity(),
                offer.price().times(item.quantity()).sale());
    }
}
