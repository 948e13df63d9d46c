package com.byeolshow.broadcast.show.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the video platform last said about the encoder of a stream.
 *
 * @param since when it began to be so, as the platform dates it; null as long as nothing was heard
 */
public record Encoder(Signal signal, @Nullable Instant since) {

    /** Nothing was ever heard of this encoder. */
    public static final Encoder UNKNOWN = new Encoder(Signal.IDLE, null);

    /** What an encoder can signal. */
    public enum Signal {
        /** Sending, not yet playable. */
        CONNECTED,
        /** Playable. */
        ACTIVE,
        /** Lost; the platform waits for it to come back. */
        DISCONNECTED,
        /** Not sending, and no longer waited for. */
        IDLE
    }

    /** How the stream itself stands when the platform is asked; it does not say whether it waits for an encoder. */
    public enum Reading {
        ACTIVE,
        /** Idle, disabled or gone. */
        NOT_ACTIVE
    }

    /** What a signal makes of what was known. */
    public sealed interface Heard {

        /** It is the newest. */
        record News(Encoder encoder) implements Heard {}

        /** Told again, or overtaken by a later one. */
        record Old() implements Heard {}

        /** Its time does not tell whether it is the newest: the platform must be asked. */
        record Unclear() implements Heard {}
    }

    /**
     * Hears a signal. Signals arrive in any order and more than once; the newest by the platform's own clock holds.
     *
     * @param at null if the platform did not say
     */
    public Heard heard(Signal told, @Nullable Instant at) {
        if (at == null) {
            return new Heard.Unclear();
        }
        if (since == null || at.isAfter(since)) {
            return new Heard.News(new Encoder(told, at));
        }
        return at.isBefore(since) || told == signal ? new Heard.Old() : new Heard.Unclear();
    }

    /**
     * Believes what the platform answered. An encoder that is waited for still counts as active there, but nobody waits
     * longer than the reconnect window: one that is active after it has come back.
     *
     * @param asked when the platform was asked
     */
    public Encoder read(Reading reading, Instant asked, Duration reconnectWindow) {
        Instant at = since == null || asked.isAfter(since) ? asked : since;
        return switch (reading) {
            case ACTIVE ->
                signal == Signal.ACTIVE || isWaitedFor(at, reconnectWindow) ? this : new Encoder(Signal.ACTIVE, at);
            case NOT_ACTIVE ->
                signal == Signal.IDLE || signal == Signal.CONNECTED ? this : new Encoder(Signal.IDLE, at);
        };
    }

    private boolean isWaitedFor(Instant now, Duration reconnectWindow) {
        return signal == Signal.DISCONNECTED && since != null && !now.isAfter(since.plus(reconnectWindow));
    }
}
