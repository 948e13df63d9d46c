package com.byeolshow.commerce.order.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.json.JsonCompareMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Payment's own samples, as they come over the broker. */
@ServiceTest
class PaymentListenerTest {

    private static final String TOPIC = "payment.payments";
    private static final String VERIFIED = "payment.payment-verified.v1";
    private static final String REJECTED = "payment.payment-rejected.v1";
    private static final String ACCOUNT = "payment.virtual-account-issued.v1";
    private static final String DEVIATED = "payment.payment-deviated.v1";
    private static final String REFUNDED = "payment.payment-refunded.v1";

    private final Shop shop;
    private final IncomingEvents incoming;
    private final PublishedEvents published;

    PaymentListenerTest(ApplicationContext context, IncomingEvents incoming, PublishedEvents published) {
        this.shop = new Shop(context);
        this.incoming = incoming;
        this.published = published;
    }

    /** A sample of payment, made to be about this order; with a field nobody has heard of. */
    private static ObjectNode sample(String type, String name, String order, String payment, long amount) {
        var sample = (ObjectNode) JsonMapper.shared().readTree(EventContracts.sample(type, name));
        sample.put("orderId", order);
        sample.put("paymentId", payment);
        if (sample.has("amount")) {
            sample.put("amount", amount);
        }
        sample.put("inventedLater", true);
        return sample;
    }

    private void awaitStatus(String customer, String order, String status) {
        Awaiting.untilAsserted(() ->
                assertThat(shop.read(customer, order).get("status").asString()).isEqualTo(status));
    }

    /** Sends something about the order that shows when it was handled, so that what came before it was handled too. */
    private void awaitHandled(String customer, String order) {
        String account = shop.id();
        var marker = sample(ACCOUNT, "usual", order, "imp_" + account, 1);
        marker.put("accountNumber", account);
        incoming.publish(TOPIC, ACCOUNT, order, marker);
        Awaiting.untilAsserted(() -> assertThat(
                        shop.read(customer, order).at("/transactions/0/vbanks").toString())
                .contains(account));
    }

    @Test
    void verifiedPaymentPaysTheOrderOnce() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        String order = shop.order(customer, ware.times(1)).get("_id").asString();
        String payment = "imp_" + shop.id();
        var event = sample(VERIFIED, "card", order, payment, 20_000);

        String id = incoming.publish(TOPIC, VERIFIED, order, event);
        awaitStatus(customer, order, "paid");
        incoming.publish(id, TOPIC, VERIFIED, order, event);
        incoming.publish(TOPIC, VERIFIED, order, event);
        awaitHandled(customer, order);

