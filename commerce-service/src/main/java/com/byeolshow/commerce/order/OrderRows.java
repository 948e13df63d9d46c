package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.FulfillmentRows.FulfillmentRow;
import com.byeolshow.commerce.order.RefundRows.RefundRow;
import com.byeolshow.commerce.order.model.Address;
import com.byeolshow.commerce.order.model.Order;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of the order tables, as PostgreSQL writes them as JSON, and what they mean. */
final class OrderRows {

    private OrderRows() {}

    /** A row of {@code order_item}. */
    record ItemRow(
            String id,
            int position,
            String productId,
            String productName,
            @Nullable String thumbnailUrl,
            String variantId,
            List<OrderSheet.Choice> variantTypes,
            String vendor,
            int quantity,
            long unitOriginal,
            long unitSale,
            long couponDiscount,
            String shippingMethod,
            @Nullable String request,
            int refundQuantity,
            long refundAmount,
            int packedQuantity) {

        static ItemRow of(OrderSheet.Line line, int position) {
            return new ItemRow(
                    line.id(),
                    position,
                    line.productId(),
                    line.productName(),
                    line.thumbnailUrl(),
                    line.variantId(),
                    line.choices(),
                    line.vendor(),
                    line.quantity(),
                    line.unitOriginal().value(),
                    line.unitSale().value(),
                    line.couponDiscount().value(),
                    line.shippingMethod(),
                    line.request(),
                    line.claimedQuantity(),
                    line.claimedAmount().value(),
                    line.packedQuantity());
        }

        OrderSheet.Line line() {
            return new OrderSheet.Line(
                    id,
                    productId,
                    productName,
                    thumbnailUrl,
                    variantId,
                    variantTypes,
                    vendor,
                    quantity,
                    Won.of(unitOriginal),
                    Won.of(unitSale),
                    Won.of(couponDiscount),
                    shippingMethod,
                    request,
                    refundQuantity,
                    Won.of(refundAmount),
                    packedQuantity);
        }
    }

    /** A row of {@code order_shipment}. */
    record ShipmentRow(
            String id,
            String vendor,
            String shippingMethod,
            long ruleFee,
            @Nullable Long ruleFreeOver,
            long ruleWeightOver,
            @Nullable String region,
            long fee,
            boolean refunded) {

        static ShipmentRow of(OrderSheet.Shipment shipment) {
            Won freeOver = shipment.ruleFreeOver();
            return new ShipmentRow(
                    shipment.id(),
                    shipment.vendor(),
                    shipment.method(),
                    shipment.ruleFee().value(),
                    freeOver == null ? null : freeOver.value(),
                    shipment.ruleWeightOver(),
                    shipment.region(),
                    shipment.fee().value(),
                    shipment.claimed());
        }

        OrderSheet.Shipment shipment() {
            return new OrderSheet.Shipment(
                    id,
                    vendor,
                    shippingMethod,
                    Won.of(ruleFee),
                    ruleFreeOver == null ? null : Won.of(ruleFreeOver),
                    ruleWeightOver,
                    region,
                    Won.of(fee),
                    refunded);
        }
    }

    /** A row of {@code virtual_account}. */
    record AccountRow(String paymentId, String bankName, String accountNumber, long amount, Instant expiresAt) {

        OrderSheet.Account account() {
            return new OrderSheet.Account(new PaymentId(paymentId), bankName, accountNumber, Won.of(amount), expiresAt);
        }
    }

    /** A row of {@code stray_payment}. */
    record StrayRow(
            String paymentId,
            long amount,
            Instant arrivedAt,
            @Nullable Instant returnedAt) {

        OrderSheet.Stray stray() {
            return new OrderSheet.Stray(new PaymentId(paymentId), Won.of(amount), arrivedAt, returnedAt);
        }
    }

    /** A row of {@code order_coupon}. */
    record CouponRow(String couponId, String name, @Nullable String itemId, long discounted) {

        static CouponRow of(OrderSheet.SpentCoupon coupon) {
            return new CouponRow(
                    coupon.couponId(),
                    coupon.name(),
                    coupon.item(),
                    coupon.discounted().value());
        }

        OrderSheet.SpentCoupon coupon() {
            return new OrderSheet.SpentCoupon(couponId, name, itemId, Won.of(discounted));
        }
    }

    /** A row of {@code orders} with all that belongs to it. */
    record SheetRow(
            String id,
            String customerId,
            String status,
            long amount,
            long refunded,
            @Nullable String paymentId,
            @Nullable Instant paidAt,
            @Nullable Long paymentAmount,
            @Nullable String cancelReason,
            @Nullable Instant cancelledAt,
            Instant expiresAt,
            @Nullable Instant shippedAt,
            @Nullable Instant receivedAt,
            @Nullable Instant doneAt,
            @Nullable String request,
            List<String> tags,
            @Nullable String customsCode,
            Address shippingAddress,
            Address billingAddress,
            @Nullable String customerAlias,
            @Nullable String customerEmail,
            @Nullable String customerMobile,
            Instant placedAt,
            Instant updatedAt,
            List<ItemRow> items,
            List<ShipmentRow> shipments,
            List<RefundRow> refunds,
            List<AccountRow> accounts,
            List<StrayRow> strays,
            List<CouponRow> coupons,
            List<FulfillmentRow> fulfillments) {

        OrderSheet sheet() {
            return new OrderSheet(
                    order(),
                    placedAt,
                    updatedAt,
                    items.stream().map(ItemRow::line).toList(),
                    shipments.stream().map(ShipmentRow::shipment).toList(),
                    shippingAddress,
                    billingAddress,
                    new OrderSheet.Buyer(customerAlias, customerEmail, customerMobile),
                    request,
                    tags,
                    customsCode,
                    refunds.stream().map(RefundRow::refund).toList(),
                    accounts.stream().map(AccountRow::account).toList(),
                    strays.stream().map(StrayRow::stray).toList(),
                    coupons.stream().map(CouponRow::coupon).toList(),
                    fulfillments.stream().map(FulfillmentRow::fulfillment).toList());
        }

        private Order order() {
            var head = new Order.Head(
                    new OrderId(id),
                    customerId,
                    Won.of(amount),
                    strays.stream()
                            .map(stray -> new PaymentId(stray.paymentId()))
                            .collect(Collectors.toUnmodifiableSet()),
                    new Order.Marks(shippedAt, receivedAt, doneAt));
            return switch (status) {
                case "placed" -> new Order.Placed(head, expiresAt);
                case "under-paid", "over-paid" -> {
                    var held = payment();
                    yield new Order.Deviating(head, new Order.Deposit(held.id(), held.kept(), held.at()));
                }
                case "paid" -> new Order.Paid(head, payment());
                case "cancelled" ->
                    new Order.Cancelled(
                            head, Objects.requireNonNullElse(cancelReason, ""), Objects.requireNonNull(cancelledAt));
                case "under-refunded" -> new Order.UnderRefunded(head, payment(), Won.of(refunded));
                case "partially-refunded" -> new Order.PartiallyRefunded(head, payment(), Won.of(refunded));
                case "refunded" -> new Order.Refunded(head, payment(), Won.of(refunded));
                case "over-refunded" -> new Order.OverRefunded(head, payment(), Won.of(refunded));
                default -> throw new IllegalStateException("order " + id + " is " + status);
            };
        }

        private Order.Payment payment() {
            return new Order.Payment(
                    new PaymentId(Objects.requireNonNull(paymentId)),
                    Won.of(Objects.requireNonNull(paymentAmount)),
                    Objects.requireNonNull(paidAt));
        }
    }
}
