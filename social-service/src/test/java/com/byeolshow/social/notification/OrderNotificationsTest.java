package com.byeolshow.social.notification;

import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import com.byeolshow.social.Given;
import com.byeolshow.social.projection.Products;
import com.byeolshow.social.wishlist.AddWish;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What customers are told about their orders and their wishes. */
@ServiceTest
class OrderNotificationsTest {

    private final WebTestClient web;
    private final TestTokens tokens;
    private final IncomingEvents incoming;
    private final Products products;
    private final AddWish addWish;

    OrderNotificationsTest(
            WebTestClient web, TestTokens tokens, IncomingEvents incoming, Products products, AddWish addWish) {
        this.web = web;
        this.tokens = tokens;
        this.incoming = incoming;
        this.products = products;
        this.addWish = addWish;
    }

    @Test
    void aCustomerIsToldWhenAnOrderIsPaidOnItsWayAndRefunded() {
        String me = Given.id("me");
        String order = Given.id("order");
        about(
                order,
                "order-paid",
                me,
                Map.of("paymentId", "p", "amount", 37_000, "title", "립 외 1건", "paidAt", "2030-05-01T11:05:00Z"));
        about(order, "order-shipped", me, parcel("first"));
        about(order, "order-shipped", me, parcel("second"));
        about(order, "order-refunded", me, refund("r1", false));
        about(order, "order-refunded", me, refund("r2", true));

        Awaiting.untilAsserted(() -> list(me, "ko")
                .jsonPath("$.unread")
                .isEqualTo(5)
                .jsonPath("$.items[0].kind")
                .isEqualTo("order-refunded")
                .jsonPath("$.items[0].message")
                .isEqualTo("17,000원이 환불되어 주문 금액이 모두 환불되었습니다.")
                .jsonPath("$.items[1].message")
                .isEqualTo("주문 금액 중 17,000원이 환불되었습니다.")
                .jsonPath("$.items[2].kind")
                .isEqualTo("order-shipped")
                .jsonPath("$.items[2].message")
                .isEqualTo("주문하신 상품이 발송되었습니다. CJ대한통운 second")
                .jsonPath("$.items[4].kind")
                .isEqualTo("order-paid")
                .jsonPath("$.items[4].message")
                .isEqualTo("'립 외 1건' 주문의 37,000원이 결제되었습니다.")
                .jsonPath("$.items[4].orderId")
                .isEqualTo(order)
                .jsonPath("$.items[4].showId")
                .isEqualTo(null));
        list(me, "en").jsonPath("$.items[4].message").isEqualTo("Your payment of ₩37,000 for “립 외 1건” arrived.");
    }

    @Test
    void aFactToldAgainTellsNobodyAgain() {
        String me = Given.id("me");
        String order = Given.id("order");
        about(order, "order-shipped", me, parcel("same"));
        about(order, "order-shipped", me, parcel("same"));
        about(order, "order-shipped", me, parcel("next"));
        Awaiting.untilAsserted(
                () -> list(me, "ko").jsonPath("$.items[0].message").isEqualTo("주문하신 상품이 발송되었습니다. CJ대한통운 next"));
        list(me, "ko").jsonPath("$.unread").isEqualTo(2);
    }

    @Test
    void whoWishesAProductIsToldOnceForEachDropOfItsPrice() {
        String product = Given.product(incoming, "립");
        Awaiting.until(() -> Boolean.TRUE.equals(products.exists(product).block()));
        String me = Given.id("me");
        addWish.run(me, product).block();
        Given.product(incoming, product, "립", 15_000, true, 2);
        Given.product(incoming, product, "립", 15_000, true, 2);
        Given.product(incoming, product, "립", 16_000, true, 3);
        Given.product(incoming, product, "립", 15_500, true, 4);

        Awaiting.untilAsserted(() -> list(me, "ko")
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].message")
                .isEqualTo("찜한 상품 '립'의 가격이 16,000원에서 15,500원으로 내렸습니다.")
                .jsonPath("$.items[1].message")
                .isEqualTo("찜한 상품 '립'의 가격이 17,000원에서 15,000원으로 내렸습니다.")
                .jsonPath("$.items[1].kind")
                .isEqualTo("wish-cheaper")
                .jsonPath("$.items[1].productId")
                .isEqualTo(product)
                .jsonPath("$.items[1].imageUrl")
                .isEqualTo("https://img.example/p.jpg"));
        list(me, "en")
                .jsonPath("$.items[0].message")
                .isEqualTo("“립” from your wishlist now costs ₩15,500 instead of ₩16,000.");
        list(Given.id("stranger"), "ko").jsonPath("$.items").isEmpty();
    }

    @Test
    void nobodyIsToldOfAPriceThatRoseOrOfWhatCannotBeBought() {
        String product = Given.product(incoming, "립");
        Awaiting.until(() -> Boolean.TRUE.equals(products.exists(product).block()));
        String me = Given.id("me");
        addWish.run(me, product).block();
        Given.product(incoming, product, "립", 18_000, true, 2);
        Given.product(incoming, product, "립", 9_000, false, 3);
        Given.product(incoming, product, "립", 8_000, true, 4);
        Awaiting.untilAsserted(() ->
                list(me, "ko").jsonPath("$.items[0].message").isEqualTo("찜한 상품 '립'의 가격이 9,000원에서 8,000원으로 내렸습니다."));
        list(me, "ko").jsonPath("$.items.length()").isEqualTo(1);
    }

    private static Map<String, Object> parcel(String number) {
        return Map.of(
                "fulfillmentId", number,
                "vendor", "byeolshow",
                "carrier", "CJ대한통운",
                "trackingNumber", number,
                "shippedAt", "2030-05-02T05:00:00Z");
    }

    private static Map<String, Object> refund(String id, boolean full) {
        return Map.of("refundId", id, "amount", 17_000, "full", full, "refundedAt", "2030-05-03T01:00:05Z");
    }

    private void about(String order, String what, String customer, Map<String, Object> more) {
        var data = new HashMap<>(more);
        data.put("orderId", order);
        data.put("customerId", customer);
        incoming.publish("commerce.orders", "commerce.%s.v1".formatted(what), order, data);
    }

    private WebTestClient.BodyContentSpec list(String customer, String language) {
        return web.get()
                .uri("/v1/notifications")
                .headers(headers -> {
                    headers.setBearerAuth(tokens.customer(customer));
                    headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
                })
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }
}
