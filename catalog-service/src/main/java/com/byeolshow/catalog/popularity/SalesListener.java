package com.byeolshow.catalog.popularity;

import com.byeolshow.platform.messaging.Subscription;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows commerce's paid orders. */
@Configuration(proxyBeanMethods = false)
class SalesListener {

    /** What this service reads of {@code commerce.order-paid.v1}; commerce has not always told the items. */
    record OrderPaid(String orderId, @Nullable List<Item> items) {

        /** Units of a product in one line of the order. */
        record Item(String productId, int quantity) {}

        Map<String, Long> units() {
            return items == null
                    ? Map.of()
                    : items.stream()
                            .collect(Collectors.groupingBy(Item::productId, Collectors.summingLong(Item::quantity)));
        }
    }

    @Bean
    Subscription soldUnits(CountSale count) {
        return Subscription.toFacts("catalog.popularity", "commerce.orders")
                .on(
                        "commerce.order-paid.v1",
                        OrderPaid.class,
                        event -> count.run(event.data().orderId(), event.data().units()));
    }
}
