package com.byeolshow.catalog.banner.web;

import static com.byeolshow.catalog.Staff.lipTint;
import static com.byeolshow.catalog.Staff.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.Staff;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ServiceTest
class CatalogEndpointsTest {

    private static final String MANAGER = "/v1/manager/catalogs";

    private final WebTestClient http;
    private final Staff staff;
    private final IncomingEvents events;
    private final DatabaseClient db;

    CatalogEndpointsTest(WebTestClient http, TestTokens tokens, IncomingEvents events, DatabaseClient db) {
        this.http = http;
        this.staff = new Staff(http, tokens);
        this.events = events;
        this.db = db;
    }

    @BeforeEach
    void noBanners() {
        db.sql("DELETE FROM banner").then().block();
    }

    private String banner(String kind, String further) {
        return Staff.json(staff.post(MANAGER, """
                                {"kind": "%s", "title": "배너", "imageUrl": "https://img.example.com/b.jpg",
                                 "slug": "%s"%s}""".formatted(kind, unique("b"), further))
                        .expectStatus()
                        .isCreated())
                .get("id")
                .asString();
    }

    private List<String> shown() {
        var all =
                Staff.json(http.get().uri("/catalog/").exchange().expectStatus().isOk());
        return StreamSupport.stream(all.spliterator(), false)
                .map(banner -> banner.get("_id").asString())
                .toList();
    }

