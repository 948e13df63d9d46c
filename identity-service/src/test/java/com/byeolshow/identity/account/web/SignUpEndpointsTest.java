package com.byeolshow.identity.account.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@ServiceTest
class SignUpEndpointsTest {

    private static final String MISSING = "{\"error\":{\"message\":\"정보를 모두 입력해 주세요.\"}}";

    private final WebTestClient web;
    private final PublishedEvents published;
    private final People people;
    private final WebClient parallel;

    SignUpEndpointsTest(WebTestClient web, PublishedEvents published, @LocalServerPort int port) {
        this.web = web;
        this.published = published;
        this.people = new People(web);
        this.parallel = WebClient.create("http://localhost:" + port);
    }

    @Test
    void accountIsOpenedAndCanLogInAtOnce() {
        people.sendSignUp(people.stranger())
                .expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .isEqualTo("{\"success\":{\"message\":\"회원가입 완료\"}}");
    }

    @Test
    void accountIsPublishedAsItsContractSays() {
        var person = people.signUp();

        var event = published.awaitOne("identity.accounts", "identity.account.v1", person.id());

        EventContracts.assertValid("identity.account.v1", event.data());
        assertThat(event.data().get("alias").asString()).isEqualTo(person.alias());
        assertThat(event.data().get("email").asString()).isEqualTo(person.email());
        assertThat(event.data().get("roles").toString()).isEqualTo("[\"customer\"]");
        assertThat(event.data().get("version").asLong()).isEqualTo(1);
        assertThat(event.data().toString()).doesNotContain("argon2", People.PASSWORD, person.userId());
    }

    @Test
    void missingAliasBecomesANeutralName() {
        var form = people.stranger();
        form.put("alias", "");
        var person = people.signUp(form);

        people.get("/user", person.token()).expectBody().jsonPath("$.alias").value(String.class, alias -> assertThat(
                        alias)
                .matches("별님-[0-9A-Za-z]{8}"));
    }

    @Test
    void differingPasswordsAreABareString() {
        var form = people.stranger();
        form.put("re_password", "another1pw!");

        people.sendSignUp(form)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_JSON)
                .expectBody(String.class)
                .isEqualTo("\"비밀번호가 일치하지 않습니다.\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userId",
                "email",
                "password",
                "re_password",
                "name",
                "alias",
                "mobile",
                "phone",
                "gender",
                "birthdate",
                "address"
            })
    void missingKeyIsNamedInGeneral(String key) {
        var form = people.stranger();
        form.remove(key);

        people.sendSignUp(form)
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo(MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "mobile", "state", "address1", "postcode", "company"})
    void missingKeyOfTheAddressIsNamedInGeneral(String key) {
        var form = people.stranger();
        var address = new HashMap<>(People.address("김별"));
        address.remove(key);
        form.put("address", Map.of("primary", address));

        people.sendSignUp(form)
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo(MISSING);
    }

    @Test
    void noBodyAtAllIsMissingEverything() {
        web.put()
                .uri("/user")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo(MISSING);
    }

    @Test
    void unreadableBodyIsABadRequest() {
        web.put()
                .uri("/user")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"userId\":")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo("{\"error\":{\"message\":\"잘못된 요청입니다.\"}}");
    }

    @ParameterizedTest
    @CsvSource({
        "userId, no, invalid-user-id, '아이디는 영문, 숫자, . _ @ - 로 4자 이상 40자 이하여야 합니다.'",
        "email, nobody, invalid-email, 이메일 형식이 올바르지 않습니다.",
        "alias, Byeolshow, reserved-alias, 사용할 수 없는 닉네임입니다.",
        "birthdate, someday, invalid-birthdate, 생년월일이 올바르지 않습니다."
    })
    void valueThatCannotBeIsNamedByCode(String key, String value, String code, String message) {
        var form = people.stranger();
        form.put(key, value);

        people.sendSignUp(form)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error.code")
                .isEqualTo(code)
                .jsonPath("$.error.message")
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
        "userId, duplicated-user-id, 이미 사용 중인 아이디입니다.",
        "email, duplicated-email, 이미 사용 중인 이메일입니다.",
        "alias, duplicated-alias, 이미 사용 중인 닉네임입니다."
    })
    void takenNameIsRefused(String key, String code, String message) {
        var first = people.stranger();
        people.sendSignUp(first).expectStatus().isAccepted();
        var second = people.stranger();
        String taken = String.valueOf(first.get(key));
        second.put(key, taken.toUpperCase(Locale.ROOT));

        people.sendSignUp(second)
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo("{\"error\":{\"message\":\"%s\",\"code\":\"%s\"}}".formatted(message, code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"userId", "email", "alias"})
    void ofManyWhoWantOneNameAtOnceExactlyOneGetsIt(String key) {
        String wanted = key.equals("email") ? new RandomIds().next() + "@byeolshow.example" : new RandomIds().next();
        List<Integer> statuses = Objects.requireNonNull(Flux.range(0, 12)
                .map(_ -> people.stranger())
                .doOnNext(form -> form.put(key, wanted))
                .flatMap(this::status, 12)
                .collectList()
                .block(Duration.ofSeconds(30)));

        assertThat(statuses).containsOnlyOnce(202);
        assertThat(statuses).filteredOn(status -> status == 400).hasSize(11);
    }

    private Mono<Integer> status(Map<String, Object> form) {
        return parallel.put().uri("/user/").bodyValue(form).exchangeToMono(answer -> answer.releaseBody()
                .thenReturn(answer.statusCode().value()));
    }
}
