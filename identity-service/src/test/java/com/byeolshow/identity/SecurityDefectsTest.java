package com.byeolshow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.account.AccountRole;
import com.byeolshow.identity.account.ChangeRole;
import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.platform.testing.ServiceTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Defects of the original (contract, section 14), each shown closed where accounts and tokens are concerned. */
@ServiceTest
class SecurityDefectsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final WebTestClient web;
    private final DatabaseClient database;
    private final ChangeRole changeRole;
    private final People people;

    SecurityDefectsTest(WebTestClient web, DatabaseClient database, ChangeRole changeRole) {
        this.web = web;
        this.database = database;
        this.changeRole = changeRole;
        this.people = new People(web);
    }

    @Test
    @DisplayName("18: the public name is the alias, never the legal name")
    void publicNameIsTheAlias() {
        var person = people.signUp();
        grant(person.id());

        people.get("/user", person.token())
                .expectBody()
                .jsonPath("$.name.first")
                .isEqualTo(person.alias())
                .jsonPath("$.alias")
                .isEqualTo(person.alias());
        web.get()
                .uri("/influencer/info/?influencer_id=" + person.id())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(body -> assertThat(body).contains(person.alias()).doesNotContain("김별", person.email()));
    }

    @Test
    @DisplayName("22: no secret has a value in what is delivered")
    void noSecretIsDelivered() throws IOException {
        String delivered = new ClassPathResource("application.yml").getContentAsString(StandardCharsets.UTF_8);
        var secrets = Pattern.compile("(?m)^ *[a-z-]*(?:secret|password):(.*)$").matcher(delivered);

        // From the environment without a default, or derived from another secret of this file.
        int found = 0;
        while (secrets.find()) {
            found++;
            assertThat(secrets.group(1).strip()).matches("(?:\\$\\{(?:[A-Z_]+:?|byeolshow[a-z.-]+-secret)})?");
        }
        assertThat(found).isGreaterThanOrEqualTo(2);
    }

    @Test
    @DisplayName("22: what the database keeps of passwords and keys is of no use to a thief")
    void databaseKeepsNoSecretInTheClear() {
        var person = people.signUp();

        String hash = database.sql("SELECT password_hash FROM accounts WHERE id = :id")
                .bind("id", person.id())
                .mapValue(String.class)
                .one()
                .block(PATIENCE);
        assertThat(hash).startsWith("$argon2id$").doesNotContain(People.PASSWORD);
    }

    @Test
    @DisplayName("23: nothing that people send or get is written to the log")
    @ExtendWith(OutputCaptureExtension.class)
    void logSaysNothingPersonal(CapturedOutput log) {
        var person = people.signUp();
        String guess = "guess-" + person.userId();
        web.post()
                .uri("/user/auth/")
                .bodyValue(Map.of("userId", person.userId(), "password", guess))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(Void.class);
        web.post()
                .uri("/user/auth/")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"userId\": \"%s\", \"password\": %s".formatted(person.userId(), guess))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(Void.class);
        people.get("/user?token=" + person.token(), "x" + person.token())
                .expectStatus()
                .isUnauthorized()
                .expectBody(Void.class);

        assertThat(log).contains("refused POST /user/auth");
        assertThat(log)
                .doesNotContain(
                        People.PASSWORD, guess, person.userId(), person.email(), person.alias(), person.token());
    }

    @Test
    @DisplayName("33: nobody reads an account but its owner and managers, and nobody ends a foreign session")
    void ownershipIsChecked() {
        var owner = people.signUp();
        var stranger = people.signUp();

        people.get("/user", stranger.token()).expectBody().jsonPath("$._id").isEqualTo(stranger.id());
        people.get("/v1/manager/accounts?userId=" + owner.userId(), stranger.token())
                .expectStatus()
                .isForbidden()
                .expectBody(Void.class);
        people.get("/user/auth", stranger.token()).expectStatus().isOk().expectBody(Void.class);
        people.get("/user", stranger.token()).expectStatus().isUnauthorized().expectBody(Void.class);
        people.get("/user", owner.token()).expectStatus().isOk().expectBody(Void.class);
    }

    @Test
    @DisplayName("33: a role that was taken away is gone from tokens that are out, and a new one is in them")
    void rolesFollowAtOnce() {
        var person = people.signUp();
        String lookUp = "/v1/manager/accounts?userId=" + person.userId();
        people.get(lookUp, person.token()).expectStatus().isForbidden().expectBody(Void.class);

        changeRole.grant(new CustomerId(person.id()), AccountRole.MANAGER).block(PATIENCE);
        people.get(lookUp, person.token()).expectStatus().isOk().expectBody(Void.class);

        changeRole.revoke(new CustomerId(person.id()), AccountRole.MANAGER).block(PATIENCE);
        people.get(lookUp, person.token()).expectStatus().isForbidden().expectBody(Void.class);
    }

    @Test
    @DisplayName("34: the own profile never carries the stream key")
    void profileHasNoStreamKey() {
        var person = people.signUp();
        people.get("/user", person.token())
                .expectBody()
                .jsonPath("$.meta.Stream_key")
                .isEmpty();

        grant(person.id());
        people.get("/user", person.token())
                .expectBody()
                .jsonPath("$.meta.Stream_key")
                .isEmpty();
    }

    @Test
    @DisplayName("A hash follows changed parameters at the next log-in, and the password stays")
    void hashFollowsTheParameters() {
        var person = people.signUp();
        String cheap = new org.springframework.security.crypto.argon2.Argon2PasswordEncoder(16, 32, 1, 128, 2)
                .encode(People.PASSWORD);
        database.sql("UPDATE accounts SET password_hash = :hash WHERE id = :id")
                .bind("hash", String.valueOf(cheap))
                .bind("id", person.id())
                .then()
                .block(PATIENCE);

        people.logIn(person.userId(), People.PASSWORD);

        String now = database.sql("SELECT password_hash FROM accounts WHERE id = :id")
                .bind("id", person.id())
                .mapValue(String.class)
                .one()
                .block(PATIENCE);
        assertThat(now).contains("m=64,t=1,p=1");
        people.logIn(person.userId(), People.PASSWORD);
    }

    private void grant(String customerId) {
        web.put()
                .uri("/v1/manager/influencers/" + customerId)
                .headers(headers -> headers.setBearerAuth(people.manager()))
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Void.class);
    }
}
