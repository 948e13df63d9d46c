package com.byeolshow.broadcast.show.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recording as the video platform lists it.
 *
 * @param duration null while it is not known
 * @param playbackId null if nobody may play it
 */
public record FoundAsset(
        String id,
        Instant createdAt,
        Stage stage,
        @Nullable Duration duration,
        @Nullable String playbackId) {

    /** How far a recording is. */
    public enum Stage {
        /** Still being recorded or prepared. */
        COMING,
        READY,
        ERRORED
    }

    /** Whether it shows anything of a broadcast between these two moments. */
    public boolean covers(Instant from, Instant to) {
        return new RecordedSpan(createdAt, duration).covers(from, to);
    }
}
