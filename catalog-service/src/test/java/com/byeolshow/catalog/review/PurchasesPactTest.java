package com.byeolshow.catalog.review;

import com.byeolshow.catalog.stock.StockPactTest;
import com.byeolshow.platform.testing.EventPact;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

/** What reviews need of orders, and that it is enough; the file holds all that the catalog needs of commerce. */
@ServiceTest
class PurchasesPactTest {

    private static final String TOPIC = "commerce.orders";

    private final IncomingEvents incoming;
    private final MeterRegistry meters;

    PurchasesPactTest(IncomingEvents incoming, MeterRegistry meters) {
        this.incoming = incoming;
        this.meters = meters;
    }

    private static EventPact commerce() {
        return EventPact.between("catalog-service", "commerce-service");
    }

    private static EventPact orders(EventPact ofCommerce) {
        return ofCommerce
                .expecting(TOPIC, "commerce.order-placed.v1", "placed", OrderListener.Placed.class)
                .expecting(TOPIC, "commerce.order-paid.v1", "paid", OrderListener.Paid.class)
                .expecting(TOPIC, "commerce.order-paid.v1", "with-items", OrderListener.Paid.class)
                .expecting(TOPIC, "commerce.order-cancelled.v1", "expired", OrderListener.Cancelled.class);
    }

    @Test
    void pactIsWhatWeRead() {
        orders(StockPactTest.stock(commerce())).keep();
    }

    @Test
    void whatWeAskForIsEnough() {
        orders(commerce()).assertHandledBy("catalog.purchases", incoming, meters, _ -> {});
    }
}
