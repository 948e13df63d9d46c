package com.byeolshow.broadcast.show.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.show.ShowEvent;
import com.byeolshow.broadcast.show.ShowEvent.ShowCompleted;
import com.byeolshow.broadcast.show.ShowEvent.ShowEnded;
import com.byeolshow.broadcast.show.ShowEvent.ShowStarted;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.model.Outcome.Changed;
import com.byeolshow.broadcast.show.model.Outcome.Refused;
import com.byeolshow.broadcast.show.model.Outcome.Unchanged;
import com.byeolshow.broadcast.show.model.ShowState.Closed;
import com.byeolshow.broadcast.show.model.ShowState.Completed;
import com.byeolshow.broadcast.show.model.ShowState.Live;
import com.byeolshow.broadcast.show.model.ShowState.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state of a show against everything that can be asked or told. */
class ShowRulesTest {

    private static final Instant NOW = Instant.parse("2030-05-01T12:30:00Z");
    private static final ShowId ID = new ShowId(7);

    private static final Program OTHER_PROGRAM = Program.of(
                    "여름 세일",
                    null,
                    null,
                    LeadProduct.of(null, null, null, null, null, null),
                    List.of("P9"),
                    Samples.STARTS_AT)
            .orElseThrow();

    enum Input {
        START,
        START_BESIDE_ANOTHER,
        END,
        RECORDED,
        RECORDING_LOST,
        EDITED,
        HEALTH_CHANGED;

        Outcome on(Show show) {
            return switch (this) {
                case START -> ShowRules.start(show, false, NOW);
                case START_BESIDE_ANOTHER -> ShowRules.start(show, true, NOW);
                case END -> ShowRules.end(show, NOW);
                case RECORDED -> ShowRules.recorded(show, Samples.RECORDING, NOW);
                case RECORDING_LOST -> ShowRules.recordingLost(show, "as_01", NOW);
                case EDITED -> ShowRules.edit(show, OTHER_PROGRAM, NOW);
                case HEALTH_CHANGED -> ShowRules.healthChanged(show, NOW);
            };
        }
    }

    static Stream<Arguments> table() {
        return Stream.concat(moves(), whatMovesNothing());
    }

    /** What leaves the state as it is, or takes only the recording away. */
    private static Stream<Arguments> whatMovesNothing() {
        var unplayable = new Completed(Samples.LIVE_SINCE, Samples.FINISHED_AT, new ShowState.Recording("as_01", null));
        return Stream.of(
                row(Samples.ready(), Input.RECORDING_LOST, unchanged()),
                row(Samples.ready(), Input.EDITED, changed(Samples.ready().state())),
                row(Samples.ready(), Input.HEALTH_CHANGED, unchanged()),
                row(Samples.live(), Input.RECORDING_LOST, unchanged()),
                row(Samples.live(), Input.EDITED, changed(Samples.live().state())),
                row(Samples.live(), Input.HEALTH_CHANGED, changed(Samples.live().state())),
                row(Samples.closed(), Input.RECORDING_LOST, unchanged()),
                row(Samples.closed(), Input.EDITED, changed(Samples.closed().state())),
                row(Samples.closed(), Input.HEALTH_CHANGED, unchanged()),
                row(Samples.completed(), Input.RECORDING_LOST, changed(unplayable)),
                row(
                        Samples.completed(),
                        Input.EDITED,
                        changed(Samples.completed().state())),
                row(Samples.completed(), Input.HEALTH_CHANGED, unchanged()));
    }

