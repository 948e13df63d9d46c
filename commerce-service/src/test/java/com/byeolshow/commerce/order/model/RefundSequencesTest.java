package com.byeolshow.commerce.order.model;

import static com.byeolshow.commerce.order.model.Ordered.T;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.order.OrderEvent;
import com.byeolshow.commerce.order.OrderEvent.OrderRefunded;
import com.byeolshow.commerce.order.OrderEvent.RefundAccepted;
import com.byeolshow.commerce.order.RefundId;
import com.byeolshow.commerce.order.model.Order.Head;
import com.byeolshow.commerce.order.model.Order.Paid;
import com.byeolshow.commerce.order.model.Order.Payment;
import com.byeolshow.commerce.order.model.Outcome.Changed;
import com.byeolshow.commerce.order.model.RefundBook.Item;
import com.byeolshow.commerce.order.model.RefundBook.Shipment;
import com.byeolshow.commerce.order.model.RefundRules.Fee;
import com.byeolshow.commerce.order.model.RefundRules.Terms;
import com.byeolshow.commerce.order.model.ReturnRules.Settlement;
import com.byeolshow.platform.money.Won;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any order, and anything that can happen to its refunds in any sequence, against a provider that has only so much. */
class RefundSequencesTest {

    /** An item to be: units, price of one, and what coupons took off all of them. */
    record Bought(int vendor, int quantity, int unit, int couponPercent) {

        long price() {
            long goods = (long) unit * quantity;
            return goods - goods * couponPercent / 100;
        }
    }

    /** A purchase to be; {@code missing} is what of the price never arrived and staff did without. */
    record Purchase(List<Bought> items, int fee, int missing, boolean shipped) {}

    /** Something that happens; the numbers choose among what there is. */
    record Step(Kind kind, int which, int much, boolean flag) {}

    enum Kind {
        REQUEST,
        REQUEST_WITH_SHIPMENT,
        WITHDRAW,
        ACCEPT,
        ACCEPT_WITH_FEE,
        ACCEPT_WITHOUT_FEE,
        SETTLE,
        CONSOLE
    }

    @Provide
    Arbitrary<Purchase> purchases() {
        var item = Combinators.combine(
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(0, 10_007),
                        Arbitraries.integers().between(0, 100))
                .as(Bought::new);
        return Combinators.combine(
                        item.list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.of(0, 3_000),
                        Arbitraries.integers().between(0, 3_000),
                        Arbitraries.of(true, false))
                .as((items, fee, missing, shipped) -> new Purchase(items, fee, missing < 2_000 ? 0 : missing, shipped));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(0, 5_000),
                        Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMaxSize(30);
    }

    /** What happens to one order, and what came of it outside: money at the provider, units on the shelf. */
    private static final class Story {

        RefundBook book;
        long atProvider;
        long console;
        boolean restocksAll = true;
        final Map<String, Integer> shelf = new HashMap<>();
        int ids;

        Story(Purchase purchase) {
            var items = new ArrayList<Item>();
            for (int i = 0; i < purchase.items().size(); i++) {
                Bought bought = purchase.items().get(i);
                items.add(Ordered.item("L" + i, "S" + bought.vendor(), bought.quantity(), bought.price()));
            }
            var shipments = items.stream()
                    .map(Item::vendor)
                    .distinct()
                    .map(vendor -> new Shipment("H" + vendor, vendor, Won.of(purchase.fee())))
                    .toList();
            Won amount = Won.sum(Stream.concat(
                            items.stream().map(Item::price), shipments.stream().map(Shipment::fee))
                    .toList());
            Won kept = amount.minus(Won.of(purchase.missing())).max(Won.ZERO);
            atProvider = kept.value();
            var order = new Paid(
                    new Head(Ordered.ORDER, "U1", amount, Set.of()), new Payment(Ordered.PAYMENT.id(), kept, T));
            book = new RefundBook(order, items, shipments, List.of(), purchase.shipped());
        }

