package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.AcceptRefund;
import com.byeolshow.commerce.order.ReadOrders;
import com.byeolshow.commerce.order.RefundId;
import com.byeolshow.commerce.order.model.Order;
import com.byeolshow.commerce.order.model.OrderProblem;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.order.model.Refund;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.SeoulTime;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Orders and refunds for staff. */
@RestController
class ManagerOrderEndpoints {

    private static final int PAGE_SIZE = 50;
    private static final Set<String> STATUSES = Set.of("requested", "accepted", "settled");

    private final ReadOrders read;
    private final AcceptRefund accept;

    ManagerOrderEndpoints(ReadOrders read, AcceptRefund accept) {
        this.read = read;
        this.accept = accept;
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
                case Order.Placed _, Order.Cancelled _ -> null;
                case Order.Paid(var _, var payment) -> payment;
                case Order.PartiallyRefunded(var _, var payment, var _) -> payment;
                case Order.Refunded(var _, var payment, var _) -> payment;
            };
        }
    }

    /** A line of the order; {@code refundQuantity} counts units in refunds of any status. */
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

    /** A refund as staff see it. */
    record ManagedRefund(
            String refundId,
            String orderId,
            String customerId,
            String vendor,
            String status,
            String reason,
            long amount,
            long shipping,
            List<ManagedRefundItem> items,
            String createdAt,
            @Nullable String acceptedAt,
            @Nullable String settledAt) {

        static ManagedRefund of(Refund refund) {
            var claim = refund.claim();
            return new ManagedRefund(
                    claim.id().value(),
                    claim.orderId().value(),
                    claim.customerId(),
                    claim.vendor(),
                    refund.status(),
                    claim.reason(),
                    claim.amount().value(),
                    claim.shipping().value(),
                    claim.lines().stream().map(ManagedRefundItem::of).toList(),
                    SeoulTime.iso(claim.createdAt()),
                    switch (refund) {
                        case Refund.Requested _ -> null;
                        case Refund.Accepted(var _, var at) -> SeoulTime.iso(at);
                        case Refund.Settled(var _, var at, var _, var _) -> SeoulTime.iso(at);
                    },
                    refund instanceof Refund.Settled(var _, var _, var at, var _) ? SeoulTime.iso(at) : null);
        }
    }

    /** Units that go back and the money for them. */
    record ManagedRefundItem(String itemId, String productId, String variantId, int quantity, long amount) {

        static ManagedRefundItem of(Refund.Line line) {
            return new ManagedRefundItem(
                    line.itemId(),
                    line.productId(),
                    line.variantId(),
                    line.quantity(),
                    line.amount().value());
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

    @GetMapping("/v1/manager/refunds")
    Mono<List<ManagedRefund>> refunds(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String page) {
        if (status != null && !STATUSES.contains(status)) {
            throw Texts.malformed("status is requested, accepted or settled");
        }
        return read.refunds(status, Page.of(page, PAGE_SIZE))
                .map(refunds -> refunds.stream().map(ManagedRefund::of).toList());
    }

    @PostMapping("/v1/manager/orders/{orderId}/refunds/{refundId}/accept")
    Mono<ManagedRefund> accept(@PathVariable String orderId, @PathVariable String refundId) {
        if (!refundId.matches("[0-9A-Za-z]{1,40}")) {
            throw new RefusedException(new OrderProblem.NoSuchRefund());
        }
        return accept.run(Texts.orderId(orderId), new RefundId(refundId)).map(ManagedRefund::of);
    }
}
