package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.model.Fulfillment;
import com.byeolshow.commerce.order.model.Order;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.order.web.ManagerRefundEndpoints.ManagedRefund;
import com.byeolshow.commerce.order.web.OrderParts.AddressJson;
import com.byeolshow.platform.web.SeoulTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order with everything staff need to look after it, the place it goes to included; the bill's address and the
 * buyer's contact stay with the buyer.
 *
 * @param amount what must be paid
 * @param kept what of the payment belongs to the order
 * @param deposit a deposit of another sum, while nobody has decided about it
 */
record ManagedOrder(
        String orderId,
        String customerId,
        String status,
        boolean done,
        long amount,
        long goods,
        long shipping,
        long couponDiscount,
        @Nullable Long kept,
        long refunded,
        String placedAt,
        @Nullable String expiresAt,
        @Nullable String paymentId,
        @Nullable String paidAt,
        @Nullable DeviatingDeposit deposit,
        @Nullable String shippedAt,
        @Nullable String receivedAt,
        @Nullable String doneAt,
        @Nullable String cancelReason,
        @Nullable String cancelledAt,
        AddressJson shippingAddress,
        @Nullable String request,
        @Nullable String customsCode,
        List<ManagedItem> items,
        List<ManagedCoupon> coupons,
        List<ManagedShipment> shipments,
        List<ManagedFulfillment> fulfillments,
        List<ManagedRefund> refunds,
        List<StrayPayment> strayPayments) {

    static ManagedOrder of(OrderSheet sheet) {
        Order order = sheet.order();
        Order.Payment payment = order.taken();
        Order.Marks marks = order.head().marks();
        var cancelled = order instanceof Order.Cancelled ended ? ended : null;
        return new ManagedOrder(
                order.id().value(),
                order.head().customerId(),
                order.status(),
                order.isDone(),
                order.head().amount().value(),
                sheet.goods().value(),
                sheet.shippingFee().value(),
                sheet.couponDiscount().value(),
                payment == null ? null : payment.kept().value(),
                order.givenBack().value(),
                SeoulTime.iso(sheet.placedAt()),
                order instanceof Order.Placed(var _, var expiresAt) ? SeoulTime.iso(expiresAt) : null,
                payment == null ? null : payment.id().value(),
                payment == null ? null : SeoulTime.iso(payment.at()),
                order instanceof Order.Deviating(var _, var deposit) ? DeviatingDeposit.of(deposit) : null,
                SeoulTime.isoOrNull(marks.shippedAt()),
                SeoulTime.isoOrNull(marks.receivedAt()),
                SeoulTime.isoOrNull(marks.doneAt()),
                cancelled == null ? null : cancelled.reason(),
                cancelled == null ? null : SeoulTime.iso(cancelled.at()),
                AddressJson.of(sheet.shipping()),
                sheet.request(),
                sheet.customsCode(),
                sheet.lines().stream().map(ManagedItem::of).toList(),
                sheet.coupons().stream().map(ManagedCoupon::of).toList(),
                sheet.shipments().stream().map(ManagedShipment::of).toList(),
                sheet.fulfillments().stream().map(ManagedFulfillment::of).toList(),
                sheet.refunds().stream().map(ManagedRefund::of).toList(),
                sheet.strays().stream().map(StrayPayment::of).toList());
    }

    /** Money that arrived and is not what was due. */
    record DeviatingDeposit(String paymentId, long amount, String arrivedAt) {

        static DeviatingDeposit of(Order.Deposit deposit) {
            return new DeviatingDeposit(deposit.id().value(), deposit.amount().value(), SeoulTime.iso(deposit.at()));
        }
    }

    /** A coupon the order was placed with; {@code itemId} is null for one on the whole cart. */
    record ManagedCoupon(
            String couponId, String name, @Nullable String itemId, long discounted) {

        static ManagedCoupon of(OrderSheet.SpentCoupon coupon) {
            return new ManagedCoupon(
                    coupon.couponId(),
                    coupon.name(),
                    coupon.item(),
                    coupon.discounted().value());
        }
    }

    /** A parcel. */
    record ManagedFulfillment(
            String fulfillmentId,
            String vendor,
            String status,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            List<ManagedUnit> items,
            String packedAt,
            @Nullable String shippedAt,
            @Nullable String arrivedAt) {

        static ManagedFulfillment of(Fulfillment fulfillment) {
            var contents = fulfillment.contents();
            var tracking = fulfillment.tracking();
            return new ManagedFulfillment(
                    contents.id().value(),
                    contents.vendor(),
                    fulfillment.status(),
                    tracking == null ? null : tracking.carrier(),
                    tracking == null ? null : tracking.number(),
                    contents.units().stream()
                            .map(unit -> new ManagedUnit(unit.itemId(), unit.quantity()))
                            .toList(),
                    SeoulTime.iso(contents.packedAt()),
                    SeoulTime.isoOrNull(
                            switch (fulfillment) {
                                case Fulfillment.Pending _ -> null;
                                case Fulfillment.Shipped(var _, var _, var at) -> at;
                                case Fulfillment.Arrived(var _, var _, var at, var _) -> at;
                            }),
                    fulfillment instanceof Fulfillment.Arrived(var _, var _, var _, var at) ? SeoulTime.iso(at) : null);
        }
    }

    /** Units of an item. */
    record ManagedUnit(String itemId, int quantity) {}

    /** A line of the order; {@code refundQuantity} counts units that refunds give back, {@code packedQuantity} those in parcels. */
    record ManagedItem(
            String itemId,
            String productId,
            String productName,
            String variantId,
            String vendor,
            int quantity,
            long unitPrice,
            long couponDiscount,
            int refundQuantity,
            int packedQuantity) {

        static ManagedItem of(OrderSheet.Line line) {
            return new ManagedItem(
                    line.id(),
                    line.productId(),
                    line.productName(),
                    line.variantId(),
                    line.vendor(),
                    line.quantity(),
                    line.unitSale().value(),
                    line.couponDiscount().value(),
                    line.claimedQuantity(),
                    line.packedQuantity());
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
}
