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
}
