package com.byeolshow.commerce.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.commerce.coupon.Vouchers;
import com.byeolshow.commerce.order.Deposits;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Orders as staff find them, read them, and decide about deposits of another sum than due. */
@ServiceTest
class ManagerOrderEndpointsTest {

    private final Shop shop;
    private final Vouchers vouchers;
    private final Deposits deposits;
    private final PublishedEvents published;
    private final String customer;

    ManagerOrderEndpointsTest(ApplicationContext context, PublishedEvents published) {
        this.shop = new Shop(context);
        this.vouchers = new Vouchers(context);
        this.deposits = new Deposits(context);
        this.published = published;
        this.customer = shop.customer();
    }

    private JsonNode list(String query) {
        return Shop.body(shop.manager(HttpMethod.GET, "/v1/manager/orders?" + query, null)
                        .expectStatus()
                        .isOk())
                .get("orders");
    }

    private JsonNode managed(String order) {
        return Shop.body(shop.manager(HttpMethod.GET, "/v1/manager/orders/" + order, null)
                .expectStatus()
                .isOk());
    }

    private ResponseSpec decide(String order, String what) {
        return shop.manager(HttpMethod.POST, "/v1/manager/orders/" + order + "/payment/" + what, null);
    }

    private JsonNode decided(String order, String what) {
        return Shop.body(decide(order, what).expectStatus().isOk());
    }

    private String placed(Shop.Ware ware) {
        return shop.order(customer, ware.times(1)).get("_id").asString();
    }

