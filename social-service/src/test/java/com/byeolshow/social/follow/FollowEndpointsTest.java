package com.byeolshow.social.follow;

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
class FollowEndpointsTest {

    private static final String PATH = "/user/influencer/like/";

    private final WebTestClient web;
    private final TestTokens tokens;
    private final IncomingEvents incoming;
    private final PublishedEvents published;
    private final ToggleFollow toggleFollow;
    private final Follows follows;
    private final Influencers influencers;
    private final DatabaseClient database;

    FollowEndpointsTest(
            WebTestClient web,
            TestTokens tokens,
            IncomingEvents incoming,
            PublishedEvents published,
            ToggleFollow toggleFollow,
            Follows follows,
            Influencers influencers,
            DatabaseClient database) {
        this.web = web;
        this.tokens = tokens;
        this.incoming = incoming;
        this.published = published;
        this.toggleFollow = toggleFollow;
        this.follows = follows;
        this.influencers = influencers;
        this.database = database;
    }

    @Test
    void aTapFollowsAndTheNextReadShowsIt() {
        String star = star("별이");
        String me = Given.id("me");

        tap(me, Map.of("InfluencerId", star))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .json("{\"success\":{\"message\":\"팔로잉\",\"status\":\"1\"}}");

        list(me).json("""
                {"success":{"Influencer_List":[{"_id":"%s","alias":"별이","avatar":"https://img.example/a.jpg",
                  "name":{"first":"별이","last":"","full":"별이"},"meta":{"Follower":1}}]}}""".formatted(star));
    }

    @Test
    void aSecondTapUnfollows() {
        String star = star("달이");
        String me = Given.id("me");
        tap(me, Map.of("influencer_id", star)).expectStatus().isAccepted();
        tap(me, Map.of("InfluencerId", star))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .json("{\"success\":{\"message\":\"팔로잉 취소\",\"status\":\"0\"}}");
        list(me).json("{\"success\":{\"Influencer_List\":[]}}");
    }

    @Test
    void bothFactsArePublishedWithTheCountTheyLeft() {
        String star = star("구름");
        String me = Given.id("me");
        tap(me, Map.of("InfluencerId", star)).expectStatus().isAccepted();
        tap(me, Map.of("InfluencerId", star)).expectStatus().isAccepted();

        var events = published.awaitAll("social.follows", star, 2);
        assertThat(events)
                .extracting(event -> event.type())
                .containsExactly("social.influencer-followed.v1", "social.influencer-unfollowed.v1");
        assertThat(events)
                .extracting(event -> event.data().at("/followers").asInt())
                .containsExactly(1, 0);
        events.forEach(
                event -> EventContracts.assertValid(event.type(), event.data().toString()));
    }

    @Test
    void doubleTapsAtOnceEndWhereTheyBeganAndNeverFail() {
        String star = star("바다");
        String me = Given.id("me");
        Flux.range(0, 20)
                .flatMap(tap -> toggleFollow.run(me, star), 20)
                .collectList()
                .doOnNext(states -> assertThat(states).filteredOn(on -> on).hasSize(10))
                .then(follows.followersOf(star))
                .doOnNext(count -> assertThat(count).isZero())
                .block();
    }

    @Test
    void theLastFollowIsTakenOnceHoweverManyAskAtOnce() {
        String me = Given.id("me");
        database.sql("""
                        INSERT INTO follows (customer_id, influencer_id, followed_at)
                        SELECT :me, :me || '-i' || n, now() FROM generate_series(1, :places) n""")
                .bind("me", me)
                .bind("places", ToggleFollow.LIMIT - 1)
                .then()
                .block();
        var stars =
                Flux.range(0, 8).map(number -> star("별" + number)).collectList().block();
        Flux.fromIterable(Objects.requireNonNull(stars))
                .flatMap(
                        star -> toggleFollow.run(me, star).onErrorResume(RefusedException.class, full -> Mono.empty()),
                        8)
                .blockLast();
        assertThat(follows.countOf(me).block()).isEqualTo(ToggleFollow.LIMIT);
        tap(me, Map.of("InfluencerId", star("하나 더")))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error.message")
                .isEqualTo("더 이상 팔로우할 수 없습니다. 최대 2000명까지 가능합니다.");
    }

    @Test
    void followersAreCountedFromTheirRows() {
        String star = star("산들");
        Flux.range(0, 25)
                .flatMap(customer -> toggleFollow.run(Given.id("fan"), star))
                .blockLast();
        assertThat(follows.followersOf(star).block()).isEqualTo(25);
    }

    @Test
    void theLastCountAnnouncedIsRightHoweverManyFollowAtOnce() {
        String star = star("한꺼번에");
        Flux.range(0, 16)
                .flatMap(customer -> toggleFollow.run(Given.id("fan"), star), 16)
                .blockLast();
        assertThat(published.awaitAll("social.follows", star, 16))
                .extracting(event -> event.data().at("/followers").asInt())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 16).boxed().toList());
    }

    @Test
    void whoHasNoAccountAnyMoreDropsOut() {
        String star = star("안녕");
        String me = Given.id("me");
        tap(me, Map.of("InfluencerId", star)).expectStatus().isAccepted();
        incoming.tombstone("identity.influencers", "identity.influencer.v1", star);
        Awaiting.untilAsserted(() -> list(me).json("{\"success\":{\"Influencer_List\":[]}}"));
        tap(Given.id("other"), Map.of("InfluencerId", star)).expectStatus().isBadRequest();
    }

    @Test
    void unknownInfluencersAndMissingKeysAreRefused() {
        for (var body : new Object[] {Map.of("InfluencerId", "nobody"), Map.of(), Map.of("InfluencerId", " ")}) {
            tap(Given.id("me"), body)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .json("{\"error\":{\"message\":\"잘못된 요청입니다.\"}}");
        }
    }

    @Test
    void whoIsNoInfluencerAnyMoreDropsOutAndCanStillBeLeft() {
        String star = star("노을");
        String me = Given.id("me");
        tap(me, Map.of("InfluencerId", star)).expectStatus().isAccepted();
        Given.influencer(incoming, star, "노을", false, 2);
        Awaiting.untilAsserted(
                () -> assertThat(influencers.isActive(star).block()).isFalse());
        list(me).json("{\"success\":{\"Influencer_List\":[]}}");
        tap(me, Map.of("InfluencerId", star))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.success.status")
                .isEqualTo("0");
    }

    @Test
    void anOlderStateNeverOverwritesANewerOne() {
        String star = star("이전");
        Given.influencer(incoming, star, "새이름", true, 5);
        Given.influencer(incoming, star, "옛이름", true, 4);
        String marker = Given.id("influencer");
        Given.influencer(incoming, star, marker, "표시", true, 1);
        Awaiting.until(() -> Boolean.TRUE.equals(influencers.isActive(marker).block()));
        String me = Given.id("me");
        toggleFollow.run(me, star).block();
        list(me).jsonPath("$.success.Influencer_List[0].alias").isEqualTo("새이름");
    }

    @Test
    void withoutATokenEveryoneIsAskedToLogIn() {
        web.get()
                .uri(PATH)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .json("{\"error\":{\"message\":\"로그인 후 이용해 주세요.\"}}");
        web.post()
                .uri(PATH)
                .headers(headers -> headers.setBearerAuth(tokens.forged("me")))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("InfluencerId", "x"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private String star(String alias) {
        String star = Given.influencer(incoming, alias);
        Awaiting.until(() -> Boolean.TRUE.equals(influencers.isActive(star).block()));
        return star;
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
