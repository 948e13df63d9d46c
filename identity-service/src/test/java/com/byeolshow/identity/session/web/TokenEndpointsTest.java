package com.byeolshow.identity.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People;
import com.byeolshow.identity.revocation.RevocationReason;
import com.byeolshow.identity.revocation.RevokeSessions;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
class TokenEndpointsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final WebTestClient web;
    private final DatabaseClient database;
    private final PublishedEvents events;
    private final RevokeSessions revokeSessions;
    private final People people;

    TokenEndpointsTest(
            WebTestClient web, DatabaseClient database, PublishedEvents events, RevokeSessions revokeSessions) {
        this.web = web;
        this.database = database;
        this.events = events;
        this.revokeSessions = revokeSessions;
        this.people = new People(web);
    }

    private record Pair(String access, String refresh) {}

    @Test
    void logInGivesAShortTokenAndOneForTheNext() throws ParseException {
        var person = people.signUp();

        var answer = post("/v1/auth/token/", Map.of("userId", person.userId(), "password", People.PASSWORD));
        answer.expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                .expectBody()
                .jsonPath("$.tokenType")
                .isEqualTo("Bearer")
                .jsonPath("$.expiresIn")
                .isEqualTo(600)
                .jsonPath("$.refreshExpiresIn")
                .isEqualTo(Duration.ofDays(30).toSeconds())
                .jsonPath("$.refreshToken")
                .value(String.class, token -> assertThat(token).hasSize(44))
                .jsonPath("$.accessToken")
                .value(String.class, token -> people.get("/user", token)
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .jsonPath("$._id")
                        .isEqualTo(person.id()));

        var claims = SignedJWT.parse(logIn(person).access()).getJWTClaimsSet();
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void wrongCredentialsAreRefusedAlike() {
        var person = people.signUp();

        for (var body : java.util.List.of(
                Map.of("userId", person.userId(), "password", "wrong"),
                Map.of("userId", "nobody-has-this", "password", "wrong"),
                Map.of("userId", person.userId()))) {
            post("/v1/auth/token", body)
                    .expectStatus()
                    .isBadRequest()
                    .expectHeader()
                    .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("wrong-credentials")
                    .jsonPath("$.detail")
                    .isEqualTo("잘못된 입력입니다.");
        }
    }

    @Test
    void aRefusalSpeaksTheLanguageOfTheRequestButTheAppsOwnDoesNot() {
        var nobody = Map.of("userId", "nobody-has-this", "password", "wrong");

        web.post()
                .uri("/v1/auth/token")
                .header("Accept-Language", "en-US,en;q=0.9,ko;q=0.8")
                .bodyValue(nobody)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .valueEquals("Content-Language", "en")
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The user id or password is wrong.");
        web.post()
                .uri("/user/auth")
                .header("Accept-Language", "en-US,en;q=0.9,ko;q=0.8")
                .bodyValue(nobody)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .doesNotExist("Content-Language")
                .expectBody()
                .json("{\"error\":{\"message\":\"잘못된 입력입니다.\"}}", JsonCompareMode.STRICT);
    }

    @Test
    void refreshGivesTheNextPairOfTheSameSession() throws ParseException {
        var person = people.signUp();
        Pair first = logIn(person);

        Pair second = refresh(first.refresh());

        assertThat(second.refresh()).isNotEqualTo(first.refresh());
        assertThat(session(second.access())).isEqualTo(session(first.access()));
        works(first.access());
        works(second.access());
        works(refresh(second.refresh()).access());
    }

    @Test
    void onlyAHashIsStored() {
        Pair pair = logIn(people.signUp());

        Long found = database.sql("SELECT count(*) FROM refresh_tokens WHERE hash = sha256(convert_to(:text, 'UTF8'))")
                .bind("text", pair.refresh())
                .mapValue(Long.class)
                .one()
                .block(PATIENCE);

        assertThat(found).isEqualTo(1);
    }

    @Test
    void usingATokenTwiceEndsTheSessionForBoth() throws ParseException {
        Pair owner = logIn(people.signUp());
        Pair thief = refresh(owner.refresh());

        refused(owner.refresh());

        refused(thief.refresh());
        fails(thief.access());
        fails(owner.access());
        var published =
                events.awaitOne("identity.revocations", "identity.revocation.v1", "session:" + session(owner.access()));
        EventContracts.assertValid("identity.revocation.v1", published.data());
        assertThat(published.data().get("reason").asString()).isEqualTo("refresh-token-reused");
    }

    @Test
    void oneOfManyUsesAtOnceWinsAtMostAndTheSessionIsOver() {
        Pair pair = logIn(people.signUp());

        long won = IntStream.range(0, 6)
                .parallel()
                .filter(_ -> post("/v1/auth/refresh", Map.of("refreshToken", pair.refresh()))
                        .expectBody(String.class)
                        .returnResult()
                        .getStatus()
                        .is2xxSuccessful())
                .count();

        assertThat(won).isLessThanOrEqualTo(1);
        fails(pair.access());
    }

    @Test
    void otherSessionsOfTheCustomerGoOn() {
        var person = people.signUp();
        Pair phone = logIn(person);
        Pair tablet = logIn(person);
        refresh(phone.refresh());

        refused(phone.refresh());

        works(tablet.access());
        works(refresh(tablet.refresh()).access());
        works(person.token());
    }

    @Test
    void expiredAndUnknownTokensAreRefused() {
        Pair pair = logIn(people.signUp());
        database.sql("UPDATE refresh_tokens SET expires_at = now() WHERE hash = sha256(convert_to(:text, 'UTF8'))")
                .bind("text", pair.refresh())
                .then()
                .block(PATIENCE);

        refused(pair.refresh());
        works(pair.access());
        refused("no-such-token");
        refused("");
        post("/v1/auth/refresh", Map.of()).expectStatus().isUnauthorized().expectBody(Void.class);
    }

    @Test
    void logOutEndsTheSession() throws ParseException {
        Pair pair = logIn(people.signUp());
        Pair next = refresh(pair.refresh());

        post("/v1/auth/logout", Map.of("refreshToken", next.refresh()))
                .expectStatus()
                .isNoContent()
                .expectBody()
                .isEmpty();

        refused(next.refresh());
        fails(next.access());
        fails(pair.access());
        var published =
                events.awaitOne("identity.revocations", "identity.revocation.v1", "session:" + session(next.access()));
        assertThat(published.data().get("reason").asString()).isEqualTo("logged-out");
    }

    @Test
    void logOutByAccessTokenEndsTheSessionToo() {
        Pair pair = logIn(people.signUp());

        web.post()
                .uri("/v1/auth/logout/")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + pair.access())
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectBody()
                .isEmpty();

        fails(pair.access());
        refused(pair.refresh());
    }

    @Test
    void logOutOfNothingIsNoError() {
        post("/v1/auth/logout", Map.of("refreshToken", "unknown"))
                .expectStatus()
                .isNoContent()
                .expectBody()
                .isEmpty();
    }

    @Test
    void endOfAllSessionsLeavesNothingButTheNextLogIn() {
        var person = people.signUp();
        Pair pair = logIn(person);

        revokeSessions.of(person.id(), RevocationReason.PASSWORD_CHANGED).block(PATIENCE);

        fails(pair.access());
        fails(person.token());
        refused(pair.refresh());
        works(people.logIn(person.userId(), People.PASSWORD));
        Pair again = logIn(person);
        works(again.access());
        works(refresh(again.refresh()).access());
    }

    @Test
    void logOutOfTheAppIsPublished() throws ParseException {
        var person = people.signUp();
        people.get("/user/auth", person.token()).expectStatus().isOk().expectBody(Void.class);

        var claims = SignedJWT.parse(person.token()).getJWTClaimsSet();
        var published =
                events.awaitOne("identity.revocations", "identity.revocation.v1", "session:" + claims.getJWTID());
        EventContracts.assertValid("identity.revocation.v1", published.data());
        assertThat(published.data().get("expiresAt").asString())
                .isEqualTo(claims.getExpirationTime().toInstant().toString());
    }

    private Pair logIn(People.Person person) {
        return pair(post("/v1/auth/token", Map.of("userId", person.userId(), "password", People.PASSWORD)));
    }

    private Pair refresh(String token) {
        return pair(post("/v1/auth/refresh/", Map.of("refreshToken", token)));
    }

    private static Pair pair(WebTestClient.ResponseSpec answer) {
        Map<?, ?> body = Objects.requireNonNull(answer.expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody());
        return new Pair(String.valueOf(body.get("accessToken")), String.valueOf(body.get("refreshToken")));
    }

    private void refused(String refreshToken) {
        post("/v1/auth/refresh", Map.of("refreshToken", refreshToken))
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-refresh-token");
    }

    private void works(String access) {
        people.get("/user", access).expectStatus().isOk().expectBody(Void.class);
    }

    private void fails(String access) {
        people.get("/user", access).expectStatus().isUnauthorized().expectBody(Void.class);
    }

    private WebTestClient.ResponseSpec post(String uri, Map<String, String> body) {
        return web.post().uri(uri).bodyValue(body).exchange();
    }

    private static String session(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("sid");
    }
}
