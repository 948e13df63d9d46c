package com.byeolshow.commerce.order.model;

import com.byeolshow.commerce.order.OrderEvent.Goods;
import com.byeolshow.commerce.order.OrderId;
import com.byeolshow.commerce.order.RefundId;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.List;

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
        };
    }

    /**
     * What every state knows: goods of one vendor and their money.
     *
     * @param shipping the vendor's shipping fee when everything of the vendor has gone back, else zero
     */
    record Claim(
            RefundId id,
            OrderId orderId,
            String customerId,
            String vendor,
            String reason,
            List<Line> lines,
            Won shipping,
            Instant createdAt) {

        /** Money for the goods. */
        public Won goods() {
            return Won.sum(lines.stream().map(Line::amount).toList());
        }

        /** All the money that goes back. */
        public Won amount() {
            return goods().plus(shipping);
        }

        List<Goods> units() {
            return lines.stream()
                    .map(line -> new Goods(line.productId(), line.variantId(), line.quantity()))
                    .toList();
        }
    }

    /** Units of one order item and the money for them. */
    record Line(String itemId, String productId, String variantId, int quantity, Won amount) {}

    /** The customer asked. */
    record Requested(Claim claim) implements Refund {}

    /** Staff agreed; the money is on its way. */
    record Accepted(Claim claim, Instant acceptedAt) implements Refund {}

    /** The money went back. */
    record Settled(Claim claim, Instant acceptedAt, Instant settledAt, Won returned) implements Refund {}
}
