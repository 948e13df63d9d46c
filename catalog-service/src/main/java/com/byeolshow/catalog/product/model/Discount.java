package com.byeolshow.catalog.product.model;

import com.byeolshow.platform.money.Won;

/** How a product's prices are lowered; one discount holds for the product and all its variants. */
public sealed interface Discount {

    record None() implements Discount {}

    /**
     * The same sum off every price.
     *
     * @param sum above zero
     */
    record Fixed(Won sum) implements Discount {
        public Fixed {
            if (!sum.isPositive()) {
                throw new IllegalArgumentException("a discount must be above zero: " + sum);
            }
        }
    }

    /**
     * A share of every price, rounded down to a whole won.
     *
     * @param percent 1 to 99
     */
    record Percentage(int percent) implements Discount {
        public Percentage {
            if (percent < 1 || percent > 99) {
                throw new IllegalArgumentException("percent must be 1..99: " + percent);
            }
        }
    }

    /** How much comes off; it may exceed the price, see {@link #fits}. */
    default Won off(Won original) {
        return switch (this) {
            case None _ -> Won.ZERO;
            case Fixed(var sum) -> sum;
            case Percentage(var percent) -> original.percent(percent);
        };
    }

    /** Whether something is left to pay. */
    default boolean fits(Won original) {
        return original.minus(off(original)).isPositive();
    }

    /**
     * The price after this discount.
     *
     * @throws IllegalArgumentException if nothing is left to pay
     */
    default Price applyTo(Won original) {
        return new Price(original, original.minus(off(original)));
    }
}
