package com.byeolshow.commerce.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.json.JsonCompareMode;
import tools.jackson.databind.JsonNode;

@ServiceTest
class RefundEndpointsTest {

    private final Shop shop;
    private final TestTokens tokens;
    private final PublishedEvents published;

    RefundEndpointsTest(ApplicationContext context, TestTokens tokens, PublishedEvents published) {
        this.shop = new Shop(context);
        this.tokens = tokens;
        this.published = published;
    }

    private static String wish(String item, int quantity) {
        return """
                {"payload":{"reason":"broken","items":[{"item":"%s","quantity":%d}],"shipments":[]}}""".formatted(item, quantity);
    }

    private JsonNode request(String customer, JsonNode order, int line, int quantity) {
        return Shop.body(shop.post(
                        customer,
                        "/refund/" + order.get("_id").asString() + "/",
                        wish(order.at("/items/" + line + "/_id").asString(), quantity))
                .expectStatus()
                .isOk());
    }

    private JsonNode accept(String order, String refund) {
        return Shop.body(
                shop.manager(HttpMethod.POST, "/v1/manager/orders/%s/refunds/%s/accept".formatted(order, refund), null)
                        .expectStatus()
                        .isOk());
    }

    private void refused(String customer, JsonNode order, String body, int status, String sentence) {
        shop.post(customer, "/refund/" + order.get("_id").asString(), body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .isEqualTo("\"" + sentence + "\"");
    }

    @Test
    void requestedRefundShowsInTheOrderAsTheAppReadsIt() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        JsonNode order = shop.paidOrder(customer, ware.times(2));

        JsonNode after = request(customer, order, 0, 1);

        assertThat(after.get("status").asString()).isEqualTo("paid");
        assertThat(after.get("refunds")).hasSize(1);
        JsonNode refund = after.at("/refunds/0");
        String choices = """
                [{"option":{"_id":"OP1","name":"color"},"variation":{"_id":"VA1","value":"red"}}]""";
        assertThat(refund.toString()).isEqualTo("""
                {"_id":"%s","status":"requested","reason":"broken","createdAt":"%s",\
                "cancellation":{"reason":null,"cancelledAt":null},\
                "total":{"price":{"original":17000,"sale":17000,"withTax":17000,"withoutTax":15455},\
                "shipping":{"fee":{"original":0,"sale":0,"withTax":0,"withoutTax":0}}},\
                "items":[{"quantity":1,"price":{"original":17000,"sale":17000,"withTax":17000,"withoutTax":15455},\
                "product":{"_id":"%s","name":"lip","thumbnail":{"url":"https://img/p.jpg"}},\
                "item":{"_id":"%s","variant":{"_id":"%s","price":{"original":20000,"sale":17000},"types":%s}},\
                "variant":{"_id":"%s","price":{"original":20000,"sale":17000},"types":%s}}]}""".formatted(
                        refund.get("_id").asString(),
                        refund.get("createdAt").asString(),
                        ware.product(),
                        order.at("/items/0/_id").asString(),
                        ware.variant(),
                        choices,
                        ware.variant(),
                        choices));
        assertThat(shop.stockOf(ware)).containsExactly(3L, 0L, 3L);
    }

    @Test
    void refundGoesFromRequestToMoneyBackAndStock() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        JsonNode order = shop.paidOrder(customer, ware.times(2));
        String id = order.get("_id").asString();
        String first = request(customer, order, 0, 1).at("/refunds/0/_id").asString();

        JsonNode accepted = accept(id, first);

        assertThat(accepted.get("status").asString()).isEqualTo("accepted");
        assertThat(accepted.get("amount").asLong()).isEqualTo(17_000);
        assertThat(accept(id, first)).isEqualTo(accepted);
        assertThat(shop.read(customer, id).at("/refunds/0/status").asString()).isEqualTo("accepted");
        assertThat(published
                        .awaitOne("commerce.orders", "commerce.refund-accepted.v1", id)
                        .data()
                        .get("amount")
                        .asLong())
                .isEqualTo(17_000);

        shop.refunded(id, first, 17_000);
        JsonNode partly = shop.read(customer, id);
        assertThat(partly.get("status").asString()).isEqualTo("partially-refunded");
        assertThat(partly.get("done").asBoolean()).isFalse();
        assertThat(partly.at("/refunds/0/status").asString()).isEqualTo("accepted");
        assertThat(partly.at("/transactions/0/refunded").asLong()).isEqualTo(17_000);
        assertThat(shop.stockOf(ware)).containsExactly(4L, 0L, 4L);

