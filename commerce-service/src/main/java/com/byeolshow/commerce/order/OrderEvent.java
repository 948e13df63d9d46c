package com.byeolshow.commerce.order;

import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.List;

/** What happened to an order. */
public sealed interface OrderEvent {

    OrderId orderId();

    /** Some units of a variant, as an order or a refund holds them. */
    record Goods(String productId, String variantId, int quantity) {}

    /** Stock is promised until {@code expiresAt}, waiting for {@code amount}. */
    record OrderPlaced(
            OrderId orderId, String customerId, Won amount, List<Goods> items, Instant placedAt, Instant expiresAt)
            implements OrderEvent {}

    /** The whole amount arrived. */
    record OrderPaid(OrderId orderId, String customerId, PaymentId paymentId, Won amount, Instant paidAt)
            implements OrderEvent {}

    /** A parcel with goods of one vendor is on its way. */
    record OrderShipped(
            OrderId orderId,
            String customerId,
            FulfillmentId fulfillmentId,
            String vendor,
            String carrier,
            String trackingNumber,
            Instant shippedAt)
            implements OrderEvent {}

    /** Ended before payment; stock is free again. */
    record OrderCancelled(OrderId orderId, String customerId, String reason, Instant cancelledAt)
            implements OrderEvent {}

    /** Staff agreed: this money must go back; {@code shipping} is the part of it that is a shipping fee. */
    record RefundAccepted(
            OrderId orderId,
            RefundId refundId,
            String customerId,
            Won amount,
            Won shipping,
            String reason,
            Instant acceptedAt)
            implements OrderEvent {}

    /**
     * Money went back; {@code full} when nothing of the order's money is left.
     *
     * @param items goods that are on sale again
     */
    record OrderRefunded(
            OrderId orderId,
            RefundId refundId,
            String customerId,
            Won amount,
            boolean full,
            List<Goods> items,
            Instant refundedAt)
            implements OrderEvent {}

    /** Money arrived for an order that cannot take it and must go back. */
    record RefundDue(OrderId orderId, PaymentId paymentId, Won amount, String reason, Instant occurredAt)
            implements OrderEvent {}
}
