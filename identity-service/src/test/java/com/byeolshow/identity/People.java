package com.byeolshow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.web.RandomIds;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** People who sign up and log in as the app does; each test has people of its own. */
public final class People {

    public static final String PASSWORD = "viewer1pw!";

    private final WebTestClient web;
    private final RandomIds ids = new RandomIds();

    public People(WebTestClient web) {
        this.web = web;
    }

    /** Somebody with an account. */
    public record Person(String id, String userId, String email, String alias, String token) {}

    /** Somebody nobody knows yet. */
    public Map<String, Object> stranger() {
        String unique = ids.next();
        var form = new HashMap<String, Object>();
        form.put("userId", "u-" + unique);
        form.put("email", unique + "@byeolshow.example");
        form.put("password", PASSWORD);
        form.put("re_password", PASSWORD);
        form.put("name", "김별");
        form.put("alias", "별" + unique);
        form.put("mobile", "010-0000-0000");
        form.put("phone", "");
        form.put("gender", "");
        form.put("birthdate", "");
        form.put("address", Map.of("primary", address("")));
        return form;
    }

    public static Map<String, Object> address(String fullName) {
        var address = new HashMap<String, Object>();
        address.put("name", Map.of("first", "", "last", "", "full", fullName));
        address.put("mobile", "010-1111-1111");
        address.put("phone", "");
        address.put("country", "KR");
        address.put("state", "서울");
        address.put("city", "마포구");
        address.put("address1", "월드컵로 1");
        address.put("address2", "2층");
        address.put("postcode", "04000");
        address.put("company", "");
        return address;
    }

    public WebTestClient.ResponseSpec sendSignUp(Map<String, ?> form) {
        return web.put().uri("/user/").bodyValue(form).exchange();
    }

    public Person signUp() {
        return signUp(stranger());
    }

    public Person signUp(Map<String, Object> form) {
        sendSignUp(form).expectStatus().isAccepted().expectBody(Void.class);
        String userId = String.valueOf(form.get("userId"));
        String token = logIn(userId, PASSWORD);
        return new Person(
                idOf(token), userId, String.valueOf(form.get("email")), String.valueOf(form.get("alias")), token);
    }

    /** The first manager's account is made while the service starts; ready means that it exists. */
    public String manager() {
        Awaiting.untilAsserted(() -> web.get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Void.class));
        return logIn("manager1", "manager1pw!");
    }

    /** The token of the answer. */
    public String logIn(String userId, String password) {
        var token = web.post()
                .uri("/user/auth/")
                .bodyValue(Map.of("userId", userId, "password", password))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"success\":{\"message\":\"로그인 완료.\"}}")
                .returnResult()
                .getResponseHeaders()
                .getFirst("Custom-Token");
        assertThat(token).isNotNull();
        return Objects.requireNonNull(token);
    }

    public WebTestClient.ResponseSpec post(String uri, String token, Object body) {
        return web.post()
                .uri(uri)
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(body)
                .exchange();
    }

    public WebTestClient.ResponseSpec delete(String uri, String token) {
        return web.delete()
                .uri(uri)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    /** Makes somebody an influencer; their token learns it without a new log-in or not, as the service has it. */
    public void makeInfluencer(Person person) {
        web.put()
                .uri("/v1/manager/influencers/" + person.id())
                .headers(headers -> headers.setBearerAuth(manager()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Void.class);
    }

    public WebTestClient.ResponseSpec get(String uri, String token) {
        return web.get()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange();
    }

    private String idOf(String token) {
        var profile = get("/user/", token)
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return String.valueOf(Objects.requireNonNull(profile).get("_id"));
    }
}
