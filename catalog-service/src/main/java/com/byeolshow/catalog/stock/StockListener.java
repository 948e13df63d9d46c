package com.byeolshow.catalog.stock;

import com.byeolshow.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows commerce's stock. */
@Configuration(proxyBeanMethods = false)
class StockListener {

    /** What this service reads of {@code commerce.stock.v1}. */
    record StockChanged(String variantId, int available, long version) {}

    @Bean
    Subscription stockLevelsOfCommerce(StockLevels levels) {
        // Commerce may owe goods for a moment while it corrects a count; the app must not see less than none.
        return Subscription.toState("catalog.stock", "commerce.stock")
                .on(
                        "commerce.stock.v1",
                        StockChanged.class,
                        event -> levels.keep(
                                event.data().variantId(),
                                Math.max(0, event.data().available()),
                                event.data().version()))
                .onTombstone(levels::forget);
    }
}
