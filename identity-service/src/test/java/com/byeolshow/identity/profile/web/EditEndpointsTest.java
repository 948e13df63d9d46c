package com.byeolshow.identity.profile.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People;
import com.byeolshow.identity.People.Person;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.web.RandomIds;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of ID-10. */
@ServiceTest
class EditEndpointsTest {

    private static final String CHANGED = "{\"success\":{\"message\":\"변경 완료.\"}}";
    private static final String NEW_PASSWORD = "another1pw!";

    private final PublishedEvents published;
    private final DatabaseClient database;
    private final WebTestClient web;
    private final People people;
    private final WebClient parallel;

    EditEndpointsTest(
            WebTestClient web, PublishedEvents published, DatabaseClient database, @LocalServerPort int port) {
        this.web = web;
        this.published = published;
        this.database = database;
        this.people = new People(web);
        this.parallel = WebClient.create("http://localhost:" + port);
    }

    @Test
    void everythingButEmailAndPasswordChangesWithoutAPassword() {
        var person = people.signUp();
        String alias = new RandomIds().next();

        edit(
                person,
                Map.of(
                        "name",
                        "박별",
                        "alias",
                        alias,
                        "mobile",
                        "010-2222-2222",
                        "phone",
                        "02-333-4444",
                        "gender",
                        "female",
                        "birthdate",
                        "1999-12-31",
                        "unipass_number",
                        "p123456789012"));

        people.get("/user", person.token())
                .expectBody()
                .jsonPath("$.name.full")
                .isEqualTo("박별")
                .jsonPath("$.name.first")
                .isEqualTo(alias)
                .jsonPath("$.alias")
                .isEqualTo(alias)
                .jsonPath("$.mobile")
                .isEqualTo("010-2222-2222")
                .jsonPath("$.phone")
                .isEqualTo("02-333-4444")
                .jsonPath("$.gender")
                .isEqualTo("female")
                .jsonPath("$.birthdate.raw")
                .isEqualTo("1999-12-31T00:00:00+09:00")
                .jsonPath("$.meta.unipass_number")
                .isEqualTo("P123456789012");
    }

    @Test
    void emptyClearsAndKeepsAsTheRowSays() {
        var person = people.signUp();

        edit(person, Map.of("name", "", "mobile", "", "email", "", "new_password", ""));

        people.get("/user", person.token())
                .expectBody()
                .jsonPath("$.name.full")
                .isEmpty()
                .jsonPath("$.mobile")
                .isEmpty()
                .jsonPath("$.email")
                .isEqualTo(person.email());
        people.logIn(person.userId(), People.PASSWORD);
    }

    @Test
    void changeIsPublishedWithTheRefundAccount() {
        var person = people.signUp();

        edit(
                person,
                Map.of(
                        "meta",
                        Map.of("refund_holder", "김별", "refund_bank", "088", "refund_account", "110-000-000000")));

        var event = published.awaitAll("identity.accounts", person.id(), 2).getLast();
        EventContracts.assertValid("identity.account.v1", event.data());
        assertThat(event.data().get("version").asLong()).isEqualTo(2);
        assertThat(event.data().get("refundAccount").toString())
                .isEqualTo("{\"holder\":\"김별\",\"bank\":\"088\",\"number\":\"110-000-000000\"}");
        people.get("/user", person.token())
                .expectBody()
                .jsonPath("$.meta.refund_holder")
                .isEqualTo("김별")
                .jsonPath("$.meta.refund_bank")
                .isEqualTo("088")
                .jsonPath("$.meta.refund_account")
                .isEqualTo("110-000-000000");
    }

    @Test
    void influencerIsPublishedUnderTheNewName() {
        var person = people.signUp();
        people.makeInfluencer(person);
        String alias = new RandomIds().next();

        edit(person, Map.of("alias", alias));

        var events = published.awaitAll("identity.influencers", person.id(), 2);
        assertThat(events.getLast().data().get("alias").asString()).isEqualTo(alias);
        assertThat(events.getLast().data().get("version").asLong()).isEqualTo(2);
    }

