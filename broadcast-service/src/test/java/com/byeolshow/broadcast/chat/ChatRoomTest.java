package com.byeolshow.broadcast.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.chat.model.ChatEvent;
import com.byeolshow.broadcast.chat.model.Features;
import com.byeolshow.broadcast.chat.model.Line;
import com.byeolshow.broadcast.chat.model.Pin;
import com.byeolshow.broadcast.chat.model.ViewerName;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.platform.web.RandomIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.test.scheduler.VirtualTimeScheduler;
import tools.jackson.databind.json.JsonMapper;

/** A room without a broker: the replicas are told what the test lets them hear. */
class ChatRoomTest {

    private static final Duration ECHO = Duration.ofSeconds(3);
    private static final Duration A_WHILE = Duration.ofSeconds(1);
    private static final Duration NEWEST = Duration.ofSeconds(2);
    private static final int WRITES_PER_SECOND = 20;

    record Told(String id, ChatEvent event, Runnable onLost) {}

    private final List<Told> told = new ArrayList<>();

    private final ChatReplicas replicas = new ChatReplicas() {
        @Override
        public String self() {
            return "me";
        }

        @Override
        public void tell(ShowId show, String id, ChatEvent event, Runnable onLost) {
            told.add(new Told(id, event, onLost));
        }
    };

    private final ChatParts parts = new ChatParts(
            new FrameTexts(JsonMapper.shared()),
            new ChatSettings(
                    DataSize.ofKilobytes(64),
                    64,
                    Duration.ofSeconds(10),
                    10,
                    Duration.ofMillis(500),
                    WRITES_PER_SECOND,
                    Duration.ofHours(1),
                    3,
                    NEWEST,
                    Duration.ofHours(1),
                    Duration.ofHours(3),
                    ECHO,
                    Duration.ofHours(1),
                    Duration.ofDays(1)),
            new RandomIds(),
            Clock.systemUTC(),
            new SimpleMeterRegistry());

    /** What is due runs at once; time stands still unless a test lets it pass. */
    private final VirtualTimeScheduler thread = VirtualTimeScheduler.create();

    private final ChatRoom room = new ChatRoom(new ShowId(1), thread, replicas, parts);

    @Test
    void nothingHappensBeforeItComesBack() {
        var heard = new ArrayList<String>();
        Viewer star = viewer("1", heard);
        star.enter(new ViewerName("은하"), Features.NONE);
        star.say("안녕");
        assertThat(heard).isEmpty();
        echo(0);
        echo(1);
        assertThat(heard).hasSize(2);
        assertThat(heard.getLast()).contains("안녕");
    }

    @Test
    void whatIsLostHappensHereAloneAndNotTwice() {
        var heard = new ArrayList<String>();
        Viewer star = viewer("1", heard);
        star.enter(new ViewerName("은하"), Features.NONE);
        told.get(0).onLost().run();
        star.say("안녕");
        pass(A_WHILE);
        told.get(1).onLost().run();
        assertThat(heard).hasSize(2);
        echo(0);
        echo(1);
        assertThat(heard).hasSize(2);
        assertThat(parts.apart().count()).isEqualTo(2);
    }

    @Test
    void whatDoesNotComeBackInTimeHappensHereAlone() {
        var heard = new ArrayList<String>();
        viewer("1", heard).enter(new ViewerName("은하"), Features.NONE);
        long now = System.nanoTime();
        room.tick(now);
        assertThat(heard).isEmpty();
        room.tick(now + ECHO.toNanos() + 1_000_000_000L);
        assertThat(heard).hasSize(1);
        echo(0);
        assertThat(heard).hasSize(1);
    }

    @Test
    void aSmallRoomHearsOfEverybodyALargeOneOfTheNewest() {
        var heard = new ArrayList<String>();
        viewer("1", heard).enter(new ViewerName("은하"), Features.NONE);
        echo(0);
        foreign(new ChatEvent.Entered("9", new ViewerName("둘"), 1));
        foreign(new ChatEvent.Entered("10", new ViewerName("셋"), 2));
        assertThat(heard).hasSize(3);
        foreign(new ChatEvent.Entered("11", new ViewerName("넷"), 3));
        foreign(new ChatEvent.Entered("12", new ViewerName("다섯"), 4));
        foreign(new ChatEvent.Left(3));
        assertThat(heard).hasSize(3);
        long now = System.nanoTime();
        room.tick(now);
        assertThat(heard).hasSize(4);
        assertThat(heard.getLast()).contains("USEROUT").contains("\"count\":4");
        foreign(new ChatEvent.Entered("13", new ViewerName("여섯"), 4));
        room.tick(now + NEWEST.toNanos() - 1);
        pass(A_WHILE);
        assertThat(heard).hasSize(4);
        pass(A_WHILE);
        room.tick(now + NEWEST.toNanos());
        assertThat(heard).hasSize(5);
        assertThat(room.peak()).isEqualTo(5);
    }

