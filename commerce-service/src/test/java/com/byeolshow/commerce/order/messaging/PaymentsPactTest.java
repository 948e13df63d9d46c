package com.byeolshow.commerce.order.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.Shop;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.EventPact;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** What orders need of payments, and that it is enough. */
@ServiceTest
class PaymentsPactTest {

    private static final String TOPIC = "payment.payments";

    private static final EventPact PAYMENTS = EventPact.between("commerce-service", "payment-service")
            .expecting(TOPIC, "payment.virtual-account-issued.v1", "usual", PaymentListener.AccountIssued.class)
            .expecting(TOPIC, "payment.payment-verified.v1", "card", PaymentListener.Verified.class)
            .expecting(TOPIC, "payment.payment-refunded.v1", "refund", PaymentListener.Refunded.class)
            .expecting(TOPIC, "payment.payment-refunded.v1", "late", PaymentListener.Refunded.class)
            .expecting(TOPIC, "payment.payment-rejected.v1", "amount", PaymentListener.Rejected.class)
            .expecting(TOPIC, "payment.payment-deviated.v1", "under", PaymentListener.Deviated.class)
            .expecting(TOPIC, "payment.payment-cancelled.v1", "part", PaymentListener.CancelledAtConsole.class);

    private final Shop shop;
    private final IncomingEvents incoming;
    private final MeterRegistry meters;

    PaymentsPactTest(ApplicationContext context, IncomingEvents incoming, MeterRegistry meters) {
        this.shop = new Shop(context);
        this.incoming = incoming;
        this.meters = meters;
    }

    @Test
    void pactIsWhatWeRead() {
        PAYMENTS.keep();
    }

    @Test
    void whatWeAskForIsEnough() {
        String customer = shop.customer();
        String order = shop.order(customer, shop.ware(5).times(1)).get("_id").asString();
        // A deposit of another sum, and its return by a clerk: neither can follow on a payment that was taken.
        String deviating =
                shop.order(customer, shop.ware(5).times(1)).get("_id").asString();
        String payment = "imp_" + shop.id();
        PAYMENTS.assertHandledBy("commerce.payments", incoming, meters, event -> {
            boolean deviates = event.has("amountPaid") || event.has("cancellationId");
            event.put("orderId", deviates ? deviating : order);
            if (event.has("paymentId")) {
                event.put("paymentId", deviates ? payment + "_deviating" : payment);
            }
            if (event.has("amount")) {
                event.put("amount", 20_000);
            }
            if (event.has("refundId")) {
                event.put("refundId", acceptedRefund(customer, order));
            }
        });
    }

    private String acceptedRefund(String customer, String order) {
        Awaiting.untilAsserted(() ->
                assertThat(shop.read(customer, order).get("status").asString()).isEqualTo("paid"));
        JsonNode paid = shop.read(customer, order);
        JsonNode asked = Shop.body(shop.post(customer, "/refund/" + order, """
                        {"payload":{"reason":"broken","items":[{"item":"%s","quantity":1}],"shipments":[]}}""".formatted(
                                paid.at("/items/0/_id").asString()))
                .expectStatus()
                .isOk());
        String refund = asked.at("/refunds/0/_id").asString();
        shop.manager(HttpMethod.POST, "/v1/manager/orders/%s/refunds/%s/accept".formatted(order, refund), null)
                .expectStatus()
                .isOk();
        return refund;
    }
}