    private static Stream<Arguments> moves() {
        var completedNow = new Completed(Samples.LIVE_SINCE, NOW, Samples.RECORDING);
        return Stream.of(
                row(Samples.ready(), Input.START, changed(new Live(NOW), new ShowStarted(ID, NOW))),
                row(Samples.ready(), Input.START_BESIDE_ANOTHER, refused(new ShowProblem.AnotherOnAir())),
                row(Samples.ready(), Input.END, refused(new ShowProblem.NotStarted())),
                row(Samples.ready(), Input.RECORDED, unchanged()),
                row(Samples.live(), Input.START, refused(new ShowProblem.AnotherOnAir())),
                row(Samples.live(), Input.START_BESIDE_ANOTHER, refused(new ShowProblem.AnotherOnAir())),
                row(Samples.live(), Input.END, changed(new Closed(Samples.LIVE_SINCE, NOW), new ShowEnded(ID, NOW))),
                row(
                        Samples.live(),
                        Input.RECORDED,
                        changed(completedNow, new ShowEnded(ID, NOW), new ShowCompleted(ID, NOW))),
                row(Samples.closed(), Input.START, refused(new ShowProblem.AnotherOnAir())),
                row(Samples.closed(), Input.START_BESIDE_ANOTHER, refused(new ShowProblem.AnotherOnAir())),
                row(Samples.closed(), Input.END, unchanged()),
                row(
                        Samples.closed(),
                        Input.RECORDED,
                        changed(
                                new Completed(Samples.LIVE_SINCE, Samples.FINISHED_AT, Samples.RECORDING),
                                new ShowCompleted(ID, NOW))),
                row(Samples.completed(), Input.START, refused(new ShowProblem.NotStartable())),
                row(Samples.completed(), Input.START_BESIDE_ANOTHER, refused(new ShowProblem.NotStartable())),
                row(Samples.completed(), Input.END, unchanged()),
                row(Samples.completed(), Input.RECORDED, unchanged()));
    }

    /** What is expected of an outcome. */
    sealed interface Expected {
        record Changes(ShowState next, List<ShowEvent> events) implements Expected {}

        record Refuses(ShowProblem problem) implements Expected {}

        record Stays() implements Expected {}
    }

    private static Arguments row(Show show, Input input, Expected expected) {
        return Arguments.of(show, input, expected);
    }

    private static Expected changed(ShowState next, ShowEvent... events) {
        return new Expected.Changes(next, List.of(events));
    }

    private static Expected refused(ShowProblem problem) {
        return new Expected.Refuses(problem);
    }

    private static Expected unchanged() {
        return new Expected.Stays();
    }

    @ParameterizedTest
    @MethodSource("table")
    void everyStateAnswersEveryInput(Show show, Input input, Expected expected) {
        var outcome = input.on(show);
        switch (expected) {
            case Expected.Changes(var next, var events) -> {
                assertThat(outcome).isInstanceOf(Changed.class);
                var changed = (Changed) outcome;
                assertThat(changed.next().state()).isEqualTo(next);
                assertThat(changed.next().version()).isEqualTo(show.version() + 1);
                assertThat(changed.next().updatedAt()).isEqualTo(NOW);
                assertThat(changed.events()).isEqualTo(events);
            }
            case Expected.Refuses(var problem) -> assertThat(outcome).isEqualTo(new Refused(problem));
            case Expected.Stays() -> assertThat(outcome).isEqualTo(new Unchanged(show));
        }
    }

    @Test
    void theTableIsComplete() {
        assertThat(table()).hasSize(4 * Input.values().length);
    }

    @Test
    void onlyTheHostOwnsAShow() {
        assertThat(ShowRules.ownedBy(Samples.ready(), "INF1")).isTrue();
        assertThat(ShowRules.ownedBy(Samples.ready(), "INF2")).isFalse();
    }

    @Test
    void theStillImageIsOfTheRecordingOnceItCanBePlayed() {
        assertThat(Samples.live().shownPlaybackId()).isEqualTo("pb_live_01");
        assertThat(Samples.completed().shownPlaybackId()).isEqualTo("pb_vod_01");
        assertThat(Samples.show(new Completed(Samples.LIVE_SINCE, NOW, new Recording("as_02", null)))
                        .shownPlaybackId())
                .isEqualTo("pb_live_01");
    }

    private static RecordedSpan begun(Instant begun) {
        return new RecordedSpan(begun, null);
    }

    @Test
    void aRecordingBelongsToTheOnlyShowOnAir() {
        assertThat(RecordedShow.among(List.of(), List.of(), begun(NOW))).isEqualTo(new RecordedShow.None());
        assertThat(RecordedShow.among(List.of(Samples.live()), List.of(), RecordedSpan.UNKNOWN))
                .isEqualTo(new RecordedShow.One(Samples.live()));
        assertThat(RecordedShow.among(List.of(Samples.live(), Samples.closed()), List.of(), begun(NOW)))
                .isEqualTo(new RecordedShow.Several());
    }

