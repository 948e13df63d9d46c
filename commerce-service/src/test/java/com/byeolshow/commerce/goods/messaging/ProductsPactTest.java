package com.byeolshow.commerce.goods.messaging;

import com.byeolshow.commerce.goods.ProductState;
import com.byeolshow.platform.testing.EventPact;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

/** What commerce needs of products, and that it is enough. */
@ServiceTest
class ProductsPactTest {

    private static final String TYPE = "catalog.product.v1";

    private static final EventPact PRODUCTS = EventPact.between("commerce-service", "catalog-service")
            .expecting("catalog.products", TYPE, "discounted-with-options", ProductState.class)
            .expecting("catalog.products", TYPE, "plain-off-sale", ProductState.class);

    private final IncomingEvents incoming;
    private final MeterRegistry meters;

    ProductsPactTest(IncomingEvents incoming, MeterRegistry meters) {
        this.incoming = incoming;
        this.meters = meters;
    }

    @Test
    void pactIsWhatWeRead() {
        PRODUCTS.keep();
    }

    @Test
    void whatWeAskForIsEnough() {
        PRODUCTS.assertHandledBy("commerce.products", incoming, meters, _ -> {});
    }
}
