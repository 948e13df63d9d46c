package com.byeolshow.broadcast.show.model;

import com.byeolshow.broadcast.show.ShowEvent.ShowCompleted;
import com.byeolshow.broadcast.show.ShowEvent.ShowEnded;
import com.byeolshow.broadcast.show.ShowEvent.ShowStarted;
import com.byeolshow.broadcast.show.model.Outcome.Changed;
import com.byeolshow.broadcast.show.model.Outcome.Refused;
import com.byeolshow.broadcast.show.model.Outcome.Unchanged;
import com.byeolshow.broadcast.show.model.ShowState.Closed;
import com.byeolshow.broadcast.show.model.ShowState.Completed;
import com.byeolshow.broadcast.show.model.ShowState.Live;
import com.byeolshow.broadcast.show.model.ShowState.Ready;
import com.byeolshow.broadcast.show.model.ShowState.Recording;
import java.time.Instant;
import java.util.List;

/** Which moves a show can make. Hosts ask and may be refused; the video platform tells and never is. */
public final class ShowRules {

    private ShowRules() {}

    /** A foreign show must look exactly like an absent one. */
    public static boolean ownedBy(Show show, String influencerId) {
        return show.influencerId().equals(influencerId);
    }

    /**
     * Goes on air.
     *
     * @param anotherOnAir whether the host has another show that is live or waits for its recording
     */
    public static Outcome start(Show show, boolean anotherOnAir, Instant now) {
        return switch (show.state()) {
            case Ready _ when anotherOnAir -> new Refused(new ShowProblem.AnotherOnAir());
            case Ready _ -> new Changed(show.with(new Live(now), now), List.of(new ShowStarted(show.id(), now)));
            case Live _, Closed _ -> new Refused(new ShowProblem.AnotherOnAir());
            case Completed _ -> new Refused(new ShowProblem.NotStartable());
        };
    }

    /** Goes off air. Asking again changes nothing, so that an app which lost the answer may repeat. */
    public static Outcome end(Show show, Instant now) {
        return switch (show.state()) {
            case Ready _ -> new Refused(new ShowProblem.NotStarted());
            case Live(var since) ->
                new Changed(show.with(new Closed(since, now), now), List.of(new ShowEnded(show.id(), now)));
            case Closed _, Completed _ -> new Unchanged(show);
        };
    }

    /** The recording is final. A show whose host never ended it ends here. */
    public static Outcome recorded(Show show, Recording recording, Instant now) {
        return switch (show.state()) {
            case Ready _, Completed _ -> new Unchanged(show);
            case Live(var since) ->
                new Changed(
                        show.with(new Completed(since, now, recording), now),
                        List.of(new ShowEnded(show.id(), now), new ShowCompleted(show.id(), now)));
            case Closed(var since, var finishedAt) ->
                new Changed(
                        show.with(new Completed(since, finishedAt, recording), now),
                        List.of(new ShowCompleted(show.id(), now)));
        };
    }

    /** The recording is gone at the video platform. The show keeps its place in lists; there is nothing to replay. */
    public static Outcome recordingLost(Show show, String assetId, Instant now) {
        return switch (show.state()) {
            case Completed(var since, var finishedAt, Recording(var known, var playback))
            when assetId.equals(known) && playback != null ->
                new Changed(show.with(new Completed(since, finishedAt, new Recording(known, null)), now), List.of());
            case Ready _, Live _, Closed _, Completed _ -> new Unchanged(show);
        };
    }

    /** What it is about and when it is planned may change in any state. */
    public static Outcome edit(Show show, Program program, Instant now) {
        return program.equals(show.program()) ? new Unchanged(show) : new Changed(show.with(program, now), List.of());
    }

    /** What viewers have before them changed, so others are told the state again. */
    public static Outcome healthChanged(Show show, Instant now) {
        return switch (show.state()) {
            case Live _ -> new Changed(show.touched(now), List.of());
            case Ready _, Closed _, Completed _ -> new Unchanged(show);
        };
    }

    /** Deleting is possible in any state; a show on air ends with it. */
    public static Deletion delete(Show show, Instant now) {
        return switch (show.state()) {
            case Ready _ -> new Deletion(new Remains.Nothing(), List.of());
            case Live(var since) ->
                new Deletion(new Remains.RunningStream(since), List.of(new ShowEnded(show.id(), now)));
            case Closed(var since, var _) -> new Deletion(new Remains.AwaitedRecording(since), List.of());
            case Completed(var _, var _, Recording(var asset, var _)) ->
                new Deletion(asset == null ? new Remains.Nothing() : new Remains.RecordedVideo(asset), List.of());
        };
    }
}
