package com.byeolshow.identity.image.web;

import static com.byeolshow.identity.image.web.Pictures.AVATAR;
import static com.byeolshow.identity.image.web.Pictures.BACKGROUND;
import static com.byeolshow.identity.image.web.Pictures.PATIENCE;
import static com.byeolshow.identity.image.web.Pictures.flaw;
import static com.byeolshow.identity.image.web.Pictures.part;
import static com.byeolshow.identity.image.web.Pictures.says;
import static com.byeolshow.identity.image.web.Pictures.success;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People;
import com.byeolshow.identity.influencer.GrantInfluencer;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestImages;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Whom and what the pictures' endpoints turn away. */
@ServiceTest
class PictureRefusalsTest {

    private static final String BAD_REQUEST = "{\"error\":{\"message\":\"잘못된 요청입니다.\"}}";

    private final WebTestClient web;
    private final DatabaseClient database;
    private final People people;
    private final Pictures pictures;

    PictureRefusalsTest(WebTestClient web, DatabaseClient database, GrantInfluencer grant) {
        this.web = web;
        this.database = database;
        this.people = new People(web);
        this.pictures = new Pictures(web, grant);
    }

    @Test
    void filesAreToldByTheirContent() {
        var person = people.signUp();

        says(
                pictures.send(
                        AVATAR,
                        person.token(),
                        part("file", TestImages.png(30, 20), "holiday.exe", MediaType.TEXT_HTML)),
                202,
                success("새로운 사진이 추가되었습니다."));
        var before = pictures.picture(AVATAR, person);
        for (byte[] file : List.of(TestImages.gif(30, 20), "<svg/>".getBytes(StandardCharsets.UTF_8), new byte[0])) {
            says(pictures.upload(AVATAR, person, file), 400, flaw("unsupported-image-type"));
        }
        byte[] cut = Arrays.copyOf(TestImages.jpeg(300, 200), 300);
        says(pictures.upload(AVATAR, person, cut), 400, flaw("unreadable-image"));
        byte[] bomb = TestImages.png(30, 20);
        bomb[16] = 0x7F;
        says(pictures.upload(AVATAR, person, bomb), 400, flaw("too-many-pixels"));

        assertThat(pictures.picture(AVATAR, person)).isEqualTo(before);
    }

    @Test
    void filesThatAreTooLargeAreRefused() {
        var person = people.signUp();

        says(pictures.upload(AVATAR, person, new byte[10 * 1024 * 1024 + 1]), 413, flaw("request-too-large"));
    }

    @Test
    void withoutAFileItIsABadRequest() {
        var person = people.signUp();
        var field = new MultipartBodyBuilder();
        field.part("file", "just text");

        says(pictures.send(AVATAR, person.token(), field), 400, BAD_REQUEST);
        says(
                pictures.send(
                        AVATAR, person.token(), part("image", TestImages.png(3, 2), "a.png", MediaType.IMAGE_PNG)),
                400,
                BAD_REQUEST);
        says(pictures.send(HttpMethod.POST, AVATAR, person.token()), 400, BAD_REQUEST);
        says(
                web.post()
                        .uri(AVATAR)
                        .headers(headers -> headers.setBearerAuth(person.token()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("{\"file\":\"x\"}")
                        .exchange(),
                400,
                BAD_REQUEST);
        says(
                web.post()
                        .uri(AVATAR)
                        .headers(headers -> headers.setBearerAuth(person.token()))
                        .contentType(MediaType.parseMediaType("multipart/form-data; boundary=x"))
                        .bodyValue("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc")
                        .exchange(),
                400,
                BAD_REQUEST);
    }

    @Test
    void avatarNeedsALogInAndBackgroundAnInfluencer() {
        var customer = people.signUp();
        String logIn = "{\"error\":{\"message\":\"로그인 후 이용해 주세요.\"}}";
        String noAccess = "{\"error\":{\"message\":\"접근 권한이 없습니다.\"}}";
        for (var method : List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE)) {
            says(web.method(method).uri(AVATAR).exchange(), 401, logIn);
            says(web.method(method).uri(BACKGROUND).exchange(), 401, noAccess);
            says(pictures.send(method, BACKGROUND, customer.token()), 401, noAccess);
        }
    }

    @Test
    void tokenOfAnAccountThatIsGoneChangesNothing() {
        var person = people.signUp();
        database.sql("DELETE FROM accounts WHERE id = :id")
                .bind("id", person.id())
                .then()
                .block(PATIENCE);

        says(
                pictures.upload(AVATAR, person, TestImages.png(3, 2)),
                401,
                "{\"error\":{\"message\":\"로그인 후 이용해 주세요.\"}}");
    }
}
