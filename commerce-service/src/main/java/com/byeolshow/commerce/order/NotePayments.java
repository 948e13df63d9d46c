package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.ConsoleReturn;
import com.byeolshow.commerce.order.model.OrderRules;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.web.SeoulTime;
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
    private final OrderMoney money;
    private final ChangeOrder change;
    private final SettleRefund settle;

    NotePayments(Orders orders, OrderMoney money, ChangeOrder change, SettleRefund settle) {
        this.orders = orders;
        this.money = money;
        this.change = change;
        this.settle = settle;
    }

    /** Money arrived: the order is paid, or the money goes back. */
    public Mono<Void> paid(OrderId id, PaymentId payment, Won amount, Instant at) {
        return locked(id).flatMap(sheet -> change.run(sheet, OrderRules.paid(sheet.order(), payment, amount, at)));
    }

    /** A deposit of another sum than due arrived: the order waits for staff, or the money goes back. */
    public Mono<Void> deviated(OrderId id, PaymentId payment, Won amount, Instant at) {
        return locked(id).flatMap(sheet -> change.run(sheet, OrderRules.deviated(sheet.order(), payment, amount, at)));
    }

    /** Money did not match and goes back: an order that waited for it ends. */
    public Mono<Void> rejected(OrderId id, Instant at) {
        return locked(id).flatMap(sheet -> change.run(sheet, OrderRules.rejected(sheet.order(), at)));
    }

    /**
     * A virtual account waits for the customer's transfer: the app shows it, and the order waits with it. The app shows
     * the day alone, so the order waits until that day is over in Korea.
     */
    public Mono<Void> accountIssued(OrderId id, OrderSheet.Account account) {
        Instant endOfDay = SeoulTime.startOfDay(account.expiresAt()).plus(1, ChronoUnit.DAYS);
        return locked(id).flatMap(sheet -> money.addAccount(id, account)
                .then(change.run(sheet, OrderRules.accountIssued(sheet.order(), endOfDay))));
    }

    /** Money of a refund went back. */
    public Mono<Void> refunded(OrderId id, RefundId refund, Won amount, Instant at) {
        return locked(id).flatMap(sheet -> settle.run(sheet, refund, amount, at));
    }

    /** Staff sent money back at the provider's console; told again it changes nothing. */
    public Mono<Void> cancelled(OrderId id, ConsoleReturn back) {
        return locked(id).flatMap(sheet -> settle.run(sheet, back));
    }

    /** A payment that could not be taken went back; one that payment rejected by itself is not waited for here. */
    public Mono<Void> returned(OrderId id, PaymentId payment, Instant at) {
        return locked(id).flatMap(_ -> money.returnStray(id, payment, at));
    }

    private Mono<OrderSheet> locked(OrderId id) {
        return orders.lock(id).switchIfEmpty(Mono.error(() -> new IllegalStateException("no order " + id)));
    }
}
