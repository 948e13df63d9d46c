package com.byeolshow.identity.profile.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The row of ID-11. */
@ServiceTest
class WithdrawEndpointsTest {

    private final WebTestClient web;
    private final PublishedEvents published;
    private final DatabaseClient database;
    private final People people;

    WithdrawEndpointsTest(WebTestClient web, PublishedEvents published, DatabaseClient database) {
        this.web = web;
        this.published = published;
        this.database = database;
        this.people = new People(web);
    }

    @Test
    void accountIsGoneAtOnceWithEverythingPersonal() {
        var form = people.stranger();
        form.put("address", Map.of("primary", People.address("김별")));
        var person = people.signUp(form);

        people.delete("/user/", person.token())
                .expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .isEqualTo("{\"success\":{\"message\":\"탈퇴 완료.\"}}");

        people.get("/user", person.token()).expectStatus().isUnauthorized().expectBody(Void.class);
        web.post()
                .uri("/user/auth")
                .bodyValue(Map.of("userId", person.userId(), "password", People.PASSWORD))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(Void.class);
        assertThat(rows("SELECT id FROM accounts WHERE id = :id", person.id())).isEmpty();
        assertThat(rows("SELECT account_id FROM addresses WHERE account_id = :id", person.id()))
                .isEmpty();
    }

    @Test
    void secondWithdrawalFindsNobody() {
        var person = people.signUp();
        people.delete("/user/", person.token()).expectStatus().isAccepted().expectBody(Void.class);

        people.delete("/user/", person.token())
                .expectStatus()
                .isUnauthorized()
                .expectBody(String.class)
                .isEqualTo("{\"error\":{\"message\":\"로그인 후 이용해 주세요.\"}}");
        web.delete().uri("/user/").exchange().expectStatus().isUnauthorized().expectBody(Void.class);
    }

    @Test
    void namesAreFreeForTheNextOne() {
        var form = new HashMap<>(people.stranger());
        var person = people.signUp(form);
        people.delete("/user/", person.token()).expectStatus().isAccepted().expectBody(Void.class);

        var next = people.signUp(form);

        assertThat(next.id()).isNotEqualTo(person.id());
    }

    @Test
    void othersAreToldToForget() {
        var person = people.signUp();
        people.makeInfluencer(person);

        people.delete("/user/", person.token()).expectStatus().isAccepted().expectBody(Void.class);

        assertThat(published.awaitAll("identity.accounts", person.id(), 3).getLast())
                .matches(PublishedEvents.Published::isTombstone)
                .extracting(PublishedEvents.Published::type)
                .isEqualTo("identity.account.v1");
        assertThat(published.awaitAll("identity.influencers", person.id(), 2).getLast())
                .matches(PublishedEvents.Published::isTombstone)
                .extracting(PublishedEvents.Published::type)
                .isEqualTo("identity.influencer.v1");
        web.get()
                .uri("/influencer/info/?influencer_id=" + person.id())
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(Void.class);
    }

    @Test
    void whoNeverWasAnInfluencerLeavesNoTraceAmongThem() {
        var person = people.signUp();

        people.delete("/user/", person.token()).expectStatus().isAccepted().expectBody(Void.class);

        published.awaitAll("identity.accounts", person.id(), 2);
        assertThat(published.now("identity.influencers", person.id())).isEmpty();
    }

    private List<String> rows(String sql, String id) {
        return List.copyOf(Objects.requireNonNull(database.sql(sql)
                .bind("id", id)
                .mapValue(String.class)
                .all()
                .collectList()
                .block(Duration.ofSeconds(10))));
    }
}
