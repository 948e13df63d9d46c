package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.Order;
import com.byeolshow.commerce.order.model.OrderProblem;
import com.byeolshow.commerce.order.model.OrderRules;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.order.model.Outcome;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Staff decide about a deposit of another sum than due. */
@Component
public final class DecideDeposit {

    private final Orders orders;
    private final ChangeOrder change;
    private final Clock clock;
    private final TransactionalOperator tx;

    DecideDeposit(Orders orders, ChangeOrder change, Clock clock, TransactionalOperator tx) {
        this.orders = orders;
        this.change = change;
        this.clock = clock;
        this.tx = tx;
    }

    /** Takes it for the price; what is too much goes back. Doing so again changes nothing. */
    public Mono<OrderSheet> accept(OrderId id) {
        return decide(id, OrderRules::acceptDeposit);
    }

    /** Gives it back and ends the order. Doing so again changes nothing. */
    public Mono<OrderSheet> giveBack(OrderId id) {
        return decide(id, OrderRules::returnDeposit);
    }

    private Mono<OrderSheet> decide(OrderId id, BiFunction<Order, Instant, Outcome<Order>> rule) {
        return orders.lock(id)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new OrderProblem.NoSuchOrder())))
                .flatMap(sheet -> change.run(
                        sheet, rule.apply(sheet.order(), clock.instant().truncatedTo(ChronoUnit.MILLIS))))
                .then(orders.sheet(id))
                .as(tx::transactional);
    }
}
