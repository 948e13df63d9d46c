package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.DeliveryRules;
import com.byeolshow.commerce.order.model.OrderSheet;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The customer confirms that the goods of an order are there. */
@Component
public final class MarkReceived {

    private final Orders orders;
    private final ChangeOrder change;
    private final Clock clock;
    private final TransactionalOperator tx;

    MarkReceived(Orders orders, ChangeOrder change, Clock clock, TransactionalOperator tx) {
        this.orders = orders;
        this.change = change;
        this.clock = clock;
        this.tx = tx;
    }

    /** The order afterwards; of two calls at once the second is refused. */
    public Mono<OrderSheet> run(OrderId id, String customerId) {
        return orders.lockOwn(id, customerId)
                .flatMap(sheet -> change.run(
                        sheet,
                        DeliveryRules.receive(sheet.order(), clock.instant().truncatedTo(ChronoUnit.MILLIS))))
                .then(orders.sheet(id))
                .as(tx::transactional);
    }
}
