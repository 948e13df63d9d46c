package com.byeolshow.broadcast.mux;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording as the video platform describes it; only what we use.
 *
 * @param createdAt Unix seconds, which the platform sends as text or as number
 * @param duration seconds; null while it is not known
 */
public record MuxAsset(
        String id,
        @Nullable String status,
        @JsonProperty("created_at") long createdAt,
        @JsonProperty("is_live") @Nullable Boolean live,
        @Nullable Double duration,
        @JsonProperty("playback_ids") @Nullable List<MuxStream.PlaybackId> playbackIds) {

    public Instant created() {
        return Instant.ofEpochSecond(createdAt);
    }

    public boolean ready() {
        return "ready".equals(status);
    }

    public boolean errored() {
        return "errored".equals(status);
    }

    /** A recording can be playable while its show goes on. */
    public boolean stillLive() {
        return Boolean.TRUE.equals(live);
    }

    public @Nullable Duration length() {
        return duration == null ? null : Duration.ofMillis(Math.round(duration * 1000));
    }

    /** The id everybody may play; null if there is none. */
    public @Nullable String publicPlaybackId() {
        return (playbackIds == null ? List.<MuxStream.PlaybackId>of() : playbackIds)
                .stream()
                        .filter(playback -> "public".equals(playback.policy()))
                        .map(MuxStream.PlaybackId::id)
                        .findFirst()
                        .orElse(null);
    }
}
