package com.byeolshow.identity.profile.web;

import com.byeolshow.identity.People;
import com.byeolshow.platform.testing.ServiceTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
class ProfileEndpointsTest {

    private static final String LOG_IN_FIRST = "{\"error\":{\"message\":\"로그인 후 이용해 주세요.\"}}";

    private final WebTestClient web;
    private final DatabaseClient database;
    private final People people;

    ProfileEndpointsTest(WebTestClient web, DatabaseClient database) {
        this.web = web;
        this.database = database;
        this.people = new People(web);
    }

    @Test
    void profileIsWhatTheSignUpSaid() {
        var form = people.stranger();
        form.put("birthdate", "1999-12-31");
        form.put("gender", "female");
        form.put("address", Map.of("primary", People.address("김별")));
        var person = people.signUp(form);

        people.get("/user/", person.token())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$._id")
                .isEqualTo(person.id())
                .jsonPath("$.userId")
                .isEqualTo(person.userId())
                .jsonPath("$.email")
                .isEqualTo(person.email())
                .jsonPath("$.name.first")
                .isEqualTo(person.alias())
                .jsonPath("$.name.full")
                .isEqualTo("김별")
                .jsonPath("$.mobile")
                .isEqualTo("010-0000-0000")
                .jsonPath("$.phone")
                .isEmpty()
                .jsonPath("$.gender")
                .isEqualTo("female")
                .jsonPath("$.birthdate.raw")
                .isEqualTo("1999-12-31T00:00:00+09:00")
                .jsonPath("$.groups")
                .isEqualTo(List.of("ZZ9HGQBGPLTA"))
                .jsonPath("$.address.primary.name.full")
                .isEqualTo("김별")
                .jsonPath("$.address.primary.state")
                .isEqualTo("서울")
                .jsonPath("$.address.primary.postcode")
                .isEqualTo("04000")
                .jsonPath("$.address.secondaries")
                .isEqualTo(List.of())
                .jsonPath("$.meta.Following")
                .isEqualTo(List.of(""))
                .jsonPath("$.password")
                .doesNotExist();
    }

    @Test
    void withoutAddressThereAreEmptyStringsAndNoSecondaries() {
        people.get("/user", people.signUp().token())
                .expectBody()
                .jsonPath("$.address.primary.name.full")
                .isEqualTo("")
                .jsonPath("$.address.primary.city")
                .isEqualTo("")
                .jsonPath("$.address.secondaries")
                .doesNotExist();
    }

    @Test
    void withoutTokenOneMustLogIn() {
        web.get()
                .uri("/user/")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody(String.class)
                .isEqualTo(LOG_IN_FIRST);
        web.get()
                .uri("/user/")
                .header(HttpHeaders.AUTHORIZATION, "Bearer ")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody(String.class)
                .isEqualTo(LOG_IN_FIRST);
    }

    @Test
    void tokenOfAnAccountThatIsGoneIsNoLogIn() {
        var person = people.signUp();
        database.sql("DELETE FROM accounts WHERE id = :id")
                .bind("id", person.id())
                .then()
                .block();

        people.get("/user", person.token())
                .expectStatus()
                .isUnauthorized()
                .expectBody(String.class)
                .isEqualTo(LOG_IN_FIRST);
    }
}
