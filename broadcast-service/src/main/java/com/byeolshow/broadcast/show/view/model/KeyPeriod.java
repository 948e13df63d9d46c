package com.byeolshow.broadcast.show.view.model;

import java.time.Duration;
import java.time.Instant;

/**
 * The time in which viewers keep one name. A viewer counted just before the end of a period is known under the former
 * name in the next one, so a period must last at least as long as a view.
 *
 * @param number counted since 1970 in whole lengths
 */
public record KeyPeriod(long number) {

    /** The period an instant falls into. */
    public static KeyPeriod of(Instant now, Duration length) {
        return new KeyPeriod(Math.floorDiv(now.toEpochMilli(), length.toMillis()));
    }

    public KeyPeriod former() {
        return new KeyPeriod(number - 1);
    }
}
