package com.byeolshow.social.projection;

import com.byeolshow.platform.testing.EventPact;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

/** What cards need of influencers, products and shows, and fan-outs of alarms, and that it is enough. */
@ServiceTest
class ProjectionsPactTest {

    private static final EventPact INFLUENCERS = EventPact.between("social-service", "identity-service")
            .expecting("identity.influencers", "identity.influencer.v1", "granted", Influencers.InfluencerState.class)
            .expecting("identity.influencers", "identity.influencer.v1", "revoked", Influencers.InfluencerState.class);

    private static final EventPact PRODUCTS = EventPact.between("social-service", "catalog-service")
            .expecting("catalog.products", "catalog.product.v1", "discounted-with-options", ProductState.class)
            .expecting("catalog.products", "catalog.product.v1", "plain-off-sale", ProductState.class);

    private static final EventPact SHOWS = withShows(EventPact.between("social-service", "broadcast-service"));

    private static final EventPact ALARMS = withAlarms(EventPact.between("social-service", "broadcast-service"));

    /** One file for everything we need of one service. */
    private static final EventPact BROADCAST =
            withAlarms(withShows(EventPact.between("social-service", "broadcast-service")));

    private static EventPact withShows(EventPact pact) {
        return pact.expecting("broadcast.shows", "broadcast.show.v1", "completed", ShowState.class)
                .expecting("broadcast.shows", "broadcast.show.v1", "bare", ShowState.class);
    }

    private static EventPact withAlarms(EventPact pact) {
        return pact.expecting("broadcast.alarms", "broadcast.alarm-set.v1", "usual", Alarms.Alarm.class)
                .expecting("broadcast.alarms", "broadcast.alarm-cleared.v1", "usual", Alarms.Alarm.class);
    }

    private final IncomingEvents incoming;
    private final MeterRegistry meters;

    ProjectionsPactTest(IncomingEvents incoming, MeterRegistry meters) {
        this.incoming = incoming;
        this.meters = meters;
    }

    @Test
    void pactsAreWhatWeRead() {
        INFLUENCERS.keep();
        PRODUCTS.keep();
        BROADCAST.keep();
    }

    @Test
    void whatWeAskForIsEnough() {
        INFLUENCERS.assertHandledBy("social.influencers", incoming, meters, _ -> {});
        PRODUCTS.assertHandledBy("social.products", incoming, meters, _ -> {});
        SHOWS.assertHandledBy("social.shows", incoming, meters, event -> event.put("id", 8_008_008));
        ALARMS.assertHandledBy("social.alarms", incoming, meters, event -> event.put("showId", 8_008_008));
    }
}
