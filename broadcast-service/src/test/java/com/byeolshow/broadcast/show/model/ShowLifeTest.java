package com.byeolshow.broadcast.show.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.show.ShowEvent;
import com.byeolshow.broadcast.show.model.Outcome.Changed;
import com.byeolshow.broadcast.show.model.Outcome.Refused;
import com.byeolshow.broadcast.show.model.Outcome.Unchanged;
import com.byeolshow.broadcast.show.model.ShowState.Closed;
import com.byeolshow.broadcast.show.model.ShowState.Completed;
import com.byeolshow.broadcast.show.model.ShowState.Live;
import com.byeolshow.broadcast.show.model.ShowState.Ready;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Whatever is asked and told in whatever order, a show lives once. */
class ShowLifeTest {

    enum Step {
        START,
        START_BESIDE_ANOTHER,
        END,
        RECORDED,
        RECORDED_OTHERWISE,
        RECORDING_FAILED,
        RECORDING_LOST,
        HEALTH_CHANGED;

        Outcome on(Show show, Instant now) {
            return switch (this) {
                case START -> ShowRules.start(show, false, now);
                case START_BESIDE_ANOTHER -> ShowRules.start(show, true, now);
                case END -> ShowRules.end(show, now);
                case RECORDED -> ShowRules.recorded(show, Samples.RECORDING, now);
                case RECORDED_OTHERWISE -> ShowRules.recorded(show, new ShowState.Recording("as_02", "pb_02"), now);
                case RECORDING_FAILED -> ShowRules.recordingFailed(show, "as_01", now);
                case RECORDING_LOST -> ShowRules.recordingLost(show, "as_01", now);
                case HEALTH_CHANGED -> ShowRules.healthChanged(show, now);
            };
        }
    }

    @Property
    void aShowNeverGoesBackAndEachThingHappensOnce(@ForAll @Size(max = 30) List<Step> steps) {
        Show show = Samples.ready();
        var events = new ArrayList<ShowEvent>();
        Instant now = Samples.LIVE_SINCE;
        for (Step step : steps) {
            now = now.plusSeconds(1);
            Show before = show;
            switch (step.on(show, now)) {
                case Changed(var next, var happened) -> {
                    assertThat(next.version()).isEqualTo(before.version() + 1);
                    assertThat(rank(next.state())).isGreaterThanOrEqualTo(rank(before.state()));
                    liveSince(before.state()).ifPresent(since -> assertThat(liveSince(next.state()))
                            .contains(since));
                    events.addAll(happened);
                    show = next;
                }
                case Unchanged(var same) -> assertThat(same).isEqualTo(before);
                case Refused _ -> assertThat(step).isIn(Step.START, Step.START_BESIDE_ANOTHER, Step.END);
            }
        }
        assertThat(events).extracting(Object::getClass).doesNotHaveDuplicates();
        assertThat(events).hasSize(rank(show.state()));
    }

    /** Also how many events have led there. */
    private static int rank(ShowState state) {
        return switch (state) {
            case Ready _ -> 0;
            case Live _ -> 1;
            case Closed _ -> 2;
            case Completed _ -> 3;
        };
    }

    private static Optional<Instant> liveSince(ShowState state) {
        return switch (state) {
            case Ready _ -> Optional.empty();
            case Live(var since) -> Optional.of(since);
            case Closed(var since, var _) -> Optional.of(since);
            case Completed(var since, var _, var _) -> Optional.of(since);
        };
    }
}
