package com.byeolshow.commerce.order.web;

import static com.byeolshow.commerce.order.web.Refunding.id;
import static com.byeolshow.commerce.order.web.Refunding.item;
import static com.byeolshow.commerce.order.web.Refunding.wish;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.platform.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** CO-18, and the part of CO-17 that depends on it. */
@ServiceTest
class WithdrawRefundTest {

    private final Refunding refunding;
    private final Shop shop;

    WithdrawRefundTest(ApplicationContext context) {
        this.refunding = new Refunding(context);
        this.shop = refunding.shop();
    }

    private void refused(String customer, String order, String refund, int status, String sentence) {
        shop.post(customer, "/refund/cancel/%s/%s".formatted(order, refund), "{}")
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .isEqualTo("\"" + sentence + "\"");
    }

    @Test
    void withdrawnRefundShowsWhyAndWhen() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        String refund = refunding.request(customer, order, 0, 1);

        JsonNode after = refunding.withdraw(customer, id(order), refund);

        assertThat(after.at("/refunds/0/status").asString()).isEqualTo("cancelled");
        assertThat(after.at("/refunds/0/cancellation/reason").asString()).isEqualTo("changed my mind");
        assertThat(after.at("/refunds/0/cancellation/cancelledAt").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+09:00");
        assertThat(after.at("/refunds/0/items/0/quantity").asInt()).isOne();
        assertThat(after.get("status").asString()).isEqualTo("paid");
        assertThat(shop.read(customer, id(order))).isEqualTo(after);
    }

    @Test
    void withdrawingAgainGivesTheSameAnswerAndKeepsTheReason() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        String refund = refunding.request(customer, order, 0, 1);
        JsonNode first = refunding.withdraw(customer, id(order), refund);

        JsonNode again = Shop.body(shop.post(customer, "/refund/cancel/%s/%s".formatted(id(order), refund), "{}")
                .expectStatus()
                .isOk());

        assertThat(again).isEqualTo(first);
    }

    @Test
    void reasonMayBeLeftOut() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        String refund = refunding.request(customer, order, 0, 1);

        JsonNode after = Shop.body(shop.post(customer, "/refund/cancel/%s/%s".formatted(id(order), refund), "{}"));

        assertThat(after.at("/refunds/0/cancellation/reason").asString()).isEqualTo("고객 요청");
        shop.post(
                        customer,
                        "/refund/cancel/%s/%s".formatted(id(order), refund),
                        "{\"payload\":{\"reason\":\"" + "x".repeat(501) + "\"}}")
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .isEqualTo("\"알 수 없는 오류가 발생하였습니다.\"");
    }

    @Test
    void whatAWithdrawnRequestHeldCanBeAskedForAgain() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        refunding.withdraw(customer, id(order), refunding.request(customer, order, 0, 2));
        JsonNode managed = Shop.body(shop.manager(HttpMethod.GET, "/v1/manager/orders/" + id(order), null));
        assertThat(managed.at("/items/0/refundQuantity").asInt()).isZero();

        String again = refunding.request(customer, order, 0, 2);

        JsonNode refund = refunding.accept(id(order), again);
        assertThat(refund.get("amount").asLong()).isEqualTo(37_000);
        assertThat(refund.get("shipping").asLong()).isEqualTo(3_000);
        shop.refunded(id(order), again, 37_000);
        assertThat(shop.read(customer, id(order)).get("status").asString()).isEqualTo("refunded");
    }

    @Test
    void acceptedRefundCannotBeWithdrawn() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        String refund = refunding.request(customer, order, 0, 1);
        refunding.accept(id(order), refund);

        refused(customer, id(order), refund, 409, "accepted-refund 이미 승인된 환불입니다.");
        shop.refunded(id(order), refund, 17_000);
        refused(customer, id(order), refund, 409, "accepted-refund 이미 승인된 환불입니다.");
    }

    @Test
    void foreignAndUnknownAreNotFound() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        String refund = refunding.request(customer, order, 0, 1);
        JsonNode other = shop.paidOrder(customer, shop.ware(5).times(1));

        refused(shop.customer(), id(order), refund, 404, "not-existed-order 존재하지 않는 주문입니다.");
        refused(customer, shop.id(), refund, 404, "not-existed-order 존재하지 않는 주문입니다.");
        refused(customer, "no-such-order", refund, 404, "not-existed-order 존재하지 않는 주문입니다.");
        refused(customer, id(other), refund, 404, "not-existed-refund 존재하지 않는 환불입니다.");
        refused(customer, id(order), shop.id(), 404, "not-existed-refund 존재하지 않는 환불입니다.");
        refused(customer, id(order), "no-such-refund", 404, "not-existed-refund 존재하지 않는 환불입니다.");
        assertThat(shop.read(customer, id(order)).at("/refunds/0/status").asString())
                .isEqualTo("requested");
    }

    @Test
    void foreignOrderCannotBeRefunded() {
        JsonNode order = shop.paidOrder(shop.customer(), shop.ware(5).times(2));

        shop.post(shop.customer(), "/refund/" + id(order), wish(item(order, 0), 1))
                .expectStatus()
                .isNotFound()
                .expectBody(String.class)
                .isEqualTo("\"not-existed-order 존재하지 않는 주문입니다.\"");
    }
}
