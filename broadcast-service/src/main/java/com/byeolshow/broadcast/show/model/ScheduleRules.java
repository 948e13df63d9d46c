package com.byeolshow.broadcast.show.model;

import java.time.Instant;

/** From which start on a reserved show stands in which schedule. */
public final class ScheduleRules {

    private ScheduleRules() {}

    /** Next shows: whatever should have begun before this moment is late, not next. */
    public static Instant nextFrom(Instant now) {
        return now;
    }

    /** Future shows: from tomorrow's first instant on. */
    public static Instant futureFrom(Instant now) {
        return KoreanDay.of(now).end();
    }

    /** Shows somebody waits for: today's too, as a host may be late. */
    public static Instant awaitedFrom(Instant now) {
        return KoreanDay.of(now).start();
    }
}
