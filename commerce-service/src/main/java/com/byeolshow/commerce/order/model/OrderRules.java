package com.byeolshow.commerce.order.model;

import static com.byeolshow.commerce.order.model.Outcome.changed;
import static com.byeolshow.commerce.order.model.Outcome.refused;
import static com.byeolshow.commerce.order.model.Outcome.unchanged;

import com.byeolshow.commerce.order.OrderEvent.OrderCancelled;
import com.byeolshow.commerce.order.OrderEvent.OrderPaid;
import com.byeolshow.commerce.order.OrderEvent.RefundDue;
import com.byeolshow.commerce.order.PaymentId;
import com.byeolshow.commerce.order.model.Order.Cancelled;
import com.byeolshow.commerce.order.model.Order.Head;
import com.byeolshow.commerce.order.model.Order.Paid;
import com.byeolshow.commerce.order.model.Order.PartiallyRefunded;
import com.byeolshow.commerce.order.model.Order.Payment;
import com.byeolshow.commerce.order.model.Order.Placed;
import com.byeolshow.commerce.order.model.Order.Refunded;
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
            case Paid _, PartiallyRefunded _, Refunded _ -> refused(new OrderProblem.AlreadyPaid());
            case Cancelled _ -> unchanged(order);
        };
    }

    /** Time went by: an unpaid order ends at its limit, the instant itself included. */
    public static Outcome<Order> expire(Order order, Instant now) {
        return switch (order) {
            case Placed placed when !now.isBefore(placed.expiresAt()) -> cancelled(placed, EXPIRED, now);
            case Placed _, Paid _, Cancelled _, PartiallyRefunded _, Refunded _ -> unchanged(order);
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
            case Placed _, Paid _, Cancelled _, PartiallyRefunded _, Refunded _ -> unchanged(order);
        };
    }

    /** Money arrived. */
    public static Outcome<Order> paid(Order order, PaymentId payment, Won amount, Instant at) {
        if (order.head().strays().contains(payment)) {
            return unchanged(order);
        }
        return switch (order) {
            case Placed(var head, var _)
            when head.amount().equals(amount) ->
                changed(
                        new Paid(head, new Payment(payment, at)),
                        new OrderPaid(head.id(), head.customerId(), payment, amount, at));
            case Placed(var head, var expiresAt) ->
                changed(
                        new Placed(head.withStray(payment), expiresAt),
                        due(head, payment, amount, "amount-mismatch", at));
            case Cancelled(var head, var reason, var cancelledAt) ->
                changed(
                        new Cancelled(head.withStray(payment), reason, cancelledAt),
                        due(head, payment, amount, "order-cancelled", at));
            case Paid(var _, var taken) when taken.id().equals(payment) -> unchanged(order);
            case PartiallyRefunded(var _, var taken, var _) when taken.id().equals(payment) -> unchanged(order);
            case Refunded(var _, var taken, var _) when taken.id().equals(payment) -> unchanged(order);
            case Paid(var head, var taken) ->
                changed(new Paid(head.withStray(payment), taken), due(head, payment, amount, "already-paid", at));
            case PartiallyRefunded(var head, var taken, var refunded) ->
                changed(
                        new PartiallyRefunded(head.withStray(payment), taken, refunded),
                        due(head, payment, amount, "already-paid", at));
            case Refunded(var head, var taken, var refunded) ->
                changed(
                        new Refunded(head.withStray(payment), taken, refunded),
                        due(head, payment, amount, "already-paid", at));
        };
    }

    /** A payment did not match and goes back already; an order that was still waiting for it ends. */
    public static Outcome<Order> rejected(Order order, Instant at) {
        return switch (order) {
            case Placed placed -> cancelled(placed, MISMATCH, at);
            case Paid _, Cancelled _, PartiallyRefunded _, Refunded _ -> unchanged(order);
        };
    }

    private static Outcome<Order> cancelled(Placed placed, String reason, Instant at) {
        Head head = placed.head();
        return changed(new Cancelled(head, reason, at), new OrderCancelled(head.id(), head.customerId(), reason, at));
    }

    private static RefundDue due(Head head, PaymentId payment, Won amount, String reason, Instant at) {
        return new RefundDue(head.id(), payment, amount, reason, at);
    }
}
