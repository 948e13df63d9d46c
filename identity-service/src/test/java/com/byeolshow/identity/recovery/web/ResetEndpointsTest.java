package com.byeolshow.identity.recovery.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People;
import com.byeolshow.identity.People.Person;
import com.byeolshow.identity.recovery.PostOffice;
import com.byeolshow.identity.recovery.Recovery;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.web.RandomIds;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;

/** The rows of ID-06 and ID-07. */
@ServiceTest
class ResetEndpointsTest {

    private static final String ASKED = "{\"success\":{\"message\":\"입력하신 정보와 일치하는 회원이 있으면 비밀번호 재설정 메일을 보내 드립니다.\"}}";

    private final WebTestClient web;
    private final DatabaseClient database;
    private final PostOffice postOffice;
    private final PublishedEvents published;
    private final People people;
    private final WebClient parallel;
    private Recovery somebody;

    ResetEndpointsTest(
            WebTestClient web,
            DatabaseClient database,
            PostOffice postOffice,
            PublishedEvents published,
            @LocalServerPort int port) {
        this.web = web;
        this.database = database;
        this.postOffice = postOffice;
        this.published = published;
        this.people = new People(web);
        this.somebody = new Recovery(web, postOffice);
        this.parallel = WebClient.create("http://localhost:" + port);
    }

    @BeforeEach
    void anotherAddress() {
        somebody = new Recovery(web, postOffice);
    }

    @Test
    void mailLeadsToANewPasswordThatIsShownOnce() {
        var person = people.signUp();
        somebody.ask(person.userId().toUpperCase(Locale.ROOT), person.email().toUpperCase(Locale.ROOT))
                .expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .isEqualTo(ASKED);
        String token = Recovery.token(somebody.awaitMails(person.email(), 1).getFirst());

        String question = Recovery.bodyOf(somebody.open(token).expectStatus().isOk());
        assertThat(question)
                .contains("<button type=\"submit\">", "value=\"" + token + "\"")
                .doesNotContain("<script");
        people.logIn(person.userId(), People.PASSWORD);

        String answer = Recovery.bodyOf(somebody.confirm(token).expectStatus().isOk());
        String password = Recovery.shownPassword(answer);
        assertThat(password).matches("[A-Za-z2-9]{12}");
        people.logIn(person.userId(), password);
        logInFails(person);
        assertThat(published
                        .awaitOne("identity.revocations", "identity.revocation.v1", "customer:" + person.id())
                        .data()
                        .get("reason")
                        .asString())
                .isEqualTo("password-reset");

        for (var again : List.of(somebody.open(token), somebody.confirm(token))) {
            assertThat(Recovery.bodyOf(again.expectStatus().isEqualTo(410))).contains("링크를 사용할 수 없습니다");
        }
    }

    @Test
    void mailIsReadableWithAndWithoutHtmlAndSaysWhoSentIt() throws MessagingException {
        var person = people.signUp();
        String token = somebody.mailedToken(person);

        MimeMessage mail = postOffice.mailsFor(person.email()).getFirst();
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(mail.getFrom()[0]).hasToString("Byeolshow <no-reply@byeolshowco.com>");
        assertThat(mail.getSubject()).startsWith("[별쇼] 비밀번호 재설정 안내");
        assertThat(mail.getMessageID()).matches("<[0-9A-Za-z]{22}@byeolshowco\\.com>");
        assertThat(mail.getSentDate()).isNotNull();
        assertThat(Recovery.part(mail, 0)).contains("30분", "30 minutes");
        assertThat(Recovery.part(mail, 1))
                .contains("href=\"https://shop.byeolshow.example/forgetuser/reset/?token=" + token)
                .doesNotContain(person.userId());
    }

    @Test
    void pairThatDoesNotBelongTogetherIsAnsweredAlikeAndGetsNoMail() {
        var one = people.signUp();
        var other = people.signUp();

        somebody.ask(one.userId(), other.email())
                .expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .isEqualTo(ASKED);
        somebody.ask("nobody-" + one.userId(), one.email())
                .expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .isEqualTo(ASKED);

        Awaiting.until(() -> waiting() == 0);
        assertThat(postOffice.triesFor(one.email())).isZero();
        assertThat(postOffice.triesFor(other.email())).isZero();
    }

    @Test
    void halfAPairIsRefused() {
        for (Map<String, String> half :
                List.of(Map.<String, String>of(), Map.of("userId", "u"), Map.of("email", "e"))) {
            somebody.post("/forgetuser/get_certificate", half)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody(String.class)
                    .isEqualTo("{\"error\":{\"message\":\"정보를 모두 입력해 주세요.\"}}");
        }
    }

    @Test
    void sixthMailWithinAnHourMustWait() {
        String userId = "u-" + new RandomIds().next();
        for (int i = 0; i < 5; i++) {
            somebody.ask(userId, "a@b.example").expectStatus().isAccepted().expectBody(Void.class);
        }

        new Recovery(web, postOffice)
                .ask(userId.toUpperCase(Locale.ROOT), "a@b.example")
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .exists("Retry-After")
                .expectBody(String.class)
                .isEqualTo("{\"error\":{\"message\":\"요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.\"}}");
    }

    @Test
    void mailThatIsPutOffIsTriedAgain() {
        var person = signUpAs("tmp-");

        somebody.mailedToken(person);

        assertThat(postOffice.triesFor(person.email())).isEqualTo(3);
    }

