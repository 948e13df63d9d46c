package com.byeolshow.commerce.coupon;

import com.byeolshow.platform.money.Won;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods about to be bought, as far as coupons care.
 *
 * @param lines in the order of the checkout
 */
public record Basket(List<Line> lines) {

    /**
     * Some units of one variant.
     *
     * @param discounted whether the catalog sells it below its original price
     * @param price of all units, after the catalog's discount
     */
    public record Line(String productId, List<String> collectionIds, boolean discounted, int quantity, Won price) {}

    /**
     * The coupons a customer wants to spend on it.
     *
     * @param cart the one for the whole basket; null for none
     */
    public record Wishes(@Nullable CouponId cart, List<OnLine> onLines) {

        public boolean none() {
            return cart == null && onLines.isEmpty();
        }
    }

    /**
     * A coupon for one line.
     *
     * @param line position in {@link Basket#lines()}
     */
    public record OnLine(int line, CouponId coupon) {}

    /**
     * What the coupons take off.
     *
     * @param shares one per line, for all its units; each is at most the price of its line
     * @param spent what each coupon gave; the sums of both lists are equal
     */
    public record Reduction(List<Won> shares, List<Spent> spent) {}

    /**
     * A coupon and what it gave.
     *
     * @param line position of the line of a product coupon; null for one of the whole basket
     */
    public record Spent(
            CouponId coupon, String name, @Nullable Integer line, Won discounted) {}
}
