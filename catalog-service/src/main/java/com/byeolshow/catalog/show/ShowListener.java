package com.byeolshow.catalog.show;

import com.byeolshow.platform.messaging.Subscription;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows broadcast's shows. */
@Configuration(proxyBeanMethods = false)
class ShowListener {

    /** What this service reads of {@code broadcast.show.v1}. */
    record ShowChanged(long id, @Nullable List<String> productIds, long version) {

        List<String> products() {
            return productIds == null ? List.of() : productIds;
        }
    }

    @Bean
    Subscription productsOfShows(ShownProducts shown) {
        return Subscription.toState("catalog.shows", "broadcast.shows")
                .on(
                        "broadcast.show.v1",
                        ShowChanged.class,
                        event -> shown.keep(
                                event.data().id(),
                                event.data().products(),
                                event.data().version()))
                .onTombstone(key -> shown.forget(Long.parseLong(key)));
    }
}
