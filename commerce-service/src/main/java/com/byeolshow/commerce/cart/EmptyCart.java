package com.byeolshow.commerce.cart;

import java.util.Collection;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes things out of a cart. */
@Component
public final class EmptyCart {

    private final Carts carts;

    EmptyCart(Carts carts) {
        this.carts = carts;
    }

    /** Removes everything; an empty cart stays empty. */
    public Mono<Void> run(String customerId) {
        return carts.clear(customerId);
    }

    /** Removes these lines in the caller's transaction and tells how many of them were still there. */
    public Mono<Long> ofItems(String customerId, Collection<String> itemIds) {
        return itemIds.isEmpty() ? Mono.just(0L) : carts.remove(customerId, itemIds);
    }
}
