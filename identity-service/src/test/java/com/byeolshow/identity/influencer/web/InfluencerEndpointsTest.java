package com.byeolshow.identity.influencer.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People;
import com.byeolshow.identity.People.Person;
import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.influencer.GrantInfluencer;
import com.byeolshow.identity.influencer.RevokeInfluencer;
import com.byeolshow.platform.testing.ServiceTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class InfluencerEndpointsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String BAD_REQUEST = "{\"error\":{\"message\":\"잘못된 요청입니다.\"}}";

    private final WebTestClient web;
    private final DatabaseClient database;
    private final GrantInfluencer grant;
    private final RevokeInfluencer revoke;
    private final People people;

    InfluencerEndpointsTest(
            WebTestClient web, DatabaseClient database, GrantInfluencer grant, RevokeInfluencer revoke) {
        this.web = web;
        this.database = database;
        this.grant = grant;
        this.revoke = revoke;
        this.people = new People(web);
    }

    @Test
    void infoHasExactlyTheAllowedFields() {
        var person = influencer(12);
        database.sql("UPDATE influencers SET description = '안녕', tags = '{뷰티}' " + "WHERE customer_id = :id")
                .bind("id", person.id())
                .then()
                .block(PATIENCE);

        web.get()
                .uri("/influencer/info/?influencer_id=" + person.id())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo(("{\"success\":{\"data\":{\"_id\":\"%s\",\"alias\":\"%s\",\"avatar\":null,\"country\":null,"
                                + "\"Follower\":12,\"description\":\"안녕\",\"tag\":[\"뷰티\"],"
                                + "\"thumbnail_url\":null,\"live_vod\":0}}}")
                        .formatted(person.id(), person.alias()));
    }

    @Test
    void infoOfAnyoneElseIsABadRequest() {
        var customer = people.signUp();
        var former = influencer(0);
        revoke.run(new CustomerId(former.id())).block(PATIENCE);

        for (String query : List.of(
                "",
                "?influencer_id=",
                "?influencer_id=nobody",
                "?influencer_id=" + customer.id(),
                "?influencer_id=" + former.id())) {
            web.get()
                    .uri("/influencer/info/" + query)
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody(String.class)
                    .isEqualTo(BAD_REQUEST);
        }
    }

    @Test
    void popularGoesByFollowersAndEverythingElseByAge() {
        var oldest = influencer(1_000_003);
        var middle = influencer(1_000_001);
        var newest = influencer(1_000_002);
        var mine = List.of(oldest.id(), middle.id(), newest.id());

        assertThat(ids("/influencer/list/popular/"))
                .filteredOn(mine::contains)
                .containsExactly(oldest.id(), newest.id(), middle.id());
        assertThat(ids("/influencer/list/new/?page=1"))
                .filteredOn(mine::contains)
                .containsExactly(newest.id(), middle.id(), oldest.id());
        assertThat(ids("/influencer/list/whatever"))
                .filteredOn(mine::contains)
                .containsExactly(newest.id(), middle.id(), oldest.id());
    }

    @Test
    void listHasExactlyTheAllowedFieldsAndNoFormerInfluencers() {
        var person = influencer(7);
        var former = influencer(8);
        revoke.run(new CustomerId(former.id())).block(PATIENCE);

        JsonNode entry = entries("/influencer/list/new/").stream()
                .filter(found -> found.get("_id").asString().equals(person.id()))
                .findFirst()
                .orElseThrow();

        assertThat(entry.propertyNames())
                .containsExactlyInAnyOrder(
                        "_id", "alias", "avatar", "country", "Follower", "description", "tag", "thumbnail_url");
        assertThat(entry.get("alias").asString()).isEqualTo(person.alias());
        assertThat(ids("/influencer/list/popular")).doesNotContain(former.id());
    }

    @Test
    void pastTheEndIsAnEmptyList() {
        web.get()
                .uri("/influencer/list/popular/?page=99")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("{\"success\":{\"Influencer_List\":[]}}");
    }

    @Test
    void pageHoldsOneHundredAndTwenty() {
        database.sql("""
                        WITH crowd AS (
                            INSERT INTO accounts (id, user_id, email, alias, name, roles, password_hash,
                                                  created_at, updated_at, version)
                            SELECT 'crowd' || n, 'crowd' || n, 'crowd' || n || '@x.example', 'crowd' || n, 'x',
                                   '{customer,influencer}', '$argon2id$none', now(), now(), 1
                              FROM generate_series(1, 121) n RETURNING id, created_at)
                        INSERT INTO influencers (customer_id, active, account_created_at, version)
                        SELECT id, true, created_at, 1 FROM crowd
                        """).then().block(PATIENCE);
        try {
            assertThat(ids("/influencer/list/popular/?page=1")).hasSize(120);
            assertThat(ids("/influencer/list/popular/?page=2"))
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(ids("/influencer/list/popular/?page=1"));
        } finally {
            database.sql("DELETE FROM accounts WHERE id LIKE 'crowd%'").then().block(PATIENCE);
        }
    }

    private Person influencer(long followers) {
        var person = people.signUp();
        grant.run(new CustomerId(person.id())).block(PATIENCE);
        database.sql("UPDATE influencers SET followers = :followers WHERE customer_id = :id")
                .bind("followers", followers)
                .bind("id", person.id())
                .then()
                .block(PATIENCE);
        return person;
    }

    private List<String> ids(String uri) {
        return entries(uri).stream().map(entry -> entry.get("_id").asString()).toList();
    }

    private List<JsonNode> entries(String uri) {
        String body = Objects.requireNonNull(web.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        return JsonMapper.shared()
                .readTree(body)
                .at("/success/Influencer_List")
                .valueStream()
                .toList();
    }
}
