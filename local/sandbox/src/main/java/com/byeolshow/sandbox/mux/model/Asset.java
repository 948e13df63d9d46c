package com.byeolshow.sandbox.mux.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recording.
 *
 * @param live whether media may still arrive, which {@code READY} does not exclude
 * @param runningSince start of the stretch being recorded, or null while the encoder is away
 */
public record Asset(
        String id,
        Instant createdAt,
        Status status,
        String liveStreamId,
        boolean live,
        List<PlaybackId> playbackIds,
        List<Stretch> stretches,
        @Nullable Instant runningSince,
        @Nullable String passthrough,
        Map<String, Object> settings,
        boolean test,
        List<String> errors) {

    /** How far the recording is usable. */
    public enum Status {
        PREPARING,
        READY,
        ERRORED
    }

    /** An uninterrupted part of the recording. */
    public record Stretch(Instant startedAt, Duration duration) {}

    static Asset starting(String id, LiveStream stream, List<PlaybackId> playbackIds, Instant now) {
        var settings = stream.settings();
        return new Asset(
                id,
                now,
                Status.PREPARING,
                stream.id(),
                true,
                playbackIds,
                List.of(),
                now,
                settings.assetPassthrough(),
                settings.newAsset(),
                settings.test(),
                List.of());
    }

    public Duration duration() {
        return stretches.stream().map(Stretch::duration).reduce(Duration.ZERO, Duration::plus);
    }

    Asset playable() {
        return copy(Status.READY, live, stretches, runningSince, errors);
    }

    Asset paused(Instant now) {
        if (runningSince == null) {
            return this;
        }
        var all = new ArrayList<>(stretches);
        all.add(new Stretch(runningSince, Duration.between(runningSince, now)));
        return copy(status, live, List.copyOf(all), null, errors);
    }

    Asset resumed(Instant now) {
        return copy(status, live, stretches, now, errors);
    }

    Asset finished(Instant now) {
        var paused = paused(now);
        return paused.copy(Status.READY, false, paused.stretches, null, errors);
    }

    Asset errored(Instant now, String why) {
        var paused = paused(now);
        return paused.copy(Status.ERRORED, false, paused.stretches, null, List.of(why));
    }

    private Asset copy(
            Status nextStatus,
            boolean nextLive,
            List<Stretch> nextStretches,
            @Nullable Instant nextRunning,
            List<String> nextErrors) {
        return new Asset(
                id,
                createdAt,
                nextStatus,
                liveStreamId,
                nextLive,
                playbackIds,
                nextStretches,
                nextRunning,
                passthrough,
                settings,
                test,
                nextErrors);
    }
}