    @Test
    void addressesAreStoredAsTheRowSays() {
        var person = people.signUp();
        var home = new HashMap<>(People.address("김별"));
        home.put("country", "");

        edit(person, Map.of("address", Map.of("primary", home, "secondaries", List.of(People.address("회사")))));
        people.get("/user", person.token())
                .expectBody()
                .jsonPath("$.address.primary.country")
                .isEqualTo("KR")
                .jsonPath("$.address.primary.state")
                .isEqualTo("서울")
                .jsonPath("$.address.secondaries.length()")
                .isEqualTo(1);

        var noPostcode = new HashMap<>(People.address("이별"));
        noPostcode.put("postcode", "");
        edit(person, Map.of("address", Map.of("primary", noPostcode, "secondaries", List.of())));
        people.get("/user", person.token())
                .expectBody()
                .jsonPath("$.address.primary.name.full")
                .isEqualTo("김별")
                .jsonPath("$.address.secondaries[0].name.full")
                .isEqualTo("회사");
    }

    @Test
    void newPasswordEndsEverySession() {
        var person = people.signUp();

        String next = people.post(
                        "/user/", person.token(), Map.of("old_password", People.PASSWORD, "new_password", NEW_PASSWORD))
                .expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .isEqualTo(CHANGED)
                .returnResult()
                .getResponseHeaders()
                .getFirst("Custom-Token");

        people.get("/user", Objects.requireNonNull(next)).expectStatus().isOk().expectBody(Void.class);
        assertThat(published
                        .awaitOne("identity.revocations", "identity.revocation.v1", "customer:" + person.id())
                        .data()
                        .get("reason")
                        .asString())
                .isEqualTo("password-changed");
        people.logIn(person.userId(), NEW_PASSWORD);
        web.post()
                .uri("/user/auth")
                .bodyValue(Map.of("userId", person.userId(), "password", People.PASSWORD))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(Void.class);
    }

    @Test
    void newEmailTakesTheOldPassword() {
        var person = people.signUp();
        String email = new RandomIds().next() + "@byeolshow.example";

        refused(person, Map.of("email", email), "{\"error\":{\"message\":\"비밀번호 입력해 주세요.\"}}");
        refused(
                person,
                Map.of("email", email, "old_password", "wrong1pw!"),
                "{\"error\":{\"message\":\"비밀번호가 올바르지 않습니다.\",\"code\":\"wrong-password\"}}");
        edit(person, Map.of("email", email, "old_password", People.PASSWORD));

        people.get("/user", person.token()).expectBody().jsonPath("$.email").isEqualTo(email);
    }

    @Test
    void wrongOldPasswordIsRefusedEvenWhereNoneIsNeeded() {
        refused(
                people.signUp(),
                Map.of("name", "박별", "old_password", "wrong1pw!"),
                "{\"error\":{\"message\":\"비밀번호가 올바르지 않습니다.\",\"code\":\"wrong-password\"}}");
    }

    @ParameterizedTest
    @CsvSource({"email, duplicated-email, 이미 사용 중인 이메일입니다.", "alias, duplicated-alias, 이미 사용 중인 닉네임입니다."})
    void takenNameIsRefusedWhateverItsCase(String key, String code, String message) {
        var first = people.signUp();
        String taken = (key.equals("email") ? first.email() : first.alias()).toUpperCase(Locale.ROOT);

        refused(
                people.signUp(),
                Map.of(key, taken, "old_password", People.PASSWORD),
                "{\"error\":{\"message\":\"%s\",\"code\":\"%s\"}}".formatted(message, code));
    }

    @Test
    void ownNameInOtherCaseIsFree() {
        var person = people.signUp();
        String shouted = person.alias().toUpperCase(Locale.ROOT);

        edit(person, Map.of("alias", shouted));

        people.get("/user", person.token()).expectBody().jsonPath("$.alias").isEqualTo(shouted);
    }

