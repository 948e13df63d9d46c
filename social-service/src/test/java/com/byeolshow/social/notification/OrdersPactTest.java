package com.byeolshow.social.notification;

import com.byeolshow.platform.testing.EventPact;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

/** What notifications need of orders, and that it is enough. */
@ServiceTest
class OrdersPactTest {

    private static final String TOPIC = "commerce.orders";

    private static final EventPact ORDERS = EventPact.between("social-service", "commerce-service")
            .expecting(TOPIC, "commerce.order-paid.v1", "paid", OrderListener.Paid.class)
            .expecting(TOPIC, "commerce.order-paid.v1", "with-items", OrderListener.Paid.class)
            .expecting(TOPIC, "commerce.order-shipped.v1", "parcel", OrderListener.Shipped.class)
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
        ORDERS.assertHandledBy("social.order-notifications", incoming, meters, _ -> {});
    }
}