    private static void refused(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    @Test
    void listIsNewestFirstAndFiltered() {
        var ware = shop.ware(50);
        String from = today();
        String first = placed(ware);
        String second = placed(ware);
        shop.paid(second, "imp_" + second, 20_000);
        // Midnight may have passed meanwhile.
        String to = today();

        JsonNode all = list("customer=" + customer);
        assertThat(all).hasSize(2);
        assertThat(all.at("/0/orderId").asString()).isEqualTo(second);
        assertThat(all.at("/0/title").asString()).isEqualTo("lip");
        assertThat(all.at("/0/waitingToShip").asBoolean()).isTrue();
        assertThat(all.at("/1/waitingToShip").asBoolean(true)).isFalse();
        assertThat(list("customer=" + customer + "&status=placed")
                        .at("/0/orderId")
                        .asString())
                .isEqualTo(first);
        assertThat(list("customer=" + customer + "&from=" + from + "&to=" + to)).hasSize(2);
        assertThat(list("customer=" + customer + "&to=2020-01-01T00:00:00")).isEmpty();
        assertThat(list("customer=" + customer + "&from=2999-01-01")).isEmpty();
        assertThat(list("customer=" + customer + "&page=2")).isEmpty();
        assertThat(list("status=paid")).isNotEmpty();
        assertThat(list("")).isNotEmpty();
    }

    private static String today() {
        return LocalDate.now(ZoneId.of("Asia/Seoul")).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=lost", "from=tomorrow", "to=32.13."})
    void listSaysWhatItDoesNotUnderstand(String query) {
        refused(shop.manager(HttpMethod.GET, "/v1/manager/orders?" + query, null), 400, "malformed-request");
    }

    @ParameterizedTest
    @CsvSource({"GET,''", "GET,/O1", "POST,/O1/payment/accept", "POST,/O1/payment/return", "POST,/O1/fulfillments"})
    void onlyStaffGetIn(String method, String path) {
        shop.send(HttpMethod.valueOf(method), "none", "/v1/manager/orders" + path, null, null)
                .expectStatus()
                .isUnauthorized();
        var call = method.equals("GET")
                ? shop.get(customer, "/v1/manager/orders" + path)
                : shop.post(customer, "/v1/manager/orders" + path, "{}");
        call.expectStatus().isForbidden();
    }

    @Test
    void orderIsShownWithItsCouponsAndPlace() {
        String coupon = vouchers.issued(customer, Vouchers.TENTH);
        var ware = shop.ware(null, 10_000, null, 5);
        JsonNode order = Shop.body(shop.post(
                                customer,
                                "/cart/checkout/",
                                Shop.checkout(ware.times(3))
                                        .replace(
                                                "\"currency\":",
                                                "\"discount\":{\"cart\":{\"coupon\":\"" + coupon
                                                        + "\"}},\"currency\":"))
                        .expectStatus()
                        .isOk())
                .get("order");
        String id = order.get("_id").asString();

        JsonNode managed = managed(id);
        assertThat(managed.get("goods").asLong()).isEqualTo(30_000);
        assertThat(managed.get("couponDiscount").asLong()).isEqualTo(3_000);
        assertThat(managed.get("shipping").asLong()).isEqualTo(3_000);
        assertThat(managed.get("amount").asLong()).isEqualTo(30_000);
        assertThat(managed.at("/coupons/0/couponId").asString()).isEqualTo(coupon);
        assertThat(managed.at("/coupons/0/discounted").asLong()).isEqualTo(3_000);
        assertThat(managed.at("/shippingAddress/address1").asString()).isEqualTo("별로 1");
        assertThat(managed.get("expiresAt").asString()).endsWith("+09:00");

        JsonNode item = shop.read(customer, id).at("/items/0");
        assertThat(item.at("/price/sale").asLong()).isEqualTo(10_000);
        assertThat(item.at("/variant/price/sale").asLong()).isEqualTo(10_000);
        assertThat(item.at("/total/price/withTax").asLong()).isEqualTo(27_000);
        assertThat(item.at("/discounts").toString()).isEqualTo("""
                [{"coupon":{"_id":"%s","name":"%s"},"discounted":3000,"before":30000,"after":27000}]""".formatted(
                        coupon, item.at("/discounts/0/coupon/name").asString()));
        assertThat(shop.read(customer, id).at("/total/discounted").asLong()).isEqualTo(3_000);

        var placed = published
                .awaitOne("commerce.orders", "commerce.order-placed.v1", id)
                .data();
        EventContracts.assertValid("commerce.order-placed.v1", placed);
        assertThat(placed.get("goods").asLong()
                        + placed.get("shipping").asLong()
                        - placed.get("couponDiscount").asLong())
                .isEqualTo(placed.get("amount").asLong());
        assertThat(placed.get("couponDiscount").asLong()).isEqualTo(3_000);

        shop.paid(id, "imp_" + id, 30_000);
        var paid = published
                .awaitOne("commerce.orders", "commerce.order-paid.v1", id)
                .data();
        EventContracts.assertValid("commerce.order-paid.v1", paid);
        assertThat(paid.get("title").asString()).isEqualTo("lip");
        assertThat(paid.at("/items/0/amount").asLong()).isEqualTo(27_000);
        assertThat(paid.at("/items/0/quantity").asInt()).isEqualTo(3);
        assertThat(paid.at("/items/0/productName").asString()).isEqualTo("lip");
    }

    @Test
    void tooLittleMayBeTaken() {
        var ware = shop.ware(5);
        String id = placed(ware);
        deposits.arrive(id, 19_000);
        assertThat(managed(id).at("/deposit/amount").asLong()).isEqualTo(19_000);

        JsonNode taken = decided(id, "accept");

        assertThat(taken.get("status").asString()).isEqualTo("paid");
        assertThat(taken.get("kept").asLong()).isEqualTo(19_000);
        assertThat(taken.get("deposit").isNull()).isTrue();
        assertThat(decided(id, "accept")).isEqualTo(taken);
        assertThat(shop.stockOf(ware)).containsExactly(4L, 0L, 4L);
        var events = published.awaitAll("commerce.orders", id, 2);
        assertThat(events).hasSize(2);
        assertThat(events.get(1).type()).isEqualTo("commerce.order-paid.v1");
        assertThat(events.get(1).data().get("amount").asLong()).isEqualTo(19_000);
        refused(decide(id, "return"), 409, "already-paid-order");
    }

    @Test
    void whatIsTooMuchGoesBack() {
        String id = placed(shop.ware(5));
        deposits.arrive(id, 25_000);

        JsonNode taken = decided(id, "accept");
        decided(id, "accept");

        assertThat(taken.get("kept").asLong()).isEqualTo(20_000);
        assertThat(taken.at("/strayPayments/0/amount").asLong()).isEqualTo(5_000);
        assertThat(shop.read(customer, id).at("/transactions/0/paid").asLong()).isEqualTo(25_000);
        var events = published.awaitAll("commerce.orders", id, 3);
        assertThat(events)
                .extracting(PublishedEvents.Published::type)
                .containsExactly("commerce.order-placed.v1", "commerce.order-paid.v1", "commerce.refund-due.v1");
        EventContracts.assertValid("commerce.refund-due.v1", events.get(2).data());
        assertThat(events.get(2).data().get("amount").asLong()).isEqualTo(5_000);
    }

    @Test
    void depositMayBeGivenBackWhole() {
        var ware = shop.ware(5);
        String id = placed(ware);
        deposits.arrive(id, 25_000);

        JsonNode ended = decided(id, "return");

        assertThat(ended.get("status").asString()).isEqualTo("cancelled");
        assertThat(ended.get("cancelReason").asString()).isEqualTo("결제 금액 불일치");
        assertThat(decided(id, "return")).isEqualTo(ended);
        assertThat(shop.stockOf(ware)).containsExactly(5L, 0L, 5L);
        var events = published.awaitAll("commerce.orders", id, 3);
        assertThat(events)
                .extracting(PublishedEvents.Published::type)
                .containsExactly("commerce.order-placed.v1", "commerce.order-cancelled.v1", "commerce.refund-due.v1");
        assertThat(events.get(2).data().get("amount").asLong()).isEqualTo(25_000);
        refused(decide(id, "accept"), 409, "cancelled-order");
    }

    @Test
    void thereMustBeADepositToDecideAbout() {
        String id = placed(shop.ware(5));

        refused(decide(id, "accept"), 409, "unpaid-order");
        refused(decide(id, "return"), 409, "unpaid-order");
        refused(decide(shop.id(), "accept"), 404, "not-existed-order");
    }
}
