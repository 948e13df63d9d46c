package com.byeolshow.commerce.coupon.web;

import static com.byeolshow.commerce.coupon.Vouchers.TENTH;
import static com.byeolshow.commerce.coupon.Vouchers.THOUSAND;
import static com.byeolshow.commerce.coupon.Vouchers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.commerce.coupon.Vouchers;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class CouponEndpointsTest {

    private static final String CLAIM_FALLBACK = "알 수 없는 예외가 발생하였습니다.";
    private static final String LIST_FALLBACK = "알 수 없는 예외가 발생했습니다.";

    private final Shop shop;
    private final Vouchers vouchers;
    private final TestTokens tokens;
    private final WebTestClient web;
    private final DatabaseClient db;

    CouponEndpointsTest(ApplicationContext context, TestTokens tokens, WebTestClient web, DatabaseClient db) {
        this.shop = new Shop(context);
        this.vouchers = new Vouchers(context);
        this.tokens = tokens;
        this.web = web;
        this.db = db;
    }

    private static String in(int amount, ChronoUnit unit) {
        return Instant.now().plus(amount, unit).toString();
    }

    private JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    /** Whether the coupon is among the offers of any page. */
    private boolean offered(String coupon, String token) {
        for (int page = 1; ; page++) {
            JsonNode offers = Shop.body(web.get()
                    .uri("/coupon/manager/?page=" + page)
                    .headers(headers -> {
                        if (!token.isEmpty()) {
                            headers.setBearerAuth(token);
                        }
                    })
                    .exchange()
                    .expectStatus()
                    .isOk());
            if (offers.isEmpty() || offers.findValuesAsString("_id").contains(coupon)) {
                return !offers.isEmpty();
            }
        }
    }

    private JsonNode offer(String coupon) {
        JsonNode offers = Shop.body(web.get().uri("/coupon/manager/").exchange());
        for (JsonNode offer : offers) {
            if (offer.get("_id").asString().equals(coupon)) {
                return offer;
            }
        }
        throw new AssertionError("not offered: " + coupon);
    }

    private void runOut(String coupon) {
        db.sql(
                        "UPDATE coupon SET claimable_from = '2020-01-01T00:00:00Z', expires_at = '2020-02-01T00:00:00Z' WHERE id = :id")
                .bind("id", coupon)
                .then()
                .block();
    }

    @Test
    void claimAnswersTheCouponAndMineShowsItWrapped() {
        String customer = shop.customer();
        String coupon = vouchers.coupon("""
                "description":"봄","type":"cart","only":true,
                "category":{"type":"include","collectionIds":["C1"],"productIds":["P1","P2"]},
                "discount":{"type":"percentage","value":10,"max":5000},"price":{"min":30000,"max":90000},
                "expiresAt":"2100-01-01T00:00:00+09:00","quantity":7""");

        JsonNode claimed =
                Shop.body(vouchers.claim(customer, coupon).expectStatus().isOk());
        JsonNode mine = vouchers.mine(customer);

        assertThat(mine).hasSize(1);
        assertThat(mine.get(0)).isEqualTo(claimed);
        String created = claimed.get("createdAt").asString();
        assertThat(created).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+09:00");
        assertThat(claimed).isEqualTo(json("""
                {"_id":"%s","name":"쿠폰","description":"봄","type":"cart","only":true,
                 "category":{"type":"include","collections":[{"_id":"C1"}],"products":[{"_id":"P1"},{"_id":"P2"}]},
                 "discount":{"type":"percentage","value":{"raw":10}},"amount":{"max":{"raw":5000},"total":{"raw":7}},
                 "price":{"min":{"raw":30000},"max":{"raw":90000}},
                 "expiresAt":"2100-01-01T00:00:00+09:00","createdAt":"%s","updatedAt":"%s"}""".formatted(coupon, created, created)));
    }

    @Test
    void leastCouponHasEveryParentTheAppReads() {
        String customer = shop.customer();
        String coupon = vouchers.issued(customer, TENTH.replace("10}", "10},\"price\":{\"max\":50000}"));

        JsonNode mine = vouchers.mine(customer).get(0);

        assertThat(mine.get("price")).isEqualTo(json("{\"min\":{\"raw\":0},\"max\":{\"raw\":50000}}"));
        assertThat(mine.get("category")).isEqualTo(json("{\"type\":\"any\"}"));
        assertThat(mine.get("only").isBoolean()).isTrue();
        assertThat(mine.get("only").asBoolean()).isFalse();
        assertThat(mine.get("expiresAt").isNull()).isTrue();
        assertThat(mine.get("_id").asString()).isEqualTo(coupon);
    }

    @Test
    void offersArePlain() {
        String coupon = vouchers.coupon(
                "\"type\":\"product\",\"discount\":{\"type\":\"fixed\",\"value\":1000},\"price\":{\"min\":3000}");

        JsonNode offer = offer(coupon);

        assertThat(offer.get("discount")).isEqualTo(json("{\"type\":\"fixed\",\"value\":1000}"));
        assertThat(offer.get("price")).isEqualTo(json("{\"min\":3000,\"max\":null}"));
        assertThat(offer.get("amount")).isEqualTo(json("{\"max\":null,\"total\":null}"));
        assertThat(offer.get("category")).isEqualTo(json("{\"type\":\"any\"}"));
        assertThat(offer.get("createdAt").asString()).endsWith("+09:00");
        assertThat(offer.get("updatedAt").asString()).endsWith("+09:00");
    }

    @Test
    void offersAreForAnyoneAndLeaveOutWhatTheCallerEverGot() {
        String customer = shop.customer();
        String coupon = vouchers.issued(customer, TENTH);

        assertThat(offered(coupon, "")).isTrue();
        assertThat(offered(coupon, "not-a-token")).isTrue();
        assertThat(offered(coupon, tokens.customer(shop.id()))).isTrue();
        assertThat(offered(coupon, tokens.customer(customer))).isFalse();
        vouchers.delete(customer, coupon).expectStatus().isOk();
        assertThat(offered(coupon, tokens.customer(customer))).isFalse();
    }

    @Test
    void offersAreThoseThatCanBeClaimedNow() {
        String future = vouchers.coupon(TENTH + ",\"claimableFrom\":\"" + in(1, ChronoUnit.HOURS) + "\"");
        String over = vouchers.coupon(TENTH + ",\"claimableFrom\":\"" + in(-2, ChronoUnit.HOURS)
                + "\",\"claimableUntil\":\"" + in(-1, ChronoUnit.HOURS) + "\"");
        String expired = vouchers.coupon(TENTH);
        runOut(expired);
        String closed = vouchers.coupon(TENTH);
        shop.manager(HttpMethod.POST, "/v1/manager/coupons/" + closed + "/close", null);
        String gone = vouchers.issued(shop.id(), TENTH + ",\"quantity\":1");
        String running = vouchers.coupon(TENTH + ",\"claimableFrom\":\"" + in(-2, ChronoUnit.HOURS)
                + "\",\"claimableUntil\":\"" + in(1, ChronoUnit.HOURS) + "\",\"quantity\":1");

        String customer = shop.id();
        for (String coupon : new String[] {future, over, expired, closed, gone}) {
            assertThat(offered(coupon, "")).isFalse();
        }
        assertThat(offered(running, "")).isTrue();
        assertRefused(vouchers.claim(customer, future), 400, "unopened-coupon");
        assertRefused(vouchers.claim(customer, over), 400, "closed-coupon");
        assertRefused(vouchers.claim(customer, expired), 400, "closed-coupon");
        assertRefused(vouchers.claim(customer, closed), 400, "closed-coupon");
        assertRefused(vouchers.claim(customer, gone), 400, "exhausted-coupon");
        vouchers.claim(customer, running).expectStatus().isOk();
        assertThat(vouchers.mine(customer)).hasSize(1);
    }

    @Test
    void couponIsIssuedOnceForEver() {
        String customer = shop.customer();
        for (String limit : new String[] {"", ",\"quantity\":5"}) {
            String coupon = vouchers.issued(customer, TENTH + limit);

            assertRefused(vouchers.claim(customer, coupon), 400, "already-issued-coupon");
            vouchers.delete(customer, coupon).expectStatus().isOk();
            assertThat(vouchers.holds(customer, coupon)).isFalse();
            assertRefused(vouchers.claim(customer, coupon), 400, "already-issued-coupon");
            assertThat(vouchers.managed(coupon).get("issued").asLong()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"payload\":null}",
                "{\"payload\":{}}",
                "{\"payload\":{\"coupon\":\" \"}}",
                "{\"payload\":{\"coupon\":\"a\\u0000\"}}",
                "{\"payload\":\"C1\"}",
                "{"
            })
    void claimThatNamesNoCouponIsRefusedWithTheFixedSentence(String body) {
        assertRefused(shop.post(shop.id(), "/coupon/add/", body), 400, CLAIM_FALLBACK);
    }

    @Test
    void unknownCouponCannotBeClaimed() {
        assertRefused(vouchers.claim(shop.id(), "nothing"), 400, "not-existed-coupon");
    }

    @Test
    void mineAreNewestFirstAndOnlyWhatCanBeSpent() {
        String customer = shop.customer();
        String first = vouchers.issued(customer, TENTH);
        String second = vouchers.issued(customer, THOUSAND);
        String deleted = vouchers.issued(customer, TENTH);
        vouchers.delete(customer, deleted);
        String expired = vouchers.issued(customer, TENTH);
        runOut(expired);
        String used = vouchers.issued(customer, TENTH);
        String order = shop.order(customer, shop.ware(5).times(1)).get("_id").asString();
        db.sql("UPDATE coupon_issue SET used_at = now(), order_id = :order WHERE coupon_id = :id")
                .bind("order", order)
                .bind("id", used)
                .then()
                .block();
        // Closing ends claims, not what was issued.
        shop.manager(HttpMethod.POST, "/v1/manager/coupons/" + first + "/close", null);

        assertThat(vouchers.mine(customer).findValuesAsString("_id")).containsExactly(second, first);
    }

    @Test
    void pagesHoldAHundredAndTwentyAndEndEmpty() {
        String customer = shop.customer();
        String model = vouchers.coupon(TENTH);
        db.sql("""
                        WITH made AS (
                          INSERT INTO coupon SELECT r.* FROM coupon c, generate_series(1, 121) n,
                            LATERAL jsonb_populate_record(c, jsonb_build_object('id', c.id || n)) r
                           WHERE c.id = :id RETURNING id)
                        INSERT INTO coupon_issue (customer_id, coupon_id, issued_at) SELECT :customer, id, now() FROM made""").bind("id", model).bind("customer", customer).then().block();

        assertThat(vouchers.mine(customer)).hasSize(120);
        assertThat(Shop.body(shop.get(customer, "/coupon/?page=2"))).hasSize(1);
        assertThat(Shop.body(shop.get(customer, "/coupon/?page=3"))).isEmpty();
        assertThat(Shop.body(shop.get(customer, "/coupon/manager/?page=1000"))).isEmpty();
        assertThat(Shop.body(web.get().uri("/coupon/manager").exchange())).hasSize(120);
        db.sql("UPDATE coupon SET state = 'closed' WHERE id LIKE :like")
                .bind("like", model + "_%")
                .then()
                .block();
    }

    @Test
    void deleteCountsWhatItDeleted() {
        String customer = shop.customer();
        String one = vouchers.issued(customer, TENTH);
        String two = vouchers.issued(customer, THOUSAND);
        String kept = vouchers.issued(customer, THOUSAND);
        String foreign = vouchers.issued(shop.id(), TENTH);

        assertAnswered(vouchers.delete(customer, one, two, two, foreign, "nothing"), "총 2개 삭제되었습니다");
        assertAnswered(vouchers.delete(customer, one), "총 0개 삭제되었습니다");

        assertThat(vouchers.mine(customer).findValuesAsString("_id")).containsExactly(kept);
        assertThat(shop.count("SELECT count(*) FROM coupon_issue WHERE coupon_id = :p AND deleted_at IS NULL", foreign))
                .isEqualTo(1);
    }

    private static void assertAnswered(WebTestClient.ResponseSpec answer, String text) {
        assertRefused(answer, 200, text);
    }

    @Test
    void deletingASpentCouponDeletesNothing() {
        String customer = shop.customer();
        String kept = vouchers.issued(customer, TENTH);
        String used = vouchers.issued(customer, TENTH);
        String order = shop.order(customer, shop.ware(5).times(1)).get("_id").asString();
        db.sql("UPDATE coupon_issue SET used_at = now(), order_id = :order WHERE coupon_id = :id")
                .bind("order", order)
                .bind("id", used)
                .then()
                .block();

        assertRefused(vouchers.delete(customer, kept, used), 400, "used-coupon");

        assertThat(vouchers.holds(customer, kept)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"coupon_ids\":[]}", "{\"coupon_ids\":[null]}", "{\"coupon_ids\":\"C1\"}", "[", "null"})
    void deleteThatNamesNoCouponIsRefusedWithTheFixedSentence(String body) {
        assertRefused(shop.send(HttpMethod.DELETE, tokens.customer("U"), "/coupon", body, null), 400, LIST_FALLBACK);
    }

    @Test
    void absurdlyLongDeleteIsRefused() {
        var ids = IntStream.rangeClosed(0, 1_000).mapToObj(i -> "C" + i).toArray(String[]::new);

        assertRefused(vouchers.delete(shop.id(), ids), 400, LIST_FALLBACK);
    }

    @Test
    void customersRoutesNeedAToken() {
        String login = "{\"error\":{\"message\":\"로그인 후 이용해 주세요.\"}}";
        for (String call : new String[] {"GET /coupon/", "DELETE /coupon/", "POST /coupon/add/"}) {
            web.method(HttpMethod.valueOf(call.split(" ")[0]))
                    .uri(call.split(" ")[1])
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectBody()
                    .json(login);
        }
    }
}
