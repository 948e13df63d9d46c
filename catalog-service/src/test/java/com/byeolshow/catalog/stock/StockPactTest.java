package com.byeolshow.catalog.stock;

import com.byeolshow.platform.testing.EventPact;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

/** What the catalog needs of stock, and that it is enough. */
@ServiceTest
class StockPactTest {

    private static final EventPact STOCK = EventPact.between("catalog-service", "commerce-service")
            .expecting("commerce.stock", "commerce.stock.v1", "known-product", StockListener.StockChanged.class)
            .expecting("commerce.stock", "commerce.stock.v1", "before-product", StockListener.StockChanged.class);

    private final IncomingEvents incoming;
    private final MeterRegistry meters;

    StockPactTest(IncomingEvents incoming, MeterRegistry meters) {
        this.incoming = incoming;
        this.meters = meters;
    }

    @Test
    void pactIsWhatWeRead() {
        STOCK.keep();
    }

    @Test
    void whatWeAskForIsEnough() {
        STOCK.assertHandledBy("catalog.stock", incoming, meters, _ -> {});
    }
}
