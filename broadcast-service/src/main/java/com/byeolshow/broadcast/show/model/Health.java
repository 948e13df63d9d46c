package com.byeolshow.broadcast.show.model;

import com.byeolshow.broadcast.show.model.ShowState.Closed;
import com.byeolshow.broadcast.show.model.ShowState.Completed;
import com.byeolshow.broadcast.show.model.ShowState.Live;
import com.byeolshow.broadcast.show.model.ShowState.Ready;
import java.time.Instant;
import java.util.Optional;

/** What viewers of a live show have before them. It never decides about the show's state. */
public enum Health {
    /** The show was started, its encoder has not sent a picture yet. */
    WAITING,
    ON_AIR,
    /** The encoder was lost and is waited for. */
    RECONNECTING,
    /** The encoder was there and has gone. */
    IDLE;

    /** The health of a show; only a live one has any. */
    public static Optional<Health> of(ShowState state, Encoder encoder) {
        return switch (state) {
            case Live(var since) -> Optional.of(ofLive(since, encoder));
            case Ready _, Closed _, Completed _ -> Optional.empty();
        };
    }

    private static Health ofLive(Instant liveSince, Encoder encoder) {
        return switch (encoder.signal()) {
            case CONNECTED -> WAITING;
            case ACTIVE -> ON_AIR;
            case DISCONNECTED -> RECONNECTING;
            case IDLE -> {
                Instant since = encoder.since();
                yield since != null && !since.isBefore(liveSince) ? IDLE : WAITING;
            }
        };
    }

    /** The word of {@code GET /v1/shows/{id}}. */
    public String word() {
        return switch (this) {
            case WAITING -> "waiting";
            case ON_AIR -> "on-air";
            case RECONNECTING -> "reconnecting";
            case IDLE -> "idle";
        };
    }
}
