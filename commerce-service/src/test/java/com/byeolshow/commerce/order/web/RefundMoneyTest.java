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

/** The money of refunds as customers see it, computed as the app computes it. */
@ServiceTest
class RefundMoneyTest {

    private final Refunding refunding;
    private final Shop shop;

    RefundMoneyTest(ApplicationContext context) {
        this.refunding = new Refunding(context);
        this.shop = refunding.shop();
    }

    /** What the order's screen computes from refunds. */
    private record Shown(long coupons, long refunded, long shipping, int requests) {

        static Shown of(JsonNode order) {
            long coupons = 0;
            long refunded = 0;
            long shipping = 0;
            int requests = 0;
            for (JsonNode refund : order.get("refunds")) {
                requests += refund.get("status").asString().equals("cancelled") ? 0 : 1;
                if (refund.get("status").asString().equals("accepted")) {
                    for (JsonNode item : refund.get("items")) {
                        coupons += number(item, "/item/variant/price/sale") * number(item, "/quantity")
                                - number(item, "/price/withTax");
                    }
                    refunded += number(refund, "/total/price/withTax");
                    shipping += number(refund, "/total/shipping/fee/withTax");
                }
            }
            return new Shown(coupons, refunded, shipping, requests);
        }

        /** JavaScript's {@code Number()}: what is no number would be NaN on the screen. */
        private static long number(JsonNode node, String path) {
            assertThat(node.at(path).isNumber()).as(path).isTrue();
            return node.at(path).asLong();
        }
    }

    private Shown shown(String customer, JsonNode order) {
        return Shown.of(shop.read(customer, id(order)));
    }

    private void settle(JsonNode order, String refund) {
        shop.refunded(
                id(order),
                refund,
                refunding.accept(id(order), refund).get("amount").asLong());
    }

    @Test
    void sumsCountAcceptedRefundsAndRequestsThatAreNotCancelled() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        refunding.withdraw(customer, id(order), refunding.request(customer, order, 0, 1));
        refunding.request(customer, order, 0, 1);
        assertThat(shown(customer, order)).isEqualTo(new Shown(0, 0, 0, 1));

        String last = refunding.request(customer, order, 0, 1);
        refunding.accept(id(order), last);

