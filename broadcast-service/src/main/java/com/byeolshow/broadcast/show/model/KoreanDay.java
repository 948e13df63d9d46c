package com.byeolshow.broadcast.show.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A day as viewers live it: from midnight to midnight in Korea, wherever the server stands. Schedules change with it at
 * 15:00 UTC.
 *
 * @param start the first instant
 * @param end the first instant of the next day
 */
public record KoreanDay(Instant start, Instant end) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    /** The day an instant falls on. */
    public static KoreanDay of(Instant now) {
        var date = LocalDate.ofInstant(now, ZONE);
        return new KoreanDay(start(date), start(date.plusDays(1)));
    }

    private static Instant start(LocalDate date) {
        return date.atStartOfDay(ZONE).toInstant();
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }
}