    @Test
    void aRecordingFromBeforeADeletionIsNobodys() {
        var orphans = List.of(new RecordedShow.Orphan(new ShowId(6), NOW.minusSeconds(60), NOW));
        var onAir = List.of(Samples.live());
        assertThat(RecordedShow.among(onAir, orphans, begun(NOW))).isEqualTo(new RecordedShow.Deleted());
        assertThat(RecordedShow.among(onAir, orphans, begun(NOW.plusSeconds(1))))
                .isEqualTo(new RecordedShow.One(Samples.live()));
        assertThat(RecordedShow.among(List.of(), orphans, begun(NOW.plusSeconds(1))))
                .isEqualTo(new RecordedShow.None());
        // Without a date there is only one guess that cannot cost a show its recording.
        assertThat(RecordedShow.among(onAir, orphans, RecordedSpan.UNKNOWN))
                .isEqualTo(new RecordedShow.One(Samples.live()));
        assertThat(RecordedShow.among(List.of(), orphans, RecordedSpan.UNKNOWN)).isEqualTo(new RecordedShow.Deleted());
    }

    @Test
    void aRehearsalIsNoRecordingOfTheShowAfterIt() {
        Instant live = Samples.LIVE_SINCE;
        var over = new RecordedSpan(live.minusSeconds(120), Duration.ofSeconds(110));
        var still = new RecordedSpan(live.minusSeconds(120), Duration.ofSeconds(119));
        for (Show show : List.of(Samples.live(), Samples.closed())) {
            assertThat(RecordedShow.among(List.of(show), List.of(), over)).isEqualTo(new RecordedShow.None());
            assertThat(RecordedShow.among(List.of(show), List.of(), still)).isEqualTo(new RecordedShow.One(show));
        }
        var deletedLater = List.of(new RecordedShow.Orphan(new ShowId(6), live, NOW));
        assertThat(RecordedShow.among(List.of(), deletedLater, over)).isEqualTo(new RecordedShow.None());
        assertThat(RecordedShow.among(List.of(), deletedLater, still)).isEqualTo(new RecordedShow.Deleted());
    }

    @Test
    void whatADeletionLeavesDependsOnHowFarTheShowWas() {
        assertThat(ShowRules.delete(Samples.ready(), NOW)).isEqualTo(new Deletion(new Remains.Nothing(), List.of()));
        assertThat(ShowRules.delete(Samples.live(), NOW))
                .isEqualTo(
                        new Deletion(new Remains.RunningStream(Samples.LIVE_SINCE), List.of(new ShowEnded(ID, NOW))));
        assertThat(ShowRules.delete(Samples.closed(), NOW))
                .isEqualTo(new Deletion(new Remains.AwaitedRecording(Samples.LIVE_SINCE), List.of()));
        assertThat(ShowRules.delete(Samples.completed(), NOW))
                .isEqualTo(new Deletion(new Remains.RecordedVideo("as_01"), List.of()));
        var unrecorded = new Completed(Samples.LIVE_SINCE, NOW, ShowState.Recording.NONE);
        assertThat(ShowRules.delete(Samples.show(unrecorded), NOW))
                .isEqualTo(new Deletion(new Remains.Nothing(), List.of()));
    }

    @Test
    void anotherRecordingsLossIsNotOurs() {
        assertThat(ShowRules.recordingLost(Samples.completed(), "as_02", NOW))
                .isEqualTo(new Unchanged(Samples.completed()));
        assertThat(ShowRules.edit(Samples.live(), Samples.live().program(), NOW))
                .isEqualTo(new Unchanged(Samples.live()));
    }

    @Test
    void failedClosingsAreTriedAgainEverMorePatiently() {
        assertThat(Stream.of(1, 2, 3, 8, 9, 10, 1000)
                        .map(attempts -> ClosingRules.waitAfter(attempts).toSeconds()))
                .containsExactly(1L, 2L, 4L, 128L, 256L, 300L, 300L);
    }
}
