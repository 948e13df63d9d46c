package com.byeolshow.identity.account.web;

import com.byeolshow.identity.People;
import com.byeolshow.platform.testing.ServiceTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
class AccountLookupEndpointsTest {

    private static final String ROUTE = "/v1/manager/accounts";

    private final WebTestClient web;
    private final People people;

    AccountLookupEndpointsTest(WebTestClient web) {
        this.web = web;
        this.people = new People(web);
    }

    @Test
    void managerFindsAnAccountByUserIdOrEmailWhateverTheCase() {
        var person = people.signUp();
        String expected = """
                {"accounts":[{"id":"%s","userId":"%s","alias":"%s","roles":["customer"]}]}""".formatted(person.id(), person.userId(), person.alias());
        String manager = people.manager();

        for (String query : new String[] {
            "?userId=" + person.userId(),
            "?email=" + person.email().toUpperCase(Locale.ROOT),
            "?userId=" + person.userId() + "&email=" + person.email()
        }) {
            people.get(ROUTE + query, manager)
                    .expectStatus()
                    .isOk()
                    .expectBody(String.class)
                    .isEqualTo(expected);
        }
    }

    @Test
    void bothMustMatchWhenBothAreGiven() {
        var one = people.signUp();
        var other = people.signUp();

        people.get(ROUTE + "?userId=" + one.userId() + "&email=" + other.email(), people.manager())
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("{\"accounts\":[]}");
    }

    @Test
    void lookingForNothingIsRefused() {
        people.get(ROUTE + "?userId=&email=", people.manager())
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("nothing-to-look-up");
    }

    @Test
    void nobodyElseMayLook() {
        web.get()
                .uri(ROUTE + "?userId=manager1")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unauthenticated");
        people.get(ROUTE + "?userId=manager1", people.signUp().token())
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("forbidden");
    }
}
