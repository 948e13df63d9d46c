package com.byeolshow.commerce.pricing;

import com.byeolshow.platform.money.Won;

/**
 * A price with and without its discount. The sale price is what is paid and includes value-added tax.
 *
 * @param original zero or more
 * @param sale zero to {@code original}
 */
public record Price(Won original, Won sale) {

    public static final Price ZERO = new Price(Won.ZERO, Won.ZERO);

    public Price {
        if (sale.isNegative() || sale.compareTo(original) > 0) {
            throw new IllegalArgumentException("sale price must be 0 to " + original + ": " + sale);
        }
    }

    public Price times(int quantity) {
        return new Price(original.times(quantity), sale.times(quantity));
    }

    public Won discounted() {
        return original.minus(sale);
    }
}
