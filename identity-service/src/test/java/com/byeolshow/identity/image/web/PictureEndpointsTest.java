package com.byeolshow.identity.image.web;

import static com.byeolshow.identity.image.web.Pictures.AVATAR;
import static com.byeolshow.identity.image.web.Pictures.BACKGROUND;
import static com.byeolshow.identity.image.web.Pictures.NONE;
import static com.byeolshow.identity.image.web.Pictures.PATIENCE;
import static com.byeolshow.identity.image.web.Pictures.says;
import static com.byeolshow.identity.image.web.Pictures.success;
import static com.byeolshow.identity.image.web.Pictures.urls;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People;
import com.byeolshow.identity.influencer.GrantInfluencer;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestImages;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** How pictures come, change and go. */
@ServiceTest
class PictureEndpointsTest {

    private final DatabaseClient database;
    private final People people;
    private final Pictures pictures;

    PictureEndpointsTest(WebTestClient web, DatabaseClient database, GrantInfluencer grant) {
        this.database = database;
        this.people = new People(web);
        this.pictures = new Pictures(web, grant);
    }

    @Test
    void avatarIsAddedThenChangedThenRemoved() {
        var person = people.signUp();
        says(pictures.send(HttpMethod.GET, AVATAR, person.token()), 200, NONE);

        says(pictures.upload(AVATAR, person, TestImages.jpeg(300, 200)), 202, success("새로운 사진이 추가되었습니다."));
        var first = pictures.picture(AVATAR, person);
        says(pictures.upload(AVATAR, person, TestImages.png(300, 200)), 202, success("사진이 변경되었습니다."));
        var second = pictures.picture(AVATAR, person);

        assertThat(second.get("_id").asString()).isNotEqualTo(first.get("_id").asString());
        assertThat(urls(first))
                .allSatisfy(
                        url -> pictures.file(url).expectStatus().isNotFound().expectBody(Void.class));
        assertThat(urls(second))
                .hasSize(3)
                .allSatisfy(url -> pictures.file(url).expectStatus().isOk().expectBody(Void.class));

        says(pictures.send(HttpMethod.DELETE, AVATAR, person.token()), 202, success("사진이 삭제되었습니다."));
        says(pictures.send(HttpMethod.GET, AVATAR, person.token()), 200, NONE);
        assertThat(urls(second))
                .allSatisfy(
                        url -> pictures.file(url).expectStatus().isNotFound().expectBody(Void.class));
        says(pictures.send(HttpMethod.DELETE, AVATAR, person.token()), 202, success("사진이 삭제되었습니다."));
        says(pictures.upload(AVATAR, person, TestImages.jpeg(30, 20)), 202, success("새로운 사진이 추가되었습니다."));
    }

    /** The four rows of the table of ID-14, as a client sees them. */
    @Test
    void backgroundNeverTouchesTheAvatar() {
        var person = pictures.influencer();

        says(pictures.upload(BACKGROUND, person, TestImages.jpeg(300, 200)), 202, success("새로운 썸네일이 추가되었습니다."));
        says(pictures.upload(BACKGROUND, person, TestImages.jpeg(300, 200)), 202, success("썸네일이 변경되었습니다."));
        says(pictures.send(HttpMethod.GET, AVATAR, person.token()), 200, NONE);

        says(pictures.upload(AVATAR, person, TestImages.jpeg(300, 200)), 202, success("새로운 사진이 추가되었습니다."));
        var avatar = pictures.picture(AVATAR, person);
        says(pictures.upload(BACKGROUND, person, TestImages.jpeg(300, 200)), 202, success("썸네일이 변경되었습니다."));
        says(pictures.send(HttpMethod.DELETE, BACKGROUND, person.token()), 202, success("사진이 삭제되었습니다."));
        says(pictures.send(HttpMethod.GET, BACKGROUND, person.token()), 200, NONE);
        says(pictures.upload(BACKGROUND, person, TestImages.jpeg(300, 200)), 202, success("새로운 썸네일이 추가되었습니다."));

        assertThat(pictures.picture(AVATAR, person)).isEqualTo(avatar);
        assertThat(pictures.picture(BACKGROUND, person)).isNotEqualTo(avatar);
    }

    @Test
    void everyoneChangesTheirOwnPictureOnly() {
        var one = people.signUp();
        var other = people.signUp();
        pictures.upload(AVATAR, one, TestImages.jpeg(300, 200))
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);
        var picture = pictures.picture(AVATAR, one);

        says(pictures.send(HttpMethod.GET, AVATAR, other.token()), 200, NONE);
        pictures.send(HttpMethod.DELETE, AVATAR, other.token())
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);
        pictures.upload(AVATAR, other, TestImages.jpeg(300, 200))
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);

        assertThat(pictures.picture(AVATAR, one)).isEqualTo(picture);
        assertThat(pictures.picture(AVATAR, other)).isNotEqualTo(picture);
    }

    @Test
    void ofUploadsAtTheSameTimeOneStays() {
        var person = people.signUp();

        var answers = Stream.generate(() ->
                        CompletableFuture.supplyAsync(() -> pictures.upload(AVATAR, person, TestImages.jpeg(300, 200))
                                .expectStatus()
                                .isAccepted()
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody()))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).filteredOn(success("새로운 사진이 추가되었습니다.")::equals).hasSize(1);
        assertThat(answers).filteredOn(success("사진이 변경되었습니다.")::equals).hasSize(3);
        assertThat(urls(pictures.picture(AVATAR, person)))
                .allSatisfy(url -> pictures.file(url).expectStatus().isOk().expectBody(Void.class));
    }

    @Test
    void whoLeavesTakesTheirPicturesAlong() {
        var person = people.signUp();
        pictures.upload(AVATAR, person, TestImages.jpeg(300, 200))
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);
        var urls = urls(pictures.picture(AVATAR, person));

        database.sql("DELETE FROM accounts WHERE id = :id")
                .bind("id", person.id())
                .then()
                .block(PATIENCE);

        Awaiting.untilAsserted(() -> assertThat(urls)
                .allSatisfy(
                        url -> pictures.file(url).expectStatus().isNotFound().expectBody(Void.class)));
    }
}
