package com.byeolshow.broadcast.show.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.broadcast.FakeMux;
import com.byeolshow.broadcast.Given;
import com.byeolshow.broadcast.MuxCallbacks;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.IncomingEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** BR-03 to BR-06, BR-12 and BR-17, and the projections they read. */
@BroadcastTest
class ShowListEndpointsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final WebTestClient http;
    private final FakeMux mux;
    private final Given given;
    private final IncomingEvents events;

    ShowListEndpointsTest(WebTestClient http, FakeMux mux, Given given, IncomingEvents events) {
        this.http = http;
        this.mux = mux;
        this.given = given;
        this.events = events;
    }

    @BeforeEach
    void quiet() {
        mux.reset();
    }

    @Test
    void anInfluencersShowsAreThoseThatHaveBegunLatestFirst() {
        String host = given.host();
        long ended = given.reserved(http, host, "2030-05-01T20:00:00+09:00");
        given.start(http, host, ended).expectStatus().isAccepted();
        given.end(http, host, ended).expectStatus().isAccepted();
        given.reserved(http, host, "2030-05-03T20:00:00+09:00");

        JsonNode answer = get("/influencer/myvod/?influencer_id=" + host);
        assertThat(answer.at("/success/message").stringValue()).isEqualTo("성공");
        assertThat(answer.at("/success/data").size()).isEqualTo(1);
        assertThat(answer.at("/success/data/0")).isEqualTo(JSON.readTree("""
                {"vod_id":%2$d,"title":"봄 세일","notice":"","description":"","influencer_id":"%1$s","influencer_name":"별이",
                 "influencer_thunmbnail":"https://img.example/star.jpg","product_id":"P1","product_name":null,
                 "product_brand":null,"product_price":"0원","product_sale":"0","product_thumbnail":null,
                 "mux_livestream_playback_id":"pb_%1$s","mux_asset_playback_id":null,
                 "thumbnail":"https://image.mux.com/pb_%1$s/thumbnail.png","status":"close",
                 "started_at":"2030-05-01T20:00:00+09:00","vod_view_count":0,"push_count":0}""".formatted(host, ended)));
        assertThat(get("/influencer/myvod?influencer_id=nobody").at("/success/data"))
                .isEqualTo(JSON.readTree("[]"));
    }

    @Test
    void aListNeedsAnInfluencer() {
        for (String path : List.of("/influencer/myvod", "/influencer/myvod/?influencer_id=")) {
            http.get()
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .json(
                            "{\"error\":{\"message\":\"알 수 없는 오류\",\"code\":\"no-influencer-named\"}}",
                            JsonCompareMode.STRICT);
        }
    }

    @Test
    void ownPlannedShowsComeEarliestFirst() {
        String host = given.host();
        long later = given.reserved(http, host, "2030-05-03T20:00:00+09:00");
        long earlier = given.reserved(http, host, "2030-05-01T20:00:00+09:00");
        given.reserved(http, given.host());
        given.live(http, host);
        JsonNode answer = Objects.requireNonNull(given.as(http, host)
                .get()
                .uri("/influencer/myreadyvod/")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        assertThat(answer.at("/success/message").stringValue()).isEqualTo("성공");
        assertThat(answer.at("/success/data").size()).isEqualTo(2);
        assertThat(answer.at("/success/data/0/vod_id").asLong()).isEqualTo(earlier);
        assertThat(answer.at("/success/data/1/vod_id").asLong()).isEqualTo(later);
        http.get().uri("/influencer/myreadyvod").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void productsOfCompletedShowsComeOnceAndPlain() {
        String host = given.host();
        String first = given.influencer();
        String second = given.influencer();
        String planned = given.influencer();
        product(first, "립", 1);
        product(second, "틴트", 1);
        product(planned, "아직", 1);
        Awaiting.until(() -> given.count("SELECT count(*) FROM shown_products WHERE product_id = :p", planned) == 1);
        assertThat(get("/influencer/myproduct/?influencer_id=" + host)).isEqualTo(JSON.readTree("""
                {"success":{"message":"성공","product_list":[]}}"""));

        complete(host, "2030-05-01T20:00:00+09:00", List.of(first, "gone"));
        complete(host, "2030-05-02T20:00:00+09:00", second + "," + first);
        reserve(host, "2030-05-03T20:00:00+09:00", planned);
        JsonNode cards = get("/influencer/myproduct/?influencer_id=" + host).at("/success/product_list");
        assertThat(cards.size()).isEqualTo(2);
        assertThat(cards.at("/0/_id").stringValue()).isEqualTo(second);
        assertThat(cards.at("/1/_id").stringValue()).isEqualTo(first);
        assertThat(cards.at("/0/price/sale").isNumber()).isTrue();
        http.get()
                .uri("/influencer/myproduct/")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .json(
                        "{\"error\":{\"message\":\"알 수 없는 오류\",\"code\":\"no-influencer-named\"}}",
                        JsonCompareMode.STRICT);
    }

    private void complete(String host, String startsAt, Object products) {
        long id = reserve(host, startsAt, products);
        given.start(http, host, id).expectStatus().isAccepted();
        new MuxCallbacks(http)
                .send(MuxCallbacks.finished("ls_" + host, "as_" + id, "vod_" + id, null))
                .expectStatus()
                .isOk();
    }

    private long reserve(String host, String startsAt, Object products) {
        return Objects.requireNonNull(given.as(http, host)
                        .post()
                        .uri("/media/reserve")
                        .bodyValue(Map.of("title", "t", "started_at", startsAt, "product_list", products))
                        .exchange()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody())
                .at("/success/data/vod_id")
                .asLong();
    }

    @Test
    void liveListsShowWhoIsOnAirEarliestFirst() {
        String later = given.host();
        String earlier = given.host();
        long second = given.reserved(http, later, "2031-05-02T20:00:00+09:00");
        long first = given.reserved(http, earlier, "2031-05-01T20:00:00+09:00");
        given.start(http, later, second).expectStatus().isAccepted();
        given.start(http, earlier, first).expectStatus().isAccepted();
        long waiting = given.reserved(http, given.host());

        for (var list : Map.of("/media/today/live/", "", "/influencer/list/live/", "/success/Influencer_List")
                .entrySet()) {
            assertThat(every(list.getKey(), list.getValue()))
                    .containsSubsequence(first, second)
                    .doesNotContain(waiting);
        }
        given.end(http, earlier, first).expectStatus().isAccepted();
        assertThat(every("/media/today/live", "")).contains(second).doesNotContain(first);
    }

    /** Every page of a list, one after the other: other tests have shows on air, too. */
    private List<Long> every(String path, String list) {
        var all = new ArrayList<Long>();
        for (int page = 1; ; page++) {
            JsonNode shows = get(path + "?page=" + page).at(list);
            if (shows.isEmpty()) {
                return all;
            }
            shows.forEach(show -> all.add(show.get("vod_id").asLong()));
        }
    }

    @Test
    void oneShowComesWithItsProducts() {
        String host = given.host();
        events.publishSample("catalog.products", "catalog.product.v1", "P1", "discounted-with-options");
        String body = """
                {"title":"봄 세일","started_at":"2030-05-01T20:00:00+09:00","product_list":["unknown","P1"]}""";
        JsonNode reserved = Objects.requireNonNull(given.as(http, host)
                .post()
                .uri("/media/reserve")
                .bodyValue(JSON.readTree(body))
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        long id = reserved.at("/success/data/vod_id").asLong();

        Awaiting.untilAsserted(() -> {
            JsonNode show = get("/media/live/?media_id=" + id).get("success");
            assertThat(show.get("vod_id").asLong()).isEqualTo(id);
            assertThat(show.get("product_list").size()).isEqualTo(1);
            JsonNode product = show.at("/product_list/0");
            JsonNode told = JSON.readTree(EventContracts.sample("catalog.product.v1", "discounted-with-options"));
            assertThat(product.get("_id")).isEqualTo(told.get("id"));
            assertThat(product.get("name")).isEqualTo(told.get("name"));
            assertThat(product.get("price")).isEqualTo(told.get("price"));
            assertThat(product.get("discount")).isEqualTo(told.get("discount"));
            assertThat(product.at("/thumbnail/url")).isEqualTo(told.get("thumbnailUrl"));
            assertThat(product.at("/brand/_id")).isEqualTo(told.at("/brand/id"));
            assertThat(product.at("/collections/0/path/0")).isEqualTo(told.at("/collectionIds/0"));
            assertThat(product.at("/options/0/variations/0/_id")).isEqualTo(told.at("/options/0/variations/0/id"));
            assertThat(product.at("/variants/0/types/0/variation/value"))
                    .isEqualTo(told.at("/variants/0/types/0/variationValue"));
        });
    }

    @Test
    void anUnknownShowIsToldSo() {
        for (String path : List.of("/media/live?media_id=999999999", "/media/live?media_id=x", "/media/live")) {
            http.get()
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .json("{\"error\":{\"message\":\"존재하지 않는 방송입니다.\"}}", JsonCompareMode.STRICT);
        }
    }

    @Test
    void theNewestProductIsKeptAndADeletedOneIsGone() {
        String product = given.influencer();
        String host = given.host();
        JsonNode reserved = Objects.requireNonNull(given.as(http, host)
                .post()
                .uri("/media/reserve")
                .bodyValue(Map.of("title", "t", "started_at", "2030-05-01T20:00:00+09:00", "product_list", product))
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        String path =
                "/media/live?media_id=" + reserved.at("/success/data/vod_id").asLong();
        product(product, "새것", 2);
        Awaiting.until(
                () -> "새것".equals(get(path).at("/success/product_list/0/name").stringValue("")));
        product(product, "헌것", 1);
        String marker = given.influencer();
        product(marker, "표시", 1);
        Awaiting.until(() -> given.count("SELECT count(*) FROM shown_products WHERE product_id = :p", marker) == 1);
        assertThat(given.count(
                        "SELECT count(*) FROM shown_products WHERE product_id = :p AND product ->> 'name' = '새것'",
                        product))
                .isEqualTo(1);
        events.tombstone("catalog.products", "catalog.product.v1", product);
        Awaiting.until(() -> get(path).at("/success/product_list").isEmpty());
    }

    @Test
    void theHostsNameFollowsTheProfile() {
        String host = given.host();
        long id = given.reserved(http, host);
        String path = "/media/live?media_id=" + id;
        profile(host, "달이", 3);
        Awaiting.until(
                () -> "달이".equals(get(path).at("/success/influencer_name").stringValue("")));
        assertThat(get(path).at("/success/influencer_thunmbnail").stringValue()).isEqualTo("https://img.example/a.jpg");
        profile(host, "옛이름", 2);
        profile(host, "해이", 4);
        Awaiting.until(
                () -> "해이".equals(get(path).at("/success/influencer_name").stringValue("")));
        events.tombstone("identity.influencers", "identity.influencer.v1", host);
        Awaiting.until(() -> "".equals(get(path).at("/success/influencer_name").stringValue("x")));
    }

    @Test
    void identitysOwnSampleIsUnderstood() {
        JsonNode sample = JSON.readTree(EventContracts.sample("identity.influencer.v1", "granted"));
        String id = sample.get("id").stringValue();
        events.publishSample("identity.influencers", "identity.influencer.v1", id, "granted");
        events.publishSample("identity.influencers", "identity.influencer.v1", id, "granted");
        Awaiting.until(
                () -> given.count("SELECT count(*) FROM hosts WHERE influencer_id = :p AND alias = '루나'", id) == 1);
    }

    private void profile(String id, String alias, long version) {
        events.publish(
                "identity.influencers",
                "identity.influencer.v1",
                id,
                Map.of("id", id, "alias", alias, "avatarUrl", "https://img.example/a.jpg", "version", version));
    }

    private void product(String id, String name, long version) {
        events.publish(
                "catalog.products",
                "catalog.product.v1",
                id,
                Map.of(
                        "id",
                        id,
                        "name",
                        name,
                        "available",
                        true,
                        "version",
                        version,
                        "price",
                        Map.of("original", 1000, "sale", 900)));
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
