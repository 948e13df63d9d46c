package com.byeolshow.social.notification;

import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.social.Given;
import com.byeolshow.social.follow.ToggleFollow;
import com.byeolshow.social.projection.Influencers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
class NotificationEndpointsTest {

    private final WebTestClient web;
    private final TestTokens tokens;
    private final IncomingEvents incoming;
    private final Influencers influencers;
    private final ToggleFollow toggleFollow;
    private final DatabaseClient database;

    NotificationEndpointsTest(
            WebTestClient web,
            TestTokens tokens,
            IncomingEvents incoming,
            Influencers influencers,
            ToggleFollow toggleFollow,
            DatabaseClient database) {
        this.web = web;
        this.tokens = tokens;
        this.incoming = incoming;
        this.influencers = influencers;
        this.toggleFollow = toggleFollow;
        this.database = database;
    }

    @Test
    void aFollowerIsToldWhenAShowIsScheduledAndWhenItStarts() {
        String star = star();
        String fan = fanOf(star);
        long show = Given.showId();
        publish("broadcast.scheduled.v1", show, star);
        publish("broadcast.started.v1", show, star);

        Awaiting.untilAsserted(() -> list(fan, "ko", "")
                .jsonPath("$.unread")
                .isEqualTo(2)
                .jsonPath("$.items[0].kind")
                .isEqualTo("show-started")
                .jsonPath("$.items[0].message")
                .isEqualTo("별이님의 '봄 세일' 방송이 시작되었습니다.")
                .jsonPath("$.items[0].showId")
                .isEqualTo(show)
                .jsonPath("$.items[0].read")
                .isEqualTo(false)
                .jsonPath("$.items[1].message")
                .isEqualTo("별이님이 5월 1일 20:00에 '봄 세일' 방송을 예약했습니다."));
        list(fan, "en", "").jsonPath("$.items[0].message").isEqualTo("별이 is live now: “봄 세일”.");
        list(fan, "fr, en;q=0.1", "").jsonPath("$.items[0].message").isEqualTo("별이 is live now: “봄 세일”.");
        for (String language : List.of("", "fr", "en;q=0.8, ko;q=0.9")) {
            list(fan, language, "").jsonPath("$.items[0].message").isEqualTo("별이님의 '봄 세일' 방송이 시작되었습니다.");
        }
    }

    @Test
    void aRepeatedFactTellsNobodyTwiceAndStrangersNothing() {
        String star = star();
        String fan = fanOf(star);
        long show = Given.showId();
        publish("broadcast.started.v1", show, star);
        String again = publish("broadcast.started.v1", show, star);
        // Events of two shows may be heard in any order, so each is waited for.
        Awaiting.until(() -> Given.isHandled(database, again));
        long after = Given.showId();
        publish("broadcast.started.v1", after, star);
        Awaiting.untilAsserted(
                () -> list(fan, "ko", "").jsonPath("$.items[0].showId").isEqualTo(after));
        list(fan, "ko", "").jsonPath("$.unread").isEqualTo(2);
        list(Given.id("stranger"), "ko", "").json("{\"items\":[],\"page\":1,\"unread\":0}");
    }

    @Test
    void twentyComeAtATimeNewestFirst() {
        String me = Given.id("me");
        database.sql("""
                        INSERT INTO notifications (customer_id, kind, subject, details, created_at)
                        SELECT :me, 'order-paid', n, jsonb_build_object('orderId', n::text, 'amount', n), now()
                        FROM generate_series(1, 23) n""").bind("me", me).then().block();
        list(me, "ko", "?page=1").jsonPath("$.items.length()").isEqualTo(20);
        list(me, "ko", "?page=2")
                .jsonPath("$.items.length()")
                .isEqualTo(3)
                .jsonPath("$.items[2].orderId")
                .isEqualTo("1");
        list(me, "ko", "?page=9").jsonPath("$.items").isEmpty();
    }

    @Test
    void withoutATokenTheAnswerIsAProblem() {
        web.get()
                .uri("/v1/notifications")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unauthenticated");
    }

    private String star() {
        String star = Given.influencer(incoming, "별이");
        Awaiting.until(() -> Boolean.TRUE.equals(influencers.isActive(star).block()));
        return star;
    }

    private String fanOf(String star) {
        String fan = Given.id("fan");
        toggleFollow.run(fan, star).block();
        return fan;
    }

    private String publish(String type, long show, String star) {
        return incoming.publish(
                "broadcast.lifecycle",
                type,
                Long.toString(show),
                Map.of(
                        "showId", show,
                        "influencerId", star,
                        "influencerName", "별이",
                        "title", "봄 세일",
                        "startsAt", "2030-05-01T11:00:00Z",
                        "productIds", List.of("p1"),
                        "occurredAt", "2030-05-01T11:00:00Z"));
    }

    private WebTestClient.BodyContentSpec list(String customer, String language, String query) {
        return web.get()
                .uri("/v1/notifications" + query)
                .headers(headers -> {
                    headers.setBearerAuth(tokens.customer(customer));
                    if (!language.isEmpty()) {
                        headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
                    }
                })
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }
}
