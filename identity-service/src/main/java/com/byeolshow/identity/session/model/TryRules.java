package com.byeolshow.identity.session.model;

import java.time.Duration;
import java.time.Instant;

/** How failed log-ins slow the next ones down. */
public final class TryRules {

    private TryRules() {}

    /**
     * How patient we are with one account or one address.
     *
     * @param free failures that cost nothing, from 1
     * @param first pause after the next failure; doubles with each further one
     * @param longest no pause is longer, so that nobody can lock another person out for good
     * @param forgiven time in which one failure is forgotten
     */
    public record Patience(int free, Duration first, Duration longest, Duration forgiven) {

        public Patience {
            if (free < 1
                    || !first.isPositive()
                    || longest.compareTo(first) < 0
                    || forgiven.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException(
                        "no such patience: free from 1, longest from first, forgiven from 1 s");
            }
        }
    }

    /**
     * Failures so far, and until when no further try is looked at. Tries of one moment are judged one after the other, by
     * clocks that need not agree, so a pause is only one that goes beyond the last try.
     */
    public record Tries(int failures, Instant lastAt, Instant pausedUntil) {

        boolean pause(Instant now) {
            return pausedUntil.isAfter(lastAt) && now.isBefore(pausedUntil);
        }
    }

    /** Whether a try is looked at. */
    public sealed interface Verdict {

        /** Counted as failed beforehand, so that many tries at once cannot slip through together. */
        record Admitted(Tries next) implements Verdict {}

        record Paused(Duration pause) implements Verdict {}
    }

    public static Verdict attempt(Tries before, Patience patience, Instant now) {
        if (before.pause(now)) {
            return new Verdict.Paused(Duration.between(now, before.pausedUntil()));
        }
        long forgiven = Math.max(0, Duration.between(before.lastAt(), now).dividedBy(patience.forgiven()));
        int failures = (int) Math.max(0, before.failures() - forgiven) + 1;
        Instant at = now.isAfter(before.lastAt()) ? now : before.lastAt();
        return new Verdict.Admitted(new Tries(failures, at, at.plus(pause(failures, patience))));
    }

    /** The pause after so many failures. */
    static Duration pause(int failures, Patience patience) {
        int beyond = failures - patience.free();
        if (beyond <= 0) {
            return Duration.ZERO;
        }
        Duration pause = patience.first();
        for (int i = 1; i < beyond && pause.compareTo(patience.longest()) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(patience.longest()) < 0 ? pause : patience.longest();
    }
}
