package com.byeolshow.commerce.order.model;

import static com.byeolshow.commerce.order.model.Outcome.changed;
import static com.byeolshow.commerce.order.model.Outcome.refused;
import static com.byeolshow.commerce.order.model.Outcome.unchanged;

import com.byeolshow.commerce.order.OrderEvent.OrderCancelled;
import com.byeolshow.commerce.order.OrderEvent.OrderPaid;
import com.byeolshow.commerce.order.OrderEvent.RefundDue;
import com.byeolshow.commerce.order.PaymentId;
import com.byeolshow.commerce.order.model.Order.Cancelled;
import com.byeolshow.commerce.order.model.Order.Deposit;
import com.byeolshow.commerce.order.model.Order.Deviating;
import com.byeolshow.commerce.order.model.Order.GivingBack;
import com.byeolshow.commerce.order.model.Order.Head;
import com.byeolshow.commerce.order.model.Order.Paid;
import com.byeolshow.commerce.order.model.Order.Payment;
import com.byeolshow.commerce.order.model.Order.Placed;
import com.byeolshow.platform.money.Won;
import java.time.Instant;

/**
 * How an order moves before its refunds. What a person asks for can be refused; what a payment did has happened and is
 * never refused: money that cannot be taken goes back, once per payment.
 */
public final class OrderRules {

    /** Customers read this on a cancelled order. */
    public static final String EXPIRED = "결제 시간 초과";

    /** Customers read this on an order whose payment did not match. */
    public static final String MISMATCH = "결제 금액 불일치";

    private OrderRules() {}

    /** The customer asks to cancel. */
    public static Outcome<Order> cancel(Order order, String reason, Instant now) {
        return switch (order) {
            case Placed placed -> cancelled(placed, reason, now);
            case Deviating _ -> refused(new OrderProblem.PaymentUnderReview());
            case Paid _, GivingBack _ -> refused(new OrderProblem.AlreadyPaid());
            case Cancelled _ -> unchanged(order);
        };
    }

    /** Time went by: an unpaid order ends at its limit, the instant itself included. */
    public static Outcome<Order> expire(Order order, Instant now) {
        return switch (order) {
            case Placed placed when !now.isBefore(placed.expiresAt()) -> cancelled(placed, EXPIRED, now);
            case Placed _, Deviating _, Paid _, Cancelled _, GivingBack _ -> unchanged(order);
        };
    }

    /**
     * The provider opened a virtual account: the order waits as long as the account does, or nobody could ever pay into
     * it in time.
     */
    public static Outcome<Order> accountIssued(Order order, Instant accountExpires) {
        return switch (order) {
            case Placed(var head, var expiresAt)
            when accountExpires.isAfter(expiresAt) -> changed(new Placed(head, accountExpires));
            case Placed _, Deviating _, Paid _, Cancelled _, GivingBack _ -> unchanged(order);
        };
    }

    /** Money arrived. What is due pays the order, also when another deposit was still being looked at. */
    public static Outcome<Order> paid(Order order, PaymentId payment, Won amount, Instant at) {
        Head head = order.head();
        if (head.strays().contains(payment)) {
            return unchanged(order);
        }
        boolean matches = amount.equals(head.amount());
        return switch (order) {
            case Placed _ when matches -> taken(head, payment, amount, at);
            case Placed _ -> stray(order, payment, amount, "amount-mismatch", at);
            case Deviating(var _, var deposit)
            when matches ->
                deposit.id().equals(payment) ? taken(head, payment, amount, at) : replaced(head, deposit, payment, at);
            case Deviating(var _, var deposit) when deposit.id().equals(payment) -> unchanged(order);
            case Deviating _ -> stray(order, payment, amount, "amount-mismatch", at);
            case Cancelled _ -> stray(order, payment, amount, "order-cancelled", at);
            case Paid(var _, var taken) -> again(order, taken, payment, amount, at);
            case GivingBack back -> again(order, back.payment(), payment, amount, at);
        };
    }