        String last = request(customer, order, 0, 1).at("/refunds/1/_id").asString();
        assertThat(accept(id, last).get("amount").asLong()).isEqualTo(20_000);
        shop.refunded(id, last, 20_000);
        shop.refunded(id, last, 20_000);

        JsonNode all = shop.read(customer, id);
        assertThat(all.get("status").asString()).isEqualTo("refunded");
        assertThat(all.get("done").asBoolean()).isTrue();
        assertThat(all.at("/refunds/1/total/price/withTax").asLong()).isEqualTo(20_000);
        assertThat(all.at("/refunds/1/total/shipping/fee/withTax").asLong()).isEqualTo(3_000);
        assertThat(shop.stockOf(ware)).containsExactly(5L, 0L, 5L);
        var events = published.awaitAll("commerce.orders", id, 6);
        assertThat(events)
                .extracting(PublishedEvents.Published::type)
                .containsExactly(
                        "commerce.order-placed.v1",
                        "commerce.order-paid.v1",
                        "commerce.refund-accepted.v1",
                        "commerce.order-refunded.v1",
                        "commerce.refund-accepted.v1",
                        "commerce.order-refunded.v1");
        events.forEach(event -> EventContracts.assertValid(event.type(), event.data()));
        assertThat(events.get(3).data().get("full").asBoolean()).isFalse();
        assertThat(events.get(5).data().get("full").asBoolean()).isTrue();
    }

    @Test
    void refundForGoodsOfSeveralVendorsGetsTheSentenceTheAppCompares() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(
                customer, shop.ware(1).times(1), shop.ware("S1", 5_000, null, 1).times(1));
        String body = """
                {"payload":{"reason":"r","items":[{"item":"%s","quantity":1},{"item":"%s","quantity":1}]}}""".formatted(
                order.at("/items/0/_id").asString(), order.at("/items/1/_id").asString());

        refused(customer, order, body, 400, "mismatching-vendor-order-resources 여러 입점사의 주문 요소가 포함되었습니다.");
        refused(
                customer,
                order,
                wish(order.at("/items/0/_id").asString(), 1).replace("[]", "[\"" + shipmentOf(order, "S1") + "\"]"),
                400,
                "mismatching-vendor-order-resources 여러 입점사의 주문 요소가 포함되었습니다.");
        assertThat(shop.read(customer, order.get("_id").asString()).get("refunds"))
                .isEmpty();
    }

    private static String shipmentOf(JsonNode order, String vendor) {
        for (JsonNode shipment : order.get("shipments")) {
            if (shipment.get("vendor").asString().equals(vendor)) {
                return shipment.get("_id").asString();
            }
        }
        throw new AssertionError("no shipment of " + vendor);
    }

    @Test
    void ownShipmentMayBeNamed() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(1).times(1));

        shop.post(
                        customer,
                        "/refund/" + order.get("_id").asString(),
                        wish(order.at("/items/0/_id").asString(), 1)
                                .replace("[]", "[\"" + shipmentOf(order, "byeolshow") + "\"]"))
                .expectStatus()
                .isOk();
    }

    @Test
    void whatCannotBeRefundedIsRefusedWordForWord() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        String item = order.at("/items/0/_id").asString();

        refused(customer, order, wish(item, 3), 409, "exceeding-refund-quantity 환불 가능한 수량을 초과했습니다.");
        refused(customer, order, wish(item, 0), 400, "invalid-quantity 수량이 올바르지 않습니다.");
        refused(customer, order, wish("nope", 1), 400, "not-existed-order-item 주문에 없는 상품입니다.");
        refused(customer, order, wish(item, 1).replace("broken", " "), 400, "missing-refund-reason 환불 사유를 입력해 주세요.");
        refused(
                customer,
                order,
                "{\"payload\":{\"reason\":\"r\",\"items\":[]}}",
                400,
                "missing-refund-items 환불할 상품을 선택해 주세요.");
        refused(
                customer,
                order,
                wish(item, 1).replace("[]", "[\"nope\"]"),
                400,
                "not-existed-order-shipment 주문에 없는 배송입니다.");
        refused(customer, order, """
                {"payload":{"reason":"r","items":[{"item":"%s","quantity":1},{"item":"%s","quantity":1}]}}""".formatted(item, item), 400, "duplicated-order-item 같은 상품이 두 번 포함되었습니다.");
        refused(customer, order, "{}", 400, "알 수 없는 오류가 발생하였습니다.");
        refused(customer, order, wish(item, 1).replace("broken", "x".repeat(501)), 400, "알 수 없는 오류가 발생하였습니다.");
        request(customer, order, 0, 2);
        refused(customer, order, wish(item, 1), 409, "exceeding-refund-quantity 환불 가능한 수량을 초과했습니다.");
    }

    @Test
    void onlyPaidOrdersAreRefunded() {
        String customer = shop.customer();
        JsonNode placed = shop.order(customer, shop.ware(1).times(1));
        String item = placed.at("/items/0/_id").asString();
        refused(customer, placed, wish(item, 1), 409, "unpaid-order 결제되지 않은 주문입니다.");
        shop.post(customer, "/order/cancel/" + placed.get("_id").asString(), "{}");
        refused(customer, placed, wish(item, 1), 409, "cancelled-order 이미 취소된 주문입니다.");

        JsonNode order = shop.paidOrder(customer, shop.ware(1).times(1));
        String refund = request(customer, order, 0, 1).at("/refunds/0/_id").asString();
        accept(order.get("_id").asString(), refund);
        shop.refunded(order.get("_id").asString(), refund, 20_000);
        refused(customer, order, wish(order.at("/items/0/_id").asString(), 1), 409, "refunded-order 이미 환불된 주문입니다.");
    }

    @Test
    void managersReadOrdersAndRefunds() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        String id = order.get("_id").asString();
        String refund = request(customer, order, 0, 2).at("/refunds/0/_id").asString();

        shop.manager(HttpMethod.GET, "/v1/manager/orders/" + id, null)
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"orderId":"%s","customerId":"%s","status":"paid","amount":37000,"refunded":0,
                         "items":[{"quantity":2,"unitPrice":17000,"refundQuantity":2,"vendor":"byeolshow"}],
                         "shipments":[{"vendor":"byeolshow","method":"standard","fee":3000}],
                         "refunds":[{"refundId":"%s","status":"requested","amount":37000,"shipping":3000,
                                     "items":[{"quantity":2,"amount":34000}],"acceptedAt":null,"settledAt":null}],
                         "strayPayments":[],"expiresAt":null,"cancelReason":null}""".formatted(id, customer, refund), JsonCompareMode.LENIENT);
        assertThat(findInList("requested", refund)).isTrue();
        accept(id, refund);
        assertThat(findInList("requested", refund)).isFalse();
        assertThat(findInList("accepted", refund)).isTrue();
        shop.refunded(id, refund, 37_000);
        assertThat(findInList("settled", refund)).isTrue();
        shop.manager(HttpMethod.GET, "/v1/manager/refunds?page=1", null)
                .expectStatus()
                .isOk();
        shop.manager(HttpMethod.GET, "/v1/manager/refunds?status=lost", null)
                .expectStatus()
                .isBadRequest();
    }

    /** Other tests have refunds too, so the one looked for may be on any page. */
    private boolean findInList(String status, String refund) {
        for (int page = 1; ; page++) {
            JsonNode refunds = Shop.body(
                    shop.manager(HttpMethod.GET, "/v1/manager/refunds?status=" + status + "&page=" + page, null)
                            .expectStatus()
                            .isOk());
            for (JsonNode found : refunds) {
                assertThat(found.get("status").asString()).isEqualTo(status);
                if (found.get("refundId").asString().equals(refund)) {
                    return true;
                }
            }
            if (refunds.isEmpty()) {
                return false;
            }
        }
    }

    @Test
    void managersGetNothingForUnknownOrdersAndRefunds() {
        String id = shop.paidOrder(shop.customer(), shop.ware(1).times(1))
                .get("_id")
                .asString();
        for (String refund : new String[] {shop.id(), "no-such-refund"}) {
            shop.manager(HttpMethod.POST, "/v1/manager/orders/" + id + "/refunds/" + refund + "/accept", null)
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("not-existed-refund");
        }
        shop.manager(HttpMethod.POST, "/v1/manager/orders/" + shop.id() + "/refunds/R1/accept", null)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-existed-order");
        shop.manager(HttpMethod.GET, "/v1/manager/orders/" + shop.id(), null)
                .expectStatus()
                .isNotFound();
    }

    @Test
    void customersCannotAcceptTheirOwnRefunds() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(1).times(1));
        String refund = request(customer, order, 0, 1).at("/refunds/0/_id").asString();

        shop.send(
                        HttpMethod.POST,
                        tokens.customer(customer),
                        "/v1/manager/orders/%s/refunds/%s/accept"
                                .formatted(order.get("_id").asString(), refund),
                        null,
                        null)
                .expectStatus()
                .isForbidden();
    }
}
