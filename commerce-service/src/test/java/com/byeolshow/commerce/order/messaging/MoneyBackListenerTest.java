package com.byeolshow.commerce.order.messaging;

import static com.byeolshow.commerce.order.web.Refunding.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.commerce.order.web.Refunding;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Money that went back, in payment's own samples, repeated and out of order. */
@ServiceTest
class MoneyBackListenerTest {

    private static final String TOPIC = "payment.payments";
    private static final String REFUNDED = "payment.payment-refunded.v1";
    private static final String CANCELLED = "payment.payment-cancelled.v1";

    private final Refunding refunding;
    private final Shop shop;
    private final IncomingEvents incoming;
    private final PublishedEvents published;

    MoneyBackListenerTest(ApplicationContext context, IncomingEvents incoming, PublishedEvents published) {
        this.refunding = new Refunding(context);
        this.shop = refunding.shop();
        this.incoming = incoming;
        this.published = published;
    }

    /** A sample of payment, made to be about this order; with a field nobody has heard of. */
    private ObjectNode sample(String type, String name, String order, long amount) {
        var sample = (ObjectNode) JsonMapper.shared().readTree(EventContracts.sample(type, name));
        return sample.put("orderId", order)
                .put("paymentId", refunding.paymentOf(order))
                .put("amount", amount)
                .put("inventedLater", true);
    }

    private ObjectNode cancelled(String order, String cancellation, long amount) {
        return sample(CANCELLED, "part", order, amount).put("cancellationId", cancellation);
    }

    private void awaitRefunded(String customer, String order, long amount) {
        Awaiting.untilAsserted(() -> assertThat(shop.read(customer, order)
                        .at("/transactions/0/refunded")
                        .asLong())
                .isEqualTo(amount));
    }

    @Test
    void moneyThatWentBackBeforeAnyoneAcceptedSettlesTheRefund() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        JsonNode order = shop.paidOrder(customer, ware.times(2));
        String refund = refunding.request(customer, order, 0, 1);

        incoming.publish(
                TOPIC,
                REFUNDED,
                id(order),
                sample(REFUNDED, "refund", id(order), 17_000).put("refundId", refund));
        awaitRefunded(customer, id(order), 17_000);

        JsonNode late = refunding.accept(id(order), refund, "{\"restock\":false}");
        assertThat(late.get("status").asString()).isEqualTo("settled");
        assertThat(late.get("acceptedBy").isNull()).isTrue();
        assertThat(shop.stockOf(ware)).containsExactly(4L, 0L, 4L);
        assertThat(published.awaitAll("commerce.orders", id(order), 3).getLast().type())
                .isEqualTo("commerce.order-refunded.v1");
    }

    @Test
    void moneyFromTheConsoleCountsOncePerCancellation() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(2));
        var event = cancelled(id(order), "cancel_1" + id(order), 5_000);

        String eventId = incoming.publish(TOPIC, CANCELLED, id(order), event);
        incoming.publish(eventId, TOPIC, CANCELLED, id(order), event);
        incoming.publish(TOPIC, CANCELLED, id(order), event);
        incoming.publish(TOPIC, CANCELLED, id(order), cancelled(id(order), "cancel_2" + id(order), 1_000));
        awaitRefunded(customer, id(order), 6_000);

        JsonNode after = shop.read(customer, id(order));
        assertThat(after.get("refunds")).hasSize(2);
        assertThat(after.at("/refunds/0/reason").asString())
                .isEqualTo(event.get("reason").asString());
        assertThat(after.get("status").asString()).isEqualTo("partially-refunded");
        var events = published.awaitAll("commerce.orders", id(order), 4);
        assertThat(events).hasSize(4);
        EventContracts.assertValid("commerce.order-refunded.v1", events.get(2).data());
        assertThat(events.get(2).data().get("amount").asLong()).isEqualTo(5_000);
    }

    @Test
    void consoleBeforeTheMoneyOfAnAcceptedRefundLeavesItWhatIsThere() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        JsonNode order = shop.paidOrder(customer, ware.times(2));
        String refund = refunding.request(customer, order, 0, 2);
        refunding.accept(id(order), refund);

        incoming.publish(TOPIC, CANCELLED, id(order), cancelled(id(order), "cancel_" + id(order), 30_000));
        var rest = sample(REFUNDED, "refund", id(order), 7_000).put("refundId", refund);
        incoming.publish(TOPIC, REFUNDED, id(order), rest);
        incoming.publish(TOPIC, REFUNDED, id(order), rest);
        incoming.publish(TOPIC, CANCELLED, id(order), cancelled(id(order), "cancel_" + id(order), 30_000));
        awaitRefunded(customer, id(order), 37_000);

        assertThat(shop.read(customer, id(order)).get("status").asString()).isEqualTo("refunded");
        assertThat(shop.stockOf(ware)).containsExactly(5L, 0L, 5L);
        var events = published.awaitAll("commerce.orders", id(order), 5);
        assertThat(events).hasSize(5);
        assertThat(events.get(3).data().get("full").asBoolean()).isFalse();
        assertThat(events.get(4).data().get("full").asBoolean()).isTrue();
    }

    @Test
    void consoleOfAPaymentThatWasNeverTheOrdersChangesNothingOfIt() {
        String customer = shop.customer();
        JsonNode order = shop.paidOrder(customer, shop.ware(5).times(1));
        String second = "imp_" + shop.id();
        shop.paid(id(order), second, 20_000);

        incoming.publish(
                TOPIC,
                CANCELLED,
                id(order),
                cancelled(id(order), "cancel_" + id(order), 20_000).put("paymentId", second));

        Awaiting.untilAsserted(() -> assertThat(shop.read(customer, id(order))
                        .at("/transactions/0/cancelled")
                        .asLong())
                .isEqualTo(20_000));
        JsonNode after = shop.read(customer, id(order));
        assertThat(after.get("status").asString()).isEqualTo("paid");
        assertThat(after.get("refunds")).isEmpty();
    }

    @Test
    void consoleOfAWholeDepositUnderReviewEndsTheOrder() {
        String customer = shop.customer();
        var ware = shop.ware(5);
        JsonNode order = shop.order(customer, ware.times(2));
        refunding.deviates(id(order), 30_000);

        incoming.publish(TOPIC, CANCELLED, id(order), cancelled(id(order), "cancel_" + id(order), 30_000));

        Awaiting.untilAsserted(
                () -> assertThat(shop.read(customer, id(order)).get("status").asString())
                        .isEqualTo("cancelled"));
        assertThat(shop.stockOf(ware)).containsExactly(5L, 0L, 5L);
    }
}
