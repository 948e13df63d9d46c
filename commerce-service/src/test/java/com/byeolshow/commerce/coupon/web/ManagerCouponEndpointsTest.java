package com.byeolshow.commerce.coupon.web;

import static com.byeolshow.commerce.coupon.Vouchers.TENTH;
import static com.byeolshow.commerce.coupon.Vouchers.THOUSAND;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.commerce.coupon.Vouchers;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class ManagerCouponEndpointsTest {

    private static final String COUPONS = "/v1/manager/coupons";

    private final Shop shop;
    private final Vouchers vouchers;
    private final TestTokens tokens;

    ManagerCouponEndpointsTest(ApplicationContext context, TestTokens tokens) {
        this.shop = new Shop(context);
        this.vouchers = new Vouchers(context);
        this.tokens = tokens;
    }

    private ResponseSpec put(String coupon, String fields) {
        return shop.manager(HttpMethod.PUT, COUPONS + "/" + coupon, Vouchers.body(fields));
    }

    private ResponseSpec close(String coupon) {
        return shop.manager(HttpMethod.POST, COUPONS + "/" + coupon + "/close", null);
    }

    private static void assertProblem(ResponseSpec answer, int status, String code) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    @Test
    void createdCouponIsAnsweredAndReadAsMade() {
        JsonNode created = vouchers.create("""
                "description":"봄","type":"product","only":true,
                "category":{"type":"include","collectionIds":["C1"],"productIds":["P1"]},
                "discount":{"type":"percentage","value":10,"max":5000},"price":{"min":30000,"max":90000},
                "claimableFrom":"2030-05-01T00:00:00+09:00","claimableUntil":"2030-05-02T00:00:00+09:00",
                "expiresAt":"2030-06-01T00:00:00+09:00","quantity":7""");
        String id = created.get("id").asString();
        String at = created.get("createdAt").asString();

        assertThat(id).matches("[0-9A-Za-z]{22}");
        assertThat(vouchers.managed(id)).isEqualTo(created);
        assertThat(created).isEqualTo(JsonMapper.shared().readTree("""
                {"id":"%s","name":"쿠폰","description":"봄","type":"product","only":true,
                 "category":{"type":"include","collectionIds":["C1"],"productIds":["P1"]},
                 "discount":{"type":"percentage","value":10,"max":5000},"price":{"min":30000,"max":90000},
                 "claimableFrom":"2030-05-01T00:00:00+09:00","claimableUntil":"2030-05-02T00:00:00+09:00",
                 "expiresAt":"2030-06-01T00:00:00+09:00","quantity":7,"state":"open","issued":0,"used":0,"version":1,
                 "createdAt":"%s","updatedAt":"%s"}""".formatted(id, at, at)));
    }

    @Test
    void sameKeyMakesOneCoupon() {
        String key = shop.id();
        String body = Vouchers.body(TENTH);
        var answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(_ -> Shop.body(shop.send(HttpMethod.POST, tokens.manager("M1"), COUPONS, body, key)
                        .expectStatus()
                        .isCreated()))
                .distinct()
                .toList();

        assertThat(answers).hasSize(1);
        assertProblem(
                shop.send(HttpMethod.POST, tokens.manager("M1"), COUPONS, Vouchers.body(THOUSAND), key),
                422,
                "idempotency-key-reused");
        assertProblem(
                shop.send(HttpMethod.POST, tokens.manager("M1"), COUPONS, body, "with space"),
                400,
                "unusable-idempotency-key");
        JsonNode ofAnother = Shop.body(shop.send(HttpMethod.POST, tokens.manager("M2"), COUPONS, body, key));
        assertThat(ofAnother.get("id")).isNotEqualTo(answers.getFirst().get("id"));
    }

    @Test
    void refusedDraftFreesItsKey() {
        String key = shop.id();
        shop.send(HttpMethod.POST, tokens.manager("M1"), COUPONS, "{}", key)
                .expectStatus()
                .isEqualTo(422);

        shop.send(HttpMethod.POST, tokens.manager("M1"), COUPONS, Vouchers.body(TENTH), key)
                .expectStatus()
                .isCreated();
    }

    @Test
    void wrongFieldsAreAllNamed() {
        shop.manager(HttpMethod.POST, COUPONS, """
                        {"name":"","type":"cart","discount":{"type":"percentage","value":101},"expiresAt":"soon"}""")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-fields")
                .jsonPath("$.errors[*].field")
                .isEqualTo(List.of("name", "discount.value", "expiresAt"));
    }

    @Test
    void countsSayHowManyGotIt() {
        for (String limit : new String[] {"", ",\"quantity\":5"}) {
            String coupon = vouchers.coupon(TENTH + limit);
            String customer = shop.id();
            vouchers.claim(customer, coupon);
            vouchers.claim(shop.id(), coupon);
            vouchers.delete(customer, coupon);

            assertThat(vouchers.managed(coupon).get("issued").asLong()).isEqualTo(2);
            assertThat(vouchers.managed(coupon).get("used").asLong()).isZero();
        }
    }

    @Test
    void changeReachesThoseWhoHaveItToo() {
        String customer = shop.customer();
        String coupon = vouchers.issued(customer, TENTH);

        JsonNode changed = Shop.body(
                put(coupon, THOUSAND + ",\"version\":1").expectStatus().isOk());

        assertThat(changed.get("version").asLong()).isEqualTo(2);
        assertThat(changed.get("issued").asLong()).isEqualTo(1);
        assertThat(changed.at("/discount/value").asLong()).isEqualTo(1_000);
        JsonNode mine = vouchers.mine(customer).get(0);
        assertThat(mine.get("type").asString()).isEqualTo("product");
        assertThat(mine.at("/discount/value/raw").asLong()).isEqualTo(1_000);
    }

    @Test
    void changeFromAnOldVersionIsRefused() {
        String coupon = vouchers.coupon(TENTH);
        put(coupon, TENTH + ",\"version\":1").expectStatus().isOk();

        put(coupon, THOUSAND + ",\"version\":1")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("version-conflict")
                .jsonPath("$.current")
                .isEqualTo(2);
        assertThat(vouchers.managed(coupon).get("type").asString()).isEqualTo("cart");
    }

    @Test
    void quantityMayShrinkToWhatWasIssuedAndGrowAgain() {
        String coupon = vouchers.coupon(TENTH + ",\"quantity\":3");
        vouchers.claim(shop.id(), coupon);
        vouchers.claim(shop.id(), coupon);

        assertProblem(put(coupon, THOUSAND + ",\"quantity\":1,\"version\":1"), 409, "quantity-below-issued");
        assertThat(vouchers.managed(coupon).get("type").asString()).isEqualTo("cart");
        put(coupon, TENTH + ",\"quantity\":2,\"version\":1").expectStatus().isOk();
        Vouchers.assertRefused(vouchers.claim(shop.id(), coupon), 400, "exhausted-coupon");
        put(coupon, TENTH + ",\"quantity\":4,\"version\":2").expectStatus().isOk();
        vouchers.claim(shop.id(), coupon).expectStatus().isOk();
        assertThat(vouchers.managed(coupon).get("issued").asLong()).isEqualTo(3);
    }

    @Test
    void quantityLimitCannotComeOrGo() {
        put(vouchers.coupon(TENTH), TENTH + ",\"quantity\":5,\"version\":1")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("quantity");
    }

    @Test
    void closingTwiceIsClosingOnce() {
        String coupon = vouchers.coupon(TENTH);

        JsonNode closed = Shop.body(close(coupon).expectStatus().isOk());

        assertThat(closed.get("state").asString()).isEqualTo("closed");
        assertThat(closed.get("version").asLong()).isEqualTo(2);
        assertThat(Shop.body(close(coupon).expectStatus().isOk())).isEqualTo(closed);
    }

    @ParameterizedTest
    @CsvSource({"GET,", "PUT,", "POST,/close"})
    void unknownCouponIsNotFound(String method, String path) {
        for (String id : new String[] {"nothing", "no%20id"}) {
            assertProblem(
                    shop.manager(
                            HttpMethod.valueOf(method),
                            COUPONS + "/" + id.replace("%20", "_") + (path == null ? "" : path),
                            method.equals("PUT") ? Vouchers.body(TENTH + ",\"version\":1") : null),
                    404,
                    "not-existed-coupon");
        }
    }

    @Test
    void listIsNewestFirstAndMayBeFiltered() {
        String older = vouchers.coupon(TENTH);
        String newer = vouchers.coupon(THOUSAND);
        close(older);

        JsonNode all = Shop.body(shop.manager(HttpMethod.GET, COUPONS, null));
        JsonNode open = Shop.body(shop.manager(HttpMethod.GET, COUPONS + "?state=open&page=1", null));
        JsonNode closed = Shop.body(shop.manager(HttpMethod.GET, COUPONS + "?state=closed", null));

        assertThat(all.get("coupons").findValuesAsString("id")).startsWith(newer, older);
        assertThat(all.get("page").asInt()).isEqualTo(1);
        assertThat(open.get("coupons").findValuesAsString("id"))
                .startsWith(newer)
                .doesNotContain(older);
        assertThat(closed.get("coupons").findValuesAsString("id"))
                .startsWith(older)
                .doesNotContain(newer);
        assertProblem(shop.manager(HttpMethod.GET, COUPONS + "?state=lost", null), 400, "malformed-request");
    }

    @Test
    void pagesSayWhetherMoreFollow() {
        IntStream.range(0, 51).forEach(_ -> vouchers.coupon(TENTH));

        JsonNode first = Shop.body(shop.manager(HttpMethod.GET, COUPONS, null));
        JsonNode last = Shop.body(shop.manager(HttpMethod.GET, COUPONS + "?page=100000", null));

        assertThat(first.get("coupons")).hasSize(50);
        assertThat(first.get("hasMore").asBoolean()).isTrue();
        assertThat(last.get("coupons")).isEmpty();
        assertThat(last.get("hasMore").asBoolean()).isFalse();
    }

    @Test
    void customersAreKeptOut() {
        shop.post(shop.id(), COUPONS, Vouchers.body(TENTH)).expectStatus().isForbidden();
        shop.get(shop.id(), COUPONS).expectStatus().isForbidden();
    }
}