        assertThat(shown(customer, order)).isEqualTo(new Shown(0, 20_000, 3_000, 2));
    }

    @Test
    void couponsOfALineReturnAsTheirShareAndNothingIsLost() {
        String customer = shop.customer();
        JsonNode order = refunding.paidWithCoupon(customer, 1_000, shop.ware(5).times(3));
        assertThat(order.at("/total/amount").asLong()).isEqualTo(50_000);

        settle(order, refunding.request(customer, order, 0, 1));
        assertThat(shown(customer, order)).isEqualTo(new Shown(334, 16_666, 0, 1));
        settle(order, refunding.request(customer, order, 0, 1));
        assertThat(shown(customer, order)).isEqualTo(new Shown(667, 33_333, 0, 2));
        settle(order, refunding.request(customer, order, 0, 1));

        assertThat(shown(customer, order).coupons()).isEqualTo(1_000);
        JsonNode after = shop.read(customer, id(order));
        assertThat(after.get("status").asString()).isEqualTo("refunded");
        assertThat(shown(customer, order).refunded())
                .isEqualTo(after.at("/total/amount").asLong());
    }

    /** A coupon on the whole cart is spread over its lines, and each line takes its share with it. */
    @Test
    void couponOfACartReturnsWithEachOfItsLines() {
        String customer = shop.customer();
        JsonNode order = refunding.paidWithCoupon(
                customer,
                1_001,
                shop.ware(5).times(2),
                shop.ware("S1", 5_000, null, 5).times(1));
        long amount = order.at("/total/amount").asLong();
        assertThat(amount).isEqualTo(34_000 + 3_000 + 5_000 + 3_000 - 1_001);

        settle(order, refunding.request(customer, order, 0, 1));
        settle(order, refunding.request(customer, order, 1, 1));
        settle(order, refunding.request(customer, order, 0, 1));

        assertThat(shown(customer, order)).isEqualTo(new Shown(1_001, amount, 6_000, 3));
        assertThat(shop.read(customer, id(order)).get("status").asString()).isEqualTo("refunded");
    }

    @Test
    void goodsThatCostNothingAfterCouponsGoBackForNothing() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        JsonNode order = refunding.paidWithCoupon(customer, 17_000, ware.times(1));
        String refund = refunding.request(customer, order, 0, 1);
        assertThat(refunding
                        .accept(id(order), refund, "{\"includeShipping\":false}")
                        .get("amount")
                        .asLong())
                .isZero();

        shop.refunded(id(order), refund, 0);

        assertThat(shown(customer, order)).isEqualTo(new Shown(17_000, 0, 0, 1));
        assertThat(shop.read(customer, id(order)).get("status").asString()).isEqualTo("partially-refunded");
        assertThat(shop.stockOf(ware)).containsExactly(5L, 0L, 5L);
    }

    @Test
    void moneyFromTheConsoleIsARefundWithoutGoods() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        JsonNode order = shop.paidOrder(customer, ware.times(2));
        refunding.console(id(order), "cancel_" + id(order), 5_000);

        JsonNode after = shop.read(customer, id(order));
        assertThat(after.get("status").asString()).isEqualTo("partially-refunded");
        assertThat(after.at("/refunds/0/status").asString()).isEqualTo("accepted");
        assertThat(after.at("/refunds/0/reason").asString()).isEqualTo("고객센터 취소");
        assertThat(after.at("/refunds/0/items").isEmpty()).isTrue();
        assertThat(after.at("/transactions/0/refunded").asLong()).isEqualTo(5_000);
        assertThat(Shown.of(after)).isEqualTo(new Shown(0, 5_000, 0, 1));
        assertThat(shop.stockOf(ware)).containsExactly(3L, 0L, 3L);

        String rest = refunding.request(customer, order, 0, 2);
        assertThat(refunding.accept(id(order), rest).get("amount").asLong()).isEqualTo(32_000);
        shop.refunded(id(order), rest, 32_000);

        assertThat(shown(customer, order)).isEqualTo(new Shown(0, 37_000, 3_000, 2));
        assertThat(shop.read(customer, id(order)).get("status").asString()).isEqualTo("refunded");
        assertThat(shop.stockOf(ware)).containsExactly(5L, 0L, 5L);
    }

    @Test
    void everythingFromTheConsoleEndsTheOrderAndBringsUnshippedGoodsBackOnce() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        JsonNode order = shop.paidOrder(customer, ware.times(2));
        refunding.request(customer, order, 0, 1);
        String cancellation = "cancel_" + id(order);

        refunding.console(id(order), cancellation, 37_000);
        refunding.console(id(order), cancellation, 37_000);

        JsonNode after = shop.read(customer, id(order));
        assertThat(after.get("status").asString()).isEqualTo("refunded");
        assertThat(after.get("done").asBoolean()).isTrue();
        assertThat(after.at("/refunds")).hasSize(2);
        assertThat(after.at("/refunds/0/status").asString()).isEqualTo("cancelled");
        assertThat(after.at("/refunds/0/cancellation/reason").asString()).isEqualTo("결제 금액이 모두 환불되었습니다.");
        assertThat(Shown.of(after)).isEqualTo(new Shown(0, 37_000, 0, 1));
        assertThat(shop.stockOf(ware)).containsExactly(5L, 0L, 5L);
        refused(customer, order, "refunded-order 이미 환불된 주문입니다.");
    }

    @Test
    void staffFindMoneyFromTheConsoleAmongTheRefunds() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        String cancellation = "cancel_" + id(order);
        refunding.console(id(order), cancellation, 5_000);

        JsonNode found = Shop.body(
                        shop.manager(HttpMethod.GET, "/v1/manager/refunds?status=settled&customer=" + customer, null))
                .get(0);

        assertThat(found.get("cancellationId").asString()).isEqualTo(cancellation);
        assertThat(found.get("vendor").asString()).isEmpty();
        assertThat(found.get("returned").asLong()).isEqualTo(5_000);
        assertThat(found.get("acceptedBy").isNull()).isTrue();
    }

    @Test
    void lessOrMoreThanClaimedShowsAsSuch() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(3));
        String first = refunding.request(customer, order, 0, 1);
        refunding.accept(id(order), first);
        shop.refunded(id(order), first, 16_000);
        JsonNode under = shop.read(customer, id(order));
        assertThat(under.get("status").asString()).isEqualTo("under-refunded");
        assertThat(under.get("done").asBoolean()).isFalse();
        assertThat(Shown.of(under).refunded()).isEqualTo(16_000);

        String second = refunding.request(customer, order, 0, 1);
        refunding.accept(id(order), second);
        shop.refunded(id(order), second, 19_000);

        JsonNode over = shop.read(customer, id(order));
        assertThat(over.get("status").asString()).isEqualTo("over-refunded");
        assertThat(over.at("/transactions/0/refunded").asLong()).isEqualTo(35_000);
        String third = refunding.request(customer, order, 0, 1);
        // 51,000 came, 35,000 went back, and 1,000 of the first is still owed.
        assertThat(refunding.accept(id(order), third).get("amount").asLong()).isEqualTo(15_000);
    }

    @Test
    void moneyOfAWithdrawnRefundShowsAsTooMuchAndBringsNoGoods() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        JsonNode order = shop.paidOrder(customer, ware.times(2));
        String refund = refunding.request(customer, order, 0, 1);
        refunding.withdraw(customer, id(order), refund);

        shop.refunded(id(order), refund, 17_000);
        shop.refunded(id(order), refund, 17_000);

        JsonNode after = shop.read(customer, id(order));
        assertThat(after.get("status").asString()).isEqualTo("over-refunded");
        assertThat(after.at("/refunds/0/status").asString()).isEqualTo("cancelled");
        assertThat(after.at("/transactions/0/refunded").asLong()).isEqualTo(17_000);
        assertThat(shop.stockOf(ware)).containsExactly(3L, 0L, 3L);
    }

    @Test
    void orderUnderReviewIsNotRefunded() {
        String customer = shop.customer();
        for (long amount : new long[] {36_999, 37_001}) {
            JsonNode order = shop.order(customer, shop.ware(5).times(2));
            refunding.deviates(id(order), amount);
            refused(customer, order, "payment-under-review 입금액을 확인하고 있는 주문입니다.");
        }
    }

    @Test
    void orderThatIsDoneIsNotRefundedAndAHiddenOneIs() {
        String customer = shop.customer();
        JsonNode done = shop.paidOrder(customer, shop.ware(5).times(2));
        refunding.execute("UPDATE orders SET done_at = now() WHERE id = :order", id(done));
        refused(customer, done, "completed-order 이미 완료된 주문입니다.");

        JsonNode hidden = shop.paidOrder(customer, shop.ware(5).times(2));
        refunding.execute("UPDATE orders SET hidden_at = now() WHERE id = :order", id(hidden));
        String refund = refunding.request(customer, hidden, 0, 1);
        assertThat(refunding
                        .withdraw(customer, id(hidden), refund)
                        .at("/refunds/0/status")
                        .asString())
                .isEqualTo("cancelled");
    }

    @Test
    void goodsThatWereShippedStayAwayUntilTheirRefundBringsThem() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        JsonNode order = shop.paidOrder(customer, ware.times(2));
        parcel(order, "{\"vendor\":\"byeolshow\",\"carrier\":\"CJ\",\"trackingNumber\":\"T1\"}");
        String refund = refunding.request(customer, order, 0, 1);

        refunding.console(id(order), "cancel_" + id(order), 37_000);

        assertThat(shop.read(customer, id(order)).get("status").asString()).isEqualTo("refunded");
        assertThat(shop.stockOf(ware)).containsExactly(3L, 0L, 3L);
        assertThat(refunding.accept(id(order), refund).get("amount").asLong()).isZero();
        shop.refunded(id(order), refund, 0);
        assertThat(shop.stockOf(ware)).containsExactly(4L, 0L, 4L);
        assertThat(shop.read(customer, id(order)).get("status").asString()).isEqualTo("refunded");
    }

    @Test
    void parcelThatWasOnlyPackedIsNotSentOnceTheMoneyIsBack() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        JsonNode order = shop.paidOrder(customer, ware.times(2));
        String parcel =
                parcel(order, "{\"vendor\":\"byeolshow\"}").get("fulfillmentId").asString();

        refunding.console(id(order), "cancel_" + id(order), 37_000);

        assertThat(shop.stockOf(ware)).containsExactly(5L, 0L, 5L);
        shop.manager(
                        HttpMethod.PUT,
                        "/v1/manager/orders/%s/fulfillments/%s".formatted(id(order), parcel),
                        "{\"carrier\":\"CJ\",\"trackingNumber\":\"T1\"}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("refunded-order");
    }

    private JsonNode parcel(JsonNode order, String body) {
        return Shop.body(shop.manager(HttpMethod.POST, "/v1/manager/orders/" + id(order) + "/fulfillments", body)
                .expectStatus()
                .isCreated());
    }

    private void refused(String customer, JsonNode order, String sentence) {
        shop.post(customer, "/refund/" + id(order), wish(item(order, 0), 1))
                .expectStatus()
                .isEqualTo(409)
                .expectBody(String.class)
                .isEqualTo("\"" + sentence + "\"");
    }

    @Test
    void orderThatStaffTookForLessGivesBackNoMoreThanCame() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        refunding.execute("UPDATE orders SET payment_amount = 30000 WHERE id = :order", id(order));

        assertThat(refunding
                        .accept(id(order), refunding.request(customer, order, 0, 1))
                        .get("amount")
                        .asLong())
                .isEqualTo(17_000);
        assertThat(refunding
                        .accept(id(order), refunding.request(customer, order, 0, 1))
                        .get("amount")
                        .asLong())
                .isEqualTo(13_000);
    }

    @Test
    void requestForWhichNoMoneyIsLeftIsRefused() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        refunding.console(id(order), "cancel_" + id(order), 20_000);
        refunding.request(customer, order, 0, 1);

        refused(customer, order, "exceeding-refund-amount 환불 가능한 금액을 초과했습니다.");
    }
}
