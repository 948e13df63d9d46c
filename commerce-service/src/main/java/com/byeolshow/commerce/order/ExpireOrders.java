package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.OrderRules;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Ends unpaid orders whose time is over, so that their stock can be sold again. */
@Component
public final class ExpireOrders {

    private static final Logger log = LoggerFactory.getLogger(ExpireOrders.class);

    private final Orders orders;
    private final ChangeOrder change;
    private final OrderSettings settings;
    private final Clock clock;
    private final TransactionalOperator tx;

    ExpireOrders(Orders orders, ChangeOrder change, OrderSettings settings, Clock clock, TransactionalOperator tx) {
        this.orders = orders;
        this.change = change;
        this.settings = settings;
        this.clock = clock;
        this.tx = tx;
    }

    /**
     * Looks at one batch and answers how many orders it ended. Safe on several replicas at once: an order that another
     * one is working on is skipped. Each order has a transaction of its own, so one that cannot be ended does not keep
     * the others.
     */
    public Mono<Long> run() {
        return Mono.defer(() -> batch(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private Mono<Long> batch(Instant now) {
        return orders.expired(now, settings.sweepBatch())
                .collectList()
                .flatMapIterable(due -> due)
                .concatMap(id -> expire(id, now).onErrorResume(error -> {
                    log.error("order {} cannot be expired, trying again later", id, error);
                    return Mono.empty();
                }))
                .count();
    }

    private Mono<OrderId> expire(OrderId id, Instant now) {
        return orders.lockExpired(id, now)
                .flatMap(sheet ->
                        change.run(sheet, OrderRules.expire(sheet.order(), now)).thenReturn(id))
                .as(tx::transactional);
    }
}
