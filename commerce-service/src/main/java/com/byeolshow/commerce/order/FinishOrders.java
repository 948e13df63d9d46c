package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.DeliveryRules;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Finishes orders whose goods have been there, or on their way, for long enough. */
@Component
public final class FinishOrders {

    private static final Logger log = LoggerFactory.getLogger(FinishOrders.class);

    private final Orders orders;
    private final ChangeOrder change;
    private final OrderSettings settings;
    private final Clock clock;
    private final TransactionalOperator tx;

    FinishOrders(Orders orders, ChangeOrder change, OrderSettings settings, Clock clock, TransactionalOperator tx) {
        this.orders = orders;
        this.change = change;
        this.settings = settings;
        this.clock = clock;
        this.tx = tx;
    }

    /**
     * Looks at one batch and answers how many orders it took on. Safe on several replicas at once: the second finds an
     * order finished. Each order has a transaction of its own, so one that fails does not keep the others.
     */
    public Mono<Long> run() {
        return Mono.defer(() -> batch(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private Mono<Long> batch(Instant now) {
        Instant limit = now.minus(settings.doneAfter());
        return orders.delivered(limit, settings.sweepBatch())
                .collectList()
                .flatMapIterable(due -> due)
                .concatMap(id -> finish(id, limit, now).onErrorResume(error -> {
                    log.error("order {} cannot be finished, trying again later", id, error);
                    return Mono.empty();
                }))
                .count();
    }

    private Mono<OrderId> finish(OrderId id, Instant limit, Instant now) {
        return orders.lock(id)
                .flatMap(sheet -> change.run(sheet, DeliveryRules.finishInTime(sheet, limit, now)))
                .thenReturn(id)
                .as(tx::transactional);
    }
}
