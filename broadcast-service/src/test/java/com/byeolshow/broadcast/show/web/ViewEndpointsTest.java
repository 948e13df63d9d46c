package com.byeolshow.broadcast.show.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** BR-20, and when others hear of views. */
@BroadcastTest
class ViewEndpointsTest {

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final TestTokens tokens;
    private final PublishedEvents events;
    private final DatabaseClient db;

    ViewEndpointsTest(
            WebTestClient http,
            FakeMux mux,
            Given given,
            TestTokens tokens,
            PublishedEvents events,
            DatabaseClient db) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.tokens = tokens;
        this.events = events;
        this.db = db;
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    @Test
    void aViewerIsCountedOnceByWhicheverCall() {
        long show = given.live(http, given.host());
        viewed(guest("198.51.100.1", "app").post().uri("/media/view/").bodyValue(Map.of("media_id", show)), show, 1);
        viewed(
                guest("198.51.100.1", "app")
                        .post()
                        .uri("/media/view")
                        .bodyValue(Map.of("media_id", Long.toString(show))),
                show,
                1);
        viewed(guest("198.51.100.1", "app").get().uri("/media/view/?media_id=" + show), show, 1);
        viewed(
                guest("198.51.100.1", "app")
                        .post()
                        .uri("/media/view/")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .body(BodyInserters.fromFormData("media_id", Long.toString(show))),
                show,
                1);
        // Somebody else at the same address, the same app elsewhere.
        viewed(guest("198.51.100.1", "web").get().uri("/media/view/?media_id=" + show), show, 2);
        viewed(guest("198.51.100.2", "app").get().uri("/media/view/?media_id=" + show), show, 3);
        assertThat(given.column(show, "view_count", Integer.class)).isEqualTo(3);
    }

    @Test
    void whatFollowsInALongNameOfAnAppMakesNoOtherViewer() {
        long show = given.live(http, given.host());
        String app = "a".repeat(400);
        viewed(guest("198.51.100.1", app).get().uri("/media/view/?media_id=" + show), show, 1);
        viewed(guest("198.51.100.1", app + "b").get().uri("/media/view/?media_id=" + show), show, 1);
        viewed(guest("198.51.100.1", app.substring(1)).get().uri("/media/view/?media_id=" + show), show, 2);
    }

    @Test
    void aCustomerIsOneViewerOnEveryDevice() {
        long show = given.live(http, given.host());
        String customer = given.influencer();
        viewed(as(customer, "198.51.100.1", "phone").get().uri("/media/view?media_id=" + show), show, 1);
        viewed(as(customer, "198.51.100.9", "tablet").get().uri("/media/view?media_id=" + show), show, 1);
        viewed(as(given.influencer(), "198.51.100.1", "phone").get().uri("/media/view?media_id=" + show), show, 2);
    }

    @Test
    void recordedAndWaitingShowsAreViewedToo() {
        String host = given.host();
        long show = given.reserved(http, host);
        viewed(guest("198.51.100.1", "app").get().uri("/media/view?media_id=" + show), show, 1);
        given.start(http, host, show).expectStatus().isAccepted();
        given.end(http, host, show).expectStatus().isAccepted();
        viewed(guest("198.51.100.2", "app").get().uri("/media/view?media_id=" + show), show, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"media_id\":999999999}", "{\"media_id\":\"x\"}", "{}", ""})
    void aShowThatIsNotThereIsNotViewed(String body) {
        http.post()
                .uri("/media/view/")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json("{\"error\":{\"message\":\"존재하지 않는 방송입니다.\"}}", JsonCompareMode.STRICT);
        http.get()
                .uri("/media/view/")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json("{\"error\":{\"message\":\"존재하지 않는 방송입니다.\"}}", JsonCompareMode.STRICT);
    }

    @Test
    void anAnswerAboutAViewIsNotKeptByAnybody() {
        long show = given.live(http, given.host());
        guest("198.51.100.1", "app")
                .get()
                .uri("/media/view?media_id=" + show)
                .exchange()
                .expectHeader()
                .value("Cache-Control", value -> assertThat(value).contains("no-store"));
    }

    @Test
    void othersHearOfManyViewsOnce() {
        long show = given.live(http, given.host());
        String key = Long.toString(show);
        long before = events.awaitAll("broadcast.shows", key, 2)
                .getLast()
                .data()
                .get("version")
                .asLong();
        for (int i = 1; i <= 5; i++) {
            viewed(guest("198.51.100." + i, "app").get().uri("/media/view?media_id=" + show), show, i);
        }
        assertThat(events.now("broadcast.shows", key)).hasSize(2);

        db.sql("UPDATE untold_tallies SET due_at = now() WHERE show_id = :show")
                .bind("show", show)
                .then()
                .block();
        var told = events.awaitAll("broadcast.shows", key, 3).getLast();
        assertThat(told.data().get("viewCount").asInt()).isEqualTo(5);
        assertThat(told.data().get("status").asString()).isEqualTo("live");
        assertThat(told.data().get("version").asLong()).isEqualTo(before + 1);
        assertThat(given.count(
                        "SELECT count(*) FROM untold_tallies WHERE show_id = CAST(:p AS bigint)", Long.toString(show)))
                .isZero();
    }

    private WebTestClient guest(String address, String agent) {
        return http.mutate()
                .defaultHeader("X-Forwarded-For", address)
                .defaultHeader("User-Agent", agent)
                .build();
    }

    private WebTestClient as(String customer, String address, String agent) {
        return guest(address, agent)
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(tokens.customer(customer)))
                .build();
    }

    private static void viewed(WebTestClient.RequestHeadersSpec<?> call, long show, int views) {
        call.exchange()
                .expectStatus()
                .isAccepted()
                .expectBody()
                .json(
                        "{\"success\":{\"message\":\"완료\",\"media_id\":%d,\"now_view_count\":%d}}"
                                .formatted(show, views),
                        JsonCompareMode.STRICT);
    }
}
