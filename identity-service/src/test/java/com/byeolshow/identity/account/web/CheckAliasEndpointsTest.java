package com.byeolshow.identity.account.web;

import com.byeolshow.identity.People;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.web.RandomIds;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The row of ID-12. */
@ServiceTest
class CheckAliasEndpointsTest {

    private static final String FREE = "{\"success\":{\"message\":\"사용 가능한 닉네임입니다.\"}}";
    private static final String TAKEN = "{\"error\":{\"message\":\"이미 사용 중인 닉네임입니다.\",\"code\":\"duplicated-alias\"}}";

    private final WebTestClient web;
    private final People people;

    CheckAliasEndpointsTest(WebTestClient web) {
        this.web = web;
        this.people = new People(web);
    }

    @Test
    void aliasNobodyHasIsFree() {
        check(Map.of("alias", new RandomIds().next()), 200, FREE);
    }

    @Test
    void aliasOfSomebodyIsTakenWhateverItsCase() {
        var person = people.signUp();

        check(Map.of("alias", person.alias()), 400, TAKEN);
        check(Map.of("alias", " " + person.alias().toLowerCase(Locale.ROOT)), 400, TAKEN);
    }

    @Test
    void ownAliasIsFreeForItsOwner() {
        var person = people.signUp();

        people.post("/checkalias/", person.token(), Map.of("alias", person.alias()))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo(FREE);
    }

    @Test
    void aliasNobodyMayHaveIsRefused() {
        check(
                Map.of("alias", "Byeolshow"),
                400,
                "{\"error\":{\"message\":\"사용할 수 없는 닉네임입니다.\",\"code\":\"reserved-alias\"}}");
        check(
                Map.of("alias", "별".repeat(31)),
                400,
                "{\"error\":{\"message\":\"닉네임은 30자 이하여야 합니다.\",\"code\":\"invalid-alias\"}}");
        check(Map.of(), 400, "{\"error\":{\"message\":\"정보를 모두 입력해 주세요.\"}}");
    }

    private void check(Map<String, ?> body, int status, String answer) {
        web.post()
                .uri("/checkalias/")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .isEqualTo(answer);
    }
}
