package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.order.model.OrderSheet.Line;
import com.byeolshow.commerce.order.model.OrderSheet.SpentCoupon;
import com.byeolshow.commerce.order.web.OrderParts.PriceJson;
import com.byeolshow.commerce.order.web.OrderTotals.GoodsTotalJson;
import com.byeolshow.commerce.pricing.Price;
import com.byeolshow.commerce.pricing.TaxedPrice;
import com.byeolshow.platform.money.Won;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A line in the app's shape. {@code price} is that of one unit before coupons, as the cart shows it and as the variant's
 * own; {@code total} is for all units after coupons, so the coupons' share of the line is {@code price.sale × quantity −
 * total.price.withTax}, which {@code discounts} explains.
 *
 * @param <P> the product or its id
 * @param <V> the variant or its id
 */
record ItemJson<P, V>(
        @JsonProperty("_id") String id,
        int quantity,
        PriceJson price,
        long discounted,
        List<DiscountJson> discounts,
        long taxed,
        GoodsTotalJson total,
        String shippingMethod,
        String vendor,
        String request,
        P product,
        V variant) {

    static <P, V> ItemJson<P, V> of(OrderSheet sheet, Line line, P product, V variant) {
        Price price = OrderTotals.unit(line);
        TaxedPrice unit = TaxedPrice.of(price);
        return new ItemJson<>(
                line.id(),
                line.quantity(),
                PriceJson.of(unit),
                unit.discounted().value(),
                DiscountJson.of(sheet, line),
                unit.taxed().value(),
                GoodsTotalJson.of(
                        TaxedPrice.of(new Price(price.times(line.quantity()).original(), line.price()))),
                line.shippingMethod(),
                line.vendor(),
                Objects.requireNonNullElse(line.request(), ""),
                product,
                variant);
    }

    /** What a coupon took off a line, all units together. */
    record DiscountJson(CouponRefJson coupon, long discounted, long before, long after) {

        /** The line's own coupon counts first; what is left of the line's discount is its share of the cart's coupon. */
        static List<DiscountJson> of(OrderSheet sheet, Line line) {
            var discounts = new ArrayList<DiscountJson>();
            Won price = line.unitSale().times(line.quantity());
            Won left = line.couponDiscount();
            for (SpentCoupon coupon : sheet.coupons()) {
                if (line.id().equals(coupon.item())) {
                    discounts.add(of(coupon, coupon.discounted(), price));
                    price = price.minus(coupon.discounted());
                    left = left.minus(coupon.discounted());
                }
            }
            for (SpentCoupon coupon : sheet.coupons()) {
                if (coupon.item() == null && left.isPositive()) {
                    discounts.add(of(coupon, left, price));
                    left = Won.ZERO;
                }
            }
            return List.copyOf(discounts);
        }

        private static DiscountJson of(SpentCoupon coupon, Won discounted, Won before) {
            return new DiscountJson(
                    new CouponRefJson(coupon.couponId(), coupon.name()),
                    discounted.value(),
                    before.value(),
                    before.minus(discounted).value());
        }
    }

    /** Names a coupon. */
    record CouponRefJson(@JsonProperty("_id") String id, String name) {}
}
