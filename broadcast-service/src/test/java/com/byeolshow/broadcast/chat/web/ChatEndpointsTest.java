package com.byeolshow.broadcast.chat.web;

import static com.byeolshow.broadcast.chat.web.ChatCalls.messages;
import static com.byeolshow.broadcast.chat.web.ChatCalls.mute;
import static com.byeolshow.broadcast.chat.web.ChatCalls.page;
import static com.byeolshow.broadcast.chat.web.ChatCalls.remove;
import static com.byeolshow.broadcast.chat.web.ChatCalls.said;
import static com.byeolshow.broadcast.chat.web.ChatCalls.unmute;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.chat.ArchiveChat;
import com.byeolshow.broadcast.chat.ArchiveChat.Happened;
import com.byeolshow.broadcast.chat.ChatFigures;
import com.byeolshow.broadcast.chat.model.ChatEvent;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.platform.web.RandomIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The replay, and moderation. */
@BroadcastTest
class ChatEndpointsTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final ArchiveChat archiveChat;
    private final ChatFigures figures;
    private final TestTokens tokens;
    private final DatabaseClient db;
    private final Environment environment;
    private final RandomIds ids = new RandomIds();

    ChatEndpointsTest(
            WebTestClient http,
            FakeMux mux,
            Given given,
            ArchiveChat archiveChat,
            ChatFigures figures,
            TestTokens tokens,
            DatabaseClient db,
            Environment environment) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.archiveChat = archiveChat;
        this.figures = figures;
        this.tokens = tokens;
        this.db = db;
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
    void ofAMutedViewerTheReplayHasWhatTheRoomHeard() throws Exception {
        long show = given.live(http, given.host());
        var until = Instant.now().plusSeconds(600);
        String viewer = "abcdefghijklmnop";
        try (var star = guest(show)) {
            star.enter("은하");
            star.next();
        }
        // Stored, but not met by the archive: what the room heard before counts.
        db.sql("INSERT INTO chat_mutes (show_id, viewer, muted_by, until) VALUES (:show, :viewer, 'M1', :until)")
                .bind("show", show)
                .bind("viewer", viewer)
                .bind("until", until)
                .then()
                .block(AT_MOST);
        var batch = List.of(
                said(show, ids.next(), null, "앞"),
                new Happened(new ShowId(show), new ChatEvent.Muted(viewer, until)),
                said(show, ids.next(), null, "뒤"));
        archive(batch);
        archive(batch);
        archive(List.of(said(show, ids.next(), null, "나중")));
        assertThat(messages(page(http, show, ""))).containsExactly("앞");
        archive(List.of(
                said(show, ids.next(), null, "아직 뒤"),
                new Happened(new ShowId(show), new ChatEvent.Unmuted(viewer)),
                said(show, ids.next(), null, "다시")));
        assertThat(messages(page(http, show, ""))).containsExactly("앞", "다시");
        // A mute whose event was lost counts after a while all the same.
        db.sql("UPDATE chat_mutes SET muted_at = now() - interval '90 seconds' WHERE show_id = :show")
                .bind("show", show)
                .then()
                .block(AT_MOST);
        archive(List.of(said(show, ids.next(), null, "아직")));
        assertThat(messages(page(http, show, ""))).containsExactly("앞", "다시");
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
        assertThat(given.count("SELECT count(*) FROM chat_mutes WHERE viewer = :p AND until > now()", viewer))
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
                .isEqualTo("unlikely-mute")
                .jsonPath("$.detail")
                .isEqualTo("seconds는 1 이상 86400 이하여야 합니다.");
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
                .isEqualTo("no-such-place")
                .jsonPath("$.detail")
                .isEqualTo("after는 이전 응답의 next여야 합니다.");
        http.get()
                .uri("/v1/shows/{show}/chat?after=x", show)
                .header("Accept-Language", "en")
                .exchange()
                .expectHeader()
                .valueEquals("Content-Language", "en")
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("Give as after the next of an earlier answer.");
        assertThat(page(http, show, "?limit=100000").get("messages").size()).isZero();
    }

    private ChatFigures.Figures figures(long show) {
        return Objects.requireNonNull(figures.of(new ShowId(show)).block(AT_MOST));
    }

    private void archive(List<Happened> happened) {
        archiveChat.run(happened).block(AT_MOST);
    }

    private ChatClient guest(long show) {
        return new ChatClient(port(), show, true);
    }

    private int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }
}
