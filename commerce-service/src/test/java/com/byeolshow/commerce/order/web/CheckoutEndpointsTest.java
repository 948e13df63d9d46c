package com.byeolshow.commerce.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.json.JsonCompareMode;
import tools.jackson.databind.JsonNode;

@ServiceTest
class CheckoutEndpointsTest {

    private static final String UNKNOWN_PROBLEM = "\"알 수 없는 예외가 발생했습니다.\"";

    private final Shop shop;
    private final TestTokens tokens;
    private final PublishedEvents published;

    CheckoutEndpointsTest(ApplicationContext context, TestTokens tokens, PublishedEvents published) {
        this.shop = new Shop(context);
        this.tokens = tokens;
        this.published = published;
    }

    @Test
    void checkoutAnswersTheWholeOrderWithIdsForGoods() {
        String customer = shop.customer();
        var ware = shop.ware(5);

        JsonNode order = shop.order(customer, ware.times(1));
        String id = order.get("_id").asString();
        String line = order.get("items").get(0).get("_id").asString();
        String shipment = order.get("shipments").get(0).get("_id").asString();
        String at = order.get("createdAt").asString();

        assertThat(id).matches("[0-9A-Za-z]{22}");
        assertThat(at).endsWith("+09:00");
        assertThat(order.toString()).isEqualTo("""
                {"_id":"%s","status":"placed","synced":true,"done":false,"language":"ko",
                "currency":{"base":{"code":"KRW","precision":0},"payment":{"code":"KRW","precision":0},"rate":1},
                "tax":{"rate":10},
                "customer":{"_id":"%s","alias":"별이","email":"a@example.com","mobile":"010-0000-0000"},
                "address":{"shipping":%s,"billing":%s},
                "request":"문 앞에","tags":["live"],"reviews":[],"cancellation":{"reason":null,"cancelledAt":null},
                "paidAt":null,"receivedAt":null,
                "total":{"price":{"original":23000,"sale":20000,"withTax":20000,"withoutTax":18182},
                "items":{"price":{"original":20000,"sale":17000,"withTax":17000,"withoutTax":15455},"discounted":3000,"taxed":1545},
                "shipping":{"fee":{"original":3000,"sale":3000,"withTax":3000,"withoutTax":2727},"discounted":0,"taxed":273},
                "discounted":3000,"taxed":1818,"amount":20000,"taxes":[{"rate":10,"taxed":1818}],
                "vendors":[{"vendor":"byeolshow","price":{"original":23000,"sale":20000,"withTax":20000,"withoutTax":18182},
                "items":{"price":{"original":20000,"sale":17000,"withTax":17000,"withoutTax":15455},"discounted":3000,"taxed":1545},
                "shipping":{"fee":{"original":3000,"sale":3000,"withTax":3000,"withoutTax":2727},"discounted":0,"taxed":273}}]},
                "items":[{"_id":"%s","quantity":1,"price":{"original":20000,"sale":17000,"withTax":17000,"withoutTax":15455},
                "discounted":3000,"discounts":[],"taxed":1545,
                "total":{"price":{"original":20000,"sale":17000,"withTax":17000,"withoutTax":15455},"discounted":3000,"taxed":1545},
                "shippingMethod":"SM1","vendor":"byeolshow","request":"","product":"%s","variant":"%s"}],
                "shipments":[{"_id":"%s","type":"bundled","shippingPolicy":"standard","vendor":"byeolshow","items":["%s"],
                "rule":{"free":{"priceOver":50000},"weightOver":0,"fee":3000,"region":null},
                "fee":{"original":3000,"sale":3000,"withTax":3000,"withoutTax":2727},"free":false,"quantity":1,
                "discounted":0,"taxed":273}],
                "fulfillments":[],"refunds":[],
                "transactions":[{"paid":0,"cancelled":0,"refunded":0,"vbanks":[],"paymentMethod":"clayful-iamport",
                "createdAt":"%s","updatedAt":"%s"}],
                "meta":{"PCCC":"P123"},"createdAt":"%s","updatedAt":"%s"}""".replace("\n", "").formatted(
                id,
                customer,
                Shop.ADDRESS.replace("\n ", ""),
                Shop.ADDRESS.replace("\n ", ""),
                line,
                ware.product(),
                ware.variant(),
                shipment,
                line,
                at,
                at,
                at,
                at));
    }

