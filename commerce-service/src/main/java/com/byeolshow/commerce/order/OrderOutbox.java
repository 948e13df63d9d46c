package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.OrderEvent.Goods;
import com.byeolshow.commerce.order.OrderEvent.OrderCancelled;
import com.byeolshow.commerce.order.OrderEvent.OrderPaid;
import com.byeolshow.commerce.order.OrderEvent.OrderPlaced;
import com.byeolshow.commerce.order.OrderEvent.OrderRefunded;
import com.byeolshow.commerce.order.OrderEvent.RefundAccepted;
import com.byeolshow.commerce.order.OrderEvent.RefundDue;
import com.byeolshow.commerce.order.model.Checkout;
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

    Mono<Void> append(List<OrderEvent> events) {
        return outbox.append(events.stream().map(OrderOutbox::outgoing).toList());
    }

    record PlacedData(
            String orderId,
            String customerId,
            long amount,
            String currency,
            List<Goods> items,
            Instant placedAt,
            Instant expiresAt) {}

    record PaidData(String orderId, String customerId, String paymentId, long amount, Instant paidAt) {}

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

    static OutgoingEvent outgoing(OrderEvent event) {
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
                                e.expiresAt()));
            case OrderPaid e ->
                outgoing(
                        e,
                        "commerce.order-paid.v1",
                        new PaidData(
                                order,
                                e.customerId(),
                                e.paymentId().value(),
                                e.amount().value(),
                                e.paidAt()));
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
