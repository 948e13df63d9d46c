package com.byeolshow.sandbox.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox's time and its only lock. Time runs with the wall clock plus whatever was advanced, or stands still while
 * frozen; actions fall due on it in order. State of every stand-in changes inside {@link #atomically}, so that a due
 * action and a request never interleave.
 */
public final class Timeline {
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Due> waiting =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private final Clock wall;
    private Duration ahead = Duration.ZERO;
    private @Nullable Instant frozenAt;
    private @Nullable Instant stepping;
    private long order;

    public Timeline(Clock wall) {
        this.wall = wall;
    }

    /** The virtual instant; while actions run late, the instant at which the running one fell due. */
    public Instant now() {
        return atomically(() -> stepping != null ? stepping : present());
    }

    public boolean frozen() {
        return atomically(() -> frozenAt != null);
    }

    /** Runs the action alone; nothing else of the sandbox changes meanwhile. Keep it short and without I/O. */
    public <T extends @Nullable Object> T atomically(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Lets the action run once virtual time reaches the instant, also when that instant is already past. */
    public void at(Instant due, Runnable action) {
        atomically(() -> waiting.add(new Due(due, order++, action)));
    }

    /** Runs what is due now and returns how many actions that were. */
    public int runDue() {
        return atomically(() -> runUntil(present()));
    }

    /**
     * Moves time forward and runs everything that falls due on the way, in order and each at its own instant.
     *
     * @return how many actions ran
     */
    public int advance(Duration by) {
        return atomically(() -> {
            var target = present().plus(by);
            if (frozenAt != null) {
                frozenAt = target;
            } else {
                ahead = ahead.plus(by);
            }
            return runUntil(target);
        });
    }

    /** Stops time at the instant and runs what is due by then. */
    public int freeze(Instant at) {
        return atomically(() -> {
            frozenAt = at;
            return runUntil(at);
        });
    }

    /** Lets time run on from where it stands. */
    public void resume() {
        atomically(() -> {
            var standing = frozenAt;
            if (standing != null) {
                ahead = Duration.between(wallTime(), standing);
                frozenAt = null;
            }
            return null;
        });
    }

    /** Returns to the wall clock and forgets every waiting action. */
    public void reset() {
        atomically(() -> {
            waiting.clear();
            ahead = Duration.ZERO;
            frozenAt = null;
            return null;
        });
    }

    private Instant present() {
        return frozenAt != null ? frozenAt : wallTime().plus(ahead);
    }

    /** Milliseconds are what the providers show. */
    private Instant wallTime() {
        return wall.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private int runUntil(Instant target) {
        var ran = 0;
        try {
            for (var next = waiting.peek(); next != null && !next.at().isAfter(target); next = waiting.peek()) {
                waiting.poll();
                stepping = next.at();
                next.action().run();
                ran++;
            }
        } finally {
            stepping = null;
        }
        return ran;
    }

    private record Due(Instant at, long order, Runnable action) {}
}
