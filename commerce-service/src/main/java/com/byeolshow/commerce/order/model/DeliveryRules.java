package com.byeolshow.commerce.order.model;

import static com.byeolshow.commerce.order.model.Outcome.changed;
import static com.byeolshow.commerce.order.model.Outcome.refused;
import static com.byeolshow.commerce.order.model.Outcome.unchanged;

import com.byeolshow.commerce.order.model.Order.Cancelled;
import com.byeolshow.commerce.order.model.Order.Deviating;
import com.byeolshow.commerce.order.model.Order.GivingBack;
import com.byeolshow.commerce.order.model.Order.Marks;
import com.byeolshow.commerce.order.model.Order.Paid;
import com.byeolshow.commerce.order.model.Order.Placed;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an order goes, and how it ends once its goods are there. */
public final class DeliveryRules {

    private DeliveryRules() {}

    /** The customer confirms that the goods are there, once. */
    public static Outcome<Order> receive(Order order, Instant now) {
        Marks marks = order.head().marks();
        if (marks.receivedAt() != null) {
            return refused(new DeliveryProblem.AlreadyReceived());
        }
        return switch (order) {
            case Placed _ -> refused(new OrderProblem.NotPaid());
            case Deviating _ -> refused(new OrderProblem.PaymentUnderReview());
            case Cancelled _ -> refused(new OrderProblem.AlreadyCancelled());
            case GivingBack back when back.isEverything() -> refused(new RefundProblem.AlreadyRefunded());
            case Paid _, GivingBack _ -> changed(order.with(order.head().with(marks.received(now))));
        };
    }

    /** The time for refunds is over; one that is under way must end first. */
    public static Outcome<Order> finish(OrderSheet sheet, Instant now) {
        Order order = sheet.order();
        return switch (order) {
            case Placed _ -> refused(new OrderProblem.NotPaid());
            case Deviating _ -> refused(new OrderProblem.PaymentUnderReview());
            case Cancelled _ -> unchanged(order);
            case Paid _, GivingBack _ -> {
                if (order.isDone()) {
                    yield unchanged(order);
                }
                yield sheet.hasOpenRefund()
                        ? refused(new DeliveryProblem.RefundOpen())
                        : changed(order.with(
                                order.head().with(order.head().marks().done(now))));
            }
        };
    }

    /**
     * Time went by: an order whose goods have been there, or on their way, since {@code limit} or longer is finished.
     * One that waits for something, a parcel or a refund, is left alone.
     */
    public static Outcome<Order> finishInTime(OrderSheet sheet, Instant limit, Instant now) {
        Instant since = deliveredSince(sheet);
        return since == null || since.isAfter(limit) || sheet.hasOpenRefund()
                ? unchanged(sheet.order())
                : finish(sheet, now);
    }

    private static @Nullable Instant deliveredSince(OrderSheet sheet) {
        Marks marks = sheet.order().head().marks();
        if (marks.receivedAt() != null) {
            return marks.receivedAt();
        }
        return sheet.isWaitingToShip() ? null : marks.shippedAt();
    }

    /**
     * The customer corrects the order. Before payment everything may change; afterwards the bill is settled, and only
     * where the goods go and the note for the carrier may, until the first parcel is on its way.
     *
     * @param otherFee whether sending to the new address costs something else than the order was placed with
     */
    public static Outcome<OrderEdit> edit(OrderSheet sheet, OrderEdit edit, boolean otherFee) {
        if (!Stream.concat(edit.shipping().stream(), edit.billing().stream())
                .allMatch(address -> address.isComplete() && address.fits())) {
            return refused(new DeliveryProblem.UnusableAddress());
        }
        return switch (sheet.order()) {
            case Cancelled _ -> refused(new OrderProblem.AlreadyCancelled());
            case GivingBack back when back.isEverything() -> refused(new RefundProblem.AlreadyRefunded());
            case Placed _ -> applied(sheet, edit, otherFee);
            case Deviating _, Paid _, GivingBack _ -> {
                if (sheet.order().isDone()) {
                    yield refused(new OrderProblem.Done());
                }
                if (sheet.hasLeft()) {
                    yield refused(new FulfillmentProblem.AlreadyShipped());
                }
                yield edit.billing().isPresent()
                        ? refused(new OrderProblem.AlreadyPaid())
                        : applied(sheet, edit, otherFee);
            }
        };
    }

    private static Outcome<OrderEdit> applied(OrderSheet sheet, OrderEdit edit, boolean otherFee) {
        if (edit.shipping().isPresent() && otherFee) {
            return refused(new DeliveryProblem.OtherFee());
        }
        boolean same = edit.shipping().map(sheet.shipping()::equals).orElse(true)
                && edit.billing().map(sheet.billing()::equals).orElse(true)
                && edit.request()
                        .map(Objects.requireNonNullElse(sheet.request(), "")::equals)
                        .orElse(true);
        return same ? unchanged(edit) : changed(edit);
    }
}
