package com.byeolshow.broadcast.chat.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.chat.ChatRooms;
import com.byeolshow.broadcast.chat.Viewer;
import com.byeolshow.broadcast.chat.model.Features;
import com.byeolshow.broadcast.chat.model.ViewerName;
import com.byeolshow.broadcast.show.PinState;
import com.byeolshow.broadcast.show.RecordShow;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.model.RecordedSpan;
import com.byeolshow.broadcast.show.model.ShowState.Recording;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.PublishedEvents;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;
import tools.jackson.databind.json.JsonMapper;

/** BR-22, with real sockets. */
@BroadcastTest
class ChatSocketTest {

    private static final String END = "{\"stat\":\"end\",\"message\":\"방송이 종료되었습니다.\",\"username\":\"Byeolshow\"}";

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final ChatRooms rooms;
    private final MeterRegistry meters;
    private final PublishedEvents events;
    private final RecordShow recordShow;
    private final Environment environment;

    ChatSocketTest(
            WebTestClient http,
            FakeMux mux,
            Given given,
            ChatRooms rooms,
            MeterRegistry meters,
            PublishedEvents events,
            RecordShow recordShow,
            Environment environment) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.rooms = rooms;
        this.meters = meters;
        this.events = events;
        this.recordShow = recordShow;
        this.environment = environment;
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    @Test
    void viewersEnterTalkAndLeave() throws Exception {
        String host = given.host();
        long show = given.live(http, host);
        try (var star = viewer(show)) {
            star.enter("은하");
            same(star.next(), entry("은하", 1));
            try (var moon = viewer(show)) {
                moon.enter("달이");
                same(moon.next(), entry("달이", 2));
                same(star.next(), entry("달이", 2));
                star.say("안녕");
                same(star.next(), chat("은하", "안녕"));
                same(moon.next(), chat("은하", "안녕"));
                moon.send("{\"stat\":\"heart\",\"message\":\"♥\"}");
                same(star.next(), chat("달이", "♥"));
                same(moon.next(), chat("달이", "♥"));
            }
            same(star.next(), "{\"stat\":\"entry\",\"message\":\"USEROUT\",\"count\":1,\"username\":\"USEROUT\"}");
            try (var sun = viewer(show)) {
                sun.enter("해이");
                same(sun.next(), entry("해이", 2));
                same(star.next(), entry("해이", 2));
            }
        }
        assertThat(given.column(show, "view_count", Integer.class)).isEqualTo(3);
        assertThat(events.now("broadcast.shows", Long.toString(show))).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void beforeEnteringNothingIsHeardOrSaid() throws Exception {
        long show = given.live(http, given.host());
        try (var lurker = viewer(show);
                var star = viewer(show)) {
            lurker.say("몰래");
            star.enter("은하");
            same(star.next(), entry("은하", 1));
            star.say("하나");
            same(star.next(), chat("은하", "하나"));
            assertThat(lurker.hasNothing()).isTrue();
            lurker.enter("달이");
            same(lurker.next(), entry("달이", 2));
        }
        assertThat(given.column(show, "view_count", Integer.class)).isEqualTo(2);
    }

    @Test
    void badFramesAreIgnored() throws Exception {
        long show = given.live(http, given.host());
        try (var star = viewer(show)) {
            star.send("no json");
            star.enter("Byeolshow");
            star.enter("userout");
            star.enter("은하");
            same(star.next(), entry("은하", 1));
            star.enter("두번째");
            star.send("[1,2]");
            star.send("{\"stat\":\"chat\"}");
            star.send("{\"stat\":\"end\",\"message\":\"끝\"}");
            star.say("그래도");
            same(star.next(), chat("은하", "그래도"));
        }
    }

    @Test
    void onlyAShowOnAirTakesViewers() throws Exception {
        String host = given.host();
        long show = given.reserved(http, host);
        refused(show);
        refused(999_999_999);
        given.start(http, host, show).expectStatus().isAccepted();
        given.end(http, host, show).expectStatus().isAccepted();
        refused(show);
        assertThat(given.column(show, "view_count", Integer.class)).isZero();
    }

    @Test
    void theRoomIsToldWhenTheHostEndsTheShow() throws Exception {
        String host = given.host();
        long show = given.live(http, host);
        try (var star = viewer(show)) {
            star.enter("은하", "\"pin\"");
            same(star.next(), entry("은하", 1));
            given.end(http, host, show).expectStatus().isAccepted();
            same(star.next(), END);
            recorded(host);
            try (var late = viewer(show)) {
                assertThat(late.closeStatus().getCode()).isEqualTo(4404);
            }
            star.say("끝났네");
            awaitReceived(star);
            given.end(http, host, show).expectStatus().isAccepted();
            // Comes after whatever was told before.
            rooms.pinned(new ShowId(show), new PinState(1, null));
            assertThat(star.next()).contains("\"stat\":\"pin\"");
            assertThat(star.isOpen()).isTrue();
        }
    }

    @Test
    void theRoomIsToldWhenTheRecordingEndsTheShow() throws Exception {
        String host = given.host();
        long show = given.live(http, host);
        try (var star = viewer(show)) {
            star.enter("은하");
            same(star.next(), entry("은하", 1));
            recorded(host);
            same(star.next(), END);
        }
    }

    @Test
    void aFrameThatIsTooLargeClosesTheSocket() throws Exception {
        long show = given.live(http, given.host());
        try (var large = viewer(show);
                var star = viewer(show)) {
            star.enter("은하");
            same(star.next(), entry("은하", 1));
            large.enter("큰이");
            same(star.next(), entry("큰이", 2));
            large.say("x".repeat(65_536));
            assertThat(large.closeStatus().getCode()).isEqualTo(1009);
            same(star.next(), "{\"stat\":\"entry\",\"message\":\"USEROUT\",\"count\":1,\"username\":\"USEROUT\"}");
        }
    }

    @Test
    void whoTalksTooFastIsNotHeard() throws Exception {
        long show = given.live(http, given.host());
        double before = ignored();
        try (var star = viewer(show)) {
            long began = System.nanoTime();
            star.enter("은하");
            for (int i = 0; i < 50; i++) {
                star.say("m" + i);
            }
            same(star.next(), entry("은하", 1));
            for (int i = 0; i < 9; i++) {
                same(star.next(), chat("은하", "m" + i));
            }
            var heard = new AtomicInteger(9);
            Awaiting.until(() -> {
                while (!star.hasNothing()) {
                    star.next();
                    heard.incrementAndGet();
                }
                return heard.get() + ignored() - before == 50;
            });
            // Ten at once, and one more in each half second that it took.
            assertThat(heard.get()).isLessThanOrEqualTo(9 + (int) ((System.nanoTime() - began) / 500_000_000L));
        }
    }

    private double ignored() {
        return meters.counter("broadcast.chat.ignored").count();
    }

    /** Returns when everything that a viewer sent has arrived: a frame that is ignored came last. */
    private void awaitReceived(ChatClient viewer) {
        double before = ignored();
        viewer.send("{\"stat\":\"end\"}");
        Awaiting.until(() -> ignored() > before);
    }

    @Test
    void aQuietViewerStaysAndPingsDoNotReachTheChat() throws Exception {
        long show = given.live(http, given.host());
        try (var star = viewer(show)) {
            star.enter("은하");
            same(star.next(), entry("은하", 1));
            Awaiting.until(() -> star.pings() >= 3);
            assertThat(star.isOpen()).isTrue();
            assertThat(star.hasNothing()).isTrue();
        }
    }

    @Test
    void aSlowViewerLosesOldChatButNotTheEnd() throws Exception {
        String host = given.host();
        long show = given.live(http, host);
        double before = meters.counter("broadcast.chat.dropped").count();
        try (var talker = new Talker(show);
                var slow = new ChatClient(port(), show, false)) {
            slow.enter("느린이");
            talker.enter();
            Awaiting.until(() -> {
                talker.talk(200);
                return meters.counter("broadcast.chat.dropped").count() > before + 50;
            });
            given.end(http, host, show).expectStatus().isAccepted();
            slow.read();
            String last = slow.next();
            while (!last.contains("\"stat\":\"end\"")) {
                last = slow.next();
            }
            same(last, END);
        }
    }

    @Test
    void whoStaysTooSlowIsClosedAndTheRoomGoesOn() throws Exception {
        long show = given.live(http, given.host());
        try (var talker = new Talker(show);
                var star = viewer(show);
                var slow = new ChatClient(port(), show, false)) {
            star.enter("은하");
            same(star.next(), entry("은하", 1));
            slow.enter("느린이");
            same(star.next(), entry("느린이", 2));
            talker.enter();
            List<String> heard = new ArrayList<>();
            Awaiting.until(() -> {
                talker.talk(10);
                String frame = star.next();
                while (!star.hasNothing() && !frame.contains("USEROUT")) {
                    frame = star.next();
                }
                heard.add(frame);
                return frame.contains("USEROUT");
            });
            same(heard.getLast(), "{\"stat\":\"entry\",\"message\":\"USEROUT\",\"count\":2,\"username\":\"USEROUT\"}");
            slow.read();
            Awaiting.until(() -> !slow.isOpen());
        }
    }

    /** Somebody whom no allowance holds back. */
    private final class Talker implements AutoCloseable {

        private final ShowId show;
        private final Viewer viewer;
        private final Disposable reading;

        Talker(long show) {
            this.show = new ShowId(show);
            this.viewer = rooms.connect(this.show);
            this.viewer.identify("talker0000000000", null);
            this.reading = viewer.frames().subscribe();
        }

        void enter() {
            viewer.enter(new ViewerName("말많은이"), Features.NONE);
        }

        void talk(int messages) {
            for (int i = 0; i < messages; i++) {
                viewer.say("가".repeat(500));
            }
        }

        @Override
        public void close() {
            reading.dispose();
            rooms.disconnect(show, viewer);
        }
    }

    private void recorded(String host) {
        recordShow
                .run("evt_" + host, "ls_" + host, new Recording("as_" + host, "vod_" + host), RecordedSpan.UNKNOWN)
                .block();
    }

    private void refused(long show) throws Exception {
        try (var client = viewer(show)) {
            assertThat(client.closeStatus().getCode()).isEqualTo(4404);
        }
    }

    private ChatClient viewer(long show) {
        return new ChatClient(port(), show, true);
    }

    private int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    private static String entry(String name, int count) {
        return "{\"stat\":\"entry\",\"message\":\"%s님이 입장하셨습니다.\",\"count\":%d,\"username\":\"Byeolshow\"}"
                .formatted(name, count);
    }

    private static String chat(String name, String message) {
        return "{\"stat\":\"chat\",\"message\":\"%s\",\"username\":\"%s\"}".formatted(message, name);
    }

    private static void same(String frame, String expected) {
        assertThat(JsonMapper.shared().readTree(frame))
                .isEqualTo(JsonMapper.shared().readTree(expected));
    }
}
