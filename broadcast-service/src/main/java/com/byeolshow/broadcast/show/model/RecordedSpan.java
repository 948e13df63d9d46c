package com.byeolshow.broadcast.show.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something was recorded. What the video platform did not say excludes nothing.
 *
 * @param begun in whole seconds, as the platform cuts it; null if unknown
 * @param length null if unknown
 */
public record RecordedSpan(
        @Nullable Instant begun, @Nullable Duration length) {

    /** The platform said nothing. */
    public static final RecordedSpan UNKNOWN = new RecordedSpan(null, null);

    private static final Duration CUT_OFF = Duration.ofSeconds(1);

    /** Whether it shows nothing of what happened up to then. */
    boolean beginsAfter(Instant moment) {
        return begun != null && begun.isAfter(moment);
    }

    /** Whether it shows nothing of what happened from then on. */
    boolean endsBefore(Instant moment) {
        return begun != null
                && length != null
                && begun.plus(CUT_OFF).plus(length).isBefore(moment);
    }

    /** Whether it can show anything of what happened between these two moments. */
    boolean covers(Instant from, Instant to) {
        return !beginsAfter(to) && !endsBefore(from);
    }
}
