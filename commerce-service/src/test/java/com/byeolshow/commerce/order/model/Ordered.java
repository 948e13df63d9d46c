package com.byeolshow.commerce.order.model;

import com.byeolshow.commerce.order.OrderId;
import com.byeolshow.commerce.order.PaymentId;
import com.byeolshow.commerce.order.RefundId;
import com.byeolshow.commerce.order.model.Order.Head;
import com.byeolshow.commerce.order.model.Order.Paid;
import com.byeolshow.commerce.order.model.Order.Payment;
import com.byeolshow.commerce.order.model.Outcome.Changed;
import com.byeolshow.commerce.order.model.RefundBook.Item;
import com.byeolshow.commerce.order.model.RefundBook.Shipment;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A paid order of three things of the house at 10,000, one at 5,000, and one of vendor S1 at 5,000; each vendor sends for
 * 3,000.
 */
final class Ordered {

    static final Instant T = Instant.parse("2030-05-03T01:00:00Z");
    static final OrderId ORDER = new OrderId("O1");
    static final Head HEAD = new Head(ORDER, "U1", Won.of(46_000), Set.of());
    static final Payment PAYMENT = new Payment(new PaymentId("imp_1"), Won.of(46_000), T);
    static final Order PAID = new Paid(HEAD, PAYMENT);
    static final RefundRules.Terms TERMS = new RefundRules.Terms("M1", RefundRules.Fee.BY_RULE, true);

    private Ordered() {}

    static RefundBook book() {
        return book(PAID);
    }

    static RefundBook book(Order order) {
        return new RefundBook(
                order,
                List.of(
                        item("L1", "byeolshow", 3, 30_000),
                        item("L2", "byeolshow", 1, 5_000),
                        item("L3", "S1", 1, 5_000)),
                List.of(new Shipment("H1", "byeolshow", Won.of(3_000)), new Shipment("H2", "S1", Won.of(3_000))),
                List.of(),
                false);
    }

    static RefundBook shipped(RefundBook book) {
        return new RefundBook(book.order(), book.items(), book.shipments(), book.refunds(), true);
    }

    static Item item(String id, String vendor, int quantity, long price) {
        return new Item(id, "P" + id, "V" + id, vendor, quantity, Won.of(price));
    }

    static RefundWish wish(Object... itemsAndQuantities) {
        var items = new ArrayList<RefundWish.Item>();
        for (int i = 0; i < itemsAndQuantities.length; i += 2) {
            items.add(new RefundWish.Item((String) itemsAndQuantities[i], (int) itemsAndQuantities[i + 1]));
        }
        return new RefundWish("broken", items, List.of());
    }

    static RefundWish naming(RefundWish wish, String... shipments) {
        return new RefundWish(wish.reason(), wish.items(), List.of(shipments));
    }

    /** The book after a request that must be granted, and the refund of that id in it. */
    static RefundBook requested(RefundBook book, String id, RefundWish wish) {
        return book.with(next(RefundRules.request(book, wish, new RefundId(id), T)));
    }

    static RefundBook accepted(RefundBook book, String id) {
        return book.with(next(RefundRules.accept(book, refund(book, id), TERMS, T)));
    }

    static RefundBook cancelled(RefundBook book, String id) {
        return book.with(next(RefundRules.cancel(refund(book, id), "r", "U1", T)));
    }

    static RefundBook settled(RefundBook book, String id, long returned) {
        return after(book, ReturnRules.settle(book, refund(book, id), Won.of(returned), T));
    }

    static ConsoleReturn console(String cancellation, long amount) {
        return new ConsoleReturn(cancellation, PAYMENT.id(), Won.of(amount), "console", T);
    }

    static RefundBook atConsole(RefundBook book, String cancellation, long amount) {
        return after(
                book,
                ReturnRules.cancelledAtConsole(book, console(cancellation, amount), new RefundId("R" + cancellation)));
    }

    /** The book with everything the settlement changed. */
    static RefundBook after(RefundBook book, Outcome<ReturnRules.Settlement> outcome) {
        if (!(outcome instanceof Changed<ReturnRules.Settlement>(var settlement, var _))) {
            return book;
        }
        RefundBook next = book;
        for (Refund refund : settlement.refunds()) {
            next = next.with(refund);
        }
        return new RefundBook(settlement.order(), next.items(), next.shipments(), next.refunds(), next.shipped());
    }

    static Refund refund(RefundBook book, String id) {
        return book.refunds().stream()
                .filter(refund -> refund.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static <S> S next(Outcome<S> outcome) {
        return ((Changed<S>) outcome).next();
    }
}
