package com.byeolshow.identity.image.web;

import static com.byeolshow.identity.image.web.Pictures.AVATAR;
import static com.byeolshow.identity.image.web.Pictures.BACKGROUND;
import static com.byeolshow.identity.image.web.Pictures.PATIENCE;
import static com.byeolshow.identity.image.web.Pictures.PUBLIC_BASE;
import static com.byeolshow.identity.image.web.Pictures.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People;
import com.byeolshow.identity.People.Person;
import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.influencer.GrantInfluencer;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestImages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Where else pictures are seen. */
@ServiceTest
class SeenPicturesTest {

    private final WebTestClient web;
    private final GrantInfluencer grant;
    private final PublishedEvents published;
    private final People people;
    private final Pictures pictures;

    SeenPicturesTest(WebTestClient web, GrantInfluencer grant, PublishedEvents published) {
        this.web = web;
        this.grant = grant;
        this.published = published;
        this.people = new People(web);
        this.pictures = new Pictures(web, grant);
    }

    @Test
    void picturesAreSeenEverywhereAtOnceAndLeaveNothingBehind() {
        var person = pictures.influencer();
        pictures.upload(AVATAR, person, TestImages.jpeg(300, 200))
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);
        pictures.upload(BACKGROUND, person, TestImages.png(300, 200))
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);
        String avatar = pictures.picture(AVATAR, person).get("url").asString();
        String background = pictures.picture(BACKGROUND, person).get("large").asString();

        assertThat(avatar).startsWith(PUBLIC_BASE + "/images/file/").endsWith("-480.jpg");
        assertSeen(person, avatar, background);
        var state = published
                .awaitAll("identity.influencers", person.id(), 3)
                .getLast()
                .data();
        EventContracts.assertValid("identity.influencer.v1", state.toString());
        assertThat(state.get("avatarUrl").asString()).isEqualTo(avatar);
        assertThat(state.get("thumbnailUrl").asString()).isEqualTo(background);
        assertThat(state.get("version").asLong()).isEqualTo(3);

        pictures.send(HttpMethod.DELETE, AVATAR, person.token())
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);
        pictures.send(HttpMethod.DELETE, BACKGROUND, person.token())
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);

        assertSeen(person, null, null);
        var bare = published
                .awaitAll("identity.influencers", person.id(), 5)
                .getLast()
                .data();
        assertThat(bare.has("avatarUrl")).isFalse();
        assertThat(bare.has("thumbnailUrl")).isFalse();
    }

    @Test
    void avatarFromBeforeTheGrantComesAlong() {
        var person = people.signUp();
        pictures.upload(AVATAR, person, TestImages.jpeg(300, 200))
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);
        String avatar = pictures.picture(AVATAR, person).get("url").asString();

        grant.run(new CustomerId(person.id())).block(PATIENCE);

        var state = published
                .awaitOne("identity.influencers", "identity.influencer.v1", person.id())
                .data();
        assertThat(state.get("avatarUrl").asString()).isEqualTo(avatar);
    }

    private void assertSeen(Person person, @Nullable String avatar, @Nullable String background) {
        JsonNode info = read(web.get()
                        .uri("/influencer/info/?influencer_id=" + person.id())
                        .exchange())
                .at("/success/data");
        assertThat(info.get("avatar").asString(null)).isEqualTo(avatar);
        assertThat(info.get("thumbnail_url").asString(null)).isEqualTo(background);
        JsonNode card = read(web.get().uri("/influencer/list/new/").exchange())
                .at("/success/Influencer_List")
                .valueStream()
                .filter(found -> found.get("_id").asString().equals(person.id()))
                .findFirst()
                .orElseThrow();
        assertThat(card.get("avatar").asString(null)).isEqualTo(avatar);
        assertThat(card.get("thumbnail_url").asString(null)).isEqualTo(background);
        JsonNode profile = read(people.get("/user/", person.token()));
        assertThat(profile.at("/avatar/url").asString(null)).isEqualTo(avatar);
        assertThat(profile.at("/meta/thumbnail_url").asString(null)).isEqualTo(background);
    }
}
