package com.byeolshow.catalog.stock;

import com.byeolshow.platform.testing.EventPact;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

/** That what the catalog needs of stock is enough. */
@ServiceTest
public class StockPactTest {

    private final IncomingEvents incoming;
    private final MeterRegistry meters;

    StockPactTest(IncomingEvents incoming, MeterRegistry meters) {
        this.incoming = incoming;
        this.meters = meters;
    }

    /** What the catalog needs of stock, added to what else it needs of commerce. */
    public static EventPact stock(EventPact ofCommerce) {
        return ofCommerce
                .expecting("commerce.stock", "commerce.stock.v1", "known-product", StockListener.StockChanged.class)
                .expecting("commerce.stock", "commerce.stock.v1", "before-product", StockListener.StockChanged.class);
    }

    @Test
    void whatWeAskForIsEnough() {
        stock(EventPact.between("catalog-service", "commerce-service"))
                .assertHandledBy("catalog.stock", incoming, meters, _ -> {});
    }
}
