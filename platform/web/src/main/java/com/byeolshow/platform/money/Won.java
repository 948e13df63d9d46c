package com.byeolshow.platform.money;

/**
 * An amount of Korean won. The currency has no minor unit, so an amount is a whole number; it may be negative, as in a
 * difference or a ledger entry. Every operation fails with {@link ArithmeticException} instead of overflowing.
 *
 * @param value whole won
 */
public record Won(long value) implements Comparable<Won> {

    public static final Won ZERO = new Won(0);

    public static Won of(long value) {
        return value == 0 ? ZERO : new Won(value);
    }

    public Won plus(Won other) {
        return of(Math.addExact(value, other.value));
    }

    public Won minus(Won other) {
        return of(Math.subtractExact(value, other.value));
    }

    public Won times(long factor) {
        return of(Math.multiplyExact(value, factor));
    }

    public Won negate() {
        return of(Math.negateExact(value));
    }

    /**
     * The given share of this amount, rounded down to a whole won, as the app's own arithmetic does for discounts.
     *
     * @param percent 0 to 100
     * @throws IllegalArgumentException outside that range
     */
    public Won percent(int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("percent must be 0..100: " + percent);
        }
        return of(Math.floorDiv(Math.multiplyExact(value, percent), 100));
    }

    /**
     * The part of a price without the value-added tax it includes, rounded half up: 17,000 at 10 % contains 15,455.
     *
     * @param ratePercent tax rate, 0 to 100
     */
    public Won withoutTax(int ratePercent) {
        if (ratePercent < 0 || ratePercent > 100) {
            throw new IllegalArgumentException("tax rate must be 0..100: " + ratePercent);
        }
        long divisor = 100L + ratePercent;
        long scaled = Math.multiplyExact(value, 200L);
        return of(Math.floorDiv(Math.addExact(scaled, divisor), 2 * divisor));
    }

    public boolean isNegative() {
        return value < 0;
    }

    public boolean isPositive() {
        return value > 0;
    }

    public boolean isZero() {
        return value == 0;
    }

    public Won min(Won other) {
        return value <= other.value ? this : other;
    }

    public Won max(Won other) {
        return value >= other.value ? this : other;
    }

    public static Won sum(Iterable<Won> amounts) {
        Won total = ZERO;
        for (Won amount : amounts) {
            total = total.plus(amount);
        }
        return total;
    }

    @Override
    public int compareTo(Won other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value + "원";
    }
}
