package com.byeolshow.identity.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class SessionEndpointsTest {

    private static final String WRONG = "{\"error\":{\"message\":\"잘못된 입력입니다.\"}}";
    private static final String LOG_IN_FIRST = "{\"error\":{\"message\":\"로그인 후 이용해 주세요.\"}}";

    private final WebTestClient web;
    private final DatabaseClient database;
    private final TestTokens foreign;
    private final People people;

    SessionEndpointsTest(WebTestClient web, DatabaseClient database, TestTokens foreign) {
        this.web = web;
        this.database = database;
        this.foreign = foreign;
        this.people = new People(web);
    }

    @Test
    void tokenSaysWhoForSevenDaysAndThePublishedKeysVerifyIt() throws ParseException, JOSEException {
        var person = people.signUp();

        var token = SignedJWT.parse(person.token());
        var claims = token.getJWTClaimsSet();
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(claims.getIssuer()).isEqualTo("byeolshow");
        assertThat(claims.getSubject()).isEqualTo(person.id());
        assertThat(claims.getStringListClaim("roles")).containsExactly("customer");
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(claims.getIssueTime().toInstant())
                .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofDays(7));
        assertThat(person.token()).doesNotContain("<", "&", " ");

        var key = keySet().getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(key.isPrivate()).isFalse();
        assertThat(token.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
    }

    @Test
    void publishedKeysHaveNoPrivatePart() {
        web.get()
                .uri("/.well-known/jwks.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=300, public")
                .expectBody()
                .jsonPath("$.keys[0].kty")
                .isEqualTo("EC")
                .jsonPath("$.keys[0].alg")
                .isEqualTo("ES256")
                .jsonPath("$.keys[0].use")
                .isEqualTo("sig")
                .jsonPath("$.keys[*].d")
                .isEmpty();
    }

    @Test
    void userIdIsReadWhateverItsCaseAndFormsWorkToo() {
        var person = people.signUp();

        web.post()
                .uri("/user/auth")
                .body(BodyInserters.fromFormData("userId", person.userId().toUpperCase(Locale.ROOT))
                        .with("password", People.PASSWORD))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("Custom-Token");
    }

    @Test
    void anyFailureReadsTheSame() {
        var person = people.signUp();

        for (Object body : List.of(
                Map.of("userId", person.userId(), "password", "wrong"),
                Map.of("userId", "nobody-at-all", "password", People.PASSWORD),
                Map.of("userId", person.userId()),
                Map.of("password", People.PASSWORD),
                Map.of())) {
            web.post()
                    .uri("/user/auth/")
                    .bodyValue(body)
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectHeader()
                    .doesNotExist("Custom-Token")
                    .expectBody(String.class)
                    .isEqualTo(WRONG);
        }
        web.post()
                .uri("/user/auth/")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("[")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo(WRONG);
    }

    @Test
    void logInIsNoted() {
        var person = people.signUp();

        people.get("/user", person.token())
                .expectBody()
                .jsonPath("$.lastLoggedInAt.raw")
                .value(String.class, at -> assertThat(at).endsWith("+09:00"));
    }

    @Test
    void tokenThatWasGivenBackIsRefusedAndOthersOfThePersonAreNot() {
        var person = people.signUp();
        String other = people.logIn(person.userId(), People.PASSWORD);

        logOut(person.token());

        people.get("/user", person.token())
                .expectStatus()
                .isUnauthorized()
                .expectBody(String.class)
                .isEqualTo(LOG_IN_FIRST);
        people.get("/user", other).expectStatus().isOk().expectBody(Void.class);
        logOut(person.token());
    }

    @Test
    void logOutWithoutAUsableTokenSaysTheSame() {
        web.get()
                .uri("/user/auth/")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("\"로그아웃 성공\"");
        logOut("nonsense");
        logOut(foreign.customer("someone"));
        logOut(foreign.expired("someone"));
    }

    @Test
    void revocationIsForgottenOnceNobodyWouldAcceptTheTokenAnyway() {
        database.sql("INSERT INTO revoked_tokens VALUES ('long-gone', now() - interval '1 hour')")
                .then()
                .block();

        logOut(people.signUp().token());

        Long left = database.sql("SELECT count(*) FROM revoked_tokens WHERE jti = 'long-gone'")
                .mapValue(Long.class)
                .one()
                .block();
        assertThat(left).isZero();
    }

    @Test
    void tokensOfOthersAreRefused() {
        for (String token : List.of(foreign.customer("someone"), foreign.forged("someone"), "nonsense")) {
            people.get("/user", token)
                    .expectStatus()
                    .isUnauthorized()
                    .expectBody(String.class)
                    .isEqualTo(LOG_IN_FIRST);
        }
    }

    @Test
    void neitherPasswordsNorTokensReachTheLog(CapturedOutput output) {
        var person = people.signUp();
        people.get("/user", person.token()).expectBody(Void.class);
        web.post()
                .uri("/user/auth")
                .bodyValue(Map.of("userId", person.userId(), "password", "a-wrong-password"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(Void.class);
        var clash = people.stranger();
        clash.put("userId", person.userId());
        people.sendSignUp(clash).expectStatus().isBadRequest().expectBody(Void.class);
        logOut(person.token());
        people.get("/user", person.token()).expectStatus().isUnauthorized().expectBody(Void.class);

        assertThat(output.getAll())
                .contains("duplicated-user-id")
                .doesNotContain(People.PASSWORD, "a-wrong-password", person.token(), person.email(), "argon2id");
    }

    private void logOut(String token) {
        people.get("/user/auth/", token)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_JSON)
                .expectBody(String.class)
                .isEqualTo("\"로그아웃 성공\"");
    }

    private JWKSet keySet() throws ParseException {
        return JWKSet.parse(Objects.requireNonNull(web.get()
                .uri("/.well-known/jwks.json")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody()));
    }
}
