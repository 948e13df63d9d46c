package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.OrderProblem;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.order.model.Outcome.Changed;
import com.byeolshow.commerce.order.model.Outcome.Refused;
import com.byeolshow.commerce.order.model.Outcome.Unchanged;
import com.byeolshow.commerce.order.model.Refund;
import com.byeolshow.commerce.order.model.RefundRules;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Staff agree to a refund; from here on the money is on its way. */
@Component
public final class AcceptRefund {

    private final Orders orders;
    private final Refunds refunds;
    private final OrderOutbox outbox;
    private final Clock clock;
    private final TransactionalOperator tx;

    AcceptRefund(Orders orders, Refunds refunds, OrderOutbox outbox, Clock clock, TransactionalOperator tx) {
        this.orders = orders;
        this.refunds = refunds;
        this.outbox = outbox;
        this.clock = clock;
        this.tx = tx;
    }

    /** The refund afterwards; agreeing again changes nothing. */
    public Mono<Refund> run(OrderId orderId, RefundId refundId) {
        return orders.lock(orderId)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new OrderProblem.NoSuchOrder())))
                .flatMap(sheet -> accept(sheet, refundId))
                .as(tx::transactional);
    }

    private Mono<Refund> accept(OrderSheet sheet, RefundId refundId) {
        return sheet.refund(refundId)
                .map(refund -> switch (RefundRules.accept(
                        refund, clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
                    case Changed<Refund>(var next, var events) ->
                        refunds.save(next).then(outbox.append(events)).thenReturn(next);
                    case Unchanged<Refund>(var same) -> Mono.just(same);
                    case Refused<Refund>(var problem) -> Mono.<Refund>error(new RefusedException(problem));
                })
                .orElseGet(() -> Mono.error(new RefusedException(new OrderProblem.NoSuchRefund())));
    }
}
