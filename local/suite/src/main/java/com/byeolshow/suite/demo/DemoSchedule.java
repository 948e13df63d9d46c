package com.byeolshow.suite.demo;

import java.time.Clock;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** When demo shows are planned: always later today and tomorrow as Korea counts days, whatever the time is now. */
final class DemoSchedule {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final LocalTime EVENING = LocalTime.of(20, 0);
    private static final LocalTime LAST_MOMENT = LocalTime.of(23, 59, 59);

    private final OffsetDateTime now;

    DemoSchedule(Clock clock) {
        this.now = OffsetDateTime.now(clock.withZone(SEOUL)).truncatedTo(ChronoUnit.SECONDS);
    }

    String now() {
        return now.toString();
    }

    String anHourAgo() {
        return now.minusHours(1).toString();
    }

    /** Yesterday evening. */
    String yesterday() {
        return now.minusDays(1).with(EVENING).toString();
    }

    /** This evening, or when that is over the last moment of the day. */
    String laterToday() {
        return now.with(now.toLocalTime().isBefore(EVENING) ? EVENING : LAST_MOMENT)
                .toString();
    }

    /** Evening of a day to come, tomorrow being 1. */
    String inDays(int days) {
        return now.plusDays(days).with(EVENING).toString();
    }
}
