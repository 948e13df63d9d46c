package com.byeolshow.identity.influencer.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
class InfluencerGrantEndpointsTest {

    private static final String ROUTE = "/v1/manager/influencers";

    private final WebTestClient web;
    private final PublishedEvents published;
    private final People people;

    InfluencerGrantEndpointsTest(WebTestClient web, PublishedEvents published) {
        this.web = web;
        this.published = published;
        this.people = new People(web);
    }

    @Test
    void grantMakesAnInfluencerAndRevocationEndsIt() throws ParseException {
        var person = people.signUp();

        put(person.id())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(person.id())
                .jsonPath("$.alias")
                .isEqualTo(person.alias())
                .jsonPath("$.active")
                .isEqualTo(true);
        assertThat(rolesOfNextToken(person)).containsExactly("customer", "influencer");
        people.get("/user", person.token())
                .expectBody()
                .jsonPath("$.groups")
                .isEqualTo(List.of("ZZ9HGQBGPLTA", "XU79MY58Q2C4"));

        delete(person.id()).expectStatus().isNoContent().expectBody().isEmpty();
        assertThat(rolesOfNextToken(person)).containsExactly("customer");
        people.get("/user", person.token()).expectBody().jsonPath("$.groups").isEqualTo(List.of("ZZ9HGQBGPLTA"));
    }

    @Test
    void everyChangeIsPublishedOnceWithAGrowingVersion() {
        var person = people.signUp();
        put(person.id()).expectStatus().isOk().expectBody(Void.class);
        put(person.id()).expectStatus().isOk().expectBody(Void.class);
        delete(person.id()).expectStatus().isNoContent();
        delete(person.id()).expectStatus().isNoContent();
        put(person.id()).expectStatus().isOk().expectBody(Void.class);

        var influencer = published.awaitAll("identity.influencers", person.id(), 3);
        influencer.forEach(event -> EventContracts.assertValid("identity.influencer.v1", event.data()));
        assertThat(influencer)
                .extracting(event -> event.data().get("version").asLong())
                .containsExactly(1L, 2L, 3L);
        assertThat(influencer)
                .extracting(event -> event.data().get("active").asBoolean())
                .containsExactly(true, false, true);
        assertThat(influencer.getFirst().data().get("alias").asString()).isEqualTo(person.alias());

        var account = published.awaitAll("identity.accounts", person.id(), 4);
        account.forEach(event -> EventContracts.assertValid("identity.account.v1", event.data()));
        assertThat(account)
                .extracting(event -> event.data().get("version").asLong())
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(account.getLast().data().get("roles").toString()).isEqualTo("[\"customer\",\"influencer\"]");
    }

    @Test
    void revokingWhatWasNeverGrantedChangesNothing() {
        var person = people.signUp();
        published.awaitAll("identity.accounts", person.id(), 1);

        delete(person.id()).expectStatus().isNoContent();

        assertThat(published.now("identity.influencers", person.id())).isEmpty();
        people.get("/user", person.token()).expectStatus().isOk().expectBody(Void.class);
    }

    @Test
    void unknownCustomerIsNotFound() {
        for (var answer : List.of(put("nobody"), delete("nobody"))) {
            answer.expectStatus()
                    .isNotFound()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("account-not-found")
                    .jsonPath("$.customerId")
                    .isEqualTo("nobody");
        }
    }

    @Test
    void listHasThoseWhoseGrantEndedToo() {
        var person = people.signUp();
        put(person.id()).expectStatus().isOk().expectBody(Void.class);
        delete(person.id()).expectStatus().isNoContent();

        people.get(ROUTE + "?page=1", people.manager())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.influencers[?(@.id == '%s')].active".formatted(person.id()))
                .isEqualTo(false);
        people.get(ROUTE + "?page=99", people.manager())
                .expectBody(String.class)
                .isEqualTo("{\"influencers\":[]}");
    }

    @Test
    void onlyManagersDecide() {
        var person = people.signUp();
        for (HttpMethod method : List.of(HttpMethod.PUT, HttpMethod.DELETE)) {
            web.method(method)
                    .uri(ROUTE + "/" + person.id())
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON);
            send(method, person.id(), person.token())
                    .expectStatus()
                    .isForbidden()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("forbidden");
        }
        people.get(ROUTE, person.token()).expectStatus().isForbidden().expectBody(Void.class);
        web.get().uri(ROUTE).exchange().expectStatus().isUnauthorized().expectBody(Void.class);
    }

    private WebTestClient.ResponseSpec put(String id) {
        return send(HttpMethod.PUT, id, people.manager());
    }

    private WebTestClient.ResponseSpec delete(String id) {
        return send(HttpMethod.DELETE, id, people.manager());
    }

    private WebTestClient.ResponseSpec send(HttpMethod method, String id, String token) {
        return web.method(method)
                .uri(ROUTE + "/" + id)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private List<String> rolesOfNextToken(People.Person person) throws ParseException {
        return SignedJWT.parse(people.logIn(person.userId(), People.PASSWORD))
                .getJWTClaimsSet()
                .getStringListClaim("roles");
    }
}
