package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.OrderRules;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.order.model.Outcome;
import com.byeolshow.commerce.order.model.Outcome.Changed;
import com.byeolshow.commerce.order.model.Outcome.Refused;
import com.byeolshow.commerce.order.model.Outcome.Unchanged;
import com.byeolshow.commerce.order.model.RefundRules;
import com.byeolshow.commerce.order.model.RefundRules.Settlement;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes note of what payments did. All of it has happened, so nothing is refused; everything runs in the caller's
 * transaction. A payment of an order that does not exist is a fault of the sender and fails, to be looked at.
 */
@Component
public final class NotePayments {

    private final Orders orders;
    private final Refunds refunds;
    private final ChangeOrder change;
    private final RecordEvents record;
    private final Clock clock;

    NotePayments(Orders orders, Refunds refunds, ChangeOrder change, RecordEvents record, Clock clock) {
        this.orders = orders;
        this.refunds = refunds;
        this.change = change;
        this.record = record;
        this.clock = clock;
    }

    /** Money arrived: the order is paid, or the money goes back. */
    public Mono<Void> paid(OrderId id, PaymentId payment, Won amount, Instant at) {
        return locked(id).flatMap(sheet -> change.run(sheet, OrderRules.paid(sheet.order(), payment, amount, at)));
    }

    /** Money did not match and goes back: an order that waited for it ends. */
    public Mono<Void> rejected(OrderId id, Instant at) {
        return locked(id).flatMap(sheet -> change.run(sheet, OrderRules.rejected(sheet.order(), at)));
    }

    /** A virtual account waits for the customer's transfer: the app shows it, and the order waits with it. */
    public Mono<Void> accountIssued(OrderId id, OrderSheet.Account account) {
        return locked(id).flatMap(sheet -> orders.addAccount(id, account)
                .then(change.run(sheet, OrderRules.accountIssued(sheet.order(), account.expiresAt()))));
    }

    /** Money of a refund went back. */
    public Mono<Void> refunded(OrderId id, RefundId refund, Won amount, Instant at) {
        return locked(id).flatMap(sheet -> sheet.refund(refund)
                .map(found -> settle(sheet, RefundRules.settle(sheet.order(), found, amount, at)))
                .orElseGet(() ->
                        Mono.error(new IllegalStateException("order %s has no refund %s".formatted(id, refund)))));
    }

    /** A payment that could not be taken went back; one that payment rejected by itself is not waited for here. */
    public Mono<Void> returned(OrderId id, PaymentId payment, Instant at) {
        return locked(id).flatMap(_ -> orders.returnStray(id, payment, at));
    }

    private Mono<Void> settle(OrderSheet sheet, Outcome<Settlement> outcome) {
        return switch (outcome) {
            case Changed<Settlement>(var next, var events) ->
                refunds.save(next.refund())
                        .then(orders.save(next.order(), clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                        .then(record.run(sheet, events));
            case Unchanged<Settlement> _ -> Mono.empty();
            case Refused<Settlement>(var problem) -> Mono.error(new RefusedException(problem));
        };
    }

    private Mono<OrderSheet> locked(OrderId id) {
        return orders.lock(id).switchIfEmpty(Mono.error(() -> new IllegalStateException("no order " + id)));
    }
}
