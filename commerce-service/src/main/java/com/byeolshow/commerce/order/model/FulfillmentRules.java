package com.byeolshow.commerce.order.model;

import static com.byeolshow.commerce.order.model.Outcome.changed;
import static com.byeolshow.commerce.order.model.Outcome.refused;
import static com.byeolshow.commerce.order.model.Outcome.unchanged;

import com.byeolshow.commerce.order.FulfillmentId;
import com.byeolshow.commerce.order.OrderEvent;
import com.byeolshow.commerce.order.OrderEvent.OrderShipped;
import com.byeolshow.commerce.order.model.Fulfillment.Arrived;
import com.byeolshow.commerce.order.model.Fulfillment.Contents;
import com.byeolshow.commerce.order.model.Fulfillment.Pending;
import com.byeolshow.commerce.order.model.Fulfillment.Shipped;
import com.byeolshow.commerce.order.model.Fulfillment.Tracking;
import com.byeolshow.commerce.order.model.Fulfillment.Unit;
import com.byeolshow.platform.web.problem.Problem;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the goods of a paid order leave, parcel by parcel, never a unit too many. */
public final class FulfillmentRules {

    private FulfillmentRules() {}

    /** An order together with one of its parcels, moved in one step. */
    public record Dispatch(Order order, Fulfillment fulfillment) {}

    /**
     * Staff pack a parcel.
     *
     * @param tracking when the carrier has it already; otherwise it waits to be handed over
     */
    public static Outcome<Dispatch> pack(
            OrderSheet sheet, FulfillmentWish wish, @Nullable Tracking tracking, FulfillmentId id, Instant now) {
        return switch (sheet.order()) {
            case Order.Placed _ -> refused(new OrderProblem.NotPaid());
            case Order.Deviating _ -> refused(new OrderProblem.PaymentUnderReview());
            case Order.Cancelled _ -> refused(new OrderProblem.AlreadyCancelled());
            case Order.GivingBack back when back.isEverything() -> refused(new RefundProblem.AlreadyRefunded());
            case Order.Paid _, Order.GivingBack _ ->
                switch (wish) {
                    case FulfillmentWish.Units(var units) -> pack(sheet, units, tracking, id, now);
                    case FulfillmentWish.EverythingOf(var vendor) ->
                        pack(sheet, everythingOf(sheet, vendor), tracking, id, now);
                };
        };
    }

    private static List<Unit> everythingOf(OrderSheet sheet, String vendor) {
        return sheet.lines().stream()
                .filter(line -> line.vendor().equals(vendor) && line.unitsToShip() > 0)
                .map(line -> new Unit(line.id(), line.unitsToShip()))
                .toList();
    }

    private static Outcome<Dispatch> pack(
            OrderSheet sheet, List<Unit> units, @Nullable Tracking tracking, FulfillmentId id, Instant now) {
        Map<String, OrderSheet.Line> lines =
                sheet.lines().stream().collect(Collectors.toMap(OrderSheet.Line::id, Function.identity()));
        Set<String> vendors = new HashSet<>();
        Optional<Problem> problem = problemWith(units, lines, vendors);
        if (problem.isPresent()) {
            return refused(problem.get());
        }
        var contents = new Contents(id, vendors.iterator().next(), List.copyOf(units), now);
        return tracking == null
                ? changed(new Dispatch(sheet.order(), new Pending(contents)))
                : shipped(sheet, contents, tracking, nothingLeftAfter(sheet, units), now);
    }

    private static Optional<Problem> problemWith(
            List<Unit> units, Map<String, OrderSheet.Line> lines, Set<String> vendors) {
        if (units.isEmpty()) {
            return Optional.of(new FulfillmentProblem.NothingToShip());
        }
        Set<String> seen = new HashSet<>();
        for (Unit unit : units) {
            OrderSheet.Line line = lines.get(unit.itemId());
            if (line == null) {
                return Optional.of(new RefundProblem.NoSuchItem());
            }
            if (!seen.add(line.id())) {
                return Optional.of(new RefundProblem.ItemRepeated());
            }
            if (unit.quantity() < 1) {
                return Optional.of(new RefundProblem.ImpossibleQuantity());
            }
            if (unit.quantity() > line.unitsToShip()) {
                return Optional.of(new FulfillmentProblem.MoreThanLeft());
            }
            vendors.add(line.vendor());
        }
        return vendors.size() > 1 ? Optional.of(new RefundProblem.SeveralVendors()) : Optional.empty();
    }

    private static boolean nothingLeftAfter(OrderSheet sheet, List<Unit> units) {
        Map<String, Integer> going = units.stream().collect(Collectors.toMap(Unit::itemId, Unit::quantity));
        return sheet.lines().stream().allMatch(line -> line.unitsToShip() == going.getOrDefault(line.id(), 0))
                && sheet.fulfillments().stream().noneMatch(Pending.class::isInstance);
    }

    /** The carrier has the parcel, or its number was wrong. A correction is no second shipment. */
    public static Outcome<Dispatch> track(OrderSheet sheet, Fulfillment fulfillment, Tracking tracking, Instant now) {
        return switch (fulfillment) {
            // Goods that nobody paid for any more are on sale again.
            case Pending _
            when sheet.order() instanceof Order.GivingBack back && back.isEverything() ->
                refused(new RefundProblem.AlreadyRefunded());
            case Pending(var contents) -> shipped(sheet, contents, tracking, nothingLeftBut(sheet, fulfillment), now);
            case Shipped(var contents, var known, var at) ->
                corrected(sheet, fulfillment, known, tracking, new Shipped(contents, tracking, at));
            case Arrived(var contents, var known, var at, var arrived) ->
                corrected(sheet, fulfillment, known, tracking, new Arrived(contents, tracking, at, arrived));
        };
    }

    private static boolean nothingLeftBut(OrderSheet sheet, Fulfillment last) {
        return sheet.lines().stream().allMatch(line -> line.unitsToShip() == 0)
                && sheet.fulfillments().stream()
                        .noneMatch(
                                other -> other instanceof Pending && !other.id().equals(last.id()));
    }

    private static Outcome<Dispatch> corrected(
            OrderSheet sheet, Fulfillment before, Tracking known, Tracking tracking, Fulfillment after) {
        return known.equals(tracking)
                ? unchanged(new Dispatch(sheet.order(), before))
                : changed(new Dispatch(sheet.order(), after));
    }

    private static Outcome<Dispatch> shipped(
            OrderSheet sheet, Contents contents, Tracking tracking, boolean last, Instant now) {
        Order.Head head = sheet.order().head();
        Order order = last ? sheet.order().with(head.with(head.marks().shipped(now))) : sheet.order();
        OrderEvent event = new OrderShipped(
                head.id(),
                head.customerId(),
                contents.id(),
                contents.vendor(),
                tracking.carrier(),
                tracking.number(),
                now);
        return changed(new Dispatch(order, new Shipped(contents, tracking, now)), event);
    }

    /** The parcel is there; saying so again changes nothing. */
    public static Outcome<Dispatch> arrive(OrderSheet sheet, Fulfillment fulfillment, Instant now) {
        return switch (fulfillment) {
            case Pending _ -> refused(new FulfillmentProblem.NotShipped());
            case Shipped(var contents, var tracking, var at) ->
                changed(new Dispatch(sheet.order(), new Arrived(contents, tracking, at, now)));
            case Arrived _ -> unchanged(new Dispatch(sheet.order(), fulfillment));
        };
    }
}
