package com.byeolshow.broadcast.chat.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.chat.ArchiveChat;
import com.byeolshow.broadcast.chat.ArchiveChat.Happened;
import com.byeolshow.broadcast.chat.ChatFigures;
import com.byeolshow.broadcast.chat.model.ChatEvent;
import com.byeolshow.broadcast.chat.model.Line;
import com.byeolshow.broadcast.chat.model.ViewerName;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.platform.web.RandomIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The replay, moderation, and who is called what. */
@BroadcastTest
class ChatEndpointsTest {

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final ArchiveChat archiveChat;
    private final ChatFigures figures;
    private final TestTokens tokens;
    private final IncomingEvents incoming;
    private final Environment environment;
    private final RandomIds ids = new RandomIds();

    ChatEndpointsTest(
            WebTestClient http,
            FakeMux mux,
            Given given,
            ArchiveChat archiveChat,
            ChatFigures figures,
            TestTokens tokens,
            IncomingEvents incoming,
            Environment environment) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.archiveChat = archiveChat;
        this.figures = figures;
        this.tokens = tokens;
        this.incoming = incoming;
        this.environment = environment;
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    @Test
    void whatIsSaidIsReplayedInPages() throws Exception {
        String host = given.host();
        long show = given.live(http, host);
        Instant before = Instant.now();
        try (var star = guest(show)) {
            star.enter("은하");
            star.next();
            for (int i = 0; i < 5; i++) {
                star.say("말" + i);
                star.next();
            }
        }
        Awaiting.until(() -> page(http, show, "").get("messages").size() == 5);
        given.end(http, host, show).expectStatus().isAccepted();
        JsonNode first = page(http, show, "?limit=2");
        assertThat(messages(first)).containsExactly("말0", "말1");
        JsonNode one = first.get("messages").get(0);
        assertThat(one.get("username").stringValue()).isEqualTo("은하");
        assertThat(one.get("at").stringValue()).endsWith("+09:00");
        assertThat(one.get("offsetMillis").asLong())
                .isBetween(0L, Duration.between(before, Instant.now()).toMillis() + 5_000);
        assertThat(one.has("viewer")).isFalse();
        JsonNode second = page(http, show, "?limit=2&after=" + first.get("next").stringValue());
        assertThat(messages(second)).containsExactly("말2", "말3");
        JsonNode third = page(http, show, "?limit=2&after=" + second.get("next").stringValue());
        assertThat(messages(third)).containsExactly("말4");
        JsonNode last = page(http, show, "?after=" + third.get("next").stringValue());
        assertThat(messages(last)).isEmpty();
        assertThat(last.get("next")).isEqualTo(third.get("next"));
        Awaiting.until(() -> figures(show).equals(new ChatFigures.Figures(5, 1)));
    }

    @Test
    void archivingTwiceKeepsAndCountsOnce() throws Exception {
        long show = given.live(http, given.host());
        try (var star = guest(show)) {
            star.enter("은하");
            star.next();
            var happened = IntStream.range(0, 3)
                    .mapToObj(i -> said(show, ids.next(), null, "말" + i))
                    .toList();
            archive(happened);
            archive(happened);
            assertThat(messages(page(http, show, ""))).containsExactly("말0", "말1", "말2");
            assertThat(figures(show).messages()).isEqualTo(3);
        }
    }

    @Test
    void aMessageRemovedInTheSameBatchIsNotKeptAndOneOfAnotherShowStays() throws Exception {
        long show = given.live(http, given.host());
        long another = given.live(http, given.host());
        try (var star = guest(show);
                var moon = guest(another)) {
            star.enter("은하");
            star.next();
            moon.enter("달이");
            moon.next();
            String id = ids.next();
            archive(List.of(
                    said(show, id, null, "지울 말"),
                    said(999_999_999L, ids.next(), null, "없는 방송"),
                    new Happened(new ShowId(show), new ChatEvent.Removed(id))));
            assertThat(messages(page(http, show, ""))).isEmpty();
            String kept = ids.next();
            archive(List.of(
                    said(another, kept, null, "남을 말"), new Happened(new ShowId(show), new ChatEvent.Removed(kept))));
            assertThat(messages(page(http, another, ""))).containsExactly("남을 말");
        }
    }

    @Test
    void onlyTheHostAndManagersKeepOrder() throws Exception {
        String host = given.host();
        long show = given.live(http, host);
        try (var star = guest(show)) {
            star.enter("은하");
            star.next();
            star.say("하나");
            star.next();
            star.say("둘");
            star.next();
        }
        Awaiting.until(() -> page(http, show, "").get("messages").size() == 2);
        var foreign = given.as(http, given.host());
        var manager = http.mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(tokens.manager(ids.next())))
                .build();
        JsonNode seen = page(manager, show, "").get("messages");
        assertThat(page(foreign, show, "").get("messages").get(0).has("viewer")).isFalse();
        String viewer = seen.get(0).get("viewer").stringValue();
        assertThat(seen.get(1).get("viewer").stringValue()).isEqualTo(viewer);
        String first = seen.get(0).get("id").stringValue();
        String second = seen.get(1).get("id").stringValue();

