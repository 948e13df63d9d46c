package com.byeolshow.catalog.product.model;

import com.byeolshow.platform.money.Won;

/**
 * What a thing costs.
 *
 * @param original before the discount, above zero
 * @param sale what the customer pays: above zero, at most the original
 */
public record Price(Won original, Won sale) {

    public Price {
        if (!sale.isPositive() || sale.compareTo(original) > 0) {
            throw new IllegalArgumentException("not a price: " + sale + " of " + original);
        }
    }

    public Won discounted() {
        return original.minus(sale);
    }
}
