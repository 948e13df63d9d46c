package com.byeolshow.identity.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.web.RandomIds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Failed log-ins slow the next ones down; the first pause is so long here that no test can wait for its end. */
@ServiceTest
@TestPropertySource(
        properties = {
            "byeolshow.identity.log-in.account.free=3",
            "byeolshow.identity.log-in.account.first=5m",
            "byeolshow.identity.log-in.address.free=4",
            "byeolshow.identity.log-in.address.first=1m",
            "byeolshow.identity.log-in.address.forgiven=10m"
        })
class LogInPauseTest {

    /** No test meets the failures of another one. */
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private static final String WRONG = "{\"error\":{\"message\":\"잘못된 입력입니다.\"}}";

    private final WebTestClient web;
    private final DatabaseClient database;
    private final People people;
    private final RandomIds ids = new RandomIds();

    LogInPauseTest(WebTestClient web, DatabaseClient database) {
        this.web = web;
        this.database = database;
        this.people = new People(web);
    }

    private static String newAddress() {
        int number = ADDRESSES.incrementAndGet();
        return "203.0.%d.%d".formatted(number / 250, number % 250 + 1);
    }

    @Test
    void accountRestsAfterTooManyFailuresAndReadsLikeAWrongPassword() {
        var person = people.signUp();
        for (int i = 0; i < 4; i++) {
            assertThat(refused(person.userId(), "wrong", newAddress())).isNull();
        }

        assertThat(refused(person.userId().toUpperCase(java.util.Locale.ROOT), People.PASSWORD, newAddress()))
                .isBetween("280", "300");
        works(people.signUp().userId(), newAddress());
    }

    @Test
    void userIdNobodyHasRestsAlike() {
        String nobody = "nobody-" + ids.next();
        for (int i = 0; i < 4; i++) {
            assertThat(refused(nobody, "wrong", newAddress())).isNull();
        }

        assertThat(refused(nobody, "wrong", newAddress())).isBetween("280", "300");
    }

