package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.DeliveryRules;
import com.byeolshow.commerce.order.model.OrderProblem;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Ends the time for refunds of an order. */
@Component
public final class FinishOrder {

    private final Orders orders;
    private final ChangeOrder change;
    private final Clock clock;
    private final TransactionalOperator tx;

    FinishOrder(Orders orders, ChangeOrder change, Clock clock, TransactionalOperator tx) {
        this.orders = orders;
        this.change = change;
        this.clock = clock;
        this.tx = tx;
    }

    /** The order afterwards; finishing twice changes nothing the second time. */
    public Mono<OrderSheet> run(OrderId id) {
        return orders.lock(id)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new OrderProblem.NoSuchOrder())))
                .flatMap(sheet -> change.run(
                        sheet, DeliveryRules.finish(sheet, clock.instant().truncatedTo(ChronoUnit.MILLIS))))
                .then(orders.sheet(id))
                .as(tx::transactional);
    }
}