        remove(foreign, show, first).expectStatus().isNotFound();
        mute(foreign, show, viewer, 60).expectStatus().isNotFound();
        unmute(foreign, show, viewer).expectStatus().isNotFound();
        remove(http, show, first).expectStatus().isUnauthorized();
        mute(http, show, viewer, 60).expectStatus().isUnauthorized();
        unmute(http, show, viewer).expectStatus().isUnauthorized();
        assertThat(messages(page(http, show, ""))).containsExactly("하나", "둘");

        remove(manager, show, first).expectStatus().isNoContent();
        assertThat(messages(page(http, show, ""))).containsExactly("둘");
        remove(given.as(http, host), show, second).expectStatus().isNoContent();
        remove(given.as(http, host), show, second).expectStatus().isNoContent();
        assertThat(messages(page(http, show, ""))).isEmpty();
        mute(manager, show, viewer, 60).expectStatus().isNoContent();
        mute(given.as(http, host), show, viewer, null).expectStatus().isNoContent();
        assertThat(given.count("SELECT count(*) FROM chat_mutes WHERE viewer = :p", viewer))
                .isEqualTo(1);
        unmute(manager, show, viewer).expectStatus().isNoContent();
        unmute(manager, show, viewer).expectStatus().isNoContent();
        assertThat(given.count("SELECT count(*) FROM chat_mutes WHERE viewer = :p", viewer))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 86_401})
    void aMuteLastsFromASecondToADay(int seconds) {
        String host = given.host();
        long show = given.live(http, host);
        mute(given.as(http, host), show, "abcdefghijklmnop", seconds)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unlikely-mute");
    }

    @Test
    void whatIsUnknownIsNotFound() {
        String host = given.host();
        long show = given.live(http, host);
        var own = given.as(http, host);
        mute(own, show, "abcdefghijklmnop", 60).expectStatus().isNotFound();
        mute(own, show, "short", 60).expectStatus().isNotFound();
        remove(own, show, "not~an~id").expectStatus().isNotFound();
        remove(own, 999_999_999, ids.next()).expectStatus().isNotFound();
        http.get().uri("/v1/shows/999999999/chat").exchange().expectStatus().isNotFound();
        http.get().uri("/v1/shows/x/chat").exchange().expectStatus().isNotFound();
        http.get()
                .uri("/v1/shows/{show}/chat?after=x", show)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("no-such-place");
        assertThat(page(http, show, "?limit=100000").get("messages").size()).isZero();
    }

    @Test
    void aCustomerIsCalledByTheAccountsNameAndAGuestNeverLikeAnInfluencer() throws Exception {
        String host = given.host();
        long show = given.live(http, host);
        String customer = ids.next();
        account(customer, "진짜이름");
        Awaiting.until(() -> given.count("SELECT count(*) FROM chat_names WHERE customer_id = :p", customer) == 1);
        try (var known = new ChatClient(port(), show, true, bearer(tokens.customer(customer)));
                var guest = guest(show);
                var bad = new ChatClient(port(), show, true, bearer(tokens.forged(customer)))) {
            known.enter("가짜이름");
            assertThat(known.next()).contains("\"message\":\"진짜이름님이 입장하셨습니다.\"");
            guest.enter(" 별 이 ");
            assertThat(guest.next()).containsPattern("\"message\":\"손님[0-9]{4}님이 입장하셨습니다.\"");
            bad.enter("손님");
            assertThat(bad.next()).contains("\"message\":\"손님님이 입장하셨습니다.\"");
        }
    }

    @Test
    void onlyTheHostsOwnConnectionEndsTheShow() throws Exception {
        String host = given.host();
        long show = given.live(http, host);
        try (var star = guest(show);
                var stranger = new ChatClient(port(), show, true, bearer(tokens.influencer(given.host())));
                var own = new ChatClient(port(), show, true, bearer(tokens.influencer(host)))) {
            star.enter("은하");
            star.next();
            star.send("{\"stat\":\"end\"}");
            stranger.send("{\"stat\":\"end\"}");
            star.say("아직");
            assertThat(star.next()).contains("아직");
            assertThat(given.column(show, "status", String.class)).isEqualTo("live");
            own.send("{\"stat\":\"end\"}");
            assertThat(star.next()).contains("\"stat\":\"end\"");
            assertThat(given.column(show, "status", String.class)).isEqualTo("close");
            own.send("{\"stat\":\"end\"}");
            assertThat(own.isOpen()).isTrue();
        }
    }

    @Test
    void whoWithdrawsLeavesTheWordsWithoutTheName() throws Exception {
        String host = given.host();
        long show = given.live(http, host);
        String customer = ids.next();
        account(customer, "떠날이");
        Awaiting.until(() -> given.count("SELECT count(*) FROM chat_names WHERE customer_id = :p", customer) == 1);
        try (var leaving = new ChatClient(port(), show, true, bearer(tokens.customer(customer)))) {
            leaving.enter("떠날이");
            leaving.next();
            leaving.say("안녕");
            leaving.next();
        }
        Awaiting.until(() -> given.count("SELECT count(*) FROM chat_messages WHERE customer_id = :p", customer) == 1);
        incoming.tombstone("identity.accounts", "identity.account.v1", customer);
        Awaiting.until(() -> given.count("SELECT count(*) FROM chat_messages WHERE customer_id = :p", customer) == 0
                && given.count("SELECT count(*) FROM chat_names WHERE customer_id = :p", customer) == 0);
        archive(List.of(said(show, ids.next(), customer, "늦게 온 말")));
        JsonNode kept = page(given.as(http, host), show, "").get("messages");
        assertThat(kept.valueStream().map(one -> one.get("username").stringValue()))
                .containsExactly("탈퇴한 회원", "탈퇴한 회원");
        assertThat(kept.valueStream().anyMatch(one -> one.has("viewer"))).isFalse();
        assertThat(given.count("SELECT count(*) FROM chat_messages WHERE customer_id = :p", customer))
                .isZero();
    }

    @Test
    void aLargeRoomHearsOfTheNewestOnlyButTheNewcomerOfItself() throws Exception {
        long show = given.live(http, given.host());
        var crowd = new ArrayList<ChatClient>();
        try (var star = guest(show)) {
            star.enter("은하");
            star.next();
            incoming.publish(
                    "broadcast.chat",
                    "broadcast.chat.v1",
                    Long.toString(show),
                    Map.of("replica", "crowd", "kind", "beat", "members", 1_000));
            for (int i = 0; i < 40; i++) {
                crowd.add(guest(show));
            }
            for (int i = 0; i < 40; i++) {
                crowd.get(i).enter("손" + i);
            }
            for (int i = 0; i < 40; i++) {
                assertThat(crowd.get(i).nextWith("손" + i + "님이")).contains("\"count\":10");
            }
            String last = star.next();
            int frames = 1;
            while (!last.contains("\"count\":1041")) {
                last = star.next();
                frames++;
            }
            assertThat(frames).isLessThan(40);
        } finally {
            for (var each : crowd) {
                each.close();
            }
        }
    }

    private ChatFigures.Figures figures(long show) {
        return Objects.requireNonNull(figures.of(new ShowId(show)).block(AT_MOST));
    }

    private void archive(List<Happened> happened) {
        archiveChat.run(happened).block(AT_MOST);
    }

    private static Happened said(long show, String id, @Nullable String customer, String message) {
        return new Happened(
                new ShowId(show),
                new ChatEvent.Said(
                        new Line(id, "abcdefghijklmnop", customer, new ViewerName("떠날이"), message, Instant.now())));
    }

    private void account(String customer, String alias) {
        incoming.publish(
                "identity.accounts",
                "identity.account.v1",
                customer,
                Map.of(
                        "id",
                        customer,
                        "alias",
                        alias,
                        "roles",
                        List.of("customer"),
                        "createdAt",
                        Instant.now().toString(),
                        "version",
                        1));
    }

    private static JsonNode page(WebTestClient as, long show, String query) {
        return Objects.requireNonNull(as.get()
                .uri("/v1/shows/%d/chat%s".formatted(show, query))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private static List<String> messages(JsonNode page) {
        return page.get("messages")
                .valueStream()
                .map(one -> one.get("message").stringValue())
                .toList();
    }

    private static WebTestClient.ResponseSpec remove(WebTestClient as, long show, String id) {
        return as.delete().uri("/v1/shows/{show}/chat/{id}", show, id).exchange();
    }

    private static WebTestClient.ResponseSpec mute(
            WebTestClient as, long show, String viewer, @Nullable Integer seconds) {
        return as.put()
                .uri("/v1/shows/{show}/mutes/{viewer}", show, viewer)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(seconds == null ? Map.of() : Map.of("seconds", seconds))
                .exchange();
    }

    private static WebTestClient.ResponseSpec unmute(WebTestClient as, long show, String viewer) {
        return as.delete().uri("/v1/shows/{show}/mutes/{viewer}", show, viewer).exchange();
    }

    private ChatClient guest(long show) {
        return new ChatClient(port(), show, true);
    }

    private static HttpHeaders bearer(String token) {
        var headers = new HttpHeaders();
        headers.setBearerAuth(token);
        return headers;
    }

    private int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }
}
