package com.byeolshow.identity.social.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People;
import com.byeolshow.identity.social.ProvidersStand;
import com.byeolshow.identity.social.ProvidersStand.Answer;
import com.byeolshow.identity.social.SocialTest;
import com.byeolshow.platform.web.RandomIds;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Logging out of Kakao together with us. */
@SocialTest
class KakaoLogOutTest {

    private final WebTestClient web;
    private final ProvidersStand stand;
    private final People people;
    private final RandomIds ids = new RandomIds();

    KakaoLogOutTest(WebTestClient web, ProvidersStand stand) {
        this.web = web;
        this.stand = stand;
        this.people = new People(web);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kakao_token", "kakao-token"})
    void endsTheSessionAtKakaoToo(String header) {
        String code = ids.next();
        stand.answers(code, Answer.json("{}"), Answer.json("{\"id\":1}"));

        logOut(header, "at-" + code, "");

        assertThat(stand.calls(code)).singleElement().satisfies(call -> assertThat(call.method() + " " + call.path())
                .isEqualTo("POST /kakao/v1/user/logout"));
    }

    @Test
    void endsOursWhateverKakaoSays() {
        var person = people.signUp();
        String refused = ids.next();
        String slow = ids.next();
        stand.answers(refused, Answer.json("{}"), Answer.of(401, "{\"code\":-401}"));
        stand.answers(slow, Answer.json("{}"), Answer.json("{}").after(Duration.ofSeconds(20)));

        logOut("kakao_token", "at-" + refused, "Bearer " + person.token());
        people.get("/user/", person.token()).expectStatus().isUnauthorized().expectBody(Void.class);
        logOut("kakao_token", "at-" + slow, "");
        logOut("kakao_token", "no token at all", "");
        logOut("kakao_token", "", "");
    }

    private void logOut(String header, String token, String authorization) {
        long began = System.nanoTime();
        var request = web.get().uri("/user/auth/").header(header, token);
        (authorization.isEmpty() ? request : request.header(HttpHeaders.AUTHORIZATION, authorization))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("\"로그아웃 성공\"");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
    }
}