    @Test
    void eachKindIsShownInItsPlainForm() {
        String collection = staff.collection("립");
        String deal = banner("hot-deal", ", \"discount\": {\"type\": \"percentage\", \"min\": 10}");
        String sums = banner("hot-deal", ", \"discount\": {\"type\": \"fixed\", \"min\": 1000}");
        String alarm = banner("live-alarm", "");
        String coupon = banner("discount-coupon", "");
        String recommended = banner("recommended", ", \"collectionIds\": [\"%s\"]".formatted(collection));

        var body =
                Staff.json(http.get().uri("/catalog").exchange().expectStatus().isOk());
        for (var each : body) {
            assertThat(each.get("createdAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+09:00");
            assertThat(each.get("updatedAt")).isEqualTo(each.get("createdAt"));
            ((ObjectNode) each).remove(List.of("createdAt", "updatedAt", "slug"));
        }
        String shared = "\"title\":\"배너\",\"description\":\"\",\"image\":{\"url\":\"https://img.example.com/b.jpg\"}";
        assertThat(body.toString()).isEqualTo("""
                        [{"_id":"%s",%s,"meta":{"ids":[],"kind":"hot-deal","type":"percentage","min":10,"max":100}},\
                        {"_id":"%s",%s,"meta":{"ids":[],"kind":"hot-deal","type":"fixed","min":1000,"max":null}},\
                        {"_id":"%s",%s,"meta":{"ids":[],"kind":"live-alarm","type":null,"min":null,"max":null}},\
                        {"_id":"%s",%s,"meta":{"ids":[],"kind":"discount-coupon","type":null,"min":null,"max":null}},\
                        {"_id":"%s",%s,"meta":{"ids":["%s"],"kind":"recommended","type":null,"min":null,"max":null}}]""".formatted(
                        deal, shared, sums, shared, alarm, shared, coupon, shared, recommended, shared, collection));
    }

    @Test
    void withoutBannersTheListIsEmpty() {
        http.get().uri("/catalog").exchange().expectStatus().isOk().expectBody().json("[]", JsonCompareMode.STRICT);
    }

    @Test
    void theFirstSevenThatShowNowAreShown() {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String over = banner("live-alarm", ", \"until\": \"%s\"".formatted(now));
        String current = banner(
                "live-alarm",
                ", \"from\": \"%s\", \"until\": \"%s\"".formatted(now.minusSeconds(60), now.plusSeconds(600)));
        String future = banner("live-alarm", ", \"from\": \"%s\"".formatted(now.plusSeconds(600)));
        var others =
                IntStream.range(0, 7).mapToObj(i -> banner("live-alarm", "")).toList();

        assertThat(shown())
                .startsWith(current)
                .endsWith(others.get(5))
                .hasSize(7)
                .doesNotContain(over, future, others.get(6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nosuchcatalog", "no-such-catalog"})
    void unknownBannerIsRefusedWithCodeAndMessage(String id) {
        http.get()
                .uri("/catalog/{id}/", id)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("application/json;charset=UTF-8")
                .expectBody(String.class)
                .isEqualTo("\"no-such-catalog 존재하지 않는 카탈로그입니다.\"");
    }

    private static long newShow() {
        return ThreadLocalRandom.current().nextLong(1, 1L << 50);
    }

    private void publish(String sample, long show, int version, String product) {
        publish(sample, show, version, product, "INF1");
    }

    private void publish(String sample, long show, int version, String product, String host) {
        var event = (ObjectNode) JsonMapper.shared().readTree(EventContracts.sample("broadcast.show.v1", sample));
        event.put("id", show)
                .put("influencerId", host)
                .put("version", version)
                .putArray("productIds")
                .add(product);
        events.publish("broadcast.shows", "broadcast.show.v1", Long.toString(show), event);
    }

    private JsonNode recordings(String banner) {
        return Staff.json(http.get()
                .uri("/catalog/{id}/", banner)
                .exchange()
                .expectStatus()
                .isOk());
    }

    private Set<Long> vodIds(String banner) {
        var ids = new HashSet<Long>();
        recordings(banner).forEach(media -> ids.add(media.get("vod_id").asLong()));
        return ids;
    }

    @Test
    void recordingsOfItsProductsAreShownAsMedia() {
        String top = staff.collection("뷰티");
        String lips = staff.collection("립", top);
        String product = staff.product(lipTint("\"collectionIds\": [\"%s\"]".formatted(lips)))
                .get("id")
                .asString();
        String elsewhere = staff.product(lipTint()).get("id").asString();
        String banner = banner("recommended", ", \"collectionIds\": [\"%s\"]".formatted(top));
        long show = newShow();

        assertThat(recordings(banner)).isEmpty();
        long other = newShow();
        long live = newShow();
        long closed = newShow();
        publish("completed", show, 4, product);
        publish("completed", other, 4, elsewhere);
        publish("live", live, 4, product);
        publish("close", closed, 4, product);
        Awaiting.until(() -> shows(product).equals(Set.of(show, live, closed))
                && shows(elsewhere).equals(Set.of(other)));

        var media = recordings(banner);
        assertThat(media).hasSize(1);
        assertThat(media.get(0).toString()).isEqualTo("""
                        {"vod_id":%d,"title":"봄 세일","notice":"오늘만","description":"봄 신상","influencer_id":"INF1",\
                        "influencer_name":"별이","influencer_thunmbnail":"https://img.example/star.jpg","product_id":"P1",\
                        "product_name":"립","product_brand":"별뷰티","product_price":"12000","product_sale":"10",\
                        "product_thumbnail":"https://img.example/p1.jpg","mux_livestream_playback_id":"pb_live_01",\
                        "mux_asset_playback_id":"pb_vod_01","thumbnail":"https://image.mux.com/pb_vod_01/thumbnail.png",\
                        "status":"completed","started_at":"2030-05-01T20:00:00+09:00","vod_view_count":42,"push_count":0}""".formatted(show));

        events.tombstone("broadcast.shows", "broadcast.show.v1", Long.toString(show));
        Awaiting.until(() -> recordings(banner).isEmpty());
    }

    @Test
    void atMostTenAreDrawnAtRandom() {
        String collection = staff.collection("많은 방송");
        String product = staff.product(lipTint("\"collectionIds\": [\"%s\"]".formatted(collection)))
                .get("id")
                .asString();
        String banner = banner("recommended", ", \"collectionIds\": [\"%s\"]".formatted(collection));
        long first = newShow();
        LongStream.range(first, first + 12).forEach(show -> publish("completed", show, 1, product));
        var seen = new HashSet<Long>();

        Awaiting.until(() -> {
            seen.addAll(vodIds(banner));
            return seen.size() == 12;
        });

        assertThat(vodIds(banner)).hasSize(10);
    }

    @Test
    void hostIsCalledAsTodayAndForgottenWithTheAccount() {
        String collection = staff.collection("립");
        String product = staff.product(lipTint("\"collectionIds\": [\"%s\"]".formatted(collection)))
                .get("id")
                .asString();
        String banner = banner("recommended", ", \"collectionIds\": [\"%s\"]".formatted(collection));
        String host = unique("host");
        long show = newShow();
        publish("completed", show, 4, product, host);
        Awaiting.until(() -> vodIds(banner).equals(Set.of(show)));
        assertThat(recordings(banner).get(0).get("influencer_name").asString()).isEqualTo("별이");

        events.publish("identity.accounts", "identity.account.v1", host, """
                {"id": "%s", "alias": "새별", "roles": ["customer"], "createdAt": "2030-05-01T11:00:00Z", "version": 2}""".formatted(host));
        Awaiting.until(() ->
                recordings(banner).get(0).get("influencer_name").asString().equals("새별"));

        events.tombstone("identity.accounts", "identity.account.v1", host);
        Awaiting.until(() -> recordings(banner).isEmpty());
        assertThat(kept(host)).isZero();
        publish("completed", show, 5, product, host);
        long other = newShow();
        publish("completed", other, 1, product, host);
        Awaiting.until(() -> shows(product).equals(Set.of(show, other)) && version(show) == 5);
        assertThat(recordings(banner)).isEmpty();
        assertThat(kept(host)).isZero();
    }

    private long kept(String host) {
        return number("SELECT count(*) FROM known_show WHERE CAST(recording AS text) LIKE '%' || :key || '%'", host);
    }

    private long version(long show) {
        return number("SELECT version FROM known_show WHERE id = CAST(:key AS bigint)", Long.toString(show));
    }

    private long number(String sql, String key) {
        Long found = db.sql(sql).bind("key", key).mapValue(Long.class).one().block();
        return found == null ? 0 : found;
    }

    private Set<Long> shows(String product) {
        var ids = new HashSet<Long>();
        Staff.json(http.get().uri("/product/{id}", product).exchange())
                .get("meta")
                .get("my_vod")
                .forEach(id -> ids.add(id.asLong()));
        return ids;
    }

    @Test
    void bannerWithoutCollectionsHasNoRecordings() {
        assertThat(recordings(banner("live-alarm", ""))).isEmpty();
    }

    @Test
    void recordingOfAShowHeardOfBeforeTheyWereKeptIsFoundWhenTheTopicIsReadAnew() {
        String collection = staff.collection("옛 방송");
        String product = staff.product(lipTint("\"collectionIds\": [\"%s\"]".formatted(collection)))
                .get("id")
                .asString();
        String banner = banner("recommended", ", \"collectionIds\": [\"%s\"]".formatted(collection));
        long show = newShow();
        db.sql("INSERT INTO known_show (id, version) VALUES (:id, 4)")
                .bind("id", show)
                .then()
                .block();

        publish("completed", show, 3, product);
        publish("completed", show, 4, product);

        Awaiting.until(() -> vodIds(banner).equals(Set.of(show)));
    }
}
