package com.byeolshow.identity.recovery.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People;
import com.byeolshow.identity.recovery.PostOffice;
import com.byeolshow.identity.recovery.Recovery;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.web.RandomIds;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The rows of ID-05. */
@ServiceTest
class FindIdEndpointsTest {

    private static final String UNKNOWN = "{\"error\":{\"message\":\"해당 이메일로 가입한 회원이 없습니다.\"}}";

    private final WebTestClient web;
    private final DatabaseClient database;
    private final PostOffice postOffice;
    private final People people;
    private Recovery somebody;

    FindIdEndpointsTest(WebTestClient web, DatabaseClient database, PostOffice postOffice) {
        this.web = web;
        this.database = database;
        this.postOffice = postOffice;
        this.people = new People(web);
        this.somebody = new Recovery(web, postOffice);
    }

    @BeforeEach
    void anotherAddress() {
        somebody = new Recovery(web, postOffice);
    }

    @Test
    void userIdShowsItsFirstFourCharacters() {
        var form = people.stranger();
        String userId = "abcd" + new RandomIds().next();
        form.put("userId", userId);
        var person = people.signUp(form);

        somebody.findId(Map.of("email", person.email().toUpperCase(Locale.ROOT)))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("{\"success\":{\"message\":\"회원님의 아이디를 찾았습니다.\",\"userId\":\"abcd%s\"}}"
                        .formatted("*".repeat(22)));
    }

    @Test
    void socialAccountIsSaidToBeOne() {
        var person = people.signUp();
        database.sql("UPDATE accounts SET social = true, user_id = NULL, password_hash = NULL WHERE id = :id")
                .bind("id", person.id())
                .then()
                .block(Duration.ofSeconds(10));

        somebody.findId(Map.of("email", person.email()))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("{\"success\":{\"message\":\"소셜 로그인으로 가입한 회원입니다. 소셜 로그인을 이용해 주세요.\"}}");
    }

    @Test
    void unknownAndMissingEmailAreRefused() {
        somebody.findId(Map.of("email", new RandomIds().next() + "@byeolshow.example"))
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo(UNKNOWN);
        somebody.findId(Map.of())
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo("{\"error\":{\"message\":\"정보를 모두 입력해 주세요.\"}}");
    }

    @Test
    void sixthQuestionAboutOneEmailMustWaitWhetherItExistsOrNot() {
        for (String email : new String[] {people.signUp().email(), new RandomIds().next() + "@byeolshow.example"}) {
            for (int i = 0; i < 5; i++) {
                somebody.findId(Map.of("email", email)).expectBody(String.class).value(answer -> assertThat(answer)
                        .doesNotContain("요청이 너무 많습니다"));
            }
            somebody.findId(Map.of("email", email))
                    .expectStatus()
                    .isEqualTo(429)
                    .expectHeader()
                    .value("Retry-After", seconds -> assertThat(Integer.parseInt(seconds))
                            .isBetween(3500, 3600))
                    .expectBody(String.class)
                    .isEqualTo("{\"error\":{\"message\":\"요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.\"}}");
        }
    }

    @Test
    void oneAddressAsksThirtyTimesAnHourAndNoMore() {
        database.sql("DELETE FROM recovery_allowances").then().block(Duration.ofSeconds(10));
        for (int i = 0; i < 30; i++) {
            somebody.post(
                            "/forgetuser/get_certificate",
                            Map.of("userId", "u-" + i + "-" + new RandomIds().next(), "email", "a@b.example"))
                    .expectStatus()
                    .isAccepted()
                    .expectBody(Void.class);
        }

        somebody.ask("somebody", "a@b.example").expectStatus().isEqualTo(429).expectBody(Void.class);
        new Recovery(web, postOffice)
                .ask("somebody", "a@b.example")
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);
    }
}
