package com.byeolshow.commerce.pricing;

import com.byeolshow.platform.money.Won;
import java.util.List;

/**
 * What a number of goods costs, sent to one address.
 *
 * @param lines in the order they were asked for
 * @param vendors one entry per vendor, in order of first appearance
 */
public record Quote(List<PricedLine> lines, List<VendorPart> vendors, TaxedPrice items, TaxedPrice shipping) {

    /**
     * Some units of one variant.
     *
     * @param couponDiscount the line's share of coupons, for all units together
     */
    public record Line(String vendor, Price unit, int quantity, Won couponDiscount) {

        /** All units, as the catalog sells them. */
        Won beforeCoupons() {
            return unit.times(quantity).sale();
        }

        /** All units, after coupons. */
        Price total() {
            Price full = unit.times(quantity);
            return new Price(full.original(), full.sale().minus(couponDiscount));
        }
    }

    /** A line and its price for all units. */
    public record PricedLine(Line line, TaxedPrice total) {}

    /**
     * What one vendor's goods and their shipping cost.
     *
     * @param goods what the goods cost before coupons, which is what shipping goes by
     * @param items what is paid for the goods
     */
    public record VendorPart(String vendor, Won goods, TaxedPrice items, TaxedPrice shipping) {

        public TaxedPrice total() {
            return items.plus(shipping);
        }
    }

    public TaxedPrice total() {
        return items.plus(shipping);
    }

    /** What must be paid. */
    public Won amount() {
        return total().sale();
    }
}
