package com.byeolshow.commerce.order.model;

import com.byeolshow.commerce.order.OrderEvent.Goods;
import com.byeolshow.commerce.order.RefundId;
import com.byeolshow.commerce.order.model.Order.GivingBack;
import com.byeolshow.commerce.order.model.Order.OverRefunded;
import com.byeolshow.commerce.order.model.Order.Paid;
import com.byeolshow.commerce.order.model.Order.PartiallyRefunded;
import com.byeolshow.commerce.order.model.Order.Payment;
import com.byeolshow.commerce.order.model.Order.Refunded;
import com.byeolshow.commerce.order.model.Order.UnderRefunded;
import com.byeolshow.commerce.order.model.Refund.Settled;
import com.byeolshow.platform.money.Won;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order as its refunds see it: what was bought for how much, and every refund so far. What is left of units, money
 * and fees is always counted from the refunds.
 *
 * @param shipped whether any of the goods left the house
 */
public record RefundBook(
        Order order, List<Item> items, List<Shipment> shipments, List<Refund> refunds, boolean shipped) {

    /**
     * An item of the order.
     *
     * @param price paid for all units, coupons already taken off
     */
    public record Item(String id, String productId, String variantId, String vendor, int quantity, Won price) {}

    /** A shipment of the order and what it cost. */
    public record Shipment(String id, String vendor, Won fee) {}

    /** The order on this sheet. */
    public static RefundBook of(OrderSheet sheet) {
        return new RefundBook(
                sheet.order(),
                sheet.lines().stream()
                        .map(line -> new Item(
                                line.id(),
                                line.productId(),
                                line.variantId(),
                                line.vendor(),
                                line.quantity(),
                                line.price()))
                        .toList(),
                sheet.shipments().stream()
                        .map(shipment -> new Shipment(shipment.id(), shipment.vendor(), shipment.fee()))
                        .toList(),
                sheet.refunds(),
                sheet.hasLeft());
    }

    /** Money that arrived and belongs to the order. */
    public Won kept() {
        return switch (order) {
            case Order.Placed _, Order.Deviating _, Order.Cancelled _ -> Won.ZERO;
            case Paid(var _, var payment) -> payment.kept();
            case GivingBack back -> back.payment().kept();
        };
    }

    /** Money that went back, for whatever reason. */
    public Won returned() {
        return Won.sum(refunds.stream().map(Refund::returned).toList());
    }

    /** Whether nothing of the order's money is left. */
    public boolean isAllBack() {
        return returned().compareTo(kept()) >= 0;
    }

    /** What of the order's money refunds can still claim; {@code but} does not count. */
    Won moneyLeft(@Nullable RefundId but) {
        Won bound = Won.sum(others(but).map(Refund::bound).toList());
        return kept().minus(bound).max(Won.ZERO);
    }

    /** Units that no refund holds. */
    int left(Item item) {
        return item.quantity()
                - claimedLines(item).mapToInt(Refund.Line::quantity).sum();
    }

    /**
     * The share of what is left of the item's price that these units get, rounded down; the last units take the
     * remainder, so that the refunds of an item add up to its price whatever their sizes.
     */
    Won shareOf(Item item, int units) {
        Won rest = item.price()
                .minus(Won.sum(claimedLines(item).map(Refund.Line::amount).toList()));
        int left = left(item);
        return units == left ? rest : Won.of(Math.floorDiv(Math.multiplyExact(rest.value(), (long) units), left));
    }

    private Stream<Refund.Line> claimedLines(Item item) {
        return refunds.stream()
                .filter(Refund::isLive)
                .flatMap(refund -> refund.claim().lines().stream())
                .filter(line -> line.itemId().equals(item.id()));
    }

    /** Whether these units are all that is left of the vendor's goods. */
    boolean isRestOf(String vendor, Map<String, Integer> units) {
        return items.stream()
                .filter(item -> item.vendor().equals(vendor))
                .allMatch(item -> left(item) == units.getOrDefault(item.id(), 0));
    }

    /** The fee of the vendor's shipments that no refund but {@code but} gives back. */
    Won feeLeft(String vendor, @Nullable RefundId but) {
        return isFeeHeld(vendor, but)
                ? Won.ZERO
                : Won.sum(shipments.stream()
                        .filter(shipment -> shipment.vendor().equals(vendor))
                        .map(Shipment::fee)
                        .toList());
    }

    /** Whether a refund other than {@code but} gives the vendor's shipping fee back. */
    boolean isFeeHeld(String vendor, @Nullable RefundId but) {
        return others(but)
                .filter(Refund::isLive)
                .map(Refund::claim)
                .anyMatch(claim ->
                        claim.vendor().equals(vendor) && claim.shipping().isPositive());
    }

    private Stream<Refund> others(@Nullable RefundId but) {
        return refunds.stream().filter(refund -> !refund.id().equals(but));
    }

    /** Units that no refund holds, of all items. */
    List<Goods> unclaimed() {
        return items.stream()
                .filter(item -> left(item) > 0)
                .map(item -> new Goods(item.productId(), item.variantId(), left(item)))
                .toList();
    }

    /** With this refund, new or in a new state, and the order standing accordingly. */
    public RefundBook with(Refund next) {
        List<Refund> all = new ArrayList<>(refunds);
        all.replaceAll(refund -> refund.id().equals(next.id()) ? next : refund);
        if (!all.contains(next)) {
            all.add(next);
        }
        var book = new RefundBook(order, items, shipments, List.copyOf(all), shipped);
        return new RefundBook(book.standing(), items, shipments, book.refunds, shipped);
    }

    private Order standing() {
        return switch (order) {
            case Order.Placed _, Order.Deviating _, Order.Cancelled _ -> order;
            case Paid(var head, var payment) -> standing(head, payment);
            case GivingBack back -> standing(back.head(), back.payment());
        };
    }

    private Order standing(Order.Head head, Payment payment) {
        List<Won> claims = refunds.stream()
                .filter(Settled.class::isInstance)
                .map(refund -> refund.claim().amount())
                .toList();
        Won returned = returned();
        return claims.isEmpty() && returned.isZero() ? order : standing(head, payment, Won.sum(claims), returned);
    }

    /**
     * How an order stands once money went back, from the money alone.
     *
     * <pre>
     * due = what settled refunds claimed, at most what was kept
     * returned &lt; due            under-refunded
     * returned &gt; due            over-refunded
     * returned = due = kept     refunded
     * returned = due &lt; kept     partially-refunded
     * </pre>
     *
     * @param claimed by refunds that are settled
     */
    static GivingBack standing(Order.Head head, Payment payment, Won claimed, Won returned) {
        int deviation = returned.compareTo(claimed.min(payment.kept()));
        if (deviation < 0) {
            return new UnderRefunded(head, payment, returned);
        }
        if (deviation > 0) {
            return new OverRefunded(head, payment, returned);
        }
        return returned.equals(payment.kept())
                ? new Refunded(head, payment, returned)
                : new PartiallyRefunded(head, payment, returned);
    }
}