    @Test
    void aNewcomerToALargeRoomHearsOfItselfAtOnceAndOnce() {
        foreign(new ChatEvent.Beat(100));
        var heard = new ArrayList<String>();
        viewer("1", heard).enter(new ViewerName("은하"), Features.NONE);
        echo(0);
        room.tick(System.nanoTime());
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst()).contains("\"count\":101");
    }

    @Test
    void whatHappensInAQuietRoomIsHeardAtOnceAndWhatFollowsTogetherAfterAPause() {
        var first = new ArrayList<String>();
        var second = new ArrayList<String>();
        viewer("1", first).enter(new ViewerName("은하"), Features.NONE);
        viewer("2", second).enter(new ViewerName("달이"), Features.NONE);
        echo(0);
        echo(1);
        first.clear();
        second.clear();
        foreign(said("하나"));
        assertThat(first).hasSize(1);
        atOnce(said("둘"));
        atOnce(said("셋"));
        pass(Duration.ofMillis(99));
        assertThat(first).hasSize(1);
        pass(Duration.ofMillis(1));
        assertThat(first).hasSize(3).isEqualTo(second);
        assertThat(first.get(1)).contains("둘");
        foreign(said("넷"));
        assertThat(first).hasSize(4);
    }

    @Test
    void aNewcomerDoesNotWaitForThePauseOfTheOthers() {
        var heard = new ArrayList<String>();
        viewer("1", new ArrayList<>()).enter(new ViewerName("은하"), Features.NONE);
        echo(0);
        viewer("2", heard).enter(new ViewerName("달이"), Features.NONE);
        echo(1);
        assertThat(heard).hasSize(1);
    }

    @Test
    void theWordsOfAMutedViewerAreNotHeardUntilTheMuteIsOver() {
        var heard = new ArrayList<String>();
        Viewer star = viewer("1", heard);
        star.identify("abc", null);
        star.enter(new ViewerName("은하"), Features.NONE);
        echo(0);
        foreign(new ChatEvent.Muted("abc", Instant.now().plusSeconds(3_600)));
        room.learnMutes(Map.of());
        star.say("몰래");
        echo(1);
        assertThat(heard).hasSize(1);
        assertThat(parts.muted().count()).isEqualTo(1);
        foreign(new ChatEvent.Muted("abc", Instant.now().minusSeconds(1)));
        star.say("다시");
        echo(2);
        assertThat(heard).hasSize(2);
    }

    /** The other replica had not heard of the mute's end when it was answered. */
    @Test
    void whatIsSaidOnceAMuteWasUndoneIsHeard() {
        var heard = new ArrayList<String>();
        Viewer star = viewer("1", heard);
        star.identify("abc", null);
        star.enter(new ViewerName("은하"), Features.NONE);
        echo(0);
        foreign(new ChatEvent.Muted("abc", Instant.now().plusSeconds(3_600)));
        star.say("고마워");
        pass(A_WHILE);
        foreign(new ChatEvent.Unmuted("abc"));
        echo(1);
        assertThat(heard.getLast()).contains("고마워");
    }

    @Test
    void wordsOnTheirWayWhenTheirSpeakerIsMutedComeBehindTheMuteAndAreDropped() {
        var heard = new ArrayList<String>();
        Viewer star = viewer("1", heard);
        star.identify("abc", null);
        star.enter(new ViewerName("은하"), Features.NONE);
        star.say("먼저");
        star.say("몰래");
        echo(0);
        echo(1);
        foreign(new ChatEvent.Muted("abc", Instant.now().plusSeconds(60)));
        echo(2);
        foreign(said("다른 곳에서 몰래"));
        assertThat(heard).hasSize(2);
        assertThat(heard.getLast()).contains("먼저");
        assertThat(parts.muted().count()).isEqualTo(1);
        foreign(new ChatEvent.Unmuted("abc"));
        foreign(said("다시"));
        assertThat(heard.getLast()).contains("다시");
    }

    @Test
    void whoeverLetsSomethingHappenLearnsWhenItTookEffect() {
        var done = new AtomicInteger();
        room.happen(new ChatEvent.Muted("abc", Instant.now().plusSeconds(60)), done::incrementAndGet);
        pass(A_WHILE);
        assertThat(done).hasValue(0);
        echo(0);
        echo(0);
        assertThat(done).hasValue(1);
        room.happen(new ChatEvent.Unmuted("abc"), done::incrementAndGet);
        pass(A_WHILE);
        told.get(1).onLost().run();
        pass(A_WHILE);
        assertThat(done).hasValue(2);
    }

    @Test
    void aChangeOfThePinThatIsToldLateIsOver() {
        var heard = new ArrayList<String>();
        viewer("1", heard).enter(new ViewerName("은하"), Features.of(List.of("pin")));
        echo(0);
        room.learnPin(3, pin("P3"));
        foreign(new ChatEvent.Pinned(5, pin("P5")));
        foreign(new ChatEvent.Pinned(4, pin("P4")));
        foreign(new ChatEvent.Pinned(5, pin("P5")));
        room.learnPin(2, pin("P2"));
        assertThat(heard).hasSize(2);
        var late = new ArrayList<String>();
        viewer("2", late).enter(new ViewerName("달이"), Features.of(List.of("pin")));
        echo(1);
        assertThat(late.getLast()).contains("P5");
        foreign(new ChatEvent.Pinned(6, null));
        assertThat(heard.getLast()).contains("\"product\":null");
    }

    private static Pin pin(String id) {
        return new Pin(id, "립", null, 20_000, 15_000);
    }

    @Test
    void storedMutesCountWithoutAnEvent() {
        var heard = new ArrayList<String>();
        Viewer star = viewer("1", heard);
        star.identify("abc", null);
        star.enter(new ViewerName("은하"), Features.NONE);
        echo(0);
        room.learnMutes(Map.of("abc", Instant.now().plusSeconds(3_600)));
        star.say("몰래");
        echo(1);
        assertThat(heard).hasSize(1);
        room.learnMutes(Map.of());
        star.say("다시");
        echo(2);
        assertThat(heard).hasSize(2);
    }

    @Test
    void afterTheEndNobodySpeaksAndLatecomersAreTold() {
        var heard = new ArrayList<String>();
        Viewer star = viewer("1", heard);
        star.enter(new ViewerName("은하"), Features.NONE);
        echo(0);
        star.say("마지막");
        pass(A_WHILE);
        room.end();
        room.end();
        echo(1);
        star.say("끝났네");
        assertThat(told).hasSize(2);
        assertThat(heard).hasSize(2);
        assertThat(heard.getLast()).contains("\"stat\":\"end\"");
        var late = new ArrayList<String>();
        viewer("2", late).enter(new ViewerName("달이"), Features.NONE);
        echo(2);
        assertThat(late).hasSize(2);
        assertThat(late.getLast()).contains("\"stat\":\"end\"");
    }

    @Test
    void aRoomIsQuietWhenNobodyIsInItAnywhere() {
        room.tick(System.nanoTime());
        assertThat(room.isQuiet()).isTrue();
        foreign(new ChatEvent.Beat(1));
        room.tick(System.nanoTime());
        assertThat(room.isQuiet()).isFalse();
        foreign(new ChatEvent.Left(0));
        room.tick(System.nanoTime());
        assertThat(room.isQuiet()).isTrue();
    }

    private Viewer viewer(String member, List<String> heard) {
        var viewer = new Viewer(member, room, new FrameBuffer(64, Duration.ofHours(1), () -> {}));
        room.connect(viewer);
        viewer.frames().subscribe(written -> heard.add(new String(written.text(), StandardCharsets.UTF_8)));
        return viewer;
    }

    /** Lets what was told come back. */
    private void echo(int place) {
        pass(A_WHILE);
        Told once = told.get(place);
        room.heard("me", once.id(), once.event());
    }

    private void pass(Duration time) {
        thread.advanceTimeBy(time);
    }

    private static ChatEvent said(String message) {
        return new ChatEvent.Said(new Line("m-" + message, "abc", null, new ViewerName("별이"), message, Instant.EPOCH));
    }

    /** Another replica tells something, long enough after anything else. */
    private void foreign(ChatEvent event) {
        pass(A_WHILE);
        atOnce(event);
    }

    private void atOnce(ChatEvent event) {
        room.heard("other", "e" + event.hashCode(), event);
    }
}
