package com.byeolshow.commerce.pricing;

import com.byeolshow.platform.money.Won;

/**
 * A price and the part of it that is not tax. Sums add the parts up instead of taking the tax out of the sum again, so
 * that the parts of an order always add up to its total.
 *
 * @param withoutTax at most the sale price
 */
public record TaxedPrice(Won original, Won sale, Won withoutTax) {

    /** Korean value-added tax, contained in every price. */
    public static final int TAX_PERCENT = 10;

    public static final TaxedPrice ZERO = TaxedPrice.of(Price.ZERO);

    public static TaxedPrice of(Price price) {
        return new TaxedPrice(price.original(), price.sale(), price.sale().withoutTax(TAX_PERCENT));
    }

    public static TaxedPrice sum(Iterable<TaxedPrice> parts) {
        TaxedPrice total = ZERO;
        for (TaxedPrice part : parts) {
            total = total.plus(part);
        }
        return total;
    }

    public TaxedPrice plus(TaxedPrice other) {
        return new TaxedPrice(original.plus(other.original), sale.plus(other.sale), withoutTax.plus(other.withoutTax));
    }

    /** The sale price: prices always include their tax. */
    public Won withTax() {
        return sale;
    }

    public Won taxed() {
        return sale.minus(withoutTax);
    }

    public Won discounted() {
        return original.minus(sale);
    }
}
