package com.byeolshow.broadcast.show.model;

import com.byeolshow.broadcast.show.model.Encoder.Reading;
import com.byeolshow.broadcast.show.model.ShowState.Closed;
import com.byeolshow.broadcast.show.model.ShowState.Completed;
import com.byeolshow.broadcast.show.model.ShowState.Live;
import com.byeolshow.broadcast.show.model.ShowState.Ready;
import java.time.Duration;
import java.time.Instant;

/** When the watchdog takes a show for abandoned. */
public final class WatchRules {

    /**
     * How long things may last.
     *
     * @param silence a live show whose encoder has gone
     * @param arrival a live show whose encoder never came
     * @param longest any live show, and any wait for a recording
     * @param recording an ended show without recording
     */
    public record Patience(Duration silence, Duration arrival, Duration longest, Duration recording) {}

    /** What the watchdog makes of a show before it has asked the video platform. */
    public enum Suspicion {
        NONE,
        /** Nobody seems to broadcast any more. */
        SILENT,
        /** No show lasts that long: the host forgot it. */
        FORGOTTEN,
        /** Its recording should have come. */
        UNRECORDED
    }

    /** What is to be done about a suspicion, now that the stream was looked at. */
    public enum Verdict {
        END,
        /** The encoder does send; its signal was lost. */
        ALIVE
    }

    private WatchRules() {}

    public static Suspicion suspect(ShowState state, Encoder encoder, Instant now, Patience patience) {
        return switch (state) {
            case Ready _, Completed _ -> Suspicion.NONE;
            case Closed(var _, var finishedAt) ->
                lasted(finishedAt, now, patience.recording()) ? Suspicion.UNRECORDED : Suspicion.NONE;
            case Live(var since) when lasted(since, now, patience.longest()) -> Suspicion.FORGOTTEN;
            case Live(var since) -> silent(since, encoder, now, patience) ? Suspicion.SILENT : Suspicion.NONE;
        };
    }

    private static boolean silent(Instant liveSince, Encoder encoder, Instant now, Patience patience) {
        Instant told = encoder.since();
        Instant since = told == null || told.isBefore(liveSince) ? liveSince : told;
        return switch (Health.of(new Live(liveSince), encoder).orElseThrow()) {
            case ON_AIR -> false;
            case WAITING -> lasted(since, now, patience.arrival());
            case RECONNECTING, IDLE -> lasted(since, now, patience.silence());
        };
    }

    /** Whether an ended show has waited so long for its recording that it must not keep its host from the next one. */
    public static boolean waitedEnough(Instant finishedAt, Instant now, Patience patience) {
        return lasted(finishedAt, now, patience.longest());
    }

    private static boolean lasted(Instant since, Instant now, Duration patience) {
        return !now.isBefore(since.plus(patience));
    }

    /** What a silent or forgotten show deserves. */
    public static Verdict judge(Suspicion suspicion, Reading stream) {
        return suspicion == Suspicion.SILENT && stream == Reading.ACTIVE ? Verdict.ALIVE : Verdict.END;
    }
}
