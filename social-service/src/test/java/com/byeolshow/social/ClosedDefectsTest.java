package com.byeolshow.social;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.social.follow.ToggleFollow;
import com.byeolshow.social.like.ToggleLike;
import com.byeolshow.social.projection.Influencers;
import com.byeolshow.social.projection.Products;
import com.byeolshow.social.projection.Shows;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

/** What the old server did wrong here and this one does not. */
@ServiceTest
class ClosedDefectsTest {

    private final WebTestClient web;
    private final TestTokens tokens;
    private final IncomingEvents incoming;
    private final PublishedEvents published;
    private final ApplicationContext beans;

    ClosedDefectsTest(
            WebTestClient web,
            TestTokens tokens,
            IncomingEvents incoming,
            PublishedEvents published,
            ApplicationContext beans) {
        this.web = web;
        this.tokens = tokens;
        this.incoming = incoming;
        this.published = published;
        this.beans = beans;
    }

    @Test
    void likesHaveACounterOfTheirOwnAndViewsStayWhatTheyWere() {
        long show = Given.showId();
        Given.show(incoming, show, Given.id("host"), "봄", "2030-05-01T11:00:00Z", 1);
        Awaiting.until(() ->
                Boolean.TRUE.equals(beans.getBean(Shows.class).exists(show).block()));
        String me = Given.id("me");
        Flux.just(me, Given.id("a"), Given.id("b"))
                .flatMap(fan -> beans.getBean(ToggleLike.class).run(fan, Long.toString(show)))
                .blockLast();
        assertThat(published
                        .awaitAll("social.likes", Long.toString(show), 3)
                        .getLast()
                        .data()
                        .at("/likes")
                        .asInt())
                .isEqualTo(3);
        get(me, "/user/myvod/").jsonPath("$.success.my_vod[0].vod_view_count").isEqualTo(42);
    }

    @Test
    void followersAreTheRowsWhateverComesBetween() {
        String star = star();
        var toggle = beans.getBean(ToggleFollow.class);
        String me = Given.id("me");
        Flux.range(0, 30)
                .flatMap(tap -> toggle.run(tap % 3 == 0 ? me : Given.id("fan"), star), 15)
                .blockLast();
        // Ten taps of mine took each other back.
        toggle.run(me, star).block();
        get(me, "/user/influencer/like/")
                .jsonPath("$.success.Influencer_List[0].meta.Follower")
                .isEqualTo(21);
        assertThat(published
                        .awaitAll("social.follows", star, 31)
                        .getLast()
                        .data()
                        .at("/followers")
                        .asInt())
                .isEqualTo(21);
    }

    @Test
    void theListOfFollowedSaysNothingPersonal() {
        String star = star();
        String me = Given.id("me");
        beans.getBean(ToggleFollow.class).run(me, star).block();
        get(me, "/user/influencer/like/").json("""
                        {"success":{"Influencer_List":[{"_id":"%s","alias":"별이","avatar":"https://img.example/a.jpg",
                          "country":null,"name":{"first":"별이","last":"","full":"별이"},"meta":{"Follower":1}}]}}""".formatted(star), JsonCompareMode.STRICT);
    }

    @Test
    void everyCustomerHasAWishlistHoweverTheyCame() {
        String product = Given.product(incoming, "립");
        Awaiting.until(() -> Boolean.TRUE.equals(
                beans.getBean(Products.class).exists(product).block()));
        String me = Given.id("social-login");
        get(me, "/wishlist/").json("[]", JsonCompareMode.STRICT);
        web.post()
                .uri("/wishlist/")
                .headers(headers -> headers.setBearerAuth(tokens.customer(me)))
                .bodyValue(Map.of("product", product))
                .exchange()
                .expectStatus()
                .isAccepted();
        get(me, "/wishlist/").jsonPath("$[0]._id").isEqualTo(product);
    }

    private String star() {
        String star = Given.influencer(incoming, "별이");
        Awaiting.until(() -> Boolean.TRUE.equals(
                beans.getBean(Influencers.class).isActive(star).block()));
        return star;
    }

    private WebTestClient.BodyContentSpec get(String customer, String path) {
        return web.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(tokens.customer(customer)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }
}
