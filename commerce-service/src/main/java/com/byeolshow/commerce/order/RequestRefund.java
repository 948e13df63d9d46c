package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.OrderProblem;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.order.model.Outcome;
import com.byeolshow.commerce.order.model.Outcome.Changed;
import com.byeolshow.commerce.order.model.Outcome.Refused;
import com.byeolshow.commerce.order.model.Outcome.Unchanged;
import com.byeolshow.commerce.order.model.Refund;
import com.byeolshow.commerce.order.model.RefundRules;
import com.byeolshow.commerce.order.model.RefundWish;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A customer asks for money back; the units asked for are claimed at once, so that nobody asks for them twice. */
@Component
public final class RequestRefund {

    private final Orders orders;
    private final Refunds refunds;
    private final RandomIds ids;
    private final Clock clock;
    private final TransactionalOperator tx;

    RequestRefund(Orders orders, Refunds refunds, RandomIds ids, Clock clock, TransactionalOperator tx) {
        this.orders = orders;
        this.refunds = refunds;
        this.ids = ids;
        this.clock = clock;
        this.tx = tx;
    }

    /** The order with its new refund. */
    public Mono<OrderSheet> run(OrderId id, String customerId, RefundWish wish) {
        return orders.lock(id)
                .filter(sheet -> sheet.order().head().customerId().equals(customerId))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new OrderProblem.NoSuchOrder())))
                .flatMap(sheet -> write(RefundRules.request(
                                sheet.order(),
                                sheet.refundable(),
                                sheet.refundableShipments(),
                                wish,
                                new RefundId(ids.next()),
                                clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                        .then(orders.sheet(id)))
                .as(tx::transactional);
    }

    private Mono<Void> write(Outcome<Refund.Requested> outcome) {
        return switch (outcome) {
            case Changed<Refund.Requested>(var refund, var _) -> refunds.insert(refund);
            case Unchanged<Refund.Requested> _ -> Mono.empty();
            case Refused<Refund.Requested>(var problem) -> Mono.error(new RefusedException(problem));
        };
    }
}
