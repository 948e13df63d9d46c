package com.byeolshow.social.notification;

import com.byeolshow.platform.messaging.Subscription;
import com.byeolshow.social.notification.fanout.FanOuts;
import com.byeolshow.social.notification.model.PriceRules;
import com.byeolshow.social.notification.model.PriceRules.Priced;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Has those who wish a product told that it costs less. Keeps its own prices, so that rebuilding cards tells nobody anything. */
@Configuration(proxyBeanMethods = false)
class PriceListener {

    private final KnownPrices prices;
    private final FanOuts fanOuts;

    PriceListener(KnownPrices prices, FanOuts fanOuts) {
        this.prices = prices;
        this.fanOuts = fanOuts;
    }

    @Bean
    Subscription pricesOfProducts() {
        return Subscription.toState("social.wish-notifications", "catalog.products")
                .on(
                        "catalog.product.v1",
                        ProductPrice.class,
                        event -> heard(event.data().priced()))
                .onTombstone(prices::remove);
    }

    private Mono<Void> heard(Priced product) {
        return prices.replace(product)
                .mapNotNull(before -> PriceRules.drop(before, product).orElse(null))
                .flatMap(fanOuts::record);
    }

    /** The part of {@code catalog.product.v1} that says what a product costs. */
    record ProductPrice(
            String id,
            String name,
            boolean available,
            Price price,
            @Nullable String thumbnailUrl,
            long version) {

        Priced priced() {
            return new Priced(id, name, price.sale(), available, thumbnailUrl, version);
        }
    }

    /** What the customer pays, whole won. */
    record Price(long sale) {}
}
