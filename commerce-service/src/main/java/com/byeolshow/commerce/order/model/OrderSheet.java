package com.byeolshow.commerce.order.model;

import com.byeolshow.commerce.order.FulfillmentId;
import com.byeolshow.commerce.order.OrderId;
import com.byeolshow.commerce.order.PaymentId;
import com.byeolshow.commerce.order.RefundId;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order with everything that belongs to it. What was bought and for how much is as it was on that day.
 *
 * @param order its state
 */
public record OrderSheet(
        Order order,
        Instant placedAt,
        Instant updatedAt,
        List<Line> lines,
        List<Shipment> shipments,
        Address shipping,
        Address billing,
        Buyer buyer,
        @Nullable String request,
        List<String> tags,
        @Nullable String customsCode,
        List<Refund> refunds,
        List<Account> accounts,
        List<Stray> strays,
        List<SpentCoupon> coupons,
        List<Fulfillment> fulfillments) {

    /**
     * What was bought; the prices are for one unit.
     *
     * @param couponDiscount this line's share of the order's coupons, for all units together
     * @param claimedQuantity units that refunds give back
     * @param packedQuantity units in parcels
     */
    public record Line(
            String id,
            String productId,
            String productName,
            @Nullable String thumbnailUrl,
            String variantId,
            List<Choice> choices,
            String vendor,
            int quantity,
            Won unitOriginal,
            Won unitSale,
            Won couponDiscount,
            String shippingMethod,
            @Nullable String request,
            int claimedQuantity,
            Won claimedAmount,
            int packedQuantity) {

        /** What all units cost after coupons. */
        public Won price() {
            return unitSale.times(quantity).minus(couponDiscount);
        }

        /** Units that may still go into a parcel: neither in one already nor given back. */
        public int unitsToShip() {
            return Math.max(0, quantity - packedQuantity - claimedQuantity);
        }
    }

    /** One choice that makes a variant. */
    public record Choice(String optionId, String optionName, String variationId, String variationValue) {}

    /**
     * All goods of a vendor, sent together.
     *
     * @param ruleFee what it costs unless free
     * @param ruleWeightOver grams from which that rule counts
     * @param region name of the region whose rule it is; null for a rule of the whole country
     * @param fee what it costs here
     * @param claimed whether a refund gives the fee back
     */
    public record Shipment(
            String id,
            String vendor,
            String method,
            Won ruleFee,
            @Nullable Won ruleFreeOver,
            long ruleWeightOver,
            @Nullable String region,
            Won fee,
            boolean claimed) {}

    /**
     * A coupon the order was placed with; it is spent for good.
     *
     * @param item the line of a product coupon; null for a coupon on the whole cart
     */
    public record SpentCoupon(
            String couponId, String name, @Nullable String item, Won discounted) {}

    /** The customer as known when ordering. */
    public record Buyer(
            @Nullable String alias,
            @Nullable String email,
            @Nullable String mobile) {

        @Override
        public String toString() {
            return "Buyer[personal]";
        }
    }

    /** A virtual account that waits for the customer's transfer. */
    public record Account(PaymentId payment, String bank, String number, Won amount, Instant expiresAt) {}

    /** Money that arrived and could not be taken. */
    public record Stray(
            PaymentId payment,
            Won amount,
            Instant arrivedAt,
            @Nullable Instant returnedAt) {}

    public OrderId id() {
        return order.id();
    }

    /** The refund of this id, if the order has it. */
    public Optional<Refund> refund(RefundId id) {
        return refunds.stream().filter(refund -> refund.id().equals(id)).findFirst();
    }

    /** The parcel of this id, if the order has it. */
    public Optional<Fulfillment> fulfillment(FulfillmentId id) {
        return fulfillments.stream().filter(parcel -> parcel.id().equals(id)).findFirst();
    }

    /** Whether a parcel is on its way or there. */
    public boolean hasLeft() {
        return fulfillments.stream().anyMatch(parcel -> !(parcel instanceof Fulfillment.Pending));
    }

    /** Whether units or parcels still have to leave. */
    public boolean isWaitingToShip() {
        return lines.stream().anyMatch(line -> line.unitsToShip() > 0)
                || fulfillments.stream().anyMatch(Fulfillment.Pending.class::isInstance);
    }

    /** Whether a refund waits for staff or for its money. */
    public boolean hasOpenRefund() {
        return refunds.stream().anyMatch(refund -> switch (refund) {
            case Refund.Requested _, Refund.Accepted _ -> true;
            case Refund.Settled _, Refund.Cancelled _ -> false;
        });
    }

    /** What all goods cost before coupons. */
    public Won goods() {
        return Won.sum(lines.stream()
                .map(line -> line.unitSale().times(line.quantity()))
                .toList());
    }

    /** What sending them costs. */
    public Won shippingFee() {
        return Won.sum(shipments.stream().map(Shipment::fee).toList());
    }

    /** What coupons took off. */
    public Won couponDiscount() {
        return Won.sum(lines.stream().map(Line::couponDiscount).toList());
    }

    /** The order in a few words: its first product, and how many others. */
    public String title() {
        String first = lines.getFirst().productName();
        return lines.size() == 1 ? first : "%s 외 %d건".formatted(first, lines.size() - 1);
    }
}
