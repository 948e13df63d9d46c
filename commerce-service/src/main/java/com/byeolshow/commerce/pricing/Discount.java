package com.byeolshow.commerce.pricing;

import com.byeolshow.platform.money.Won;

/**
 * What the catalog takes off a price.
 *
 * @param value won for {@link Kind#FIXED}, 0 to 100 for {@link Kind#PERCENTAGE}
 */
public record Discount(Kind kind, long value) {

    /** How a discount counts. */
    public enum Kind {
        FIXED,
        PERCENTAGE
    }

    public Discount {
        if (value < 0 || (kind == Kind.PERCENTAGE && value > 100)) {
            throw new IllegalArgumentException("no such discount: " + kind + " " + value);
        }
    }

    /** The amount taken off; never more than the price itself, rounded down to a whole won. */
    public Won of(Won original) {
        return switch (kind) {
            case FIXED -> Won.of(value).min(original);
            case PERCENTAGE -> original.percent((int) value);
        };
    }
}
