package com.byeolshow.payment.settlement.messaging;

import com.byeolshow.payment.CommerceStand;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.platform.testing.EventPact;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.PublishedEvents;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What payments need of orders, and that it is enough. */
@PaymentTest
class OrdersPactTest {

    private static final String TOPIC = "commerce.orders";

    private static final EventPact ORDERS = EventPact.between("payment-service", "commerce-service")
            .expecting(TOPIC, "commerce.order-placed.v1", "placed", OrdersListener.OrderPlaced.class)
            .expecting(TOPIC, "commerce.refund-accepted.v1", "accepted", OrdersListener.RefundAccepted.class)
            .expecting(TOPIC, "commerce.order-paid.v1", "paid", OrdersListener.OrderPaid.class)
            .expecting(TOPIC, "commerce.refund-due.v1", "cancelled-order", OrdersListener.RefundDue.class)
            .expecting(TOPIC, "commerce.order-cancelled.v1", "expired", OrdersListener.OrderCancelled.class);

    private static final EventPact ACCOUNTS = EventPact.between("payment-service", "identity-service")
            .expecting("identity.accounts", "identity.account.v1", "customer", AccountsListener.Account.class);

    private final IncomingEvents incoming;
    private final MeterRegistry meters;
    private final PublishedEvents published;
    private final WebTestClient web;

    OrdersPactTest(IncomingEvents incoming, MeterRegistry meters, PublishedEvents published, WebTestClient web) {
        this.incoming = incoming;
        this.published = published;
        this.web = web;
        this.meters = meters;
    }

    /** Only money that is here can go back. */
    private void verified(String order, String payment) {
        web.post()
                .uri("/webhooks/iamport")
                .bodyValue(Map.of("imp_uid", payment, "merchant_uid", order, "status", "paid"))
                .exchange()
                .expectStatus()
                .isOk();
        published.awaitOne("payment.payments", "payment.payment-verified.v1", order);
    }

    @Test
    void pactsAreWhatWeRead() {
        ORDERS.keep();
        ACCOUNTS.keep();
    }

    @Test
    void whatWeAskForIsEnough() {
        String order = CommerceStand.Orders.id("silent");
        String payment = IamportStand.running().paid(order, 37_000);
        ORDERS.assertHandledBy("payment.orders-due", incoming, meters, event -> {
            event.put("orderId", order);
            if (event.has("paymentId")) {
                event.put("paymentId", payment);
            }
            if (event.has("refundId")) {
                verified(order, payment);
            }
        });
        ACCOUNTS.assertHandledBy("payment.payees", incoming, meters, _ -> {});
    }
}
