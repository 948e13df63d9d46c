package com.byeolshow.commerce.order.model;

import static com.byeolshow.commerce.order.model.Outcome.changed;
import static com.byeolshow.commerce.order.model.Outcome.unchanged;

import com.byeolshow.commerce.order.OrderEvent;
import com.byeolshow.commerce.order.OrderEvent.Goods;
import com.byeolshow.commerce.order.OrderEvent.OrderCancelled;
import com.byeolshow.commerce.order.OrderEvent.OrderPaid;
import com.byeolshow.commerce.order.OrderEvent.OrderRefunded;
import com.byeolshow.commerce.order.PaymentId;
import com.byeolshow.commerce.order.RefundId;
import com.byeolshow.commerce.order.model.Order.Deposit;
import com.byeolshow.commerce.order.model.Order.Deviating;
import com.byeolshow.commerce.order.model.Order.GivingBack;
import com.byeolshow.commerce.order.model.Order.Paid;
import com.byeolshow.commerce.order.model.Order.Payment;
import com.byeolshow.commerce.order.model.Order.Placed;
import com.byeolshow.commerce.order.model.Refund.Acceptance;
import com.byeolshow.commerce.order.model.Refund.Accepted;
import com.byeolshow.commerce.order.model.Refund.Cancellation;
import com.byeolshow.commerce.order.model.Refund.Cancelled;
import com.byeolshow.commerce.order.model.Refund.Claim;
import com.byeolshow.commerce.order.model.Refund.Requested;
import com.byeolshow.commerce.order.model.Refund.Settled;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What money that went back does to orders and refunds. It has happened, so it is never refused. */
public final class ReturnRules {

    /** Customers read this on a request that was overtaken: the money was sent back without it. */
    public static final String OVERTAKEN = "결제 금액이 모두 환불되었습니다.";

    private ReturnRules() {}

    /**
     * An order together with those of its refunds that changed, moved in one step.
     *
     * @param refunds the one that moved first, then those it made pointless
     */
    public record Settlement(Order order, List<Refund> refunds) {}

    /** Money of a refund went back, accepted or not; it counts as it happened. */
    public static Outcome<Settlement> settle(RefundBook book, Refund refund, Won returned, Instant at) {
        return switch (refund) {
            case Requested(var claim) -> settled(book, claim, new Acceptance(null, true, at), returned, at);
            case Accepted(var claim, var acceptance) -> settled(book, claim, acceptance, returned, at);
            case Cancelled(var claim, var cancellation, var before)
            when before.isZero() && returned.isPositive() ->
                // Its units may be in another refund by now, so none of them comes back with this one.
                moved(book, new Cancelled(claim, cancellation, returned), returned, List.of(), at);
            case Settled _, Cancelled _ -> unchanged(new Settlement(book.order(), List.of()));
        };
    }

    private static Outcome<Settlement> settled(
            RefundBook book, Claim claim, Acceptance acceptance, Won returned, Instant at) {
        return moved(
                book,
                new Settled(claim, acceptance, at, returned),
                returned,
                acceptance.restock() ? claim.units() : List.of(),
                at);
    }

    /**
     * Staff sent money back at the provider's console: a settled refund of no goods in particular. Of a deposit that is
     * still being looked at there is less afterwards, and the order moves as if less had arrived.
     *
     * @param id for the new refund
     */
    public static Outcome<Settlement> cancelledAtConsole(RefundBook book, ConsoleReturn back, RefundId id) {
        Order order = book.order();
        return switch (order) {
            case Deviating(var head, var deposit)
            when deposit.id().equals(back.payment()) -> reduced(head, deposit, back);
            case Paid(var _, var payment) when payment.id().equals(back.payment()) -> reflected(book, back, id);
            case GivingBack given when given.payment().id().equals(back.payment()) -> reflected(book, back, id);
            // Money that was never the order's, such as a second payment.
            case Placed _, Deviating _, Paid _, GivingBack _, Order.Cancelled _ ->
                unchanged(new Settlement(order, List.of()));
        };
    }

    private static Outcome<Settlement> reflected(RefundBook book, ConsoleReturn back, RefundId id) {
        if (book.refunds().stream()
                .anyMatch(refund -> back.cancellationId().equals(refund.claim().cancellationId()))) {
            return unchanged(new Settlement(book.order(), List.of()));
        }
        Order order = book.order();
        var claim = new Claim(
                id,
                order.id(),
                order.head().customerId(),
                "",
                back.reason(),
                List.of(),
                Won.ZERO,
                false,
                back.amount(),
                back.cancellationId(),
                back.at());
        return settled(book, claim, new Acceptance(null, false, back.at()), back.amount(), back.at());
    }

    private static Outcome<Settlement> reduced(Order.Head head, Deposit deposit, ConsoleReturn back) {
        Won rest = deposit.amount().minus(back.amount());
        PaymentId payment = deposit.id();
        if (!rest.isPositive()) {
            return stood(
                    new Order.Cancelled(head, back.reason(), back.at()),
                    new OrderCancelled(head.id(), head.customerId(), back.reason(), back.at()));
        }
        return rest.equals(head.amount())
                ? stood(
                        new Paid(head, new Payment(payment, rest, deposit.at())),
                        new OrderPaid(head.id(), head.customerId(), payment, rest, deposit.at()))
                : stood(new Deviating(head, new Deposit(payment, rest, deposit.at())));
    }

    private static Outcome<Settlement> stood(Order next, OrderEvent... events) {
        return changed(new Settlement(next, List.of()), events);
    }

    /**
     * Once all the money is back and nothing was shipped, nobody is going to have the goods: those in no refund go on
     * sale again, and requests that wait for an answer are answered by the money that came.
     */
    private static Outcome<Settlement> moved(
            RefundBook before, Refund refund, Won returned, List<Goods> restocked, Instant at) {
        RefundBook after = before.with(refund);
        boolean over = !before.isAllBack() && after.isAllBack() && !after.shipped();
        List<Refund> overtaken = over ? overtaken(after, at) : List.of();
        for (Refund pointless : overtaken) {
            after = after.with(pointless);
        }
        Claim claim = refund.claim();
        List<Goods> unsold = over ? after.unclaimed() : List.of();
        return changed(
                new Settlement(
                        after.order(),
                        Stream.concat(Stream.of(refund), overtaken.stream()).toList()),
                new OrderRefunded(
                        claim.orderId(),
                        claim.id(),
                        claim.customerId(),
                        returned,
                        after.isAllBack(),
                        Stream.concat(restocked.stream(), unsold.stream()).toList(),
                        at));
    }

    private static List<Refund> overtaken(RefundBook book, Instant at) {
        return book.refunds().stream()
                .filter(Requested.class::isInstance)
                .<Refund>map(refund -> new Cancelled(refund.claim(), new Cancellation(OVERTAKEN, null, at), Won.ZERO))
                .toList();
    }
}
