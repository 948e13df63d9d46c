package com.byeolshow.commerce.order.model;

import com.byeolshow.commerce.order.OrderId;
import com.byeolshow.commerce.order.PaymentId;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * What an order can be. A move that {@link OrderRules} or {@link RefundRules} do not spell out cannot happen. There is
 * no under-paid or over-paid order: money that does not match goes back as a whole.
 */
public sealed interface Order {

    Head head();

    default OrderId id() {
        return head().id();
    }

    /** The state's word in the contract and in the database. */
    default String status() {
        return switch (this) {
            case Placed _ -> "placed";
            case Paid _ -> "paid";
            case Cancelled _ -> "cancelled";
            case PartiallyRefunded _ -> "partially-refunded";
            case Refunded _ -> "refunded";
        };
    }

    /**
     * What every state knows.
     *
     * @param amount what must be paid
     * @param strays payments that could not be taken and go back
     */
    record Head(OrderId id, String customerId, Won amount, Set<PaymentId> strays) {

        Head withStray(PaymentId payment) {
            Set<PaymentId> more = new HashSet<>(strays);
            more.add(payment);
            return new Head(id, customerId, amount, Set.copyOf(more));
        }
    }

    /** Waits for its payment until {@code expiresAt}. */
    record Placed(Head head, Instant expiresAt) implements Order {}

    /** Paid in full. */
    record Paid(Head head, Payment payment) implements Order {}

    /** Ended before payment. */
    record Cancelled(Head head, String reason, Instant at) implements Order {}

    /** Part of the money went back. */
    record PartiallyRefunded(Head head, Payment payment, Won refunded) implements Order {}

    /** All of the money went back. */
    record Refunded(Head head, Payment payment, Won refunded) implements Order {}

    /** The payment that was taken. */
    record Payment(PaymentId id, Instant at) {}
}
