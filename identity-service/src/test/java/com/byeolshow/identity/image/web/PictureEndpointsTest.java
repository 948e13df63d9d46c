package com.byeolshow.identity.image.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People;
import com.byeolshow.identity.People.Person;
import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.influencer.GrantInfluencer;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestImages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class PictureEndpointsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String AVATAR = "/images/";
    private static final String BACKGROUND = "/images/influencer/";
    private static final String NONE = "{\"error\":{\"message\":\"등록된 사진이 없습니다.\"}}";
    private static final String BAD_REQUEST = "{\"error\":{\"message\":\"잘못된 요청입니다.\"}}";
    private static final String PUBLIC_BASE = "https://img.byeolshow.example";

    private final WebTestClient web;
    private final DatabaseClient database;
    private final GrantInfluencer grant;
    private final PublishedEvents published;
    private final People people;

    PictureEndpointsTest(WebTestClient web, DatabaseClient database, GrantInfluencer grant, PublishedEvents published) {
        this.web = web;
        this.database = database;
        this.grant = grant;
        this.published = published;
        this.people = new People(web);
    }

    @Test
    void avatarIsAddedThenChangedThenRemoved() {
        var person = people.signUp();
        says(send(HttpMethod.GET, AVATAR, person.token()), 200, NONE);

        says(upload(AVATAR, person, TestImages.jpeg(300, 200)), 202, success("새로운 사진이 추가되었습니다."));
        var first = picture(AVATAR, person);
        says(upload(AVATAR, person, TestImages.png(300, 200)), 202, success("사진이 변경되었습니다."));
        var second = picture(AVATAR, person);

        assertThat(second.get("_id").asString()).isNotEqualTo(first.get("_id").asString());
        assertThat(urls(first))
                .allSatisfy(url -> file(url).expectStatus().isNotFound().expectBody(Void.class));
        assertThat(urls(second))
                .hasSize(3)
                .allSatisfy(url -> file(url).expectStatus().isOk().expectBody(Void.class));

        says(send(HttpMethod.DELETE, AVATAR, person.token()), 202, success("사진이 삭제되었습니다."));
        says(send(HttpMethod.GET, AVATAR, person.token()), 200, NONE);
        assertThat(urls(second))
                .allSatisfy(url -> file(url).expectStatus().isNotFound().expectBody(Void.class));
        says(send(HttpMethod.DELETE, AVATAR, person.token()), 202, success("사진이 삭제되었습니다."));
        says(upload(AVATAR, person, TestImages.jpeg(30, 20)), 202, success("새로운 사진이 추가되었습니다."));
    }

    /** The four rows of the table of ID-14, as a client sees them. */
    @Test
    void backgroundNeverTouchesTheAvatar() {
        var person = influencer();

        says(upload(BACKGROUND, person, TestImages.jpeg(300, 200)), 202, success("새로운 썸네일이 추가되었습니다."));
        says(upload(BACKGROUND, person, TestImages.jpeg(300, 200)), 202, success("썸네일이 변경되었습니다."));
        says(send(HttpMethod.GET, AVATAR, person.token()), 200, NONE);

        says(upload(AVATAR, person, TestImages.jpeg(300, 200)), 202, success("새로운 사진이 추가되었습니다."));
        var avatar = picture(AVATAR, person);
        says(upload(BACKGROUND, person, TestImages.jpeg(300, 200)), 202, success("썸네일이 변경되었습니다."));
        says(send(HttpMethod.DELETE, BACKGROUND, person.token()), 202, success("사진이 삭제되었습니다."));
        says(send(HttpMethod.GET, BACKGROUND, person.token()), 200, NONE);
        says(upload(BACKGROUND, person, TestImages.jpeg(300, 200)), 202, success("새로운 썸네일이 추가되었습니다."));

        assertThat(picture(AVATAR, person)).isEqualTo(avatar);
        assertThat(picture(BACKGROUND, person)).isNotEqualTo(avatar);
    }

    @Test
    void picturesAreSeenEverywhereAtOnceAndLeaveNothingBehind() {
        var person = influencer();
        upload(AVATAR, person, TestImages.jpeg(300, 200))
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);
        upload(BACKGROUND, person, TestImages.png(300, 200))
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);
        String avatar = picture(AVATAR, person).get("url").asString();
        String background = picture(BACKGROUND, person).get("large").asString();

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

        send(HttpMethod.DELETE, AVATAR, person.token())
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);
        send(HttpMethod.DELETE, BACKGROUND, person.token())
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
        upload(AVATAR, person, TestImages.jpeg(300, 200))
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);
        String avatar = picture(AVATAR, person).get("url").asString();

        grant.run(new CustomerId(person.id())).block(PATIENCE);

        var state = published
                .awaitOne("identity.influencers", "identity.influencer.v1", person.id())
                .data();
        assertThat(state.get("avatarUrl").asString()).isEqualTo(avatar);
    }

    @Test
    void everyoneChangesTheirOwnPictureOnly() {
        var one = people.signUp();
        var other = people.signUp();
        upload(AVATAR, one, TestImages.jpeg(300, 200))
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);
        var picture = picture(AVATAR, one);

        says(send(HttpMethod.GET, AVATAR, other.token()), 200, NONE);
        send(HttpMethod.DELETE, AVATAR, other.token())
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);
        upload(AVATAR, other, TestImages.jpeg(300, 200))
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);

        assertThat(picture(AVATAR, one)).isEqualTo(picture);
        assertThat(picture(AVATAR, other)).isNotEqualTo(picture);
    }

    @Test
    void filesAreToldByTheirContent() {
        var person = people.signUp();

        says(
                send(AVATAR, person.token(), part("file", TestImages.png(30, 20), "holiday.exe", MediaType.TEXT_HTML)),
                202,
                success("새로운 사진이 추가되었습니다."));
        var before = picture(AVATAR, person);
        for (byte[] file : List.of(TestImages.gif(30, 20), "<svg/>".getBytes(StandardCharsets.UTF_8), new byte[0])) {
            says(upload(AVATAR, person, file), 400, flaw("unsupported-image-type"));
        }
        byte[] cut = Arrays.copyOf(TestImages.jpeg(300, 200), 300);
        says(upload(AVATAR, person, cut), 400, flaw("unreadable-image"));
        byte[] bomb = TestImages.png(30, 20);
        bomb[16] = 0x7F;
        says(upload(AVATAR, person, bomb), 400, flaw("too-many-pixels"));

        assertThat(picture(AVATAR, person)).isEqualTo(before);
    }

    @Test
    void filesThatAreTooLargeAreRefused() {
        var person = people.signUp();

        says(upload(AVATAR, person, new byte[10 * 1024 * 1024 + 1]), 413, flaw("request-too-large"));
    }

    @Test
    void withoutAFileItIsABadRequest() {
        var person = people.signUp();
        var field = new MultipartBodyBuilder();
        field.part("file", "just text");

        says(send(AVATAR, person.token(), field), 400, BAD_REQUEST);
        says(
                send(AVATAR, person.token(), part("image", TestImages.png(3, 2), "a.png", MediaType.IMAGE_PNG)),
                400,
                BAD_REQUEST);
        says(send(HttpMethod.POST, AVATAR, person.token()), 400, BAD_REQUEST);
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
            says(send(method, BACKGROUND, customer.token()), 401, noAccess);
        }
    }

    @Test
    void tokenOfAnAccountThatIsGoneChangesNothing() {
        var person = people.signUp();
        database.sql("DELETE FROM accounts WHERE id = :id")
                .bind("id", person.id())
                .then()
                .block(PATIENCE);

        says(upload(AVATAR, person, TestImages.png(3, 2)), 401, "{\"error\":{\"message\":\"로그인 후 이용해 주세요.\"}}");
    }

    @Test
    void ofUploadsAtTheSameTimeOneStays() {
        var person = people.signUp();

        var answers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> upload(AVATAR, person, TestImages.jpeg(300, 200))
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
        assertThat(urls(picture(AVATAR, person)))
                .allSatisfy(url -> file(url).expectStatus().isOk().expectBody(Void.class));
    }

    @Test
    void whoLeavesTakesTheirPicturesAlong() {
        var person = people.signUp();
        upload(AVATAR, person, TestImages.jpeg(300, 200))
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);
        var urls = urls(picture(AVATAR, person));

        database.sql("DELETE FROM accounts WHERE id = :id")
                .bind("id", person.id())
                .then()
                .block(PATIENCE);

        Awaiting.untilAsserted(() -> assertThat(urls)
                .allSatisfy(url -> file(url).expectStatus().isNotFound().expectBody(Void.class)));
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

    private Person influencer() {
        var person = people.signUp();
        grant.run(new CustomerId(person.id())).block(PATIENCE);
        String token = people.logIn(person.userId(), People.PASSWORD);
        return new Person(person.id(), person.userId(), person.email(), person.alias(), token);
    }

    private JsonNode picture(String route, Person person) {
        return read(send(HttpMethod.GET, route, person.token())).at("/success/data/0");
    }

    private static List<String> urls(JsonNode picture) {
        return List.of(
                picture.get("url").asString(),
                picture.get("small").asString(),
                picture.get("large").asString());
    }

    private ResponseSpec file(String url) {
        return web.get().uri(url.substring(PUBLIC_BASE.length())).exchange();
    }

    private ResponseSpec upload(String route, Person person, byte[] file) {
        return send(route, person.token(), part("file", file, "a.jpg", MediaType.IMAGE_JPEG));
    }

    private static MultipartBodyBuilder part(String name, byte[] file, String filename, MediaType type) {
        var body = new MultipartBodyBuilder();
        body.part(
                name,
                new ByteArrayResource(file) {
                    @Override
                    public String getFilename() {
                        return filename;
                    }
                },
                type);
        return body;
    }

    private ResponseSpec send(String route, String token, MultipartBodyBuilder body) {
        return web.post()
                .uri(route)
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(body.build())
                .exchange();
    }

    private ResponseSpec send(HttpMethod method, String route, String token) {
        return web.method(method)
                .uri(route)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private static void says(ResponseSpec answer, int status, String body) {
        answer.expectStatus().isEqualTo(status).expectBody(String.class).isEqualTo(body);
    }

    private static String success(String message) {
        return "{\"success\":{\"message\":\"%s\"}}".formatted(message);
    }

    private static String flaw(String code) {
        return "{\"error\":{\"message\":\"잘못된 요청입니다.\",\"code\":\"%s\"}}".formatted(code);
    }

    private static JsonNode read(ResponseSpec answer) {
        return JsonMapper.shared()
                .readTree(Objects.requireNonNull(answer.expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody()));
    }
}
