package com.byeolshow.catalog.show;

import com.byeolshow.platform.testing.EventPact;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

/** What the catalog needs of shows, and that it is enough. */
@ServiceTest
class ShowsPactTest {

    private static final EventPact SHOWS = EventPact.between("catalog-service", "broadcast-service")
            .expecting("broadcast.shows", "broadcast.show.v1", "completed", ShowState.class)
            .expecting("broadcast.shows", "broadcast.show.v1", "bare", ShowState.class);

    private final IncomingEvents incoming;
    private final MeterRegistry meters;

    ShowsPactTest(IncomingEvents incoming, MeterRegistry meters) {
        this.incoming = incoming;
        this.meters = meters;
    }

    @Test
    void pactIsWhatWeRead() {
        SHOWS.keep();
    }

    @Test
    void whatWeAskForIsEnough() {
        // Of products no other test looks at.
        SHOWS.assertHandledBy("catalog.recorded-shows", incoming, meters, event -> event.put("id", 8_008_008)
                .putArray("productIds")
                .add("pact"));
    }
}
