package com.byeolshow.broadcast.show.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.broadcast.show.WatchSettings;
import com.byeolshow.broadcast.show.model.Encoder.Reading;
import com.byeolshow.broadcast.show.model.Encoder.Signal;
import com.byeolshow.broadcast.show.model.FoundAsset.Stage;
import com.byeolshow.broadcast.show.model.RecordingSearch.Found;
import com.byeolshow.broadcast.show.model.RecordingSearch.NothingRecorded;
import com.byeolshow.broadcast.show.model.RecordingSearch.StillComing;
import com.byeolshow.broadcast.show.model.ShowState.Recording;
import com.byeolshow.broadcast.show.model.WatchRules.Patience;
import com.byeolshow.broadcast.show.model.WatchRules.Suspicion;
import com.byeolshow.broadcast.show.model.WatchRules.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class WatchRulesTest {

    private static final Patience PATIENCE =
            new Patience(Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(5));
    private static final Instant LIVE = Samples.LIVE_SINCE;
    private static final Instant END = Samples.FINISHED_AT;

    private static Suspicion suspect(Show show, Encoder encoder, Instant now) {
        return WatchRules.suspect(show.state(), encoder, now, PATIENCE);
    }

    private static Suspicion live(Encoder encoder, Duration after) {
        return suspect(Samples.live(), encoder, LIVE.plus(after));
    }

    @Example
    void aShowWhoseEncoderNeverComesIsSilentAfterHalfAnHour() {
        assertThat(live(Encoder.UNKNOWN, Duration.ofSeconds(1799))).isEqualTo(Suspicion.NONE);
        assertThat(live(Encoder.UNKNOWN, Duration.ofMinutes(30))).isEqualTo(Suspicion.SILENT);
        var connected = new Encoder(Signal.CONNECTED, LIVE.plusSeconds(1200));
        assertThat(live(connected, Duration.ofMinutes(30))).isEqualTo(Suspicion.NONE);
        assertThat(live(connected, Duration.ofMinutes(50))).isEqualTo(Suspicion.SILENT);
    }

    @Example
    void aShowWhoseEncoderHasGoneIsSilentAfterTenMinutes() {
        for (Signal signal : List.of(Signal.IDLE, Signal.DISCONNECTED)) {
            var gone = new Encoder(signal, LIVE.plusSeconds(3600));
            assertThat(live(gone, Duration.ofSeconds(4199))).isEqualTo(Suspicion.NONE);
            assertThat(live(gone, Duration.ofSeconds(4200))).isEqualTo(Suspicion.SILENT);
        }
    }

    @Property
    void whileTheEncoderSendsAShowIsOnlyEverTooLong(@ForAll @IntRange(max = 100_000) int seconds) {
        var active = new Encoder(Signal.ACTIVE, LIVE.minusSeconds(60));
        assertThat(live(active, Duration.ofSeconds(seconds)))
                .isEqualTo(seconds >= 43_200 ? Suspicion.FORGOTTEN : Suspicion.NONE);
    }

    @Example
    void anEndedShowMissesItsRecordingAfterAWhile() {
        assertThat(suspect(Samples.closed(), Encoder.UNKNOWN, END.plusSeconds(299)))
                .isEqualTo(Suspicion.NONE);
        assertThat(suspect(Samples.closed(), Encoder.UNKNOWN, END.plusSeconds(300)))
                .isEqualTo(Suspicion.UNRECORDED);
        for (Show show : List.of(Samples.ready(), Samples.completed())) {
            assertThat(suspect(show, Encoder.UNKNOWN, END.plus(Duration.ofDays(9))))
                    .isEqualTo(Suspicion.NONE);
        }
    }

    @Example
    void noRecordingIsWaitedForLongerThanHalfADay() {
        assertThat(WatchRules.waitedEnough(END, END.plus(Duration.ofHours(12)).minusMillis(1), PATIENCE))
                .isFalse();
        assertThat(WatchRules.waitedEnough(END, END.plus(Duration.ofHours(12)), PATIENCE))
                .isTrue();
    }

    @Example
    void aStreamThatSendsRefutesSilenceButNotOblivion() {
        assertThat(WatchRules.judge(Suspicion.SILENT, Reading.ACTIVE)).isEqualTo(Verdict.ALIVE);
        assertThat(WatchRules.judge(Suspicion.SILENT, Reading.NOT_ACTIVE)).isEqualTo(Verdict.END);
        assertThat(WatchRules.judge(Suspicion.FORGOTTEN, Reading.ACTIVE)).isEqualTo(Verdict.END);
    }

    @Example
    void theLongestFinishedRecordingOfTheShowIsFound() {
        assertThat(search(
                        asset("early", Stage.READY, LIVE.minusSeconds(600), 300.0),
                        asset("short", Stage.READY, LIVE.plusSeconds(1), 60.0),
                        asset("long", Stage.READY, LIVE.minusSeconds(60), 1800.0),
                        asset("later", Stage.READY, END.plusSeconds(1), 9000.0),
                        asset("broken", Stage.ERRORED, LIVE, null)))
                .isEqualTo(new Found(new Recording("long", "pb_long")));
    }

    @Example
    void aRecordingThatIsStillMadeIsWaitedFor() {
        assertThat(search(
                        asset("coming", Stage.COMING, LIVE.minusSeconds(60), null),
                        asset("broken", Stage.ERRORED, LIVE, null)))
                .isEqualTo(new StillComing("coming"));
    }

    @Example
    void aBrokenRecordingOrNoneLeavesNothingToReplay() {
        assertThat(search(asset("broken", Stage.ERRORED, LIVE, null)))
                .isEqualTo(new Found(new Recording("broken", null)));
        assertThat(search()).isEqualTo(new NothingRecorded());
        assertThat(search(asset("later", Stage.COMING, END.plusSeconds(1), null)))
                .isEqualTo(new NothingRecorded());
    }

    @Example
    void onlyTimesAboveZeroMakeSense() {
        var minute = Duration.ofMinutes(1);
        assertThat(new WatchSettings(minute, minute, minute, minute, minute)).isNotNull();
        assertThatThrownBy(() -> new WatchSettings(minute, minute, minute, minute, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("byeolshow.broadcast.watch");
    }

    private static RecordingSearch search(FoundAsset... assets) {
        return RecordingSearch.among(List.of(assets), LIVE, END);
    }

    private static FoundAsset asset(String id, Stage stage, Instant createdAt, @Nullable Double seconds) {
        return new FoundAsset(
                id, createdAt, stage, seconds == null ? null : Duration.ofSeconds(Math.round(seconds)), "pb_" + id);
    }
}
