package com.byeolshow.payment.settlement.model;

import com.byeolshow.platform.money.Won;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * An amount as the provider states it: any currency, possibly with fractions, never trusted to be won. Values are kept
 * without trailing zeros and never in exponent form, so equal amounts are equal records and print as the provider reads
 * them.
 */
public record PaidAmount(BigDecimal value, String currency) implements Comparable<PaidAmount> {

    public static final String KRW = "KRW";

    public PaidAmount {
        var bare = value.stripTrailingZeros();
        value = bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    public static PaidAmount of(Won won) {
        return new PaidAmount(BigDecimal.valueOf(won.value()), KRW);
    }

    /** Nothing, of that currency. */
    public static PaidAmount zero(String currency) {
        return new PaidAmount(BigDecimal.ZERO, currency);
    }

    /** This amount as won; empty for another currency, a fraction, or more than any order can cost. */
    public Optional<Won> won() {
        return KRW.equals(currency) && value.scale() <= 0 && value.precision() <= 15
                ? Optional.of(Won.of(value.longValueExact()))
                : Optional.empty();
    }

    /** Whole units, fractions cut off; the largest {@code long} if it does not fit. */
    public long wholeUnits() {
        var whole = value.setScale(0, RoundingMode.DOWN);
        return whole.precision() <= 18 ? whole.longValueExact() : Long.MAX_VALUE;
    }

    /** What is left after taking away {@code other}, which must be of the same currency. */
    public PaidAmount minus(PaidAmount other) {
        requireSameCurrency(other);
        return new PaidAmount(value.subtract(other.value), currency);
    }

    public PaidAmount plus(PaidAmount other) {
        requireSameCurrency(other);
        return new PaidAmount(value.add(other.value), currency);
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    @Override
    public int compareTo(PaidAmount other) {
        requireSameCurrency(other);
        return value.compareTo(other.value);
    }

    private void requireSameCurrency(PaidAmount other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("%s is not %s".formatted(other.currency, currency));
        }
    }

    @Override
    public String toString() {
        return value.toPlainString() + " " + currency;
    }
}
