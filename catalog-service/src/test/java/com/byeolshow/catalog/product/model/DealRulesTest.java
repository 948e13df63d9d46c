package com.byeolshow.catalog.product.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.product.model.DealProblem.InvalidDiscountBounds;
import com.byeolshow.catalog.product.model.DealProblem.UnknownDiscountType;
import com.byeolshow.catalog.product.model.DealRange.Type;
import com.byeolshow.catalog.product.model.DealReading.Refused;
import com.byeolshow.catalog.product.model.DealReading.Understood;
import com.byeolshow.platform.money.Won;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DealRulesTest {

    private static final long HIGHEST = 999_999_999_999_999_999L;

    @ParameterizedTest
    @CsvSource({
        "fixed, , , FIXED, 0, 9223372036854775807",
        "percentage, , , PERCENTAGE, 0, 100",
        "fixed, 1000, 5000, FIXED, 1000, 5000",
        "percentage, 10, 50, PERCENTAGE, 10, 50",
        "percentage, 0, 0, PERCENTAGE, 0, 0",
        "percentage, '', ' ', PERCENTAGE, 0, 100",
        "fixed, null, undefined, FIXED, 0, 9223372036854775807",
        "fixed, ' 7 ', 007, FIXED, 7, 7",
        "fixed, 0, 999999999999999999, FIXED, 0, 999999999999999999",
        "percentage, 60, 40, PERCENTAGE, 60, 40",
        "percentage, 0, 5000, PERCENTAGE, 0, 5000"
    })
    void boundsAreReadAndHaveDefaults(
            String type, @Nullable String min, @Nullable String max, Type read, long least, long most) {
        assertThat(DealRules.read(type, min, max)).isEqualTo(new Understood(new DealRange(read, least, most)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "1e3", "십", "10%", "+5", "0x10", "NaN", "1000000000000000000", "1 0", "NULL"})
    void whatIsNoWholeNumberIsRefused(String bound) {
        for (String type : new String[] {"fixed", "percentage"}) {
            assertThat(DealRules.read(type, bound, null)).isEqualTo(new Refused(new InvalidDiscountBounds()));
            assertThat(DealRules.read(type, null, bound)).isEqualTo(new Refused(new InvalidDiscountBounds()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Fixed", "percent", "any", "null"})
    void otherTypesAreRefusedWhateverTheBounds(String type) {
        assertThat(DealRules.read(type, null, null)).isEqualTo(new Refused(new UnknownDiscountType()));
        assertThat(DealRules.read(type, "x", "y")).isEqualTo(new Refused(new UnknownDiscountType()));
    }

    @Property
    void whatIsWrittenIsWhatIsMeant(
            @ForAll @LongRange(max = HIGHEST) long min, @ForAll @LongRange(max = HIGHEST) long max) {
        assertThat(DealRules.read("fixed", Long.toString(min), Long.toString(max)))
                .isEqualTo(new Understood(new DealRange(Type.FIXED, min, max)));
    }

    @Test
    void everyPercentageIsHeldByExactlyTheBoundsAroundIt() {
        for (int percent = 1; percent <= 99; percent++) {
            for (int least = 0; least <= 100; least++) {
                for (int most = 0; most <= 100; most++) {
                    assertThat(new DealRange(Type.PERCENTAGE, least, most).holds(new Discount.Percentage(percent)))
                            .isEqualTo(least <= percent && percent <= most);
                }
            }
        }
    }

    @Property
    void boundsOfSumsAreInclusive(
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long sum,
            @ForAll @IntRange(max = 3) int below,
            @ForAll @IntRange(max = 3) int above) {
        var discount = new Discount.Fixed(Won.of(sum));
        assertThat(new DealRange(Type.FIXED, Math.max(0, sum - below), sum + above).holds(discount))
                .isTrue();
        assertThat(new DealRange(Type.FIXED, sum + 1 + below, sum + 10).holds(discount))
                .isFalse();
        assertThat(new DealRange(Type.FIXED, 0, Math.max(0, sum - 1 - below)).holds(discount))
                .isFalse();
    }

    @Property
    void wonAndPercentAreNeverTakenForEachOther(@ForAll @IntRange(min = 1, max = 99) int value) {
        assertThat(new DealRange(Type.FIXED, 0, DealRules.UNLIMITED).holds(new Discount.Percentage(value)))
                .isFalse();
        assertThat(new DealRange(Type.PERCENTAGE, 0, 100).holds(new Discount.Fixed(Won.of(value))))
                .isFalse();
        for (Type type : Type.values()) {
            assertThat(new DealRange(type, 0, DealRules.UNLIMITED).holds(new Discount.None()))
                    .isFalse();
        }
    }
}
