package com.byeolshow.social.like;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.social.Given;
import com.byeolshow.social.projection.Influencers;
import com.byeolshow.social.projection.Shows;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@ServiceTest
class LikeEndpointsTest {

    private static final String PATH = "/user/myvod/";
    private static final String STARTS = "2030-05-01T11:00:00Z";

    private final WebTestClient web;
    private final TestTokens tokens;
    private final IncomingEvents incoming;
    private final PublishedEvents published;
    private final ToggleLike toggleLike;
    private final Likes likes;
    private final Shows shows;
    private final Influencers influencers;
    private final DatabaseClient database;

    LikeEndpointsTest(
            WebTestClient web,
            TestTokens tokens,
            IncomingEvents incoming,
            PublishedEvents published,
            ToggleLike toggleLike,
            Likes likes,
            Shows shows,
            Influencers influencers,
            DatabaseClient database) {
        this.web = web;
        this.tokens = tokens;
        this.incoming = incoming;
        this.published = published;
        this.toggleLike = toggleLike;
        this.likes = likes;
        this.shows = shows;
        this.influencers = influencers;
        this.database = database;
    }

    @Test
    void aTapLikesAndTheNextReadShowsTheWholeShow() {
        incoming.publishSample("broadcast.shows", "broadcast.show.v1", "7", "completed");
        Awaiting.until(() -> Boolean.TRUE.equals(shows.exists(7).block()));
        String me = Given.id("me");

        tap(me, Map.of("vod_id", "7"))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .json("{\"success\":{\"message\":\"좋아요\",\"status\":\"1\"}}");

        list(me).json("""
                {"success":{"my_vod":[{"vod_id":7,"title":"봄 세일","notice":"오늘만","description":"봄 신상",
                  "influencer_id":"INF1","influencer_name":"별이",
                  "influencer_thunmbnail":"https://img.example/star.jpg",
                  "product_id":"P1","product_name":"립","product_brand":"별뷰티","product_price":"12000",
                  "product_sale":"10","product_thumbnail":"https://img.example/p1.jpg",
                  "mux_livestream_playback_id":"pb_live_01","mux_asset_playback_id":"pb_vod_01",
                  "thumbnail":"https://image.mux.com/pb_vod_01/thumbnail.png","status":"completed",
                  "started_at":"2030-05-01T20:00:00+09:00","vod_view_count":42,"push_count":0}]}}""");
    }

    @Test
    void aShowWithoutProductOrPictureHasTheAppsDefaults() {
        long show = show("맨 방송", STARTS);
        String me = Given.id("me");
        tap(me, Map.of("vod_id", show)).expectStatus().isAccepted();
        list(me).json("""
                {"success":{"my_vod":[{"vod_id":%d,"influencer_name":"예전 이름","influencer_thunmbnail":"",
                  "product_id":null,"product_name":null,"product_brand":null,"product_thumbnail":null,
                  "product_price":"0원","product_sale":"0","mux_asset_playback_id":null,
                  "thumbnail":"https://image.mux.com/pb1/thumbnail.png"}]}}""".formatted(show));
    }

    @Test
    void aSecondTapUnlikesAndNeitherTouchesTheViews() {
        long show = show("봄", STARTS);
        String me = Given.id("me");
        tap(me, Map.of("vod_id", show)).expectStatus().isAccepted();
        list(me).jsonPath("$.success.my_vod[0].vod_view_count").isEqualTo(42);
        tap(me, Map.of("vod_id", Long.toString(show)))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .json("{\"success\":{\"message\":\"좋아요 취소\",\"status\":\"0\"}}");
        list(me).json("{\"success\":{\"my_vod\":[]}}");
    }

    @Test
    void theLatestStartComesFirstAndDeletedShowsDropOut() {
        long early = show("이른", "2030-05-01T11:00:00Z");
        long late = show("늦은", "2030-05-03T11:00:00Z");
        long gone = show("사라질", "2030-05-02T11:00:00Z");
        String me = Given.id("me");
        Flux.just(late, gone, early)
                .concatMap(show -> toggleLike.run(me, Long.toString(show)))
                .blockLast();
        list(me).jsonPath("$.success.my_vod[*].title").isEqualTo(List.of("늦은", "사라질", "이른"));

        incoming.tombstone("broadcast.shows", "broadcast.show.v1", Long.toString(gone));
        Awaiting.untilAsserted(
                () -> list(me).jsonPath("$.success.my_vod[*].title").isEqualTo(List.of("늦은", "이른")));
        assertThat(likes.countOf(me).block()).isEqualTo(2);
        tap(Given.id("other"), Map.of("vod_id", gone)).expectStatus().isBadRequest();
    }

    @Test
    void theNewestStateCountsAndTheHostIsCalledAsToday() {
        String host = Given.influencer(incoming, "새 이름");
        Awaiting.until(() -> Boolean.TRUE.equals(influencers.isActive(host).block()));
        long show = Given.showId();
        Given.show(incoming, show, host, "새 제목", STARTS, 5);
        Given.show(incoming, show, host, "옛 제목", STARTS, 4);
        long marker = Given.showId();
        Given.show(incoming, show, marker, host, "표시", "2029-05-01T11:00:00Z", 1);
        Awaiting.until(() -> Boolean.TRUE.equals(shows.exists(marker).block()));
        String me = Given.id("me");
        toggleLike.run(me, Long.toString(show)).block();
        list(me).jsonPath("$.success.my_vod[0].title")
                .isEqualTo("새 제목")
                .jsonPath("$.success.my_vod[0].influencer_name")
                .isEqualTo("새 이름")
                .jsonPath("$.success.my_vod[0].influencer_thunmbnail")
                .isEqualTo("https://img.example/a.jpg");
    }

