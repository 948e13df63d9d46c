package com.byeolshow.commerce.goods.messaging;

import com.byeolshow.commerce.goods.LearnProduct;
import com.byeolshow.commerce.goods.ProductState;
import com.byeolshow.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the goods as the catalog announces them. */
@Configuration(proxyBeanMethods = false)
class ProductListener {

    @Bean
    Subscription productSubscription(LearnProduct learn) {
        return Subscription.toState("commerce.products", "catalog.products")
                .on("catalog.product.v1", ProductState.class, event -> learn.run(event.data()))
                .onTombstone(learn::forget);
    }
}
