package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.OrderProblem;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes an order off its customer's list; by its id it stays readable. */
@Component
public final class HideOrder {

    private final Orders orders;
    private final Clock clock;
    private final TransactionalOperator tx;

    HideOrder(Orders orders, Clock clock, TransactionalOperator tx) {
        this.orders = orders;
        this.clock = clock;
        this.tx = tx;
    }

    /** The order afterwards; hiding twice changes nothing the second time. */
    public Mono<OrderSheet> run(OrderId id, String customerId) {
        return orders.hide(id, customerId, clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .filter(found -> found)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new OrderProblem.NoSuchOrder())))
                .flatMap(_ -> orders.sheet(id))
                .as(tx::transactional);
    }
}
