package com.byeolshow.commerce.order.model;

import com.byeolshow.commerce.order.OrderEvent.Goods;
import com.byeolshow.commerce.order.OrderId;
import com.byeolshow.commerce.order.RefundId;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a refund can be. */
public sealed interface Refund {

    Claim claim();

    default RefundId id() {
        return claim().id();
    }

    /** The state's word in the database and for managers. */
    default String status() {
        return switch (this) {
            case Requested _ -> "requested";
            case Accepted _ -> "accepted";
            case Settled _ -> "settled";
            case Cancelled _ -> "cancelled";
        };
    }

    /** Whether it holds units and money of the order, so that no other refund can have them. */
    default boolean isLive() {
        return switch (this) {
            case Requested _, Accepted _, Settled _ -> true;
            case Cancelled _ -> false;
        };
    }

    /** Money that went back for it; zero while none did. */
    default Won returned() {
        return switch (this) {
            case Requested _, Accepted _ -> Won.ZERO;
            case Settled(var _, var _, var _, var returned) -> returned;
            case Cancelled(var _, var _, var returned) -> returned;
        };
    }

    /** What of the order's money nobody else can have because of it; a refund that fell short is still owed the rest. */
    default Won bound() {
        return switch (this) {
            case Requested _, Accepted _ -> claim().amount();
            case Settled(var claim, var _, var _, var returned) ->
                claim.amount().max(returned);
            case Cancelled(var _, var _, var returned) -> returned;
        };
    }

    /**
     * What every state knows: goods of one vendor and their money.
     *
     * @param vendor empty for money that went back at the provider's console, which is for no goods in particular
     * @param shipping the vendor's shipping fee, or zero when it stays
     * @param shippingNamed whether the customer named the shipment, so that its fee goes back without its last goods
     * @param amount all the money that goes back: goods and shipping, or less when part of the order's money is gone
     * @param cancellationId the provider's name for what happened at its console; null for what a customer asked for
     */
    record Claim(
            RefundId id,
            OrderId orderId,
            String customerId,
            String vendor,
            String reason,
            List<Line> lines,
            Won shipping,
            boolean shippingNamed,
            Won amount,
            @Nullable String cancellationId,
            Instant createdAt) {

        /** Money for the goods. */
        public Won goods() {
            return Won.sum(lines.stream().map(Line::amount).toList());
        }

        Claim with(Won newShipping, Won newAmount) {
            return new Claim(
                    id,
                    orderId,
                    customerId,
                    vendor,
                    reason,
                    lines,
                    newShipping,
                    shippingNamed,
                    newAmount,
                    cancellationId,
                    createdAt);
        }

        List<Goods> units() {
            return lines.stream()
                    .map(line -> new Goods(line.productId(), line.variantId(), line.quantity()))
                    .toList();
        }
    }

    /** Units of one order item and the money for them. */
    record Line(String itemId, String productId, String variantId, int quantity, Won amount) {}

    /**
     * That a refund goes ahead.
     *
     * @param by who of the staff agreed; null when the money went back before anybody was asked
     * @param restock whether the goods go on sale again once the money went back
     */
    record Acceptance(@Nullable String by, boolean restock, Instant at) {}

    /**
     * That a refund does not go ahead.
     *
     * @param by the customer, or who of the staff; null when it had become pointless
     */
    record Cancellation(String reason, @Nullable String by, Instant at) {}

    /** The customer asked. */
    record Requested(Claim claim) implements Refund {}

    /** Staff agreed; the money is on its way. */
    record Accepted(Claim claim, Acceptance acceptance) implements Refund {}

    /** The money went back. */
    record Settled(Claim claim, Acceptance acceptance, Instant settledAt, Won returned) implements Refund {}

    /**
     * The customer withdrew it or staff rejected it.
     *
     * @param returned zero, unless money went back for it all the same
     */
    record Cancelled(Claim claim, Cancellation cancellation, Won returned) implements Refund {}
}
