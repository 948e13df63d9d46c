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
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is asked and told in whatever order, a show lives once. */
class ShowLifeTest {

    enum Step {
        START,
        START_BESIDE_ANOTHER,
        END,
        RECORDED,
        RECORDED_OTHERWISE,
        RECORDING_LOST,
        HEALTH_CHANGED;

        Outcome on(Show show, Instant now) {
            return switch (this) {
                case START -> ShowRules.start(show, false, now);
                case START_BESIDE_ANOTHER -> ShowRules.start(show, true, now);
                case END -> ShowRules.end(show, now);
                case RECORDED -> ShowRules.recorded(show, Samples.RECORDING, now);
                case RECORDED_OTHERWISE -> ShowRules.recorded(show, new ShowState.Recording("as_02", "pb_02"), now);
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
                    before.state().onAirSince().ifPresent(since -> assertThat(
                                    next.state().onAirSince())
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

    /** The table of the state machine; whatever it does not name leaves a show where it is, or is refused. */
    private static final Set<List<String>> MOVES = Set.of(
            List.of("Ready", "START", "Live"),
            List.of("Live", "END", "Closed"),
            List.of("Live", "RECORDED", "Completed"),
            List.of("Live", "RECORDED_OTHERWISE", "Completed"),
            List.of("Closed", "RECORDED", "Completed"),
            List.of("Closed", "RECORDED_OTHERWISE", "Completed"));

    /** A host hears that a move is impossible, unless it was made already. */
    private static final Set<List<String>> REFUSED = Set.of(
            List.of("Ready", "START_BESIDE_ANOTHER"),
            List.of("Ready", "END"),
            List.of("Live", "START"),
            List.of("Live", "START_BESIDE_ANOTHER"),
            List.of("Closed", "START"),
            List.of("Closed", "START_BESIDE_ANOTHER"),
            List.of("Completed", "START"),
            List.of("Completed", "START_BESIDE_ANOTHER"));

    @Property
    void onlyTheMovesOfTheTableAreMade(
            @ForAll("states") ShowState state, @ForAll Step step, @ForAll @IntRange(max = 100_000) int seconds) {
        Show before = Samples.show(state);
        Instant now = Samples.FINISHED_AT.plusSeconds(seconds);
        Outcome outcome = step.on(before, now);
        assertThat(outcome instanceof Refused).isEqualTo(REFUSED.contains(List.of(name(state), step.name())));
        String after = outcome instanceof Changed changed ? name(changed.next().state()) : name(state);
        boolean moved = !after.equals(name(state));
        assertThat(moved)
                .as("%s on %s leads to %s", step, name(state), after)
                .isEqualTo(MOVES.contains(List.of(name(state), step.name(), after)));
        if (!moved && outcome instanceof Changed changed) {
            assertThat(changed.events()).isEmpty();
        }
    }

    @Provide
    Arbitrary<ShowState> states() {
        var ids = Arbitraries.of("as_01", "as_02").injectNull(0.3);
        var recordings = Combinators.combine(
                        ids, Arbitraries.of("pb_01", "pb_02").injectNull(0.3))
                .as(ShowState.Recording::new);
        return Arbitraries.oneOf(
                Arbitraries.just(new Ready()),
                Arbitraries.just(new Live(Samples.LIVE_SINCE)),
                Arbitraries.just(new Closed(Samples.LIVE_SINCE, Samples.FINISHED_AT)),
                recordings.map(recording -> new Completed(Samples.LIVE_SINCE, Samples.FINISHED_AT, recording)));
    }

    private static String name(ShowState state) {
        return state.getClass().getSimpleName();
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
}
