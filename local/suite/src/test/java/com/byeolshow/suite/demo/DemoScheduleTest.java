package com.byeolshow.suite.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DemoScheduleTest {

    @Test
    void thisEveningIsStillToCome() {
        var morning = scheduleAt("2030-05-01T01:00:00.5Z");

        assertThat(morning.now()).isEqualTo("2030-05-01T10:00+09:00");
        assertThat(morning.laterToday()).isEqualTo("2030-05-01T20:00+09:00");
        assertThat(morning.inDays(1)).isEqualTo("2030-05-02T20:00+09:00");
        assertThat(morning.yesterday()).isEqualTo("2030-04-30T20:00+09:00");
    }

    @Test
    void lateInTheEveningTodayIsAlmostOver() {
        assertThat(scheduleAt("2030-05-01T12:00:00Z").laterToday()).isEqualTo("2030-05-01T23:59:59+09:00");
    }

    @Test
    void daysChangeWhenTheyDoInKorea() {
        assertThat(scheduleAt("2030-05-01T15:00:00Z").laterToday()).isEqualTo("2030-05-02T20:00+09:00");
    }

    private static DemoSchedule scheduleAt(String instant) {
        return new DemoSchedule(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }
}
