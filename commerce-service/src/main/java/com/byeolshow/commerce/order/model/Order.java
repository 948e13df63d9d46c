package com.byeolshow.commerce.order.model;

import com.byeolshow.commerce.order.OrderId;
import com.byeolshow.commerce.order.PaymentId;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an order can be. A move that {@link OrderRules} or {@link RefundRules} do not spell out cannot happen. A deposit
 * of another sum than due makes it under-paid or over-paid until staff decide; money in any other wrong case goes back
 * as a whole.
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
            case Deviating(var head, var deposit) ->
                deposit.amount().compareTo(head.amount()) < 0 ? "under-paid" : "over-paid";
            case Paid _ -> "paid";
            case Cancelled _ -> "cancelled";
            case UnderRefunded _ -> "under-refunded";
            case PartiallyRefunded _ -> "partially-refunded";
            case Refunded _ -> "refunded";
            case OverRefunded _ -> "over-refunded";
        };
    }

    /** Finished: nothing is left that the customer could still do with it. */
    default boolean isDone() {
        return switch (this) {
            case Placed _, Deviating _ -> false;
            case Paid _ -> head().marks().doneAt() != null;
            case GivingBack back -> back.isEverything() || head().marks().doneAt() != null;
            case Cancelled _ -> true;
        };
    }

    /** The payment that was taken; null when none was, or not yet. */
    default @Nullable Payment taken() {
        return switch (this) {
            case Placed _, Deviating _, Cancelled _ -> null;
            case Paid(var _, var payment) -> payment;
            case GivingBack back -> back.payment();
        };
    }

    /** Money that refunds gave back. */
    default Won givenBack() {
        return switch (this) {
            case Placed _, Deviating _, Cancelled _, Paid _ -> Won.ZERO;
            case GivingBack back -> back.refunded();
        };
    }

    /** The same state under another head. */
    default Order with(Head head) {
        return switch (this) {
            case Placed(var _, var expiresAt) -> new Placed(head, expiresAt);
            case Deviating(var _, var deposit) -> new Deviating(head, deposit);
            case Paid(var _, var payment) -> new Paid(head, payment);
            case Cancelled(var _, var reason, var at) -> new Cancelled(head, reason, at);
            case UnderRefunded(var _, var payment, var refunded) -> new UnderRefunded(head, payment, refunded);
            case PartiallyRefunded(var _, var payment, var refunded) -> new PartiallyRefunded(head, payment, refunded);
            case Refunded(var _, var payment, var refunded) -> new Refunded(head, payment, refunded);
            case OverRefunded(var _, var payment, var refunded) -> new OverRefunded(head, payment, refunded);
        };
    }

    /**
     * What every state knows.
     *
     * @param amount what must be paid
     * @param strays payments that could not be taken, or not in full, and go back as far as they were not
     */
    record Head(OrderId id, String customerId, Won amount, Set<PaymentId> strays, Marks marks) {

        /** Of an order that nothing was noted on yet. */
        public Head(OrderId id, String customerId, Won amount, Set<PaymentId> strays) {
            this(id, customerId, amount, strays, Marks.NONE);
        }

        Head withStray(PaymentId payment) {
            Set<PaymentId> more = new HashSet<>(strays);
            more.add(payment);
            return new Head(id, customerId, amount, Set.copyOf(more), marks);
        }

        Head with(Marks noted) {
            return new Head(id, customerId, amount, strays, noted);
        }
    }

    /**
     * What was noted on an order on the way.
     *
     * @param shippedAt when the last parcel left
     * @param receivedAt when the customer confirmed that the goods are there
     * @param doneAt when the time for refunds was over
     */
    record Marks(
            @Nullable Instant shippedAt,
            @Nullable Instant receivedAt,
            @Nullable Instant doneAt) {

        public static final Marks NONE = new Marks(null, null, null);

        Marks shipped(Instant at) {
            return new Marks(at, receivedAt, doneAt);
        }

        Marks received(Instant at) {
            return new Marks(shippedAt, at, doneAt);
        }

        Marks done(Instant at) {
            return new Marks(shippedAt, receivedAt, at);
        }
    }

    /** Waits for its payment until {@code expiresAt}. */
    record Placed(Head head, Instant expiresAt) implements Order {}

    /** A deposit of another sum than due is there, and staff decide whether it is taken. Waits without a limit. */
    record Deviating(Head head, Deposit deposit) implements Order {

        public Deviating {
            if (deposit.amount().equals(head.amount())) {
                throw new IllegalArgumentException("a deposit of what is due does not deviate: " + head.id());
            }
        }
    }

    /** Paid in full, or with less or more when staff agreed to that. */
    record Paid(Head head, Payment payment) implements Order {}

    /** Ended before payment. */
    record Cancelled(Head head, String reason, Instant at) implements Order {}

    /** Paid, and some of the money went back; {@link RefundBook} says how much makes which state. */
    sealed interface GivingBack extends Order {

        Payment payment();

        /** All that went back. */
        Won refunded();

        /** Whether nothing of the payment is left. */
        default boolean isEverything() {
            return refunded().compareTo(payment().kept()) >= 0;
        }
    }

    /** Less went back than refunds had claimed. */
    record UnderRefunded(Head head, Payment payment, Won refunded) implements GivingBack {}

    /** Part of the money went back. */
    record PartiallyRefunded(Head head, Payment payment, Won refunded) implements GivingBack {}

    /** All of the money went back. */
    record Refunded(Head head, Payment payment, Won refunded) implements GivingBack {}

    /** More went back than refunds had claimed. */
    record OverRefunded(Head head, Payment payment, Won refunded) implements GivingBack {}

    /** Money that arrived and that nobody has taken yet. */
    record Deposit(PaymentId id, Won amount, Instant at) {}

    /**
     * The payment that was taken.
     *
     * @param kept what of it belongs to the order, at most what was due; refunds never give back more
     */
    record Payment(PaymentId id, Won kept, Instant at) {}
}
