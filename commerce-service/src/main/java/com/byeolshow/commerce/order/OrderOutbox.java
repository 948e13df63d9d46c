package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.OrderEvent.Goods;
import com.byeolshow.commerce.order.OrderEvent.OrderCancelled;
import com.byeolshow.commerce.order.OrderEvent.OrderPaid;
import com.byeolshow.commerce.order.OrderEvent.OrderPlaced;
import com.byeolshow.commerce.order.OrderEvent.OrderRefunded;
import com.byeolshow.commerce.order.OrderEvent.OrderShipped;
import com.byeolshow.commerce.order.OrderEvent.RefundAccepted;
import com.byeolshow.commerce.order.OrderEvent.RefundDue;
import com.byeolshow.commerce.order.model.Checkout;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.messaging.OutgoingEvent;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What happened to orders, in the words other services read; the schemas stand in the contracts. */
@Component
class OrderOutbox {

    private static final String TOPIC = "commerce.orders";

    private final Outbox outbox;

    OrderOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Appends what happened to this order. */
    Mono<Void> append(OrderSheet sheet, List<OrderEvent> events) {
        return outbox.append(
                events.stream().map(event -> outgoing(sheet, event)).toList());
    }

    record PlacedData(
            String orderId,
            String customerId,
            long amount,
            String currency,
            List<Goods> items,
            Instant placedAt,
            Instant expiresAt,
            long goods,
            long shipping,
            long couponDiscount) {}

    record PaidData(
            String orderId,
            String customerId,
            String paymentId,
            long amount,
            Instant paidAt,
            String title,
            List<Bought> items) {}

    /** Units of a variant; {@code amount} is their price after coupons. */
    record Bought(String productId, String variantId, String productName, int quantity, long amount) {

        static Bought of(OrderSheet.Line line) {
            return new Bought(
                    line.productId(),
                    line.variantId(),
                    line.productName(),
                    line.quantity(),
                    line.price().value());
        }
    }

    record ShippedData(
            String orderId,
            String customerId,
            String fulfillmentId,
            String vendor,
            String carrier,
            String trackingNumber,
            Instant shippedAt) {}

    record CancelledData(String orderId, String customerId, String reason, Instant cancelledAt) {}

    record AcceptedData(
            String orderId,
            String refundId,
            String customerId,
            long amount,
            long shipping,
            String reason,
            Instant acceptedAt) {}

    record RefundedData(
            String orderId, String refundId, String customerId, long amount, boolean full, Instant refundedAt) {}

    record DueData(String orderId, String paymentId, long amount, String reason, Instant occurredAt) {}

    static OutgoingEvent outgoing(OrderSheet sheet, OrderEvent event) {
        String order = event.orderId().value();
        return switch (event) {
            case OrderPlaced e ->
                outgoing(
                        e,
                        "commerce.order-placed.v1",
                        new PlacedData(
                                order,
                                e.customerId(),
                                e.amount().value(),
                                Checkout.CURRENCY,
                                e.items(),
                                e.placedAt(),
                                e.expiresAt(),
                                sheet.goods().value(),
                                sheet.shippingFee().value(),
                                sheet.couponDiscount().value()));
            case OrderPaid e ->
                outgoing(
                        e,
                        "commerce.order-paid.v1",
                        new PaidData(
                                order,
                                e.customerId(),
                                e.paymentId().value(),
                                e.amount().value(),
                                e.paidAt(),
                                sheet.title(),
                                sheet.lines().stream().map(Bought::of).toList()));
            case OrderShipped e ->
                outgoing(
                        e,
                        "commerce.order-shipped.v1",
                        new ShippedData(
                                order,
                                e.customerId(),
                                e.fulfillmentId().value(),
                                e.vendor(),
                                e.carrier(),
                                e.trackingNumber(),
                                e.shippedAt()));
            case OrderCancelled e ->
                outgoing(
                        e,
                        "commerce.order-cancelled.v1",
                        new CancelledData(order, e.customerId(), e.reason(), e.cancelledAt()));
            case RefundAccepted e ->
                outgoing(
                        e,
                        "commerce.refund-accepted.v1",
                        new AcceptedData(
                                order,
                                e.refundId().value(),
                                e.customerId(),
                                e.amount().value(),
                                e.shipping().value(),
                                e.reason(),
                                e.acceptedAt()));
            case OrderRefunded e ->
                outgoing(
                        e,
                        "commerce.order-refunded.v1",
                        new RefundedData(
                                order,
                                e.refundId().value(),
                                e.customerId(),
                                e.amount().value(),
                                e.full(),
                                e.refundedAt()));
            case RefundDue e ->
                outgoing(
                        e,
                        "commerce.refund-due.v1",
                        new DueData(order, e.paymentId().value(), e.amount().value(), e.reason(), e.occurredAt()));
        };
    }

    private static OutgoingEvent outgoing(OrderEvent event, String type, Object data) {
        return new OutgoingEvent(TOPIC, type, event.orderId().value(), data);
    }
}
