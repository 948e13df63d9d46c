package com.byeolshow.broadcast.chat.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.chat.ChatRooms;
import com.byeolshow.broadcast.chat.ChatSettings;
import com.byeolshow.broadcast.chat.RoomTime;
import com.byeolshow.broadcast.show.Audience;
import com.byeolshow.broadcast.show.PinState;
import com.byeolshow.broadcast.show.PinnedProduct;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The chat of one show on two replicas of the service. */
@BroadcastTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatReplicasTest {

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final Audience audience;
    private final ChatRooms rooms;
    private final ChatSettings settings;
    private final TestTokens tokens;
    private final IncomingEvents incoming;
    private final Environment environment;
    private Replica other;

    ChatReplicasTest(
            WebTestClient http,
            FakeMux mux,
            Given given,
            Audience audience,
            ChatRooms rooms,
            ChatSettings settings,
            TestTokens tokens,
            IncomingEvents incoming,
            Environment environment) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.audience = audience;
        this.rooms = rooms;
        this.settings = settings;
        this.tokens = tokens;
        this.incoming = incoming;
        this.environment = environment;
    }

    /** Returns once both hear each other. */
    @BeforeAll
    void start() throws Exception {
        mux.reset();
        other = new Replica(environment);
        long show = given.live(http, given.host());
        try (var here = here(show);
                var there = there(show)) {
            here.enter("여기");
            here.nextWith("여기");
            there.enter("저기");
            there.nextWith("저기");
            Awaiting.until(() -> {
                there.say("들려?");
                return !here.hasNothing();
            });
            there.nextWith("들려?");
            // Ends come on another topic, which is followed from its end as well.
            Awaiting.until(() -> {
                tellEnd(show);
                return !there.hasNothing();
            });
            there.nextWith("\"stat\":\"end\"");
        }
    }

    private void tellEnd(long show) {
        incoming.publish(
                "broadcast.lifecycle",
                "broadcast.ended.v1",
                Long.toString(show),
                Map.of(
                        "showId",
                        show,
                        "influencerId",
                        "I1",
                        "influencerName",
                        "별이",
                        "title",
                        "봄 세일",
                        "startsAt",
                        "2030-05-01T11:00:00Z",
                        "productIds",
                        List.of(),
                        "occurredAt",
                        "2030-05-01T12:00:00Z"));
    }

    @AfterAll
    void stop() {
        other.close();
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    @Test
    void bothShowTheSameInTheSameOrderWithTheSameCounts() throws Exception {
        long show = given.live(http, given.host());
        try (var star = here(show)) {
            star.enter("은하");
            assertThat(count(star.next())).isEqualTo(1);
            try (var moon = there(show)) {
                moon.enter("달이");
                assertThat(count(moon.next())).isEqualTo(2);
                assertThat(star.next()).contains("달이님이 입장하셨습니다.").contains("\"count\":2");
                for (int i = 0; i < 9; i++) {
                    star.say("별" + i);
                    moon.say("달" + i);
                }
                List<String> heardByStar = new ArrayList<>();
                List<String> heardByMoon = new ArrayList<>();
                for (int i = 0; i < 18; i++) {
                    heardByStar.add(star.next());
                    heardByMoon.add(moon.next());
                }
                assertThat(heardByMoon).containsExactlyElementsOf(heardByStar).doesNotHaveDuplicates();
            }
            String left = star.next();
            assertThat(left).contains("USEROUT");
            assertThat(count(left)).isEqualTo(1);
        }
    }

    @Test
    void theMembersOfAKilledReplicaAreCountedOutAfterAWhile() throws Exception {
        long show = given.live(http, given.host());
        try (var star = here(show)) {
            star.enter("은하");
            assertThat(count(star.next())).isEqualTo(1);
            tell(show, Map.of("replica", "ghost", "kind", "entered", "member", "1", "username", "유령", "members", 3));
            String entered = star.next();
            assertThat(entered).contains("유령님이 입장하셨습니다.");
            assertThat(count(entered)).isEqualTo(4);
            RoomTime.pass(rooms, settings.silence().minusSeconds(20));
            RoomTime.pass(rooms, settings.silence().plusSeconds(20));
            String gone = star.next();
            assertThat(gone).contains("USEROUT");
            assertThat(count(gone)).isEqualTo(1);
            star.say("또 혼자");
            assertThat(star.next()).contains("또 혼자");
        }
    }

    @Test
    void theEndIsHeardEverywhereOnce() throws Exception {
        String host = given.host();
        long show = given.live(http, host);
        try (var star = here(show);
                var moon = there(show)) {
            star.enter("은하", "\"pin\"");
            star.next();
            moon.enter("달이", "\"pin\"");
            moon.next();
            star.next();
            given.end(http, host, show).expectStatus().isAccepted();
            assertThat(star.next()).contains("\"stat\":\"end\"");
            assertThat(moon.next()).contains("\"stat\":\"end\"");
            moon.say("끝났네");
            var ignored = other.bean(MeterRegistry.class).counter("broadcast.chat.ignored");
            double before = ignored.count();
            moon.send("{\"stat\":\"end\"}");
            Awaiting.until(() -> ignored.count() > before);
            // Told by the same replica after what the viewer said before, had that been told.
            other.bean(Audience.class).pinned(new ShowId(show), new PinState(1, null));
            assertThat(star.next()).contains("\"stat\":\"pin\"");
            assertThat(moon.next()).contains("\"stat\":\"pin\"");
        }
    }

    @Test
    void pinsAndRemovedMessagesReachNewClientsEverywhereAndNoOthers() throws Exception {
        String host = given.host();
        long show = given.live(http, host);
        try (var old = here(show);
                var fresh = there(show)) {
            old.enter("옛날앱");
            old.next();
            fresh.enter("새앱", "\"pin\",\"delete\"");
            fresh.next();
            old.next();
            audience.pinned(new ShowId(show), new PinState(1, new PinnedProduct("P1", "립", null, 20_000, 17_000)));
            assertThat(JsonMapper.shared().readTree(fresh.next()))
                    .isEqualTo(JsonMapper.shared().readTree("""
                            {"stat":"pin","product":{"_id":"P1","name":"립","thumbnail":null,
                             "price":{"original":20000,"sale":17000}},"username":"Byeolshow"}"""));
            try (var late = here(show)) {
                late.enter("늦은앱", "\"pin\"");
                assertThat(late.next()).contains("늦은앱님이");
                assertThat(late.next()).contains("\"_id\":\"P1\"");
            }
            fresh.nextWith("USEROUT");
            // Told late by a replica that was busy: what it says is over.
            other.bean(Audience.class)
                    .pinned(new ShowId(show), new PinState(0, new PinnedProduct("P0", "틴트", null, 9_000, 9_000)));
            audience.pinned(new ShowId(show), new PinState(2, null));
            assertThat(fresh.next()).contains("\"product\":null");
            fresh.say("지울 말");
            JsonNode said = JsonMapper.shared().readTree(fresh.next());
            String id = said.get("id").stringValue();
            given.as(http, host)
                    .delete()
                    .uri("/v1/shows/{show}/chat/{id}", show, id)
                    .exchange()
                    .expectStatus()
                    .isNoContent();
            assertThat(JsonMapper.shared().readTree(fresh.next()))
                    .isEqualTo(JsonMapper.shared()
                            .readTree("{\"stat\":\"delete\",\"id\":\"%s\",\"username\":\"Byeolshow\"}".formatted(id)));
            assertThat(old.nextWith("지울 말")).doesNotContain("\"id\"");
            fresh.say("다음 말");
            assertThat(old.next()).contains("다음 말");
        }
    }

    @Test
    void aMutedViewerIsHeardNowhereUntilUnmutedEvenAfterReconnecting() throws Exception {
        String host = given.host();
        long show = given.live(http, host);
        try (var star = there(show)) {
            star.enter("은하");
            star.next();
            String viewer;
            try (var loud = guest(show, "시끄러운 앱")) {
                loud.enter("시끄러운이");
                loud.next();
                loud.say("와아");
                star.nextWith("와아");
                viewer = viewerOf(host, show, "와아");
                mute(host, show, viewer, "{\"seconds\":600}").expectStatus().isNoContent();
            }
            star.nextWith("USEROUT");
            try (var again = new ChatClient(other.port(), show, true, agent("시끄러운 앱"))) {
                again.enter("다른이름");
                again.nextWith("다른이름");
                star.nextWith("다른이름");
                var muted = other.bean(MeterRegistry.class).counter("broadcast.chat.muted");
                double before = muted.count();
                again.say("몰래");
                Awaiting.until(() -> muted.count() == before + 1);
                star.say("조용하네");
                assertThat(again.next()).contains("조용하네");
                assertThat(star.next()).contains("조용하네");
                given.as(http, host)
                        .delete()
                        .uri("/v1/shows/{show}/mutes/{viewer}", show, viewer)
                        .exchange()
                        .expectStatus()
                        .isNoContent();
                again.say("고마워");
                assertThat(star.next()).contains("고마워");
            }
        }
    }

    @Test
    void nothingSaidAfterTheAnswerOfAMuteIsHeardOrReplayed() throws Exception {
        String host = given.host();
        long show = given.live(http, host);
        var muted = other.bean(MeterRegistry.class).counter("broadcast.chat.muted");
        try (var star = there(show);
                var loud = new ChatClient(other.port(), show, true, agent("또 시끄러운 앱"))) {
            star.enter("은하");
            star.next();
            loud.enter("시끄러운이");
            star.nextWith("시끄러운이");
            loud.say("와아");
            star.nextWith("와아");
            String viewer = viewerOf(host, show, "와아");
            for (int round = 0; round < 4; round++) {
                double before = muted.count();
                // Asked of one replica, said to the other.
                mute(host, show, viewer, "{\"seconds\":600}").expectStatus().isNoContent();
                loud.say("몰래 " + round);
                Awaiting.until(() -> muted.count() == before + 1);
                star.say("조용하네 " + round);
                assertThat(star.next()).contains("조용하네 " + round);
                given.as(http, host)
                        .delete()
                        .uri("/v1/shows/{show}/mutes/{viewer}", show, viewer)
                        .exchange()
                        .expectStatus()
                        .isNoContent();
            }
            loud.say("고마워");
            assertThat(star.next()).contains("고마워");
        }
        viewerOf(host, show, "고마워");
        assertThat(ChatCalls.messages(ChatCalls.page(http, show, ""))).noneMatch(said -> said.contains("몰래"));
    }

    private String viewerOf(String host, long show, String message) {
        var found = new ArrayList<String>();
        Awaiting.until(() -> {
            JsonNode page = given.as(http, host)
                    .get()
                    .uri("/v1/shows/{show}/chat", show)
                    .exchange()
                    .expectBody(JsonNode.class)
                    .returnResult()
                    .getResponseBody();
            Objects.requireNonNull(page)
                    .get("messages")
                    .valueStream()
                    .filter(one -> one.get("message").stringValue().equals(message))
                    .forEach(one -> found.add(one.get("viewer").stringValue()));
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    private WebTestClient.ResponseSpec mute(String host, long show, String viewer, String body) {
        return given.as(http, host)
                .put()
                .uri("/v1/shows/{show}/mutes/{viewer}", show, viewer)
                .header("Content-Type", "application/json")
                .bodyValue(body)
                .exchange();
    }

    private void tell(long show, Map<String, Object> news) {
        incoming.publish("broadcast.chat", "broadcast.chat.v1", Long.toString(show), news);
    }

    private ChatClient guest(long show, String app) {
        return new ChatClient(port(), show, true, agent(app));
    }

    private static HttpHeaders agent(String app) {
        var headers = new HttpHeaders();
        headers.set("User-Agent", Integer.toHexString(app.hashCode()));
        return headers;
    }

    private ChatClient here(long show) {
        return new ChatClient(port(), show, true);
    }

    private ChatClient there(long show) {
        return new ChatClient(other.port(), show, true);
    }

    private int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    private static int count(String frame) {
        return JsonMapper.shared().readTree(frame).get("count").asInt();
    }
}
