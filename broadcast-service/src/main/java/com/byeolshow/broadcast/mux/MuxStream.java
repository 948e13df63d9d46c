package com.byeolshow.broadcast.mux;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A live stream as the video platform describes it; only what we use. Its text form leaves the key out.
 *
 * @param createdAt Unix seconds, which the platform sends as text or as number
 */
public record MuxStream(
        String id,
        @Nullable String status,
        @JsonProperty("stream_key") String streamKey,
        @JsonProperty("created_at") long createdAt,
        @Nullable String passthrough,
        @JsonProperty("playback_ids") @Nullable List<PlaybackId> playbackIds) {

    record PlaybackId(String id, @Nullable String policy) {}

    /**
     * The id everybody may play.
     *
     * @throws IllegalStateException if the stream has none, so that nobody could watch it
     */
    public String publicPlaybackId() {
        return (playbackIds == null ? List.<PlaybackId>of() : playbackIds)
                .stream()
                        .filter(playback -> "public".equals(playback.policy()))
                        .map(PlaybackId::id)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no public playback id on stream " + id));
    }

    @Override
    public String toString() {
        return "MuxStream[id=%s]".formatted(id);
    }
}
