package com.byeolshow.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeoulTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2030-05-01T11:00:00Z,     2030-05-01T20:00:00+09:00",
        "2030-05-01T15:30:00.999Z, 2030-05-02T00:30:00+09:00",
        "2029-12-31T23:59:59Z,     2030-01-01T08:59:59+09:00",
    })
    void leavesAsKoreanLocalTimeWithSeconds(Instant instant, String expected) {
        assertThat(SeoulTime.iso(instant)).isEqualTo(expected);
        assertThat(SeoulTime.parse(expected)).contains(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2030-05-01T20:00:00+09:00",
                "2030-05-01T11:00:00Z",
                "2030-05-01T20:00:00",
                "2030-05-01 20:00:00",
                "2030-05-01T20:00",
                " 2030-05-01 20:00:00.000 "
            })
    void readsOffsetsAndKoreanLocalTimes(String text) {
        assertThat(SeoulTime.parse(text)).contains(Instant.parse("2030-05-01T11:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "tomorrow", "2030-13-01T00:00:00", "2030-05-01", "20:00"})
    void anythingElseIsNoDate(String text) {
        assertThat(SeoulTime.parse(text)).isEmpty();
    }

    @Test
    void nothingIsNoDate() {
        assertThat(SeoulTime.parse(null)).isEmpty();
        assertThat(SeoulTime.isoOrNull(null)).isNull();
    }

    @Test
    void aKoreanDayBeginsAtThreeInTheAfternoonOfGreenwich() {
        assertThat(SeoulTime.startOfDay(Instant.parse("2030-05-01T14:59:59Z")))
                .isEqualTo(Instant.parse("2030-04-30T15:00:00Z"));
        assertThat(SeoulTime.startOfDay(Instant.parse("2030-05-01T15:00:00Z")))
                .isEqualTo(Instant.parse("2030-05-01T15:00:00Z"));
    }
}