    @Test
    void successForgetsTheFailuresOfTheAccount() {
        var person = people.signUp();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 3; i++) {
                assertThat(refused(person.userId(), "wrong", newAddress())).isNull();
            }
            works(person.userId(), newAddress());
        }
    }

    @Test
    void addressRestsWhateverItTypesAndOwnSuccessDoesNotHelp() {
        var own = people.signUp();
        String address = "198.51.100.7";
        for (int i = 0; i < 4; i++) {
            assertThat(refused("guess-" + ids.next(), "wrong", address)).isNull();
            works(own.userId(), address);
        }
        assertThat(refused("guess-" + ids.next(), "wrong", address)).isNull();

        assertThat(refused("guess-" + ids.next(), "wrong", address)).isBetween("40", "60");
        assertThat(refused(own.userId(), People.PASSWORD, address)).isBetween("40", "60");
        works(own.userId(), newAddress());
    }

    @Test
    void onlyTheLastHopIsBelievedWhichTheGatewayWrote() {
        for (int i = 0; i < 5; i++) {
            assertThat(refused("guess-" + ids.next(), "wrong", "192.0.2." + i + ", 198.51.100.8"))
                    .isNull();
        }

        assertThat(refused("guess-" + ids.next(), "wrong", "192.0.2.99, 198.51.100.8"))
                .isNotNull();
    }

    @Test
    void householdOfVersionSixCountsAsOne() {
        for (int i = 0; i < 5; i++) {
            assertThat(refused("guess-" + ids.next(), "wrong", "2001:db8:1:2::" + i))
                    .isNull();
        }

        assertThat(refused("guess-" + ids.next(), "wrong", "2001:db8:1:2:ffff::9"))
                .isNotNull();
        assertThat(refused("guess-" + ids.next(), "wrong", "2001:db8:1:3::9")).isNull();
    }

    @Test
    void manyTriesAtOnceAreCountedOneByOne() {
        var person = people.signUp();

        long lookedAt = java.util.stream.IntStream.range(0, 12)
                .parallel()
                .filter(i -> refused(person.userId(), "wrong", "198.18.0." + i) == null)
                .count();

        assertThat(lookedAt).isEqualTo(4);
    }

    @Test
    void peopleBehindOneAddressLogInAtTheSameTime() {
        var household =
                java.util.stream.Stream.generate(people::signUp).limit(4).toList();

        for (int round = 0; round < 10; round++) {
            household.parallelStream().forEach(person -> works(person.userId(), "198.51.100.9"));
        }
    }

    @Test
    void clientsThatRefreshRestAlike() {
        var person = people.signUp();
        for (int i = 0; i < 4; i++) {
            refused(person.userId(), "wrong", newAddress());
        }

        web.post()
                .uri("/v1/auth/token")
                .header("X-Forwarded-For", newAddress())
                .bodyValue(Map.of("userId", person.userId(), "password", People.PASSWORD))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("wrong-credentials");
    }

    @Test
    void whatWasTypedIsNotKept() {
        String typed = "my-password-by-mistake-" + ids.next();
        refused(typed, "wrong", newAddress());

        Long found = database.sql("SELECT count(*) FROM log_in_tries WHERE subject LIKE :typed")
                .bind("typed", "%" + typed + "%")
                .mapValue(Long.class)
                .one()
                .block();
        assertThat(found).isZero();
    }

    @Test
    void ownerWhoseOldPasswordIsGuessedRestsAlike() {
        var person = people.signUp();
        for (int i = 0; i < 4; i++) {
            assertThat(unproven(person, "wrong", newAddress())).isNull();
        }

        assertThat(unproven(person, People.PASSWORD, newAddress())).isBetween("280", "300");
        assertThat(unproven(people.signUp(), "wrong", newAddress())).isNull();
        edit(person, Map.of("name", "박별"), newAddress()).expectStatus().isAccepted();
        works(person.userId(), newAddress());
    }

    @Test
    void rightOldPasswordForgetsTheWrongOnesAndWhatIsWrongElsewhereCountsNot() {
        var person = people.signUp();
        String taken = people.signUp().alias();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 3; i++) {
                assertThat(unproven(person, "wrong", newAddress())).isNull();
            }
            for (Map<String, String> flawed :
                    List.of(Map.of("alias", taken), Map.of("email", "no address"), Map.of("unipass_number", "1"))) {
                var form = new HashMap<>(flawed);
                form.put("old_password", People.PASSWORD);
                edit(person, form, newAddress())
                        .expectStatus()
                        .isBadRequest()
                        .expectHeader()
                        .doesNotExist(HttpHeaders.RETRY_AFTER);
            }
            edit(person, Map.of("name", "박별", "old_password", People.PASSWORD), newAddress())
                    .expectStatus()
                    .isAccepted();
        }
    }

    @Test
    void addressThatGuessesOldPasswordsRestsToo() {
        String address = "198.51.100.10";
        for (int i = 0; i < 5; i++) {
            assertThat(unproven(people.signUp(), "wrong", address)).isNull();
        }

        assertThat(unproven(people.signUp(), "wrong", address)).isNotNull();
    }

    @Test
    void manyGuessesAtOnceAreCountedOneByOne() {
        var person = people.signUp();

        long lookedAt = java.util.stream.IntStream.range(0, 12)
                .parallel()
                .filter(i -> unproven(person, "wrong", "198.18.1." + i) == null)
                .count();

        assertThat(lookedAt).isEqualTo(4);
    }

    /** When to come back; null when the old password was looked at. */
    private @Nullable String unproven(People.Person person, String password, String address) {
        return edit(person, Map.of("email", "other-" + person.email(), "old_password", password), address)
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo("{\"error\":{\"message\":\"비밀번호가 올바르지 않습니다.\",\"code\":\"wrong-password\"}}")
                .returnResult()
                .getResponseHeaders()
                .getFirst(HttpHeaders.RETRY_AFTER);
    }

    private WebTestClient.ResponseSpec edit(People.Person person, Map<String, String> form, String address) {
        return web.post()
                .uri("/user/")
                .header("X-Forwarded-For", address)
                .headers(headers -> headers.setBearerAuth(person.token()))
                .bodyValue(form)
                .exchange();
    }

    /** When to come back; null when the try was looked at. */
    private @Nullable String refused(String userId, String password, String address) {
        return send(userId, password, address)
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo(WRONG)
                .returnResult()
                .getResponseHeaders()
                .getFirst(HttpHeaders.RETRY_AFTER);
    }

    private void works(String userId, String address) {
        send(userId, People.PASSWORD, address)
                .expectStatus()
                .isEqualTo(HttpStatus.OK)
                .expectBody(Void.class);
    }

    private WebTestClient.ResponseSpec send(String userId, String password, String address) {
        return web.post()
                .uri("/user/auth/")
                .header("X-Forwarded-For", address)
                .bodyValue(Map.of("userId", userId, "password", password))
                .exchange();
    }
}
