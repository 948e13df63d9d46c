package com.byeolshow.commerce.order.model;

import static com.byeolshow.commerce.order.model.Outcome.changed;
import static com.byeolshow.commerce.order.model.Outcome.refused;
import static com.byeolshow.commerce.order.model.Outcome.unchanged;

import com.byeolshow.commerce.order.OrderEvent.OrderRefunded;
import com.byeolshow.commerce.order.OrderEvent.RefundAccepted;
import com.byeolshow.commerce.order.RefundId;
import com.byeolshow.commerce.order.model.Order.Cancelled;
import com.byeolshow.commerce.order.model.Order.Deviating;
import com.byeolshow.commerce.order.model.Order.Paid;
import com.byeolshow.commerce.order.model.Order.PartiallyRefunded;
import com.byeolshow.commerce.order.model.Order.Payment;
import com.byeolshow.commerce.order.model.Order.Placed;
import com.byeolshow.commerce.order.model.Order.Refunded;
import com.byeolshow.commerce.order.model.Refund.Accepted;
import com.byeolshow.commerce.order.model.Refund.Claim;
import com.byeolshow.commerce.order.model.Refund.Requested;
import com.byeolshow.commerce.order.model.Refund.Settled;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How refunds come about and move, and how much money they give back. */
public final class RefundRules {

    private RefundRules() {}

    /**
     * An item of an order and how much of it refunds have claimed so far.
     *
     * @param price paid for all units
     */
    public record Item(
            String id,
            String productId,
            String variantId,
            String vendor,
            int quantity,
            Won price,
            int claimedQuantity,
            Won claimedAmount) {

        int left() {
            return quantity - claimedQuantity;
        }

        /**
         * The share of the price that is left which these units get, rounded down; the last units take the remainder,
         * so that the refunds of an item add up to its price whatever their sizes.
         */
        Won shareOf(int units) {
            Won rest = price.minus(claimedAmount);
            return units == left()
                    ? rest
                    : Won.of(Math.floorDiv(Math.multiplyExact(rest.value(), (long) units), left()));
        }
    }

    /**
     * A shipment of an order.
     *
     * @param claimed whether a refund has given its fee back
     */
    public record Shipment(String id, String vendor, Won fee, boolean claimed) {}

    /** An order together with one of its refunds, moved in one step. */
    public record Settlement(Order order, Refund refund) {}

    /** A customer asks for money back. */
    public static Outcome<Refund.Requested> request(
            Order order, List<Item> items, List<Shipment> shipments, RefundWish wish, RefundId id, Instant now) {
        return switch (order) {
            case Placed _ -> refused(new OrderProblem.NotPaid());
            case Deviating _ -> refused(new OrderProblem.PaymentUnderReview());
            case Cancelled _ -> refused(new OrderProblem.AlreadyCancelled());
            case Refunded _ -> refused(new OrderProblem.AlreadyRefunded());
            case Paid _, PartiallyRefunded _ when order.isDone() -> refused(new OrderProblem.Done());
            case Paid _, PartiallyRefunded _ -> claim(order, items, shipments, wish, id, now);
        };
    }

    private static Outcome<Refund.Requested> claim(
            Order order, List<Item> items, List<Shipment> shipments, RefundWish wish, RefundId id, Instant now) {
        Map<String, Item> byId = items.stream().collect(Collectors.toMap(Item::id, Function.identity()));
        Optional<OrderProblem> problem = problemWith(wish, byId, shipments);
        if (problem.isPresent()) {
            return refused(problem.get());
        }
        Map<String, Integer> wanted = new HashMap<>();
        var lines = new ArrayList<Refund.Line>();
        String vendor = "";
        for (RefundWish.Item want : wish.items()) {
            Item item = byId.get(want.itemId());
            if (item != null) {
                vendor = item.vendor();
                wanted.put(item.id(), want.quantity());
                lines.add(new Refund.Line(
                        item.id(), item.productId(), item.variantId(), want.quantity(), item.shareOf(want.quantity())));
            }
        }
        Won shipping = shippingBack(vendor, items, wanted, shipments);
        return changed(new Requested(new Claim(
                id, order.id(), order.head().customerId(), vendor, wish.reason(), List.copyOf(lines), shipping, now)));
    }