    @Test
    void mailThatMayHaveArrivedIsSentAgainUnchanged() throws MessagingException {
        var person = signUpAs("drop-");
        somebody.mailedToken(person);

        var mails = somebody.awaitMails(person.email(), 2);

        assertThat(mails.get(1).getMessageID()).isEqualTo(mails.get(0).getMessageID());
        assertThat(Recovery.token(mails.get(1))).isEqualTo(Recovery.token(mails.get(0)));
        somebody.confirm(Recovery.token(mails.getFirst())).expectStatus().isOk().expectBody(Void.class);
    }

    @Test
    void mailNobodyCanGetIsGivenUpAtOnce() {
        var person = signUpAs("perm-");
        somebody.ask(person.userId(), person.email())
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);

        Awaiting.until(() -> postOffice.triesFor(person.email()) == 1 && waiting() == 0);

        assertThat(count("SELECT count(*) FROM password_resets WHERE customer_id = :id", person.id()))
                .isZero();
    }

    @Test
    void attemptThatACrashInterruptedIsMadeAgain() {
        var person = people.signUp();
        database.sql("""
                        INSERT INTO password_resets (id, user_id, email, asked_at, attempts, next_attempt_at)
                        VALUES (:id, :userId, :email, now() - interval '3 minutes', 1, now() - interval '1 second')
                        """)
                .bind("id", new RandomIds().next())
                .bind("userId", person.userId())
                .bind("email", person.email())
                .then()
                .block(Duration.ofSeconds(10));

        somebody.confirm(Recovery.token(somebody.awaitMails(person.email(), 1).getFirst()))
                .expectStatus()
                .isOk()
                .expectBody(Void.class);
    }

    @Test
    void linkEndsAfterHalfAnHour() {
        var person = people.signUp();
        String token = somebody.mailedToken(person);
        Awaiting.until(() -> waiting() == 0);
        assertThat(count(
                        "SELECT extract(epoch FROM expires_at - minted_at)::bigint FROM password_resets"
                                + " WHERE customer_id = :id",
                        person.id()))
                .isEqualTo(1800);

        change("UPDATE password_resets SET expires_at = now() WHERE customer_id = :id", person);

        somebody.open(token).expectStatus().isEqualTo(410).expectBody(Void.class);
        somebody.confirm(token).expectStatus().isEqualTo(410).expectBody(Void.class);
        people.logIn(person.userId(), People.PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "new_password"})
    void linkFromBeforeAChangeOfCredentialsOpensNothing(String key) {
        var person = people.signUp();
        String token = somebody.mailedToken(person);
        String value = key.equals("email") ? "other-" + person.email() : "another1pw!";
        people.post("/user/", person.token(), Map.of("old_password", People.PASSWORD, key, value))
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);

        somebody.confirm(token).expectStatus().isEqualTo(410).expectBody(Void.class);

        people.logIn(person.userId(), key.equals("email") ? People.PASSWORD : value);
    }

    @Test
    void oneResetSpendsTheOtherLinksToo() {
        var person = people.signUp();
        somebody.mailedToken(person);
        somebody.ask(person.userId(), person.email())
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class);
        var mails = somebody.awaitMails(person.email(), 2);

        somebody.confirm(Recovery.token(mails.get(1))).expectStatus().isOk().expectBody(Void.class);

        somebody.confirm(Recovery.token(mails.get(0)))
                .expectStatus()
                .isEqualTo(410)
                .expectBody(Void.class);
    }

    @Test
    void ofManyConfirmationsAtOnceOneCounts() {
        String token = somebody.mailedToken(people.signUp());

        List<Integer> statuses = Objects.requireNonNull(Flux.range(0, 8)
                .flatMap(
                        _ -> parallel.post()
                                .uri("/forgetuser/reset/")
                                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                .body(BodyInserters.fromFormData("token", token))
                                .exchangeToMono(answer -> answer.releaseBody()
                                        .thenReturn(answer.statusCode().value())),
                        8)
                .collectList()
                .block(Duration.ofSeconds(30)));

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses).filteredOn(status -> status == 410).hasSize(7);
    }

    @Test
    void withdrawnCustomersLinkOpensNothing() {
        var person = people.signUp();
        String token = somebody.mailedToken(person);
        people.delete("/user/", person.token()).expectStatus().isAccepted().expectBody(Void.class);

        somebody.open(token).expectStatus().isEqualTo(410).expectBody(Void.class);
    }

    private Person signUpAs(String prefix) {
        var form = people.stranger();
        form.put("email", prefix + form.get("email"));
        return people.signUp(form);
    }

    private void logInFails(Person person) {
        web.post()
                .uri("/user/auth/")
                .bodyValue(Map.of("userId", person.userId(), "password", People.PASSWORD))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(Void.class);
    }

    private long waiting() {
        return Objects.requireNonNull(
                database.sql("SELECT count(*) FROM password_resets WHERE next_attempt_at IS NOT NULL")
                        .mapValue(Long.class)
                        .one()
                        .block(Duration.ofSeconds(10)));
    }

    private long count(String sql, String id) {
        return Objects.requireNonNull(
                database.sql(sql).bind("id", id).mapValue(Long.class).one().block(Duration.ofSeconds(10)));
    }

    private void change(String sql, Person person) {
        database.sql(sql).bind("id", person.id()).then().block(Duration.ofSeconds(10));
    }
}
