package com.byeolshow.broadcast.show.model;

import java.time.Duration;

/** How patiently the video platform is asked to finish a stream. */
public final class ClosingRules {

    /** Long enough to leave a struggling platform alone, short enough that no host waits long for the recording. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private ClosingRules() {}

    /**
     * How long to wait after a failed attempt: 1 s, doubled each time, 5 minutes at most.
     *
     * @param attempts made so far, from 1
     */
    public static Duration waitAfter(int attempts) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(attempts - 1, 20));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