    private static Optional<OrderProblem> problemWith(
            RefundWish wish, Map<String, Item> items, List<Shipment> shipments) {
        if (wish.reason().isBlank()) {
            return Optional.of(new OrderProblem.ReasonMissing());
        }
        if (wish.items().isEmpty()) {
            return Optional.of(new OrderProblem.ItemsMissing());
        }
        Set<String> seen = new HashSet<>();
        Set<String> vendors = new HashSet<>();
        for (RefundWish.Item want : wish.items()) {
            Item item = items.get(want.itemId());
            if (item == null) {
                return Optional.of(new OrderProblem.NoSuchItem());
            }
            if (!seen.add(item.id())) {
                return Optional.of(new OrderProblem.ItemRepeated());
            }
            if (want.quantity() < 1) {
                return Optional.of(new OrderProblem.ImpossibleQuantity());
            }
            vendors.add(item.vendor());
        }
        Map<String, String> vendorOf = shipments.stream().collect(Collectors.toMap(Shipment::id, Shipment::vendor));
        for (String shipment : wish.shipments()) {
            String vendor = vendorOf.get(shipment);
            if (vendor == null) {
                return Optional.of(new OrderProblem.NoSuchShipment());
            }
            vendors.add(vendor);
        }
        if (vendors.size() > 1) {
            return Optional.of(new OrderProblem.SeveralVendors());
        }
        return wish.items().stream().anyMatch(want -> want.quantity() > leftOf(items.get(want.itemId())))
                ? Optional.of(new OrderProblem.MoreThanLeft())
                : Optional.empty();
    }

    private static int leftOf(@Nullable Item item) {
        return item == null ? 0 : item.left();
    }

    /**
     * The fee goes back with the last unit of the vendor's goods and never before: while the customer keeps something,
     * it was shipped for a reason. Goods that travelled free have no fee to give back, also when the part that is kept
     * would not have travelled free alone.
     */
    private static Won shippingBack(
            String vendor, List<Item> items, Map<String, Integer> wanted, List<Shipment> shipments) {
        boolean everything = items.stream()
                .filter(item -> item.vendor().equals(vendor))
                .allMatch(item -> item.left() == wanted.getOrDefault(item.id(), 0));
        return everything
                ? Won.sum(shipments.stream()
                        .filter(shipment -> shipment.vendor().equals(vendor) && !shipment.claimed())
                        .map(Shipment::fee)
                        .toList())
                : Won.ZERO;
    }

    /** Staff agree; agreeing again changes nothing. */
    public static Outcome<Refund> accept(Refund refund, Instant now) {
        return switch (refund) {
            case Requested(var claim) ->
                changed(
                        new Accepted(claim, now),
                        new RefundAccepted(
                                claim.orderId(), claim.id(), claim.customerId(), claim.amount(), claim.reason(), now));
            case Accepted _, Settled _ -> unchanged(refund);
        };
    }

    /**
     * Money went back. A fact, so it settles also what nobody had accepted, and it counts as it happened: the amount
     * that went back is what the order has given back.
     */
    public static Outcome<Settlement> settle(Order order, Refund refund, Won returned, Instant at) {
        return switch (refund) {
            case Settled _ -> unchanged(new Settlement(order, refund));
            case Requested(var claim) -> settled(order, claim, at, returned, at);
            case Accepted(var claim, var acceptedAt) -> settled(order, claim, acceptedAt, returned, at);
        };
    }

    private static Outcome<Settlement> settled(Order order, Claim claim, Instant acceptedAt, Won returned, Instant at) {
        Order next =
                switch (order) {
                    case Paid(var head, var payment) -> reduced(head, payment, returned);
                    case PartiallyRefunded(var head, var payment, var before) ->
                        reduced(head, payment, before.plus(returned));
                    case Refunded(var head, var payment, var before) -> reduced(head, payment, before.plus(returned));
                    // An unpaid order has no refunds, so these are here for the compiler and stay as they are.
                    case Placed _, Deviating _, Cancelled _ -> order;
                };
        boolean full = next instanceof Refunded;
        return changed(
                new Settlement(next, new Settled(claim, acceptedAt, at, returned)),
                new OrderRefunded(claim.orderId(), claim.id(), claim.customerId(), returned, full, claim.units(), at));
    }

    private static Order reduced(Order.Head head, Payment payment, Won refunded) {
        return refunded.compareTo(payment.kept()) >= 0
                ? new Refunded(head, payment, refunded)
                : new PartiallyRefunded(head, payment, refunded);
    }
}
