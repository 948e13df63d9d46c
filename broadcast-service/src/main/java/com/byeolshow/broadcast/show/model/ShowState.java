package com.byeolshow.broadcast.show.model;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a show stands. A move that no rule of {@link ShowRules} spells out cannot happen. */
public sealed interface ShowState {

    /** When it went on air; empty before that. */
    default Optional<Instant> onAirSince() {
        return switch (this) {
            case Ready _ -> Optional.empty();
            case Live(var since) -> Optional.of(since);
            case Closed(var since, var _) -> Optional.of(since);
            case Completed(var since, var _, var _) -> Optional.of(since);
        };
    }

    /** Reserved, not yet on air. */
    record Ready() implements ShowState {}

    /**
     * On air: the chat is open and views are counted.
     *
     * @param since when the host started it
     */
    record Live(Instant since) implements ShowState {}

    /** Ended by its host; the video platform has not delivered the recording yet. */
    record Closed(Instant liveSince, Instant finishedAt) implements ShowState {}

    /** Over, with its recording. */
    record Completed(Instant liveSince, Instant finishedAt, Recording recording) implements ShowState {}

    /**
     * What the video platform kept.
     *
     * @param assetId null if nothing was recorded at all
     * @param playbackId null if the recording cannot be played, which still ends the show
     */
    record Recording(@Nullable String assetId, @Nullable String playbackId) {

        /** Of a show whose encoder never came. */
        public static final Recording NONE = new Recording(null, null);
    }
}