        assertThat(shop.stockOf(ware)).containsExactly(4L, 0L, 4L);
        var events = published.awaitAll("commerce.orders", order, 2);
        assertThat(events)
                .extracting(PublishedEvents.Published::type)
                .containsExactly("commerce.order-placed.v1", "commerce.order-paid.v1");
        EventContracts.assertValid("commerce.order-paid.v1", events.get(1).data());
        assertThat(events.get(1).data().get("paymentId").asString()).isEqualTo(payment);
        assertThat(shop.read(customer, order).at("/transactions/0/paid").asLong())
                .isEqualTo(20_000);
    }

    @Test
    void moneyForACancelledOrderGoesBackOnce() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        String order = shop.order(customer, ware.times(1)).get("_id").asString();
        shop.post(customer, "/order/cancel/" + order, "{}").expectStatus().isOk();
        String payment = "imp_" + shop.id();
        var event = sample(VERIFIED, "deposit", order, payment, 20_000);

        incoming.publish(TOPIC, VERIFIED, order, event);
        incoming.publish(TOPIC, VERIFIED, order, event);
        awaitHandled(customer, order);

        var events = published.awaitAll("commerce.orders", order, 3);
        assertThat(events)
                .extracting(PublishedEvents.Published::type)
                .containsExactly("commerce.order-placed.v1", "commerce.order-cancelled.v1", "commerce.refund-due.v1");
        EventContracts.assertValid("commerce.refund-due.v1", events.get(2).data());
        assertThat(events.get(2).data().get("reason").asString()).isEqualTo("order-cancelled");
        JsonNode cancelled = shop.read(customer, order);
        assertThat(cancelled.get("status").asString()).isEqualTo("cancelled");
        assertThat(cancelled.at("/transactions/0/paid").asLong()).isEqualTo(20_000);
        assertThat(cancelled.at("/transactions/0/cancelled").asLong()).isZero();

        incoming.publish(TOPIC, REFUNDED, order, sample(REFUNDED, "late", order, payment, 20_000));
        Awaiting.untilAsserted(() -> assertThat(shop.read(customer, order)
                        .at("/transactions/0/cancelled")
                        .asLong())
                .isEqualTo(20_000));
        shop.manager(HttpMethod.GET, "/v1/manager/orders/" + order, null)
                .expectBody()
                .json("""
                        {"strayPayments":[{"paymentId":"%s","amount":20000,"returnedAt":"2030-05-01T20:35:02+09:00"}]}""".formatted(payment), JsonCompareMode.LENIENT);
        assertThat(shop.stockOf(ware)).containsExactly(5L, 0L, 5L);
    }

    @Test
    void secondPaymentOfAPaidOrderGoesBack() {
        String customer = shop.customer();
        String order =
                shop.paidOrder(customer, shop.ware(5).times(1)).get("_id").asString();

        incoming.publish(TOPIC, VERIFIED, order, sample(VERIFIED, "card", order, "imp_" + shop.id(), 20_000));

        var events = published.awaitAll("commerce.orders", order, 3);
        assertThat(events.get(2).data().get("reason").asString()).isEqualTo("already-paid");
        assertThat(shop.read(customer, order).get("status").asString()).isEqualTo("paid");
    }

    @Test
    void rejectedPaymentEndsTheOrderOnce() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        String order = shop.order(customer, ware.times(2)).get("_id").asString();
        var event = sample(REJECTED, "amount", order, "imp_" + shop.id(), 0);

        incoming.publish(TOPIC, REJECTED, order, event);
        incoming.publish(TOPIC, REJECTED, order, event);
        awaitHandled(customer, order);

        JsonNode cancelled = shop.read(customer, order);
        assertThat(cancelled.get("status").asString()).isEqualTo("cancelled");
        assertThat(cancelled.at("/cancellation/reason").asString()).isEqualTo("결제 금액 불일치");
        assertThat(shop.stockOf(ware)).containsExactly(5L, 0L, 5L);
        assertThat(published.awaitAll("commerce.orders", order, 2)).hasSize(2);
    }

    @Test
    void rejectionThatComesAfterThePaymentChangesNothing() {
        String customer = shop.customer();
        String order =
                shop.paidOrder(customer, shop.ware(5).times(1)).get("_id").asString();

        incoming.publish(TOPIC, REJECTED, order, sample(REJECTED, "amount", order, "imp_" + shop.id(), 0));
        awaitHandled(customer, order);

        assertThat(shop.read(customer, order).get("status").asString()).isEqualTo("paid");
    }

    @Test
    void virtualAccountIsShownWrappedAndTheOrderWaitsForIt() {
        String customer = shop.customer();
        String order = shop.order(customer, shop.ware(5).times(1)).get("_id").asString();

        incoming.publish(TOPIC, ACCOUNT, order, sample(ACCOUNT, "usual", order, "imp_" + shop.id(), 20_000));
        Awaiting.untilAsserted(() -> assertThat(
                        shop.read(customer, order).at("/transactions/0/vbanks").toString())
                .isEqualTo("""
                        [{"name":"신한은행","number":"56211-0000-0000","amount":{"raw":20000},\
                        "expiresAt":{"raw":"2030-05-03T23:59:59+09:00"}}]"""));

        // The app shows the day alone, so the order waits until it is over in Korea.
        assertThat(shop.count(
                        "SELECT count(*) FROM orders WHERE id = :p AND expires_at = '2030-05-03T15:00:00Z'", order))
                .isOne();
        incoming.publish(TOPIC, VERIFIED, order, sample(VERIFIED, "deposit", order, "imp_" + shop.id(), 20_000));
        awaitStatus(customer, order, "paid");
    }

    @ParameterizedTest
    @CsvSource({"under, 19000, under-paid", "over, 25000, over-paid"})
    void depositOfAnotherSumWaitsForStaff(String sample, long amount, String status) {
        String customer = shop.customer();
        var ware = shop.ware(5);
        String order = shop.order(customer, ware.times(1)).get("_id").asString();
        var event = sample(DEVIATED, sample, order, "imp_" + order, 0).put("amountPaid", amount);

        incoming.publish(TOPIC, DEVIATED, order, event);
        incoming.publish(TOPIC, DEVIATED, order, event);
        awaitHandled(customer, order);

        JsonNode read = shop.read(customer, order);
        assertThat(read.get("status").asString()).isEqualTo(status);
        assertThat(read.get("done").asBoolean()).isFalse();
        assertThat(read.get("paidAt").isNull()).isTrue();
        assertThat(read.at("/transactions/0/paid").asLong()).isEqualTo(amount);
        assertThat(shop.stockOf(ware)).containsExactly(4L, 1L, 5L);
        assertThat(published.now("commerce.orders", order)).hasSize(1);
    }

    @Test
    void moneyBackSettlesTheRefundOnce() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        JsonNode order = shop.paidOrder(customer, ware.times(2));
        String id = order.get("_id").asString();
        String refund = Shop.body(shop.post(customer, "/refund/" + id, """
                {"payload":{"reason":"r","items":[{"item":"%s","quantity":1}]}}""".formatted(
                                order.at("/items/0/_id").asString())))
                .at("/refunds/0/_id")
                .asString();
        shop.manager(HttpMethod.POST, "/v1/manager/orders/" + id + "/refunds/" + refund + "/accept", null)
                .expectStatus()
                .isOk();
        var event = sample(REFUNDED, "refund", id, "imp_1", 17_000).put("refundId", refund);

        incoming.publish(TOPIC, REFUNDED, id, event);
        incoming.publish(TOPIC, REFUNDED, id, event);
        awaitHandled(customer, id);

        assertThat(shop.read(customer, id).get("status").asString()).isEqualTo("partially-refunded");
        assertThat(shop.stockOf(ware)).containsExactly(4L, 0L, 4L);
        assertThat(published.awaitAll("commerce.orders", id, 4).getLast().type())
                .isEqualTo("commerce.order-refunded.v1");
        assertThat(published.now("commerce.orders", id)).hasSize(4);
    }
}
