package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.ReadOrders;
import com.byeolshow.commerce.order.model.Order;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.order.web.ManagerRefundEndpoints.ManagedRefund;
import com.byeolshow.platform.web.SeoulTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Orders for staff. */
@RestController
class ManagerOrderEndpoints {

    private final ReadOrders read;

    ManagerOrderEndpoints(ReadOrders read) {
        this.read = read;
    }

    /** An order as staff see it; the buyer's address and contact stay with the buyer. */
    record ManagedOrder(
            String orderId,
            String customerId,
            String status,
            long amount,
            long refunded,
            String placedAt,
            @Nullable String expiresAt,
            @Nullable String paymentId,
            @Nullable String paidAt,
            @Nullable String cancelReason,
            @Nullable String cancelledAt,
            List<ManagedItem> items,
            List<ManagedShipment> shipments,
            List<ManagedRefund> refunds,
            List<StrayPayment> strayPayments) {

        static ManagedOrder of(OrderSheet sheet) {
            Order order = sheet.order();
            Order.Payment payment = payment(order);
            var cancelled = order instanceof Order.Cancelled done ? done : null;
            return new ManagedOrder(
                    order.id().value(),
                    order.head().customerId(),
                    order.status(),
                    order.head().amount().value(),
                    OrderJson.refunded(order).value(),
                    SeoulTime.iso(sheet.placedAt()),
                    order instanceof Order.Placed(var _, var expiresAt) ? SeoulTime.iso(expiresAt) : null,
                    payment == null ? null : payment.id().value(),
                    payment == null ? null : SeoulTime.iso(payment.at()),
                    cancelled == null ? null : cancelled.reason(),
                    cancelled == null ? null : SeoulTime.iso(cancelled.at()),
                    sheet.lines().stream().map(ManagedItem::of).toList(),
                    sheet.shipments().stream().map(ManagedShipment::of).toList(),
                    sheet.refunds().stream().map(ManagedRefund::of).toList(),
                    sheet.strays().stream().map(StrayPayment::of).toList());
        }

        private static Order.@Nullable Payment payment(Order order) {
            return switch (order) {
                case Order.Placed _, Order.Deviating _, Order.Cancelled _ -> null;
                case Order.Paid(var _, var payment) -> payment;
                case Order.GivingBack back -> back.payment();
            };
        }
    }

    /** A line of the order; {@code refundQuantity} counts units in refunds that are not cancelled. */
    record ManagedItem(
            String itemId,
            String productId,
            String productName,
            String variantId,
            String vendor,
            int quantity,
            long unitPrice,
            int refundQuantity) {

        static ManagedItem of(OrderSheet.Line line) {
            return new ManagedItem(
                    line.id(),
                    line.productId(),
                    line.productName(),
                    line.variantId(),
                    line.vendor(),
                    line.quantity(),
                    line.unitSale().value(),
                    line.claimedQuantity());
        }
    }

    /** What sending one vendor's goods cost. */
    record ManagedShipment(String shipmentId, String vendor, String method, long fee) {

        static ManagedShipment of(OrderSheet.Shipment shipment) {
            return new ManagedShipment(
                    shipment.id(),
                    shipment.vendor(),
                    shipment.method(),
                    shipment.fee().value());
        }
    }

    /** Money that could not be taken; {@code returnedAt} is null while it is on its way back. */
    record StrayPayment(
            String paymentId,
            long amount,
            String arrivedAt,
            @Nullable String returnedAt) {

        static StrayPayment of(OrderSheet.Stray stray) {
            return new StrayPayment(
                    stray.payment().value(),
                    stray.amount().value(),
                    SeoulTime.iso(stray.arrivedAt()),
                    SeoulTime.isoOrNull(stray.returnedAt()));
        }
    }

    @GetMapping("/v1/manager/orders/{orderId}")
    Mono<ManagedOrder> one(@PathVariable String orderId) {
        return read.any(Texts.orderId(orderId)).map(ManagedOrder::of);
    }
}
