package com.byeolshow.broadcast.show.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schedules around midnight in Korea. */
class ScheduleRulesTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /** 1971 to 2100, in milliseconds. */
    private static final long FIRST = 31_536_000_000L;

    private static final long LAST = 4_102_444_800_000L;

    @ParameterizedTest(name = "at {0} today is from {1} to {2}")
    @CsvSource({
        // The last moment of a day and the first of the next.
        "2030-05-01T23:59:59.999+09:00, 2030-04-30T15:00:00Z, 2030-05-01T15:00:00Z",
        "2030-05-02T00:00:00+09:00,     2030-05-01T15:00:00Z, 2030-05-02T15:00:00Z",
        // The day changes in UTC at nine in the morning, and not here.
        "2030-05-01T08:59:59+09:00,     2030-04-30T15:00:00Z, 2030-05-01T15:00:00Z",
        "2030-05-01T09:00:00+09:00,     2030-04-30T15:00:00Z, 2030-05-01T15:00:00Z",
        // Where others turn their clocks.
        "2030-03-31T12:00:00+09:00,     2030-03-30T15:00:00Z, 2030-03-31T15:00:00Z",
        "2028-02-29T00:00:00+09:00,     2028-02-28T15:00:00Z, 2028-02-29T15:00:00Z",
        "2030-12-31T23:59:59.999999999+09:00, 2030-12-30T15:00:00Z, 2030-12-31T15:00:00Z"
    })
    void aDayIsKorean(String at, Instant start, Instant end) {
        Instant now = OffsetDateTime.parse(at).toInstant();
        assertThat(KoreanDay.of(now)).isEqualTo(new KoreanDay(start, end));
        assertThat(ScheduleRules.awaitedFrom(now)).isEqualTo(start);
        assertThat(ScheduleRules.futureFrom(now)).isEqualTo(end);
        assertThat(ScheduleRules.nextFrom(now)).isEqualTo(now);
    }

    @Property
    void everyMomentIsInItsOwnDay(@ForAll @LongRange(min = FIRST, max = LAST) long millis) {
        Instant now = Instant.ofEpochMilli(millis);
        var day = KoreanDay.of(now);
        assertThat(day.contains(now)).isTrue();
        assertThat(day.start().atZone(SEOUL).toLocalTime()).isEqualTo(LocalTime.MIDNIGHT);
        assertThat(day.start().atZone(SEOUL).toLocalDate())
                .isEqualTo(now.atZone(SEOUL).toLocalDate());
    }

    @Property
    void daysFollowEachOtherWithoutGap(@ForAll @LongRange(min = FIRST, max = LAST) long millis) {
        var day = KoreanDay.of(Instant.ofEpochMilli(millis));
        assertThat(KoreanDay.of(day.end()).start()).isEqualTo(day.end());
        assertThat(KoreanDay.of(day.end().minusNanos(1))).isEqualTo(day);
        assertThat(day.contains(day.end())).isFalse();
    }

    @Property
    void whatIsFutureIsNotTodayAndWhatIsNextIsAwaited(
            @ForAll @LongRange(min = FIRST, max = LAST) long millis,
            @ForAll @LongRange(min = -200_000, max = 200_000) long secondsLater) {
        Instant now = Instant.ofEpochMilli(millis);
        Instant start = now.plus(Duration.ofSeconds(secondsLater));
        boolean future = !start.isBefore(ScheduleRules.futureFrom(now));
        boolean next = !start.isBefore(ScheduleRules.nextFrom(now));
        boolean awaited = !start.isBefore(ScheduleRules.awaitedFrom(now));
        boolean today = KoreanDay.of(now).contains(start);
        assertThat(future && today).isFalse();
        assertThat(awaited).isEqualTo(future || today);
        assertThat(!future || next).isTrue();
        assertThat(!next || awaited).isTrue();
    }
}
