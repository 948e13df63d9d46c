package com.byeolshow.broadcast.show.pin.messaging;

import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.pin.UnpinProduct;
import com.byeolshow.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks at a show's pin whenever the show changed; whether it still stands is the show's present state, not the event's. */
@Configuration(proxyBeanMethods = false)
class PinnedShowListener {

    /** The part of {@code broadcast.show.v1} that says which show changed. */
    record Changed(long id) {}

    @Bean
    Subscription pinsOfShows(UnpinProduct unpinProduct) {
        return Subscription.toState("broadcast.pins", "broadcast.shows")
                .on(
                        "broadcast.show.v1",
                        Changed.class,
                        event -> unpinProduct.ifVoid(new ShowId(event.data().id())));
    }
}
