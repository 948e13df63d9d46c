package com.byeolshow.broadcast.show.model;

import java.util.Optional;

/** A show together with its host and the encoder of its stream: what lists show and events carry. */
public record HostedShow(Show show, Host host, Encoder encoder) {

    /** A show whose encoder has not been heard of. */
    public HostedShow(Show show, Host host) {
        this(show, host, Encoder.UNKNOWN);
    }

    /** Empty unless the show is live. */
    public Optional<Health> health() {
        return Health.of(show.state(), encoder);
    }
}
