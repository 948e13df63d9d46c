package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.OrderProblem;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.order.model.Outcome;
import com.byeolshow.commerce.order.model.Outcome.Changed;
import com.byeolshow.commerce.order.model.Outcome.Refused;
import com.byeolshow.commerce.order.model.Outcome.Unchanged;
import com.byeolshow.commerce.order.model.Refund;
import com.byeolshow.commerce.order.model.RefundProblem;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Locks an order, asks a rule about a refund of it, and writes what the rule decided, in the caller's transaction. */
@Component
class ChangeRefund {

    private final Orders orders;
    private final Refunds refunds;
    private final OrderOutbox outbox;

    ChangeRefund(Orders orders, Refunds refunds, OrderOutbox outbox) {
        this.orders = orders;
        this.refunds = refunds;
        this.outbox = outbox;
    }

    /** A new refund of one's own order; the order afterwards. */
    Mono<OrderSheet> own(OrderId id, String customerId, Function<OrderSheet, Outcome<Refund>> rule) {
        return lockOwn(id, customerId)
                .flatMap(sheet -> write(sheet, rule.apply(sheet)))
                .then(orders.sheet(id));
    }

    /** A refund of one's own order; the order afterwards. */
    Mono<OrderSheet> own(
            OrderId id, String customerId, RefundId refund, BiFunction<OrderSheet, Refund, Outcome<Refund>> rule) {
        return lockOwn(id, customerId)
                .flatMap(sheet -> decide(sheet, refund, rule))
                .then(orders.sheet(id));
    }

    /** A refund of any order, for staff; the refund afterwards. */
    Mono<Refund> any(OrderId id, RefundId refund, BiFunction<OrderSheet, Refund, Outcome<Refund>> rule) {
        return orders.lock(id).switchIfEmpty(noSuchOrder()).flatMap(sheet -> decide(sheet, refund, rule));
    }

    private Mono<OrderSheet> lockOwn(OrderId id, String customerId) {
        return orders.lock(id)
                .filter(sheet -> sheet.order().head().customerId().equals(customerId))
                .switchIfEmpty(noSuchOrder());
    }

    private static Mono<OrderSheet> noSuchOrder() {
        return Mono.error(() -> new RefusedException(new OrderProblem.NoSuchOrder()));
    }

    private Mono<Refund> decide(OrderSheet sheet, RefundId id, BiFunction<OrderSheet, Refund, Outcome<Refund>> rule) {
        return sheet.refund(id)
                .map(refund -> write(sheet, rule.apply(sheet, refund)))
                .orElseGet(() -> Mono.error(new RefusedException(new RefundProblem.NoSuchRefund())));
    }

    private Mono<Refund> write(OrderSheet sheet, Outcome<Refund> outcome) {
        return switch (outcome) {
            case Changed<Refund>(var next, var events) ->
                refunds.save(next.claim().orderId(), List.of(next))
                        .then(outbox.append(sheet, events))
                        .thenReturn(next);
            case Unchanged<Refund>(var same) -> Mono.just(same);
            case Refused<Refund>(var problem) -> Mono.error(new RefusedException(problem));
        };
    }
}
