package com.byeolshow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People.Person;
import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.influencer.GrantInfluencer;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestImages;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the old platform got wrong with influencers and pictures, one test for each defect of the contract's list. */
@ServiceTest
class PictureDefectsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final WebTestClient web;
    private final GrantInfluencer grant;
    private final People people;

    PictureDefectsTest(WebTestClient web, GrantInfluencer grant) {
        this.web = web;
        this.grant = grant;
        this.people = new People(web);
    }

    /** Defect 19: personal data was removed by listing what must not leave, and the list had gaps. */
    @Test
    void pagesOfInfluencersSayNothingPersonal() {
        var form = people.stranger();
        form.put("name", "김비밀");
        form.put("mobile", "010-9876-5432");
        form.put("birthdate", "1999-12-31");
        form.put("address", Map.of("primary", People.address("김비밀")));
        var person = influencer(people.signUp(form));

        for (String page : List.of("/influencer/info/?influencer_id=" + person.id(), "/influencer/list/new/")) {
            assertThat(text(web.get().uri(page).exchange()))
                    .contains(person.alias())
                    .doesNotContain("김비밀", "010-9876-5432", "1999-12-31", "월드컵로")
                    .doesNotContain(person.email(), person.userId());
        }
    }

    /** Defect 20: removing the background removed the first picture, failed without an avatar, and kept references. */
    @Test
    void removingTheBackgroundLeavesTheAvatarAndNoReference() {
        var person = influencer(people.signUp());
        upload("/images/influencer/", person, TestImages.jpeg(40, 30));
        delete("/images/influencer/", person);
        assertThat(profile(person).at("/meta/thumbnail_url").isNull()).isTrue();

        upload("/images/", person, TestImages.jpeg(40, 30));
        String avatar = profile(person).at("/avatar/url").asString();
        upload("/images/influencer/", person, TestImages.jpeg(40, 30));
        delete("/images/influencer/", person);
        delete("/images/influencer/", person);

        assertThat(profile(person).at("/meta/thumbnail_url").isNull()).isTrue();
        assertThat(profile(person).at("/avatar/url").asString()).isEqualTo(avatar);
        delete("/images/", person);
        assertThat(profile(person).get("avatar").isNull()).isTrue();
    }

    /** Defect 21: whatever was uploaded was kept as it was and served as JPEG. */
    @Test
    void whatIsServedIsNotWhatWasUploaded() {
        var person = people.signUp();
        byte[] picture = TestImages.jpeg(40, 30);
        byte[] hostile = joined(
                Arrays.copyOf(picture, 2),
                new byte[] {(byte) 0xFF, (byte) 0xE1, 0, 28},
                "Exif\0\0MM\0*37.5665N126.978E".getBytes(StandardCharsets.ISO_8859_1),
                Arrays.copyOfRange(picture, 2, picture.length),
                "<script>alert(1)</script>".getBytes(StandardCharsets.ISO_8859_1));

        upload("/images/", person, hostile);

        String url = profile(person).at("/avatar/url").asString();
        assertThat(url).matches("https://[^/]+/images/file/[0-9A-Za-z]{22}-480\\.jpg");
        byte[] served = Objects.requireNonNull(web.get()
                .uri(URI.create(url).getPath())
                .exchange()
                .expectHeader()
                .contentType(MediaType.IMAGE_JPEG)
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody());
        assertThat(new String(served, StandardCharsets.ISO_8859_1)).doesNotContain("37.5665N", "Exif", "script");
        send("/images/", person, TestImages.gif(40, 30))
                .expectStatus()
                .isBadRequest()
                .expectBody(Void.class);
    }

    private Person influencer(Person person) {
        grant.run(new CustomerId(person.id())).block(PATIENCE);
        String token = people.logIn(person.userId(), People.PASSWORD);
        return new Person(person.id(), person.userId(), person.email(), person.alias(), token);
    }

    private JsonNode profile(Person person) {
        return JsonMapper.shared().readTree(text(people.get("/user/", person.token())));
    }

    private void upload(String route, Person person, byte[] file) {
        send(route, person, file).expectStatus().isAccepted().expectBody(Void.class);
    }

    private ResponseSpec send(String route, Person person, byte[] file) {
        var body = new MultipartBodyBuilder();
        body.part("file", new ByteArrayResource(file), MediaType.IMAGE_JPEG).filename("a.jpg");
        return web.post()
                .uri(route)
                .headers(headers -> headers.setBearerAuth(person.token()))
                .bodyValue(body.build())
                .exchange();
    }

    private void delete(String route, Person person) {
        web.method(HttpMethod.DELETE)
                .uri(route)
                .headers(headers -> headers.setBearerAuth(person.token()))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);
    }

    private static String text(ResponseSpec answer) {
        return Objects.requireNonNull(answer.expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