        void happens(Step step) {
            switch (step.kind()) {
                case REQUEST -> request(item(step), 1 + step.much() % 5, false);
                case REQUEST_WITH_SHIPMENT -> request(item(step), 1 + step.much() % 5, true);
                case CONSOLE -> console(step);
                case WITHDRAW, ACCEPT, ACCEPT_WITH_FEE, ACCEPT_WITHOUT_FEE, SETTLE -> {
                    if (!book.refunds().isEmpty()) {
                        moves(
                                step,
                                book.refunds().get(step.which() % book.refunds().size()));
                    }
                }
            }
        }

        private Item item(Step step) {
            return book.items().get(step.which() % book.items().size());
        }

        private void moves(Step step, Refund refund) {
            switch (step.kind()) {
                case WITHDRAW -> decided(RefundRules.cancel(refund, "r", "U1", T));
                case ACCEPT -> accept(refund, Fee.BY_RULE, step.flag());
                case ACCEPT_WITH_FEE -> accept(refund, Fee.INCLUDED, step.flag());
                case ACCEPT_WITHOUT_FEE -> accept(refund, Fee.LEFT_OUT, step.flag());
                case SETTLE -> settle(refund);
                case REQUEST, REQUEST_WITH_SHIPMENT, CONSOLE -> throw new AssertionError();
            }
        }

        void request(Item item, int quantity, boolean withShipment) {
            var wish = new RefundWish(
                    "r",
                    List.of(new RefundWish.Item(item.id(), quantity)),
                    withShipment ? List.of("H" + item.vendor()) : List.of());
            decided(RefundRules.request(book, wish, new RefundId("R" + ids++), T));
        }

        void accept(Refund refund, Fee fee, boolean restock) {
            Outcome<Refund> outcome = RefundRules.accept(book, refund, new Terms("M1", fee, restock), T);
            restocksAll &= restock || !(outcome instanceof Changed<Refund>);
            decided(outcome);
        }

        private void decided(Outcome<Refund> outcome) {
            if (outcome instanceof Changed<Refund>(var refund, var events)) {
                book = book.with(refund);
                for (OrderEvent event : events) {
                    var accepted = (RefundAccepted) event;
                    assertThat(accepted.amount()).isEqualTo(refund.claim().amount());
                    assertThat(accepted.shipping()).isBetween(Won.ZERO, accepted.amount());
                }
            }
        }

        /** Payment acts only on accepted refunds and gives what there is; it tells of each as often as it likes. */
        void settle(Refund refund) {
            long back =
                    switch (refund) {
                        case Refund.Accepted accepted ->
                            Math.min(accepted.claim().amount().value(), atProvider);
                        case Refund.Settled settled -> settled.returned().value();
                        case Refund.Requested _, Refund.Cancelled _ -> -1;
                    };
            if (back >= 0) {
                atProvider -= refund instanceof Refund.Accepted ? back : 0;
                settled(ReturnRules.settle(book, refund, Won.of(back), T));
            }
        }

        private void console(Step step) {
            long back = step.flag() ? atProvider : Math.min(step.much(), atProvider);
            if (back > 0) {
                atProvider -= back;
                console += back;
                var told = Ordered.console("C" + ids++, back);
                settled(ReturnRules.cancelledAtConsole(book, told, new RefundId("R" + ids++)));
                settled(ReturnRules.cancelledAtConsole(book, told, new RefundId("R" + ids++)));
            }
        }

        private void settled(Outcome<Settlement> outcome) {
            book = Ordered.after(book, outcome);
            if (outcome instanceof Changed<Settlement>(var _, var events)) {
                ((OrderRefunded) events.getFirst())
                        .items()
                        .forEach(back -> shelf.merge(back.variantId(), back.quantity(), Integer::sum));
            }
        }

        /** Every open request is given up, what is on its way arrives, and the customer asks for all that is left. */
        void ends() {
            for (Refund refund : book.refunds()) {
                decided(RefundRules.cancel(refund, "r", "U1", T));
            }
            settleAll();
            for (Item item : book.items()) {
                if (book.left(item) > 0) {
                    request(item, book.left(item), false);
                }
            }
            for (Refund refund : book.refunds()) {
                accept(refund, Fee.BY_RULE, true);
            }
            settleAll();
        }

        private void settleAll() {
            book.refunds().forEach(this::settle);
        }
    }

