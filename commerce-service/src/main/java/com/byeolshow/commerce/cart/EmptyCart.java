package com.byeolshow.commerce.cart;

import java.time.Clock;
import java.util.Collection;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes things out of a cart. */
@Component
public final class EmptyCart {

    private final Carts carts;
    private final Clock clock;
    private final TransactionalOperator tx;

    EmptyCart(Carts carts, Clock clock, TransactionalOperator tx) {
        this.carts = carts;
        this.clock = clock;
        this.tx = tx;
    }

    /** Removes everything; an empty cart stays empty. */
    public Mono<Void> run(String customerId) {
        return carts.take(customerId, clock.instant())
                .then(carts.clear(customerId))
                .as(tx::transactional);
    }

    /** Removes these lines; those that are gone already, or were never there, do not matter. */
    public Mono<Void> drop(String customerId, Collection<String> itemIds) {
        return carts.take(customerId, clock.instant())
                .then(carts.remove(customerId, itemIds))
                .as(tx::transactional)
                .then();
    }

    /** Removes these lines in the caller's transaction and tells how many of them were still there. */
    public Mono<Long> ofItems(String customerId, Collection<String> itemIds) {
        return itemIds.isEmpty() ? Mono.just(0L) : carts.remove(customerId, itemIds);
    }
}
