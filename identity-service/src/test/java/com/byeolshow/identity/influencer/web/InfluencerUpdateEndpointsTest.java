package com.byeolshow.identity.influencer.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People;
import com.byeolshow.identity.People.Person;
import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.influencer.GrantInfluencer;
import com.byeolshow.identity.influencer.RevokeInfluencer;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
class InfluencerUpdateEndpointsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String UPDATE = "/influencer/update/";
    private static final String CHANGED = "{\"success\":{\"message\":\"변경 되었습니다.\"}}";
    private static final String BAD_REQUEST = "{\"error\":{\"message\":\"잘못된 요청입니다.\"}}";
    private static final String NO_ACCESS = "{\"error\":{\"message\":\"접근 권한이 없습니다.\"}}";

    private final WebTestClient web;
    private final GrantInfluencer grant;
    private final RevokeInfluencer revoke;
    private final PublishedEvents published;
    private final People people;

    InfluencerUpdateEndpointsTest(
            WebTestClient web, GrantInfluencer grant, RevokeInfluencer revoke, PublishedEvents published) {
        this.web = web;
        this.grant = grant;
        this.revoke = revoke;
        this.published = published;
        this.people = new People(web);
    }

    @Test
    void descriptionAndTagsAreSeenAtOnceAndPublished() {
        var person = influencer();

        update(person, Map.of("description", " 밤에 만나요 ", "tag", List.of("#뷰티", "뷰티", "여행")), 202, CHANGED);

        web.get()
                .uri("/influencer/info/?influencer_id=" + person.id())
                .exchange()
                .expectBody()
                .jsonPath("$.success.data.description")
                .isEqualTo("밤에 만나요")
                .jsonPath("$.success.data.tag")
                .isEqualTo(List.of("뷰티", "여행"));
        people.get("/user/", person.token())
                .expectBody()
                .jsonPath("$.meta.description")
                .isEqualTo("밤에 만나요")
                .jsonPath("$.meta.tag")
                .isEqualTo(List.of("뷰티", "여행"));
        var state = published
                .awaitAll("identity.influencers", person.id(), 2)
                .getLast()
                .data();
        EventContracts.assertValid("identity.influencer.v1", state.toString());
        assertThat(state.get("description").asString()).isEqualTo("밤에 만나요");
        assertThat(state.get("version").asLong()).isEqualTo(2);
    }

    @Test
    void emptyMeansNothingToSay() {
        var person = influencer();
        update(person, Map.of("description", "a", "tag", List.of("b")), 202, CHANGED);

        update(person, Map.of("description", "", "tag", List.of()), 202, CHANGED);

        web.get()
                .uri("/influencer/info/?influencer_id=" + person.id())
                .exchange()
                .expectBody()
                .jsonPath("$.success.data.description")
                .isEqualTo("")
                .jsonPath("$.success.data.tag")
                .isEqualTo(List.of());
    }

    @Test
    void bothKeysAreRequiredAndLimited() {
        var person = influencer();
        var tags = IntStream.range(0, 21).mapToObj(n -> "tag" + n).toList();

        for (Map<String, ?> body : List.<Map<String, ?>>of(
                Map.of(),
                Map.of("description", "a"),
                Map.of("tag", List.of("a")),
                Map.of("description", "a", "tag", "b"),
                Map.of("description", "a", "tag", Map.of("b", "c")),
                Map.of("description", List.of(), "tag", List.of()),
                Map.of("description", "a".repeat(1001), "tag", List.of()),
                Map.of("description", "a", "tag", List.of("a".repeat(31))),
                Map.of("description", "a", "tag", tags))) {
            update(person, body, 400, BAD_REQUEST);
        }
        web.post()
                .uri(UPDATE)
                .headers(headers -> headers.setBearerAuth(person.token()))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo(BAD_REQUEST);
    }

    @Test
    void onlyInfluencersMay() {
        var body = Map.of("description", "a", "tag", List.of());
        web.post()
                .uri(UPDATE)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody(String.class)
                .isEqualTo(NO_ACCESS);
        update(people.signUp(), body, 401, NO_ACCESS);
        var former = influencer();
        revoke.run(new CustomerId(former.id())).block(PATIENCE);
        update(former, body, 401, NO_ACCESS);
    }

    private void update(Person person, Map<String, ?> body, int status, String answer) {
        web.post()
                .uri(UPDATE)
                .headers(headers -> headers.setBearerAuth(person.token()))
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .isEqualTo(answer);
    }

    private Person influencer() {
        var person = people.signUp();
        grant.run(new CustomerId(person.id())).block(PATIENCE);
        String token = people.logIn(person.userId(), People.PASSWORD);
        return new Person(person.id(), person.userId(), person.email(), person.alias(), token);
    }
}