    @Test
    void whatIsNoShowIsRefusedInTheAppsWords() {
        for (String vod : new String[] {"999999999", "abc", "-1", "99999999999999999999"}) {
            tap(Given.id("me"), Map.of("vod_id", vod))
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .json("{\"error\":{\"message\":\"잘못된 요청입니다.\",\"detail\":\"존재하지 않는 방송입니다.\"}}");
        }
        tap(Given.id("me"), Map.of())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json("{\"error\":{\"message\":\"잘못된 요청입니다.\"}}");
    }

    @Test
    void theInfluencersToggleTakesALikeWhereItNamesNoInfluencer() {
        long show = show("봄", STARTS);
        String me = Given.id("me");
        web.post()
                .uri("/user/influencer/like/")
                .headers(headers -> headers.setBearerAuth(tokens.customer(me)))
                .bodyValue(Map.of("vod_id", Long.toString(show)))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody()
                .json("{\"success\":{\"message\":\"좋아요\",\"status\":\"1\"}}");
        list(me).jsonPath("$.success.my_vod[0].vod_id").isEqualTo(show);
    }

    @Test
    void doubleTapsAtOnceEndWhereTheyBeganAndNeverFail() {
        long show = show("봄", STARTS);
        String me = Given.id("me");
        var states = Flux.range(0, 20)
                .flatMap(tap -> toggleLike.run(me, Long.toString(show)), 20)
                .collectList()
                .block();
        assertThat(states).filteredOn(on -> on).hasSize(10);
        assertThat(likes.likesOf(show).block()).isZero();
    }

    @Test
    void factsCarryTheCountThatIsRightHoweverManyLikeAtOnce() {
        long show = show("인기", STARTS);
        Flux.range(0, 16)
                .flatMap(customer -> toggleLike.run(Given.id("fan"), Long.toString(show)), 16)
                .blockLast();
        String me = Given.id("me");
        toggleLike
                .run(me, Long.toString(show))
                .then(toggleLike.run(me, Long.toString(show)))
                .block();
        assertThat(likes.likesOf(show).block()).isEqualTo(16);

        var events = published.awaitAll("social.likes", Long.toString(show), 18);
        assertThat(events)
                .extracting(event -> event.data().at("/likes").asInt())
                .containsExactlyElementsOf(IntStream.concat(IntStream.rangeClosed(1, 17), IntStream.of(16))
                        .boxed()
                        .toList());
        assertThat(events.getFirst().type()).isEqualTo("social.show-liked.v1");
        assertThat(events.getLast().type()).isEqualTo("social.show-unliked.v1");
        events.forEach(event -> EventContracts.assertValid(event.type(), event.data()));
    }

    @Test
    void theLastLikeIsTakenOnceHoweverManyAskAtOnce() {
        String me = Given.id("me");
        database.sql("""
                        WITH made AS (
                            INSERT INTO shows (id, influencer_id, starts_at, card, version)
                            SELECT 10000000 + n, 'i', now(), '{}', 1 FROM generate_series(1, :places) n
                            ON CONFLICT DO NOTHING RETURNING id)
                        INSERT INTO likes (customer_id, show_id, liked_at) SELECT :me, id, now() FROM made""")
                .bind("me", me)
                .bind("places", ToggleLike.LIMIT - 1)
                .then()
                .block();
        var wanted =
                Flux.range(0, 8).map(n -> show("방송 " + n, STARTS)).collectList().block();
        Flux.fromIterable(Objects.requireNonNull(wanted))
                .flatMap(
                        show -> toggleLike
                                .run(me, Long.toString(show))
                                .onErrorResume(RefusedException.class, full -> Mono.empty()),
                        8)
                .blockLast();
        assertThat(likes.countOf(me).block()).isEqualTo(ToggleLike.LIMIT);
        tap(me, Map.of("vod_id", show("하나 더", STARTS)))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error.message")
                .isEqualTo("더 이상 좋아요를 누를 수 없습니다. 최대 1000개까지 가능합니다.");
    }

    @Test
    void eachSeesOnlyTheirOwnAndStrangersAreAskedToLogIn() {
        long show = show("봄", STARTS);
        toggleLike.run(Given.id("other"), Long.toString(show)).block();
        list(Given.id("me")).json("{\"success\":{\"my_vod\":[]}}");
        web.get()
                .uri(PATH)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .json("{\"error\":{\"message\":\"로그인 후 이용해 주세요.\"}}");
    }

    private long show(String title, String startsAt) {
        long id = Given.showId();
        Given.show(incoming, id, Given.id("host"), title, startsAt, 1);
        Awaiting.until(() -> Boolean.TRUE.equals(shows.exists(id).block()));
        return id;
    }

    private WebTestClient.ResponseSpec tap(String customer, Object body) {
        return web.post()
                .uri(PATH)
                .headers(headers -> headers.setBearerAuth(tokens.customer(customer)))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.BodyContentSpec list(String customer) {
        return web.get()
                .uri(PATH)
                .headers(headers -> headers.setBearerAuth(tokens.customer(customer)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }
}