    /**
     * A deposit of another sum than due arrived. It is no forgery, the bank took whatever the customer typed, so an
     * order that still waits keeps it until staff decide. It is told once per payment, so what is known of it stands.
     */
    public static Outcome<Order> deviated(Order order, PaymentId payment, Won amount, Instant at) {
        Head head = order.head();
        return order instanceof Placed
                        && !amount.equals(head.amount())
                        && !head.strays().contains(payment)
                ? changed(new Deviating(head, new Deposit(payment, amount, at)))
                : paid(order, payment, amount, at);
    }

    /** Staff take a deviating deposit for the price; what is too much goes back. */
    public static Outcome<Order> acceptDeposit(Order order, Instant now) {
        return switch (order) {
            case Deviating(var head, var deposit) -> {
                Won kept = deposit.amount().min(head.amount());
                Won rest = deposit.amount().minus(kept);
                var paid = new OrderPaid(head.id(), head.customerId(), deposit.id(), kept, deposit.at());
                var payment = new Payment(deposit.id(), kept, deposit.at());
                yield rest.isZero()
                        ? changed(new Paid(head, payment), paid)
                        : changed(
                                new Paid(head.withStray(deposit.id()), payment),
                                paid,
                                due(head, deposit.id(), rest, "amount-mismatch", now));
            }
            case Placed _ -> refused(new OrderProblem.NotPaid());
            case Cancelled _ -> refused(new OrderProblem.AlreadyCancelled());
            case Paid _, GivingBack _ -> unchanged(order);
        };
    }

    /** Staff do not take a deviating deposit: the order ends and everything goes back. */
    public static Outcome<Order> returnDeposit(Order order, Instant now) {
        return switch (order) {
            case Deviating(var head, var deposit) ->
                changed(
                        new Cancelled(head.withStray(deposit.id()), MISMATCH, now),
                        new OrderCancelled(head.id(), head.customerId(), MISMATCH, now),
                        due(head, deposit.id(), deposit.amount(), "amount-mismatch", now));
            case Placed _ -> refused(new OrderProblem.NotPaid());
            case Paid _, GivingBack _ -> refused(new OrderProblem.AlreadyPaid());
            case Cancelled _ -> unchanged(order);
        };
    }

    /** A payment did not match and goes back already; an order that was still waiting for it ends. */
    public static Outcome<Order> rejected(Order order, Instant at) {
        return switch (order) {
            case Placed placed -> cancelled(placed, MISMATCH, at);
            case Deviating _, Paid _, Cancelled _, GivingBack _ -> unchanged(order);
        };
    }

    private static Outcome<Order> cancelled(Placed placed, String reason, Instant at) {
        Head head = placed.head();
        return changed(new Cancelled(head, reason, at), new OrderCancelled(head.id(), head.customerId(), reason, at));
    }

    private static Outcome<Order> taken(Head head, PaymentId payment, Won amount, Instant at) {
        return changed(
                new Paid(head, new Payment(payment, amount, at)),
                new OrderPaid(head.id(), head.customerId(), payment, amount, at));
    }

    /** The right sum came while a wrong one was there: the wrong one goes back. */
    private static Outcome<Order> replaced(Head head, Deposit deposit, PaymentId payment, Instant at) {
        return changed(
                new Paid(head.withStray(deposit.id()), new Payment(payment, head.amount(), at)),
                new OrderPaid(head.id(), head.customerId(), payment, head.amount(), at),
                due(head, deposit.id(), deposit.amount(), "amount-mismatch", at));
    }

    private static Outcome<Order> again(Order order, Payment taken, PaymentId payment, Won amount, Instant at) {
        return taken.id().equals(payment) ? unchanged(order) : stray(order, payment, amount, "already-paid", at);
    }

    private static Outcome<Order> stray(Order order, PaymentId payment, Won amount, String reason, Instant at) {
        Head head = order.head();
        return changed(order.with(head.withStray(payment)), due(head, payment, amount, reason, at));
    }

    private static RefundDue due(Head head, PaymentId payment, Won amount, String reason, Instant at) {
        return new RefundDue(head.id(), payment, amount, reason, at);
    }
}
