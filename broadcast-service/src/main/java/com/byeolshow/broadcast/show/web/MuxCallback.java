package com.byeolshow.broadcast.show.web;

import com.byeolshow.broadcast.show.model.Encoder.Signal;
import com.byeolshow.broadcast.show.model.RecordedSpan;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What we read of a callback of the video platform. Its text form leaves the subject out: it can carry the stream key.
 *
 * @param createdAt when it happened, as ISO time
 * @param data the stream or the recording itself
 */
record MuxCallback(
        @Nullable String id,
        @Nullable String type,
        @JsonProperty("created_at") @Nullable JsonNode createdAt,
        @Nullable JsonNode data) {

    /** The subject of a callback about a recording. */
    record Asset(
            @Nullable String id,
            @JsonProperty("live_stream_id") @Nullable String liveStreamId,
            @JsonProperty("created_at") @Nullable JsonNode createdAt,
            @Nullable JsonNode duration,
            @JsonProperty("playback_ids") @Nullable List<PlaybackId> playbackIds) {

        private static final double LONGEST_SECONDS = 1e9;

        record PlaybackId(@Nullable String id) {}

        @Nullable
        String playbackId() {
            return playbackIds == null || playbackIds.isEmpty()
                    ? null
                    : playbackIds.getFirst().id();
        }

        RecordedSpan span() {
            return new RecordedSpan(begun(), length());
        }

        /** Unix seconds, as text or as number; null if they are neither. */
        private @Nullable Instant begun() {
            String text = createdAt == null ? "" : createdAt.asString("");
            return text.matches("[0-9]{1,12}") ? Instant.ofEpochSecond(Long.parseLong(text)) : null;
        }

        /** Seconds; null if they cannot be a length. */
        private @Nullable Duration length() {
            double seconds = duration == null ? Double.NaN : duration.asDouble(Double.NaN);
            return seconds >= 0 && seconds <= LONGEST_SECONDS ? Duration.ofMillis(Math.round(seconds * 1000)) : null;
        }
    }

    /** What a callback about a stream says of its encoder; empty for all others. */
    Optional<Signal> signal() {
        return switch (type) {
            case "video.live_stream.connected", "video.live_stream.recording" -> Optional.of(Signal.CONNECTED);
            case "video.live_stream.active" -> Optional.of(Signal.ACTIVE);
            case "video.live_stream.disconnected" -> Optional.of(Signal.DISCONNECTED);
            case "video.live_stream.idle", "video.live_stream.disabled", "video.live_stream.deleted" ->
                Optional.of(Signal.IDLE);
            case null, default -> Optional.empty();
        };
    }

    /** When it happened; null if that cannot be read. */
    @Nullable
    Instant happenedAt() {
        try {
            return createdAt == null
                    ? null
                    : OffsetDateTime.parse(createdAt.asString("")).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** A field of the subject as text; null if it has none. */
    @Nullable
    String subject(String field) {
        if (data == null || !data.isObject()) {
            return null;
        }
        JsonNode value = data.get(field);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    /** Whether the stream that came along stood otherwise than the signal says: then one of both is old. */
    boolean contradicts(Signal signal) {
        String status = subject("status");
        if (status == null) {
            return false;
        }
        return switch (signal) {
            case ACTIVE -> !status.equals("active");
            case IDLE -> status.equals("active");
            case CONNECTED, DISCONNECTED -> false;
        };
    }

    @Override
    public String toString() {
        return "MuxCallback[id=%s, type=%s]".formatted(id, type);
    }
}
