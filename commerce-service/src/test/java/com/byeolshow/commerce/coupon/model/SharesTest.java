package com.byeolshow.commerce.coupon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.byeolshow.platform.money.Won;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SharesTest {

    private static List<Won> won(long... values) {
        return Arrays.stream(values).mapToObj(Won::of).toList();
    }

    @Test
    void leftWonGoToTheLargestFractions() {
        // Exact shares are 3.33, 3.33 and 3.33, then 1.6, 3.2 and 5.2.
        assertThat(Shares.of(Won.of(10), won(100, 100, 100))).isEqualTo(won(4, 3, 3));
        assertThat(Shares.of(Won.of(10), won(16, 32, 52))).isEqualTo(won(2, 3, 5));
    }

    @Test
    void nothingIsSplitOverNothing() {
        assertThat(Shares.of(Won.ZERO, won(0, 0))).isEqualTo(won(0, 0));
        assertThat(Shares.of(Won.of(5), won(0, 5, 0))).isEqualTo(won(0, 5, 0));
    }

    @Test
    void moreThanThereIsCannotBeSplit() {
        assertThatIllegalArgumentException().isThrownBy(() -> Shares.of(Won.of(6), won(2, 3)));
        assertThatIllegalArgumentException().isThrownBy(() -> Shares.of(Won.of(-1), won(2, 3)));
    }

    @Property
    void partsAddUpAndNoneExceedsItsWeightNorStraysAWonFromItsExactShare(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(max = 1_000_000_000_000L) Long> weights,
            @ForAll @LongRange(max = 1_000_000_000_000L) long wanted) {
        var weighed = weights.stream().map(Won::of).toList();
        Won total = Won.sum(weighed);
        Won sum = Won.of(wanted).min(total);

        var shares = Shares.of(sum, weighed);

        assertThat(shares).hasSameSizeAs(weighed);
        assertThat(Won.sum(shares)).isEqualTo(sum);
        for (int i = 0; i < shares.size(); i++) {
            assertThat(shares.get(i)).isBetween(Won.ZERO, weighed.get(i));
            if (total.isPositive()) {
                double exact = (double) sum.value() * weights.get(i) / total.value();
                assertThat(Math.abs(shares.get(i).value() - exact)).isLessThan(1.001);
            }
        }
    }

    @Property
    void equalWeightsDifferByAWonAtMost(
            @ForAll @LongRange(min = 1, max = 1_000_000) long weight,
            @ForAll @LongRange(min = 1, max = 20) long lines,
            @ForAll @LongRange(max = 20_000_000) long wanted) {
        Assume.that(wanted <= weight * lines);
        var shares = Shares.of(
                Won.of(wanted),
                IntStream.range(0, (int) lines).mapToObj(_ -> Won.of(weight)).toList());

        assertThat(shares.getFirst().value() - shares.getLast().value()).isBetween(0L, 1L);
    }
}
