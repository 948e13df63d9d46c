package com.byeolshow.identity.image.web;

import com.byeolshow.identity.People;
import com.byeolshow.identity.People.Person;
import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.influencer.GrantInfluencer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uploads and reads pictures as clients do. */
final class Pictures {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String AVATAR = "/images/";
    static final String BACKGROUND = "/images/influencer/";
    static final String NONE = "{\"error\":{\"message\":\"등록된 사진이 없습니다.\"}}";
    static final String PUBLIC_BASE = "https://img.byeolshow.example";

    private final WebTestClient web;
    private final GrantInfluencer grant;
    private final People people;

    Pictures(WebTestClient web, GrantInfluencer grant) {
        this.web = web;
        this.grant = grant;
        this.people = new People(web);
    }

    Person influencer() {
        var person = people.signUp();
        grant.run(new CustomerId(person.id())).block(PATIENCE);
        String token = people.logIn(person.userId(), People.PASSWORD);
        return new Person(person.id(), person.userId(), person.email(), person.alias(), token);
    }

    JsonNode picture(String route, Person person) {
        return read(send(HttpMethod.GET, route, person.token())).at("/success/data/0");
    }

    static List<String> urls(JsonNode picture) {
        return List.of(
                picture.get("url").asString(),
                picture.get("small").asString(),
                picture.get("large").asString());
    }

    ResponseSpec file(String url) {
        return web.get().uri(url.substring(PUBLIC_BASE.length())).exchange();
    }

    ResponseSpec upload(String route, Person person, byte[] file) {
        return send(route, person.token(), part("file", file, "a.jpg", MediaType.IMAGE_JPEG));
    }

    static MultipartBodyBuilder part(String name, byte[] file, String filename, MediaType type) {
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

    ResponseSpec send(String route, String token, MultipartBodyBuilder body) {
        return web.post()
                .uri(route)
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(body.build())
                .exchange();
    }

    ResponseSpec send(HttpMethod method, String route, String token) {
        return web.method(method)
                .uri(route)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    static void says(ResponseSpec answer, int status, String body) {
        answer.expectStatus().isEqualTo(status).expectBody(String.class).isEqualTo(body);
    }

    static String success(String message) {
        return "{\"success\":{\"message\":\"%s\"}}".formatted(message);
    }

    static String flaw(String code) {
        return "{\"error\":{\"message\":\"잘못된 요청입니다.\",\"code\":\"%s\"}}".formatted(code);
    }

    static JsonNode read(ResponseSpec answer) {
        return JsonMapper.shared()
                .readTree(Objects.requireNonNull(answer.expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody()));
    }
}
