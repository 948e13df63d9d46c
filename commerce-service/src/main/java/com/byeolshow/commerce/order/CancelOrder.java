package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.OrderRules;
import com.byeolshow.commerce.order.model.OrderSheet;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Cancels an order that is not paid yet, at the customer's wish. */
@Component
public final class CancelOrder {

    private final Orders orders;
    private final ChangeOrder change;
    private final Clock clock;
    private final TransactionalOperator tx;

    CancelOrder(Orders orders, ChangeOrder change, Clock clock, TransactionalOperator tx) {
        this.orders = orders;
        this.change = change;
        this.clock = clock;
        this.tx = tx;
    }

    /** The order afterwards; cancelling twice changes nothing the second time. */
    public Mono<OrderSheet> run(OrderId id, String customerId, String reason) {
        return orders.lockOwn(id, customerId)
                .flatMap(sheet -> change.run(
                                sheet,
                                OrderRules.cancel(
                                        sheet.order(), reason, clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                        .then(orders.sheet(id)))
                .as(tx::transactional);
    }
}
