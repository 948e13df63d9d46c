package com.byeolshow.broadcast.sales.messaging;

import com.byeolshow.broadcast.BroadcastTest;
import com.byeolshow.platform.testing.EventPact;
import com.byeolshow.platform.testing.IncomingEvents;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

/** What the sales of shows need of orders, and that it is enough. */
@BroadcastTest
class OrdersPactTest {

    private static final String TOPIC = "commerce.orders";

    private static final EventPact ORDERS = EventPact.between("broadcast-service", "commerce-service")
            .expecting(TOPIC, "commerce.order-placed.v1", "placed", OrderListener.Placed.class)
            .expecting(TOPIC, "commerce.order-paid.v1", "with-items", OrderListener.Paid.class)
            .expecting(TOPIC, "commerce.refund-accepted.v1", "accepted", OrderListener.RefundAccepted.class)
            .expecting(TOPIC, "commerce.order-refunded.v1", "partial", OrderListener.Refunded.class);

    private final IncomingEvents incoming;
    private final MeterRegistry meters;

    OrdersPactTest(IncomingEvents incoming, MeterRegistry meters) {
        this.incoming = incoming;
        this.meters = meters;
    }

    @Test
    void pactIsWhatWeRead() {
        ORDERS.keep();
    }

    @Test
    void whatWeAskForIsEnough() {
        ORDERS.assertHandledBy("broadcast.sales", incoming, meters, _ -> {});
    }
}
