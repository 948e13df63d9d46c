package com.byeolshow.commerce.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.platform.testing.TestTokens;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Makes and claims coupons as staff and customers do. */
public final class Vouchers {

    /** A tenth off everything in the cart. */
    public static final String TENTH = "\"type\":\"cart\",\"discount\":{\"type\":\"percentage\",\"value\":10}";

    /** A thousand won off one thing. */
    public static final String THOUSAND = "\"type\":\"product\",\"discount\":{\"type\":\"fixed\",\"value\":1000}";

    private final Shop shop;
    private final TestTokens tokens;

    public Vouchers(ApplicationContext context) {
        this.shop = new Shop(context);
        this.tokens = context.getBean(TestTokens.class);
    }

    /** The body of a coupon with these fields beside its name. */
    public static String body(String fields) {
        return "{\"name\":\"쿠폰\"," + fields + "}";
    }

    public JsonNode create(String fields) {
        return Shop.body(shop.manager(HttpMethod.POST, "/v1/manager/coupons", body(fields))
                .expectStatus()
                .isCreated());
    }

    /** Makes a coupon and returns its id. */
    public String coupon(String fields) {
        return create(fields).get("id").asString();
    }

    public ResponseSpec claim(String customer, String coupon) {
        return shop.post(customer, "/coupon/add/", "{\"payload\":{\"coupon\":\"%s\"}}".formatted(coupon));
    }

    /** Makes a coupon, issues it to the customer and returns its id. */
    public String issued(String customer, String fields) {
        String coupon = coupon(fields);
        claim(customer, coupon).expectStatus().isOk();
        return coupon;
    }

    public ResponseSpec delete(String customer, String... coupons) {
        return shop.send(
                HttpMethod.DELETE,
                tokens.customer(customer),
                "/coupon/",
                "{\"coupon_ids\":[\"%s\"]}".formatted(String.join("\",\"", coupons)),
                null);
    }

    public JsonNode managed(String coupon) {
        return Shop.body(shop.manager(HttpMethod.GET, "/v1/manager/coupons/" + coupon, null)
                .expectStatus()
                .isOk());
    }

    public JsonNode mine(String customer) {
        return Shop.body(shop.get(customer, "/coupon/").expectStatus().isOk());
    }

    /** Whether the customer sees the coupon among those to be spent. */
    public boolean holds(String customer, String coupon) {
        return mine(customer).findValuesAsString("_id").contains(coupon);
    }

    public static void assertRefused(ResponseSpec answer, int status, String code) {
        assertThat(answer.expectStatus()
                        .isEqualTo(status)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .isEqualTo("\"" + code + "\"");
    }
}
