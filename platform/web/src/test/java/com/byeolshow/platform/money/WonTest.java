package com.byeolshow.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class WonTest {

    private static final long MOST = 1_000_000_000_000L;

    @Property
    void whatIsAddedCanBeTakenAway(
            @ForAll @LongRange(min = -MOST, max = MOST) long a, @ForAll @LongRange(min = -MOST, max = MOST) long b) {
        assertThat(Won.of(a).plus(Won.of(b)).minus(Won.of(b))).isEqualTo(Won.of(a));
        assertThat(Won.of(a).plus(Won.of(b))).isEqualTo(Won.of(b).plus(Won.of(a)));
        assertThat(Won.of(a).negate().negate()).isEqualTo(Won.of(a));
    }

    @Property
    void aShareNeverExceedsTheWholeAndLosesLessThanAWon(
            @ForAll @LongRange(min = 0, max = MOST) long amount, @ForAll @IntRange(min = 0, max = 100) int percent) {
        long share = Won.of(amount).percent(percent).value();
        assertThat(share).isBetween(0L, amount);
        assertThat(amount * percent - share * 100).isBetween(0L, 99L);
    }

    @Property
    void aShareAndItsRestAreTheWhole(
            @ForAll @LongRange(min = 0, max = MOST) long amount, @ForAll @IntRange(min = 0, max = 100) int percent) {
        var whole = Won.of(amount);
        var share = whole.percent(percent);
        assertThat(share.plus(whole.minus(share))).isEqualTo(whole);
    }

    @Property
    void taxPutBackGivesThePriceWithinHalfAWon(
            @ForAll @LongRange(min = 0, max = MOST) long price, @ForAll @IntRange(min = 0, max = 100) int rate) {
        long net = Won.of(price).withoutTax(rate).value();
        // |net - price / (1 + rate)| <= 1/2, without fractions
        assertThat(Math.abs(200 * price - 2 * net * (100 + rate))).isLessThanOrEqualTo(100 + rate);
    }

    @Property
    void orderIsThatOfNumbers(@ForAll long a, @ForAll long b) {
        assertThat(Won.of(a).compareTo(Won.of(b))).isEqualTo(Long.compare(a, b));
        assertThat(Won.of(a).min(Won.of(b)).value()).isEqualTo(Math.min(a, b));
        assertThat(Won.of(a).max(Won.of(b)).value()).isEqualTo(Math.max(a, b));
    }

    @Example
    void knownAmounts() {
        assertThat(Won.of(17_000).withoutTax(10)).isEqualTo(Won.of(15_455));
        assertThat(Won.of(999).percent(10)).isEqualTo(Won.of(99));
        assertThat(Won.sum(List.of(Won.of(1), Won.of(2), Won.of(3)))).isEqualTo(Won.of(6));
        assertThat(Won.of(1_500)).hasToString("1500원");
        assertThat(Won.of(-1).isNegative()).isTrue();
        assertThat(Won.ZERO.isZero()).isTrue();
        assertThat(Won.of(1).isPositive()).isTrue();
    }

    @Example
    void nothingOverflowsSilently() {
        var most = Won.of(Long.MAX_VALUE);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(Won.of(1)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.times(2));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.percent(50));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Won.of(Long.MIN_VALUE).negate());
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.withoutTax(10));
    }

    @Example
    void aShareBeyondTheWholeIsAMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> Won.of(1).percent(101));
        assertThatIllegalArgumentException().isThrownBy(() -> Won.of(1).percent(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Won.of(1).withoutTax(101));
    }
}
