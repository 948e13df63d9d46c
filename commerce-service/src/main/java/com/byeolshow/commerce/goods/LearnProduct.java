package com.byeolshow.commerce.goods;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes over what the catalog announces; an older version than the one we have changes nothing. */
@Component
public final class LearnProduct {

    private final Goods goods;

    LearnProduct(Goods goods) {
        this.goods = goods;
    }

    /** Runs in the caller's transaction. */
    public Mono<Void> run(ProductState product) {
        return goods.keep(product).filter(Boolean::booleanValue).flatMap(_ -> goods.keepVariants(product));
    }

    /** The product is gone from the catalog; orders keep their copy of it. */
    public Mono<Void> forget(String productId) {
        return goods.drop(productId);
    }
}
