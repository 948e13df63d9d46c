package com.byeolshow.broadcast.show;

import java.time.Instant;

/** What can happen to a show. */
public sealed interface ShowEvent {

    ShowId id();

    Instant at();

    record ShowScheduled(ShowId id, Instant at) implements ShowEvent {}

    record ShowStarted(ShowId id, Instant at) implements ShowEvent {}

    record ShowEnded(ShowId id, Instant at) implements ShowEvent {}

    /** The recording is there and can be replayed. */
    record ShowCompleted(ShowId id, Instant at) implements ShowEvent {}
}