    private static void holds(Story story) {
        RefundBook book = story.book;
        List<Refund> live = book.refunds().stream().filter(Refund::isLive).toList();
        Won claimed = Won.sum(live.stream()
                .map(Refund::claim)
                .filter(claim -> claim.cancellationId() == null)
                .map(Refund.Claim::amount)
                .toList());
        assertThat(claimed).as("claimed").isLessThanOrEqualTo(book.kept());
        assertThat(book.returned()).as("returned").isBetween(Won.ZERO, book.kept());
        assertThat(book.kept().minus(book.returned()).value()).isEqualTo(story.atProvider);
        for (Item item : book.items()) {
            var lines = live.stream()
                    .flatMap(refund -> refund.claim().lines().stream())
                    .filter(line -> line.itemId().equals(item.id()))
                    .toList();
            assertThat(lines.stream().mapToInt(Refund.Line::quantity).sum()).isLessThanOrEqualTo(item.quantity());
            assertThat(Won.sum(lines.stream().map(Refund.Line::amount).toList()))
                    .isLessThanOrEqualTo(item.price());
            assertThat(story.shelf.getOrDefault(item.variantId(), 0)).isBetween(0, item.quantity());
        }
        for (Shipment shipment : book.shipments()) {
            assertThat(live.stream()
                            .map(Refund::claim)
                            .filter(claim -> claim.vendor().equals(shipment.vendor())
                                    && claim.shipping().isPositive()))
                    .hasSizeLessThanOrEqualTo(1)
                    .allSatisfy(claim -> assertThat(claim.shipping()).isEqualTo(shipment.fee()));
        }
        assertThat(book.refunds()).allSatisfy(refund -> {
            var claim = refund.claim();
            assertThat(claim.amount()).isGreaterThanOrEqualTo(Won.ZERO);
            assertThat(claim.lines())
                    .allSatisfy(line -> assertThat(line.amount()).isGreaterThanOrEqualTo(Won.ZERO));
            if (claim.cancellationId() == null) {
                assertThat(claim.amount()).isLessThanOrEqualTo(claim.goods().plus(claim.shipping()));
            }
        });
    }

    @Property(tries = 3_000)
    void noSequenceGivesMoreBackThanThereWas(
            @ForAll("purchases") Purchase purchase, @ForAll("steps") List<Step> steps) {
        var story = new Story(purchase);
        for (Step step : steps) {
            story.happens(step);
            holds(story);
        }
        story.ends();
        holds(story);

        RefundBook book = story.book;
        Won due = Won.sum(Stream.concat(
                                book.items().stream().map(Item::price),
                                book.shipments().stream()
                                        .filter(shipment -> book.isFeeHeld(shipment.vendor(), null))
                                        .map(Shipment::fee))
                        .toList())
                .min(book.kept());
        if (story.console == 0) {
            assertThat(book.returned()).as("the last refund takes the rest").isEqualTo(due);
        } else {
            assertThat(book.returned()).isBetween(due, book.kept());
        }
        if (book.isAllBack() && book.kept().isPositive() && story.restocksAll && !book.shipped()) {
            assertThat(book.items()).as("all units on sale again").allSatisfy(item -> assertThat(
                            story.shelf.getOrDefault(item.variantId(), 0))
                    .isEqualTo(item.quantity()));
        }
    }

    /** A unit never gets more than it cost before coupons, or the app would compute a negative share of coupons. */
    @Property
    void shareOfCouponsIsNeverNegative(@ForAll("purchases") Purchase purchase, @ForAll("steps") List<Step> steps) {
        var story = new Story(purchase);
        steps.forEach(story::happens);
        var units = IntStream.range(0, purchase.items().size())
                .boxed()
                .collect(Collectors.toMap(
                        i -> "L" + i, i -> purchase.items().get(i).unit()));
        assertThat(story.book.refunds())
                .flatMap(refund -> refund.claim().lines())
                .allSatisfy(line -> assertThat(line.amount().value())
                        .isLessThanOrEqualTo((long) units.getOrDefault(line.itemId(), 0) * line.quantity()));
    }
}
