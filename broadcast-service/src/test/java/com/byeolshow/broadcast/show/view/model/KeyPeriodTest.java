package com.byeolshow.broadcast.show.view.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class KeyPeriodTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WINDOW = Duration.ofMinutes(30);

    @Property
    void aRecentViewIsOfThisPeriodOrTheFormerOne(
            @ForAll @LongRange(min = 0, max = 4_102_444_800_000L) long millis,
            @ForAll @LongRange(min = 0, max = 1_800_000) long ago) {
        Instant now = Instant.ofEpochMilli(millis);
        var period = KeyPeriod.of(now, DAY);
        assertThat(KeyPeriod.of(now.minusMillis(ago), DAY)).isIn(period, period.former());
        assertThat(Duration.ofMillis(ago)).isLessThanOrEqualTo(WINDOW);
    }

    @Property
    void aPeriodLastsItsLength(@ForAll @LongRange(min = 0, max = 4_102_444_800_000L) long millis) {
        Instant now = Instant.ofEpochMilli(millis);
        assertThat(KeyPeriod.of(now.plus(DAY), DAY).former()).isEqualTo(KeyPeriod.of(now, DAY));
    }
}
