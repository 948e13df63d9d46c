package com.byeolshow.identity.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People;
import com.byeolshow.identity.People.Person;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.web.RandomIds;
import jakarta.mail.MessagingException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The mail that tells an owner of a changed password. */
@ServiceTest
class PasswordNoticesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NEW_PASSWORD = "another1pw!";

    private final DatabaseClient database;
    private final PostOffice postOffice;
    private final People people;
    private final Recovery somebody;

    PasswordNoticesTest(WebTestClient web, DatabaseClient database, PostOffice postOffice) {
        this.database = database;
        this.postOffice = postOffice;
        this.people = new People(web);
        this.somebody = new Recovery(web, postOffice);
    }

    @Test
    void ownerIsToldOnceThatThePasswordChangedAndWhen() throws MessagingException {
        var person = people.signUp();

        change(person, Map.of("new_password", NEW_PASSWORD));

        var mail = somebody.awaitMails(person.email(), 1).getFirst();
        assertThat(mail.getSubject()).startsWith("[별쇼] 비밀번호가 변경되었습니다").contains("password was changed");
        assertThat(mail.getMessageID()).matches("<[0-9A-Za-z]{22}@byeolshowco\\.com>");
        for (String part : List.of(Recovery.part(mail, 0), Recovery.part(mail, 1))) {
            assertThat(part)
                    .containsPattern("20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d\\(한국 시간\\)")
                    .containsPattern("changed at 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d")
                    .doesNotContain(NEW_PASSWORD, People.PASSWORD, person.userId(), person.alias(), "http");
        }
        Awaiting.until(() -> waiting(person.email()) == 0);
        assertThat(postOffice.triesFor(person.email())).isEqualTo(1);
    }

    @Test
    void letterNamesTheMinuteInKorea() {
        var settings = new RecoverySettings(
                URI.create("https://shop.byeolshow.example"),
                "s",
                Duration.ofMinutes(30),
                Duration.ZERO,
                new RecoverySettings.Limits(Duration.ofHours(1), 5, 30),
                new RecoverySettings.Mail(
                        "no-reply@byeolshowco.com",
                        1,
                        1,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(2)));
        var notice = new PasswordNotices.Notice("n1", "a@b.example", Instant.parse("2029-12-31T15:00:59Z"), 1);

        var letter = new WriteChangeLetter(settings).run(notice);

        assertThat(letter.text()).contains("2030-01-01 00:00(한국 시간)", "at 2030-01-01 00:00 (Korean time)");
        assertThat(letter.html()).contains("2030-01-01 00:00(한국 시간)", "at 2030-01-01 00:00 (Korean time)");
        assertThat(letter.to()).isEqualTo("a@b.example");
        assertThat(letter.messageId()).isEqualTo("<n1@byeolshowco.com>");
    }

    @Test
    void whoTakesTheAddressAlongDoesNotGetTheMail() {
        var person = people.signUp();
        String other = "other-" + person.email();

        change(person, Map.of("new_password", NEW_PASSWORD, "email", other));

        somebody.awaitMails(person.email(), 1);
        assertNothingFor(other);
    }

    @Test
    void resetIsToldToo() {
        var person = people.signUp();
        somebody.confirm(somebody.mailedToken(person)).expectStatus().isOk().expectBody(Void.class);

        var mails = somebody.awaitMails(person.email(), 2);

        assertThat(Recovery.part(mails.getLast(), 0)).contains("비밀번호가 변경되었습니다");
    }

    @Test
    void otherChangesAndRefusedOnesTellNobody() {
        var person = people.signUp();
        String other = "other-" + person.email();

        change(person, Map.of("email", other));
        people.post(
                        "/user/",
                        person.token(),
                        Map.of(
                                "old_password",
                                People.PASSWORD,
                                "new_password",
                                NEW_PASSWORD,
                                "alias",
                                people.signUp().alias()))
                .expectStatus()
                .isBadRequest()
                .expectBody(Void.class);

        assertNothingFor(person.email());
        assertNothingFor(other);
    }

    @Test
    void noticeOutlivesTheAccountOfAThiefWhoClosesIt() {
        var person = signUpAs("tmp-");
        String token = change(person, Map.of("new_password", NEW_PASSWORD));
        people.delete("/user/", token).expectStatus().isAccepted().expectBody(Void.class);

        somebody.awaitMails(person.email(), 1);

        // Put off twice before.
        assertThat(postOffice.triesFor(person.email())).isEqualTo(3);
    }

    @Test
    void noticeNobodyCanGetIsGivenUp() {
        var person = signUpAs("perm-");

        change(person, Map.of("new_password", NEW_PASSWORD));

        Awaiting.until(() -> postOffice.triesFor(person.email()) == 1 && waiting(person.email()) == 0);
    }

    @Test
    void attemptThatACrashInterruptedIsMadeAgain() {
        String email = new RandomIds().next() + "@byeolshow.example";
        database.sql("""
                        INSERT INTO password_notices (id, email, changed_at, attempts, next_attempt_at)
                        VALUES (:id, :email, now() - interval '3 minutes', 1, now() - interval '1 second')
                        """)
                .bind("id", new RandomIds().next())
                .bind("email", email)
                .then()
                .block(PATIENCE);

        somebody.awaitMails(email, 1);
    }

    private Person signUpAs(String prefix) {
        var form = people.stranger();
        form.put("email", prefix + form.get("email"));
        return people.signUp(form);
    }

    /** The token of the answer, or the one from before. */
    private String change(Person person, Map<String, String> what) {
        var form = new HashMap<>(what);
        form.put("old_password", People.PASSWORD);
        String token = people.post("/user/", person.token(), form)
                .expectStatus()
                .isAccepted()
                .expectBody(Void.class)
                .returnResult()
                .getResponseHeaders()
                .getFirst("Custom-Token");
        return token == null ? person.token() : token;
    }

    /** A mail that waits stands in the table until after somebody tried to bring it. */
    private void assertNothingFor(String email) {
        assertThat(waiting(email)).isZero();
        assertThat(postOffice.triesFor(email)).isZero();
    }

    private long waiting(String email) {
        return Objects.requireNonNull(database.sql("SELECT count(*) FROM password_notices WHERE email = :email")
                .bind("email", email)
                .mapValue(Long.class)
                .one()
                .block(PATIENCE));
    }
}
