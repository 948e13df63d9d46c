package com.byeolshow.broadcast.show.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.web.SeoulTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** BR-13 to BR-16 and BR-18. Other tests have shows here too, so lists are looked at by what they must and must not have. */
@BroadcastTest
class ScheduleEndpointsTest {

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final IncomingEvents events;
    private final DatabaseClient db;

    ScheduleEndpointsTest(WebTestClient http, FakeMux mux, Given given, IncomingEvents events, DatabaseClient db) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.events = events;
        this.db = db;
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    /** Which of today's belong where is a question for the exact moment: see {@code BrowseShowsTest}. */
    @Test
    void readyShowsStandInTheListsOfTheirTime() {
        Instant now = Instant.now();
        long overdue = reserved(now.minus(Duration.ofHours(30)));
        long sooner = reserved(now.plus(Duration.ofHours(30)));
        long later = reserved(now.plus(Duration.ofHours(60)));
        String host = given.host();
        long begun = given.reserved(http, host, SeoulTime.iso(now.plus(Duration.ofHours(40))));
        given.start(http, host, begun).expectStatus().isAccepted();

        assertThat(every("/media/today/ready/", ""))
                .containsSubsequence(sooner, later)
                .doesNotContain(overdue, begun);
        assertThat(every("/media/future/", "/success/live_list"))
                .containsSubsequence(sooner, later)
                .doesNotContain(overdue, begun);
        assertThat(every("/media/ready/", ""))
                .containsSubsequence(overdue, sooner, later)
                .doesNotContain(begun);
    }

    @Test
    void thereAreTenNextOnesAtMostAndNothingPastTheEnd() {
        for (int i = 0; i < 11; i++) {
            reserved(Instant.now().plus(Duration.ofDays(300)));
        }
        assertThat(get("/media/today/ready").size()).isEqualTo(10);
        assertThat(get("/media/today/ready?page=2").size()).isPositive();
        for (String path : List.of("/media/today/ready", "/media/today/live", "/media/ready", "/media/hot")) {
            assertThat(get(path + "?page=99999").toString()).isEqualTo("[]");
        }
        assertThat(get("/media/future/?page=99999").toString()).isEqualTo("{\"success\":{\"live_list\":[]}}");
        assertThat(get("/influencer/list/live/?page=99999").toString())
                .isEqualTo("{\"success\":{\"Influencer_List\":[]}}");
        assertThat(get("/influencer/myvod/?influencer_id=nobody&page=2").at("/success/data"))
                .isEmpty();
        // What is no page is the first one.
        assertThat(get("/media/today/ready?page=x").size()).isEqualTo(10);
    }

    @Test
    void aScheduledShowHasEveryFieldOfTheContract() {
        String host = given.host();
        long id = given.reserved(http, host, "2032-05-01T20:00:00+09:00");
        JsonNode media = find("/media/future/", "/success/live_list", id);
        assertThat(media.propertyNames())
                .containsExactly(
                        "vod_id",
                        "title",
                        "notice",
                        "description",
                        "influencer_id",
                        "influencer_name",
                        "influencer_thunmbnail",
                        "product_id",
                        "product_name",
                        "product_brand",
                        "product_price",
                        "product_sale",
                        "product_thumbnail",
                        "mux_livestream_playback_id",
                        "mux_asset_playback_id",
                        "thumbnail",
                        "status",
                        "started_at",
                        "vod_view_count",
                        "push_count");
        assertThat(media.get("started_at").asString()).isEqualTo("2032-05-01T20:00:00+09:00");
    }

    @Test
    void hotShowsAreTheMostViewedOnAir() {
        long cold = given.live(http, given.host());
        long hot = given.live(http, given.host());
        String host = given.host();
        long ended = given.live(http, host);
        views(cold, 1_000_001);
        views(hot, 1_000_005);
        views(ended, 1_000_009);
        given.end(http, host, ended).expectStatus().isAccepted();

        assertThat(every("/media/hot/", "")).containsSubsequence(hot, cold).doesNotContain(ended);
        assertThat(get("/media/hot").get(0).get("vod_view_count").asInt()).isGreaterThanOrEqualTo(1_000_005);
    }

    @Test
    void relatedShowsPresentOtherProductsOfTheSameCategory() {
        String category = given.influencer();
        String mine = product(category, "other-" + category);
        String sister = product(category);
        String cousin = product("other-" + category);
        String stranger = product(given.influencer());
        String unseen = product(category);
        known(mine, sister, cousin, stranger, unseen);
        String host = given.host();
        begun(given.host(), 900, mine);
        begun(given.host(), 10, sister);
        long best = begun(host, 70, sister);
        long related = begun(given.host(), 50, cousin, "unknown");
        begun(given.host(), 800, stranger);
        reserved(given.host(), unseen);

        assertThat(ids(get("/media/related/?product_id=" + mine), "")).containsExactly(best, related);
        assertThat(ids(get("/media/related?product_id=" + stranger), "")).isEmpty();

        // Ended shows stay, and a product in another category from now on is no relative any more.
        given.end(http, host, best).expectStatus().isAccepted();
        product(sister, 2, List.of("elsewhere-" + category));
        Awaiting.until(() -> ids(get("/media/related/?product_id=" + mine), "").equals(List.of(related)));
        events.tombstone("catalog.products", "catalog.product.v1", cousin);
        Awaiting.until(() -> ids(get("/media/related/?product_id=" + mine), "").isEmpty());
    }

