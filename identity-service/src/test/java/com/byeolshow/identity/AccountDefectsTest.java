package com.byeolshow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.recovery.PostOffice;
import com.byeolshow.identity.recovery.Recovery;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.web.RandomIds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Weaknesses of accounts that the app's former server had, each shown to be closed. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class AccountDefectsTest {

    private final WebTestClient web;
    private final DatabaseClient database;
    private final PostOffice postOffice;
    private final Duration pace;
    private final People people;

    AccountDefectsTest(
            WebTestClient web,
            DatabaseClient database,
            PostOffice postOffice,
            @Value("${byeolshow.identity.recovery.answer-after}") Duration pace) {
        this.pace = pace;
        this.web = web;
        this.database = database;
        this.postOffice = postOffice;
        this.people = new People(web);
    }

    /** Defect 24: a mail scanner that followed the link changed the password and saw it. */
    @Test
    void openingTheLinkOfAMailChangesAndShowsNothing() {
        var somebody = new Recovery(web, postOffice);
        var person = people.signUp();
        String token = somebody.mailedToken(person);

        for (int scan = 0; scan < 3; scan++) {
            assertThat(Recovery.bodyOf(somebody.open(token).expectStatus().isOk()))
                    .doesNotContain("id=\"password\"");
        }

        people.logIn(person.userId(), People.PASSWORD);
        somebody.confirm(token).expectStatus().isOk().expectBody(Void.class);
    }

    /** Defect 24: neither a cache nor a frame, neither a script nor a next page's server learns of the page. */
    @Test
    void pagesOfAResetAreSealedOff() {
        var somebody = new Recovery(web, postOffice);
        String token = somebody.mailedToken(people.signUp());

        for (var page : List.of(somebody.open(token), somebody.confirm(token), somebody.open(token))) {
            page.expectHeader()
                    .valueEquals("Cache-Control", "no-store")
                    .expectHeader()
                    .valueEquals("Referrer-Policy", "no-referrer")
                    .expectHeader()
                    .valueEquals("X-Content-Type-Options", "nosniff")
                    .expectHeader()
                    .contentType("text/html;charset=UTF-8")
                    .expectHeader()
                    .value("Content-Security-Policy", policy -> assertThat(policy)
                            .startsWith("default-src 'none'; style-src 'sha256-")
                            .contains("form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                            .doesNotContain("script", "unsafe"))
                    .expectBody(Void.class);
        }
    }

    /** Defect 24: somebody who reads the database can follow no link. */
    @Test
    void onlyAHashOfTheLinkIsStoredAndNothingIsLogged(CapturedOutput logs) {
        var somebody = new Recovery(web, postOffice);
        var person = people.signUp();
        String token = somebody.mailedToken(person);
        Awaiting.until(() -> !stored(person.id()).contains(person.email()));

        assertThat(stored(person.id())).isNotEmpty().doesNotContain(token, hex(token), person.userId(), person.email());
        String page = Recovery.bodyOf(somebody.confirm(token));
        assertThat(logs).doesNotContain(token, Recovery.shownPassword(page), person.email());
    }

    /** Defect 25: who exists cannot be read off the clock. */
    @Test
    void knownAndUnknownTakeTheSameTime() {
        var somebody = new Recovery(web, postOffice);
        var person = people.signUp();
        String unknown = new RandomIds().next() + "@byeolshow.example";

        for (Runnable question : List.<Runnable>of(
                () -> somebody.findId(Map.of("email", person.email()))
                        .expectStatus()
                        .isOk(),
                () -> somebody.findId(Map.of("email", unknown)).expectStatus().isBadRequest(),
                () -> somebody.ask(person.userId(), person.email())
                        .expectStatus()
                        .isAccepted(),
                () -> somebody.ask("nobody", unknown).expectStatus().isAccepted())) {
            long begun = System.nanoTime();
            question.run();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(pace);
        }
    }

    /** Defect 25: the reset writes the same for everybody, and who it is about is found out elsewhere. */
    @Test
    void resetAnswersAlikeForUnknownPairs() {
        var somebody = new Recovery(web, postOffice);
        var person = people.signUp();

        assertThat(Recovery.bodyOf(somebody.ask(person.userId(), person.email())))
                .isEqualTo(Recovery.bodyOf(somebody.ask(person.userId(), "not-" + person.email())))
                .isEqualTo(Recovery.bodyOf(somebody.ask("nobody-at-all", person.email())));
    }

    /** Defect 26: the alias is unique by a key, not by a look beforehand, and case is no disguise. */
    @Test
    void aliasIsUniqueInTheSchema() {
        var person = people.signUp();

        long keys = Objects.requireNonNull(
                database.sql("""
                        SELECT count(*) FROM pg_indexes
                         WHERE tablename = 'accounts' AND indexdef LIKE 'CREATE UNIQUE INDEX%(lower(alias))'
                        """).mapValue(Long.class).one().block(Duration.ofSeconds(10)));

        assertThat(keys).isEqualTo(1);
        var form = people.stranger();
        form.put("alias", person.alias());
        people.sendSignUp(form)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error.code")
                .isEqualTo("duplicated-alias");
    }

    private String stored(String customer) {
        return Objects.requireNonNull(database.sql(
                        "SELECT coalesce(string_agg(r::text, ' '), '') FROM password_resets r WHERE customer_id = :id")
                .bind("id", customer)
                .mapValue(String.class)
                .one()
                .block(Duration.ofSeconds(10)));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