    @Test
    void putIsServedToo() {
        String token = tokens.customer(shop.customer());

        shop.send(
                        HttpMethod.PUT,
                        token,
                        "/cart/checkout/",
                        Shop.checkout(shop.ware(1).times(1)),
                        null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.order.status")
                .isEqualTo("placed");
    }

    @Test
    void placedOrderReservesStockAndIsPublished() {
        String customer = shop.customer();
        var ware = shop.ware(5);

        JsonNode order = shop.order(customer, ware.times(2));
        String id = order.get("_id").asString();

        assertThat(shop.stockOf(ware)).containsExactly(3L, 2L, 5L);
        var event = published.awaitOne("commerce.orders", "commerce.order-placed.v1", id);
        EventContracts.assertValid("commerce.order-placed.v1", event.data());
        assertThat(event.data().get("amount").asLong()).isEqualTo(37_000);
        assertThat(event.data().get("items").toString()).isEqualTo("""
                [{"productId":"%s","variantId":"%s","quantity":2}]""".formatted(ware.product(), ware.variant()));
        assertThat(Duration.between(
                        Instant.parse(event.data().get("placedAt").asString()),
                        Instant.parse(event.data().get("expiresAt").asString())))
                .isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void everyVendorShipsAndChargesForItself() {
        var big = shop.ware("S1", 25_000, null, 5);
        var small = shop.ware("S2", 1_000, null, 5);

        JsonNode total = shop.order(
                        shop.customer(),
                        big.times(2),
                        small.times(1),
                        shop.ware(5).times(1))
                .get("total");

        assertThat(total.get("shipping").get("fee").get("withTax").asLong()).isEqualTo(6_000);
        assertThat(total.get("amount").asLong()).isEqualTo(50_000 + 1_000 + 17_000 + 6_000);
        assertThat(total.get("vendors")).hasSize(3);
        assertThat(total.get("vendors")
                        .get(0)
                        .get("shipping")
                        .get("fee")
                        .get("sale")
                        .asLong())
                .isZero();
    }

    @Test
    void pricesOfTheClientAreNotAsked() {
        var ware = shop.ware(5);
        String cheap = ware.times(1).replace("}", ",\"price\":1,\"total\":{\"amount\":1}}");

        assertThat(shop.order(shop.customer(), cheap).get("total").get("amount").asLong())
                .isEqualTo(20_000);
    }

    @Test
    void wholeCartIsBoughtAndEmptied() {
        String customer = shop.customer();
        var one = shop.ware(5);
        var other = shop.ware(5);
        fill(customer, one.times(1), other.times(2));

        JsonNode order = Shop.body(shop.post(customer, "/cart/checkout/", Shop.cartCheckout())
                        .expectStatus()
                        .isOk())
                .get("order");

        assertThat(order.get("items"))
                .extracting(item -> item.get("variant").asString())
                .containsExactly(one.variant(), other.variant());
        assertThat(order.get("total").get("amount").asLong()).isEqualTo(51_000);
        assertThat(Shop.body(shop.post(customer, "/cart/", "{}")).get("cart")).isEmpty();
    }

    @Test
    void chosenLinesLeaveTheCartAndBuyNowDoesNotTouchIt() {
        String customer = shop.customer();
        var one = shop.ware(5);
        var other = shop.ware(5);
        JsonNode lines = fill(customer, one.times(1), other.times(1));
        String chosen = one.times(1)
                .replace(
                        "{",
                        "{\"_id\":\"%s\",".formatted(lines.get(0).get("_id").asString()));

        shop.order(customer, chosen);
        shop.order(customer, other.times(1));

        JsonNode cart = Shop.body(shop.post(customer, "/cart/", "{}")).get("cart");
        assertThat(cart.get(0).get("items"))
                .extracting(item -> item.get("variant").get("_id").asString())
                .containsExactly(other.variant());
    }

    @Test
    void refusedCheckoutLeavesCartAndStockAlone() {
        String customer = shop.customer();
        var plenty = shop.ware(5);
        var scarce = shop.ware(1);
        fill(customer, plenty.times(1), scarce.times(2));

        refused(customer, Shop.cartCheckout(), 409, "out-of-stock");

        assertThat(shop.stockOf(plenty)).containsExactly(5L, 0L, 5L);
        assertThat(shop.stockOf(scarce)).containsExactly(1L, 0L, 1L);
        assertThat(Shop.body(shop.post(customer, "/cart/", "{}"))
                        .get("cart")
                        .get(0)
                        .get("items"))
                .hasSize(2);
    }

    @Test
    void sameVariantTwiceInOneOrderNeedsStockForBoth() {
        var ware = shop.ware(3);

        refused(shop.customer(), Shop.checkout(ware.times(2), ware.times(2)), 409, "out-of-stock");
        shop.order(shop.customer(), ware.times(1), ware.times(2));

        assertThat(shop.stockOf(ware)).containsExactly(0L, 3L, 3L);
    }

    @Test
    void variantWithoutAnyStockIsSoldOut() {
        var ware = new Shop.Ware(shop.id(), shop.id());
        shop.announce(Shop.product(ware, null, 1_000, null, true, 1));

        refused(shop.customer(), Shop.checkout(ware.times(1)), 409, "out-of-stock");
    }

    private JsonNode fill(String customer, String... items) {
        return Shop.body(shop.post(customer, "/cart/items", "{\"payload\":[%s]}".formatted(String.join(",", items)))
                .expectStatus()
                .isOk());
    }

    private void refused(String customer, String body, int status, String code) {
        shop.post(customer, "/cart/checkout", body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .isEqualTo("\"" + code + "\"");
    }

    @Test
    void whatCannotBeOrderedIsRefusedByItsCode() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        String good = Shop.checkout(ware.times(1));

        refused(customer, good.replace("\"KRW\"", "\"USD\""), 400, "unsupported-currency");
        refused(customer, good.replace("\"currency\":\"KRW\",", ""), 400, "unsupported-currency");
        refused(customer, good.replace("clayful-iamport", "cash"), 400, "unsupported-payment-method");
        refused(customer, good.replace("\"shipping\":", "\"elsewhere\":"), 400, "missing-shipping-address");
        refused(customer, good.replace("\"billing\":", "\"elsewhere\":"), 400, "missing-billing-address");
        refused(customer, good.replace("\"address\":", "\"elsewhere\":"), 400, "missing-shipping-address");
        refused(customer, good.replace("별로 1", " "), 400, "missing-shipping-address");
        refused(customer, good.replace("홍길동", ""), 400, "missing-shipping-address");
        refused(customer, Shop.checkout(), 400, "empty-cart");
        refused(customer, Shop.cartCheckout(), 400, "empty-cart");
        refused(customer, good.replace(ware.product(), "nope"), 404, "not-existed-product");
        refused(customer, good.replace(ware.variant(), "nope"), 404, "not-existed-variant");
        refused(customer, Shop.checkout(ware.times(1), many(ware)), 400, "too-many-items");
        shop.announce(Shop.product(ware, null, 20_000, null, false, 2));
        refused(customer, good, 409, "unavailable-product");
        assertThat(shop.stockOf(ware)).containsExactly(5L, 0L, 5L);
    }

    private static String many(Shop.Ware ware) {
        return (ware.times(1) + ",").repeat(99) + ware.times(1);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1000", "2147483647"})
    void impossibleQuantitiesAreRefused(int quantity) {
        refused(shop.customer(), Shop.checkout(shop.ware(5).times(quantity)), 400, "invalid-quantity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "\"\"",
                "{}",
                "{\"payload\":null}",
                "{\"payload\":{\"items\":5}}",
                "{\"payload\":{\"items\":[null]}}",
                "{\"payload\":{\"items\":[{\"variant\":\"V\",\"quantity\":1}]}}",
                "{\"payload\":{\"items\":[{\"product\":\"P\",\"variant\":\"V\",\"quantity\":99999999999}]}}",
                "{\"payload\":{\"request\":\"\\u0000\"}}"
            })
    void unreadableInputGetsTheFixedSentence(String body) {
        shop.post(shop.customer(), "/cart/checkout/", body)
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo(UNKNOWN_PROBLEM);
    }

    @Test
    void textsHaveAnEnd() {
        String good = Shop.checkout(shop.ware(5).times(1));
        for (String body : new String[] {
            good.replace("문 앞에", "x".repeat(1_001)),
            good.replace("별로 1", "x".repeat(201)),
            good.replace("\"live\"", "\"x\",".repeat(20) + "\"x\""),
            good.replace("P123", "x".repeat(101))
        }) {
            shop.post(shop.customer(), "/cart/checkout", body)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody(String.class)
                    .isEqualTo(UNKNOWN_PROBLEM);
        }
    }

    @Test
    void repeatedKeyGetsTheFirstAnswerAndNoSecondOrder() {
        String token = tokens.customer(shop.customer());
        var ware = shop.ware(5);
        String body = Shop.checkout(ware.times(1));

        JsonNode first = Shop.body(shop.send(HttpMethod.POST, token, "/cart/checkout", body, "k1"));
        shop.paid(first.get("order").get("_id").asString(), "imp_" + shop.id(), 20_000);
        JsonNode second = Shop.body(shop.send(HttpMethod.POST, token, "/cart/checkout", body, "k1"));

        assertThat(second).isEqualTo(first);
        assertThat(shop.stockOf(ware)).containsExactly(4L, 0L, 4L);
    }

    @Test
    void keyOfAnotherCheckoutIsRefusedAndThatOfAnotherCustomerIsFree() {
        String token = tokens.customer(shop.customer());
        var ware = shop.ware(5);
        shop.send(HttpMethod.POST, token, "/cart/checkout", Shop.checkout(ware.times(1)), "k1")
                .expectStatus()
                .isOk();

        shop.send(HttpMethod.POST, token, "/cart/checkout", Shop.checkout(ware.times(2)), "k1")
                .expectStatus()
                .isEqualTo(422)
                .expectBody(String.class)
                .isEqualTo("\"idempotency-key-reused\"");
        shop.send(
                        HttpMethod.POST,
                        tokens.customer(shop.customer()),
                        "/cart/checkout",
                        Shop.checkout(ware.times(1)),
                        "k1")
                .expectStatus()
                .isOk();
    }

    @Test
    void failedCheckoutFreesItsKey() {
        String token = tokens.customer(shop.customer());
        var ware = shop.ware(0);
        String body = Shop.checkout(ware.times(1));
        shop.send(HttpMethod.POST, token, "/cart/checkout", body, "k1")
                .expectStatus()
                .isEqualTo(409);
        shop.stock(ware.variant(), 1);

        shop.send(HttpMethod.POST, token, "/cart/checkout", body, "k1")
                .expectStatus()
                .isOk();
    }

    @Test
    void customerNobodyToldUsAboutCanBuy() {
        String stranger = shop.id();
        JsonNode order = shop.order(stranger, shop.ware(1).times(1));

        shop.get(stranger, "/order/" + order.get("_id").asString())
                .expectBody()
                .json("""
                        {"customer":{"_id":"%s","alias":null,"email":null,"mobile":null}}""".formatted(stranger), JsonCompareMode.LENIENT);
    }
}