    @Test
    void impossibleValueIsNamedByCode() {
        refused(
                people.signUp(),
                Map.of("unipass_number", "12345"),
                "{\"error\":{\"message\":\"개인통관고유부호는 P와 숫자 12자리여야 합니다.\",\"code\":\"invalid-unipass-number\"}}");
        refused(
                people.signUp(),
                Map.of("meta", Map.of("refund_bank", "088")),
                "{\"error\":{\"message\":\"환불 계좌는 예금주, 은행 코드 3자리, 계좌번호를 모두 입력해 주세요.\","
                        + "\"code\":\"invalid-refund-account\"}}");
    }

    @Test
    void socialCustomerChangesNeitherEmailNorPassword() {
        var person = people.signUp();
        makeSocial(person);
        String refusal =
                "{\"error\":{\"message\":\"소셜 로그인 회원은 이메일과 비밀번호를 변경할 수 없습니다.\"," + "\"code\":\"social-account\"}}";

        refused(person, Map.of("email", "other-" + person.email()), refusal);
        refused(person, Map.of("new_password", NEW_PASSWORD, "old_password", People.PASSWORD), refusal);
        edit(person, Map.of("name", "박별", "email", person.email()));
        edit(person, Map.of("name", "박별", "old_password", "has none"));
    }

    @Test
    void nobodyEditsWithoutATokenOrAnAccount() {
        web.post()
                .uri("/user/")
                .bodyValue(Map.of("name", "박별"))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody(String.class)
                .isEqualTo("{\"error\":{\"message\":\"로그인 후 이용해 주세요.\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "alias"})
    void ofManyWhoWantOneNameAtOnceExactlyOneGetsIt(String key) {
        String wanted = key.equals("email") ? new RandomIds().next() + "@byeolshow.example" : new RandomIds().next();
        var crowd = IntStream.range(0, 10).mapToObj(_ -> people.signUp()).toList();

        List<String> answers = Objects.requireNonNull(Flux.fromIterable(crowd)
                .flatMap(person -> answer(person, Map.of(key, wanted, "old_password", People.PASSWORD)), 10)
                .collectList()
                .block(Duration.ofSeconds(30)));

        assertThat(answers).containsOnlyOnce("202 " + CHANGED);
        assertThat(answers)
                .filteredOn(
                        answer -> answer.startsWith("400") && answer.contains("\"code\":\"duplicated-" + key + "\""))
                .hasSize(9);
    }

    @Test
    void manyEditsOfOneAccountAtOnceAllCountAndArePublishedInOrder() {
        var person = people.signUp();

        List<String> answers = Objects.requireNonNull(Flux.range(0, 8)
                .flatMap(i -> answer(person, Map.of("mobile", "010-" + i)), 8)
                .collectList()
                .block(Duration.ofSeconds(30)));

        assertThat(answers).containsOnly("202 " + CHANGED);
        assertThat(published.awaitAll("identity.accounts", person.id(), 9))
                .extracting(event -> event.data().get("version").asLong())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    private Mono<String> answer(Person person, Map<String, ?> body) {
        return parallel.post()
                .uri("/user/")
                .headers(headers -> headers.setBearerAuth(person.token()))
                .bodyValue(body)
                .exchangeToMono(answer -> answer.bodyToMono(String.class)
                        .map(text -> answer.statusCode().value() + " " + text));
    }

    private void makeSocial(Person person) {
        database.sql("UPDATE accounts SET social = true, user_id = NULL, password_hash = NULL WHERE id = :id")
                .bind("id", person.id())
                .then()
                .block(Duration.ofSeconds(10));
    }

    private void edit(Person person, Map<String, ?> body) {
        people.post("/user/", person.token(), body)
                .expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .isEqualTo(CHANGED);
    }

    private void refused(Person person, Map<String, ?> body, String answer) {
        people.post("/user/", person.token(), body)
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo(answer);
    }
}
