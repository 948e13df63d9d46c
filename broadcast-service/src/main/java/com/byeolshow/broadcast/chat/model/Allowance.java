package com.byeolshow.broadcast.chat.model;

import java.time.Duration;

/** How much one connection may still send: some frames at once, then one per pace. Used by one thread at a time. */
public final class Allowance {

    private final long nanosPerFrame;
    private final long mostSaved;
    private long saved;
    private long seenAt;

    /**
     * A full allowance.
     *
     * @param burst frames at once, at least 1
     * @param pace time that earns one more frame
     * @param nowNanos any clock that only moves forward
     */
    public Allowance(int burst, Duration pace, long nowNanos) {
        this.nanosPerFrame = pace.toNanos();
        this.mostSaved = nanosPerFrame * burst;
        this.saved = mostSaved;
        this.seenAt = nowNanos;
    }

    /** Whether one more frame may pass now; if so it is counted. */
    public boolean take(long nowNanos) {
        saved = Math.min(mostSaved, saved + (nowNanos - seenAt));
        seenAt = nowNanos;
        if (saved < nanosPerFrame) {
            return false;
        }
        saved -= nanosPerFrame;
        return true;
    }
}
