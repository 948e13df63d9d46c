package com.byeolshow.catalog.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class ShareTest {

    @Test
    void averageHasOneDecimalAndHalvesGoUp() {
        assertThat(stars(5, 4)).isEqualTo(4.5);
        assertThat(new Share(20, 20, 85).average()).isEqualTo(4.3);
        assertThat(new Share(3, 3, 13).average()).isEqualTo(4.3);
        assertThat(new Share(3, 3, 14).average()).isEqualTo(4.7);
    }

    @Test
    void reviewsWithoutStarsCountButDoNotWeigh() {
        var share = Share.of(4).plus(Share.of(null));

        assertThat(share.reviews()).isEqualTo(2);
        assertThat(share.average()).isEqualTo(4.0);
        assertThat(Share.of(null).average()).isNull();
        assertThat(Share.NONE.average()).isNull();
    }

    @Property
    void averageIsOfTheScaleAndNearTheTruth(@ForAll @NotEmpty List<@IntRange(min = 1, max = 5) Integer> given) {
        var average = stars(given.toArray(Integer[]::new));

        double truth = given.stream().mapToInt(Integer::intValue).average().orElseThrow();
        assertThat(average).isBetween(1.0, 5.0);
        assertThat(Math.abs(average - truth)).isLessThanOrEqualTo(0.05 + 1e-9);
    }

    @Property
    void whatIsTakenAwayAgainLeavesNoTrace(
            @ForAll List<@IntRange(min = 1, max = 5) Integer> before, @ForAll @IntRange(min = 1, max = 5) int stars) {
        var all = before.stream().map(Share::of).reduce(Share.NONE, Share::plus);

        assertThat(all.plus(Share.of(stars)).minus(Share.of(stars))).isEqualTo(all);
    }

    private static double stars(Integer... given) {
        var average = List.of(given).stream()
                .map(Share::of)
                .reduce(Share.NONE, Share::plus)
                .average();
        assertThat(average).isNotNull();
        return average;
    }
}