    @Test
    void fiveRelatedShowsAreEnoughAndOneForSeveralProductsComesOnce() {
        String category = given.influencer();
        String mine = product(category);
        known(mine);
        String[] others = new String[7];
        for (int i = 0; i < others.length; i++) {
            others[i] = product(category);
        }
        known(others);
        long common = begun(given.host(), 5, others);
        assertThat(ids(get("/media/related/?product_id=" + mine), "")).containsExactly(common);
        for (int i = 0; i < others.length; i++) {
            begun(given.host(), 100 + i, others[i]);
        }
        JsonNode list = get("/media/related/?product_id=" + mine);
        assertThat(ids(list, "")).hasSize(5).doesNotHaveDuplicates();
        var views = new ArrayList<Integer>();
        list.forEach(media -> views.add(media.get("vod_view_count").asInt()));
        assertThat(views).isSortedAccordingTo((a, b) -> b - a);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"product_id\":\"%s\"}", "{\"product_id\":\"%s\",\"more\":1}"})
    void anOlderAppNamesTheProductInTheBody(String body) {
        String category = given.influencer();
        String mine = product(category);
        String other = product(category);
        known(mine, other);
        long show = begun(given.host(), 1, other);
        assertThat(ids(related(body.formatted(mine)), "")).containsExactly(show);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "no json", "[1]", "{\"product_id\":{}}", "{\"product_id\":\"nothing\"}"})
    void whateverIsAskedForRelatedShowsAreAList(String body) {
        assertThat(related(body).toString()).isEqualTo("[]");
        assertThat(get("/media/related").toString()).isEqualTo("[]");
        assertThat(get("/media/related/?product_id=").toString()).isEqualTo("[]");
    }

    private JsonNode related(String body) {
        return Objects.requireNonNull(http.method(HttpMethod.GET)
                .uri("/media/related/")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private long reserved(Instant startsAt) {
        return given.reserved(http, given.host(), startsAt.toString());
    }

    private long reserved(String host, String... products) {
        JsonNode answer = Objects.requireNonNull(given.as(http, host)
                .post()
                .uri("/media/reserve")
                .bodyValue(Map.of(
                        "title", "t", "started_at", "2030-05-01T20:00:00+09:00", "product_list", List.of(products)))
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        return answer.at("/success/data/vod_id").asLong();
    }

    private long begun(String host, int views, String... products) {
        long id = reserved(host, products);
        given.start(http, host, id).expectStatus().isAccepted();
        views(id, views);
        return id;
    }

    private void views(long show, int views) {
        db.sql("UPDATE shows SET view_count = :views WHERE id = :id")
                .bind("views", views)
                .bind("id", show)
                .then()
                .block();
    }

    private String product(String... categories) {
        String id = given.influencer();
        product(id, 1, List.of(categories));
        return id;
    }

    private void product(String id, long version, List<String> categories) {
        events.publish(
                "catalog.products",
                "catalog.product.v1",
                id,
                Map.of(
                        "id",
                        id,
                        "name",
                        "립",
                        "available",
                        true,
                        "version",
                        version,
                        "collectionIds",
                        categories,
                        "price",
                        Map.of("original", 1000, "sale", 900)));
    }

    private void known(String... products) {
        for (String product : products) {
            Awaiting.until(
                    () -> given.count("SELECT count(*) FROM shown_products WHERE product_id = :p", product) == 1);
        }
    }

    private JsonNode find(String path, String list, long id) {
        for (int page = 1; ; page++) {
            JsonNode shows = get(path + "?page=" + page).at(list);
            assertThat(shows).isNotEmpty();
            for (JsonNode show : shows) {
                if (show.get("vod_id").asLong() == id) {
                    return show;
                }
            }
        }
    }

    /** Every page of a list, one after the other. */
    private List<Long> every(String path, String list) {
        var all = new ArrayList<Long>();
        for (int page = 1; ; page++) {
            var ids = ids(get(path + "?page=" + page), list);
            if (ids.isEmpty()) {
                return all;
            }
            all.addAll(ids);
        }
    }

    private static List<Long> ids(JsonNode answer, String list) {
        var ids = new ArrayList<Long>();
        answer.at(list).forEach(show -> ids.add(show.get("vod_id").asLong()));
        return ids;
    }

    private JsonNode get(String path) {
        return Objects.requireNonNull(http.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }
}
