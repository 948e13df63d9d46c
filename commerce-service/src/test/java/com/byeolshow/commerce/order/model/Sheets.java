package com.byeolshow.commerce.order.model;

import com.byeolshow.commerce.order.FulfillmentId;
import com.byeolshow.commerce.order.OrderId;
import com.byeolshow.commerce.order.PaymentId;
import com.byeolshow.commerce.order.RefundId;
import com.byeolshow.commerce.order.model.Fulfillment.Contents;
import com.byeolshow.commerce.order.model.Fulfillment.Pending;
import com.byeolshow.commerce.order.model.Fulfillment.Shipped;
import com.byeolshow.commerce.order.model.Fulfillment.Tracking;
import com.byeolshow.commerce.order.model.Fulfillment.Unit;
import com.byeolshow.commerce.order.model.Order.Deposit;
import com.byeolshow.commerce.order.model.Order.Deviating;
import com.byeolshow.commerce.order.model.Order.Head;
import com.byeolshow.commerce.order.model.Order.Paid;
import com.byeolshow.commerce.order.model.Order.PartiallyRefunded;
import com.byeolshow.commerce.order.model.Order.Payment;
import com.byeolshow.commerce.order.model.Order.Placed;
import com.byeolshow.commerce.order.model.Order.Refunded;
import com.byeolshow.platform.money.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Three lips and a brush of the house at 10,000 and 5,000, and a mask of vendor S1 at 5,000; each vendor sends for 3,000,
 * and coupons took 2,000 off: 44,000 to pay.
 */
public final class Sheets {

    public static final Instant T = Instant.parse("2030-05-03T01:00:00Z");
    public static final Address ADDRESS = address("별로 1");
    static final Won DUE = Won.of(44_000);
    static final Head HEAD = new Head(new OrderId("O1"), "U1", DUE, Set.of());
    static final Payment PAYMENT = new Payment(new PaymentId("imp_1"), DUE, T);
    static final Tracking TRACKING = new Tracking("CJ대한통운", "688000123456");

    static final Order PLACED = new Placed(HEAD, T.plus(Duration.ofMinutes(30)));
    static final Order DEVIATING = new Deviating(HEAD, new Deposit(new PaymentId("imp_1"), Won.of(40_000), T));
    public static final Order PAID = new Paid(HEAD, PAYMENT);
    static final Order CANCELLED = new Order.Cancelled(HEAD, "r", T);
    static final Order PARTIAL = new PartiallyRefunded(HEAD, PAYMENT, Won.of(5_000));
    static final Order REFUNDED = new Refunded(HEAD, PAYMENT, DUE);

    private Sheets() {}

    static Address address(String street) {
        return new Address(
                new Address.Name(null, null, "홍길동"), "010", null, "KR", "서울", "강남구", street, null, "06000", null);
    }

    static OrderSheet of(Order order) {
        return of(order, List.of(), List.of());
    }

    static OrderSheet shipped(Order order, Fulfillment... fulfillments) {
        return of(order, List.of(), List.of(fulfillments));
    }

    public static OrderSheet of(Order order, List<Refund> refunds, List<Fulfillment> fulfillments) {
        return new OrderSheet(
                order,
                T,
                T,
                List.of(
                        line("L1", "byeolshow", 3, 10_000, 1_500, refunds, fulfillments),
                        line("L2", "byeolshow", 1, 5_000, 500, refunds, fulfillments),
                        line("L3", "S1", 1, 5_000, 0, refunds, fulfillments)),
                List.of(shipment("H1", "byeolshow"), shipment("H2", "S1")),
                ADDRESS,
                ADDRESS,
                new OrderSheet.Buyer("별이", null, null),
                "문 앞에",
                List.of(),
                null,
                refunds,
                List.of(),
                List.of(),
                List.of(
                        new OrderSheet.SpentCoupon("C1", "brush", "L2", Won.of(300)),
                        new OrderSheet.SpentCoupon("C2", "all", null, Won.of(1_700))),
                fulfillments);
    }

    private static OrderSheet.Line line(
            String id,
            String vendor,
            int quantity,
            long unit,
            long coupons,
            List<Refund> refunds,
            List<Fulfillment> fulfillments) {
        var claimed = refunds.stream()
                .filter(Refund::isLive)
                .flatMap(refund -> refund.claim().lines().stream())
                .filter(part -> part.itemId().equals(id))
                .toList();
        return new OrderSheet.Line(
                id,
                "P" + id,
                "goods " + id,
                null,
                "V" + id,
                List.of(),
                vendor,
                quantity,
                Won.of(unit + 1_000),
                Won.of(unit),
                Won.of(coupons),
                "standard",
                null,
                claimed.stream().mapToInt(Refund.Line::quantity).sum(),
                Won.sum(claimed.stream().map(Refund.Line::amount).toList()),
                fulfillments.stream()
                        .flatMap(parcel -> parcel.contents().units().stream())
                        .filter(packed -> packed.itemId().equals(id))
                        .mapToInt(Unit::quantity)
                        .sum());
    }

    private static OrderSheet.Shipment shipment(String id, String vendor) {
        return new OrderSheet.Shipment(id, vendor, "standard", Won.of(3_000), null, 0, null, Won.of(3_000), false);
    }

    static Contents contents(String id, String vendor, Map<String, Integer> units) {
        return new Contents(
                new FulfillmentId(id),
                vendor,
                units.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(unit -> new Unit(unit.getKey(), unit.getValue()))
                        .toList(),
                T);
    }

    static Fulfillment pending(String id, String vendor, Map<String, Integer> units) {
        return new Pending(contents(id, vendor, units));
    }

    static Fulfillment sent(String id, String vendor, Map<String, Integer> units) {
        return new Shipped(contents(id, vendor, units), TRACKING, T);
    }

    /** A refund of these units that waits for staff. */
    static Refund requested(String item, int quantity) {
        var sheet = of(PAID);
        return Ordered.next(
                RefundRules.request(RefundBook.of(sheet), Ordered.wish(item, quantity), new RefundId("R1"), T));
    }
}
