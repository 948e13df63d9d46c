package com.byeolshow.commerce.order.model;

import static com.byeolshow.commerce.order.model.Sheets.DUE;
import static com.byeolshow.commerce.order.model.Sheets.T;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.order.FulfillmentId;
import com.byeolshow.commerce.order.OrderEvent;
import com.byeolshow.commerce.order.OrderEvent.OrderCancelled;
import com.byeolshow.commerce.order.OrderEvent.OrderPaid;
import com.byeolshow.commerce.order.OrderEvent.OrderPlaced;
import com.byeolshow.commerce.order.OrderEvent.OrderRefunded;
import com.byeolshow.commerce.order.OrderEvent.OrderShipped;
import com.byeolshow.commerce.order.OrderEvent.RefundAccepted;
import com.byeolshow.commerce.order.OrderEvent.RefundDue;
import com.byeolshow.commerce.order.PaymentId;
import com.byeolshow.commerce.order.RefundId;
import com.byeolshow.commerce.order.model.FulfillmentRules.Dispatch;
import com.byeolshow.commerce.order.model.Outcome.Changed;
import com.byeolshow.commerce.order.model.Outcome.Refused;
import com.byeolshow.commerce.order.model.ReturnRules.Settlement;
import com.byeolshow.platform.money.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Anything that can happen to an order, in any sequence: it stays an order, and no unit and no won gets lost. */
class OrderLifeTest {

    /** Something that happens; the numbers choose among what there is. */
    record Step(Kind kind, int which, int much) {}

    enum Kind {
        CANCEL,
        TIME_PASSES,
        ACCOUNT_ISSUED,
        MONEY_ARRIVES,
        PAYMENT_REJECTED,
        TAKE_DEPOSIT,
        RETURN_DEPOSIT,
        PACK,
        SEND,
        HAND_OVER,
        ARRIVE,
        RECEIVE,
        FINISH,
        EDIT,
        REQUEST_REFUND,
        WITHDRAW_REFUND,
        ACCEPT_REFUND,
        SETTLE_REFUND,
        RETURN_AT_CONSOLE
    }

    /** What may follow a state, besides itself. */
    private static final Map<String, List<String>> NEXT = Map.of(
            "placed", List.of("under-paid", "over-paid", "paid", "cancelled"),
            "under-paid", List.of("paid", "cancelled"),
            "over-paid", List.of("under-paid", "paid", "cancelled"),
            "cancelled", List.of(),
            "paid", List.of("under-refunded", "partially-refunded", "refunded", "over-refunded"),
            "under-refunded", List.of("partially-refunded", "refunded", "over-refunded"),
            "partially-refunded", List.of("under-refunded", "refunded", "over-refunded"),
            "refunded", List.of("under-refunded", "partially-refunded", "over-refunded"),
            "over-refunded", List.of("under-refunded", "partially-refunded", "refunded"));

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.integers().between(0, 30_000))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    /** Payments that may arrive; the provider tells of each the same sum however often. */
    @Provide
    Arbitrary<List<Long>> payments() {
        return Arbitraries.of(44_000L, 44_000L, 40_000L, 50_000L, 1L).list().ofSize(3);
    }

    /** One order, and what its events did outside. */
    private static final class Life {

        private final List<Long> payments;
        private Order order = Sheets.PLACED;
        private List<Refund> refunds = List.of();
        private List<Fulfillment> fulfillments = List.of();
        private Instant now = T;
        private int ids;

        private final Map<PaymentId, Won> arrived = new HashMap<>();
        private final Map<PaymentId, Won> goingBack = new HashMap<>();
        private final Set<PaymentId> shrunk = new HashSet<>();
        private Won takenOutOfDeposit = Won.ZERO;
        private final Map<String, Integer> stock = new HashMap<>();
        private final Map<String, Integer> restocked = new HashMap<>();
        private int announced;

        Life(List<Long> payments) {
            this.payments = payments;
            stock.merge("reserved", 1, Integer::sum);
        }

        OrderSheet sheet() {
            return Sheets.of(order, refunds, fulfillments);
        }

        void happens(Step step) {
            now = now.plusSeconds(60);
            String before = order.status();
            switch (step.kind()) {
                case CANCEL -> moved(OrderRules.cancel(order, "r", now));
                case TIME_PASSES -> timePasses(step);
                case ACCOUNT_ISSUED ->
                    moved(OrderRules.accountIssued(order, now.plus(Duration.ofHours(step.much() % 48))));
                case MONEY_ARRIVES -> moneyArrives(step.which() % payments.size());
                case PAYMENT_REJECTED -> moved(OrderRules.rejected(order, now));
                case TAKE_DEPOSIT -> moved(OrderRules.acceptDeposit(order, now));
                case RETURN_DEPOSIT -> moved(OrderRules.returnDeposit(order, now));
                case PACK -> pack(step, null);
                case SEND -> pack(step, Sheets.TRACKING);
                case HAND_OVER ->
                    parcel(step, (sheet, parcel) -> FulfillmentRules.track(sheet, parcel, Sheets.TRACKING, now));
                case ARRIVE -> parcel(step, (sheet, parcel) -> FulfillmentRules.arrive(sheet, parcel, now));
                case RECEIVE -> moved(DeliveryRules.receive(order, now));
                case FINISH -> moved(DeliveryRules.finish(sheet(), now));
                case EDIT -> edit();
                case REQUEST_REFUND -> requestRefund(step);
                case WITHDRAW_REFUND -> refund(step, refund -> RefundRules.cancel(refund, "r", "U1", now));
                case ACCEPT_REFUND -> refund(step, refund -> RefundRules.accept(book(), refund, Ordered.TERMS, now));
                case SETTLE_REFUND -> settle(step);
                case RETURN_AT_CONSOLE -> atConsole(step);
            }
            if (!order.status().equals(before)) {
                assertThat(NEXT.get(before)).as(before + " may become").contains(order.status());
            }
            holds();
        }

        private void timePasses(Step step) {
            now = now.plus(Duration.ofHours(step.much() % 200));
            moved(OrderRules.expire(order, now));
            moved(DeliveryRules.finishInTime(sheet(), now.minus(Duration.ofDays(7)), now));
        }

        private void moneyArrives(int which) {
            var payment = new PaymentId("imp_" + which);
            if (shrunk.contains(payment)) {
                // Payment tells of a deposit once; what staff did with it at the console is told by itself.
                return;
            }
            Won amount = Won.of(payments.get(which));
            arrived.put(payment, amount);
            moved(
                    amount.equals(DUE)
                            ? OrderRules.paid(order, payment, amount, now)
                            : OrderRules.deviated(order, payment, amount, now));
        }

        private void pack(Step step, Fulfillment.@Nullable Tracking tracking) {
            OrderSheet sheet = sheet();
            OrderSheet.Line line =
                    sheet.lines().get(step.which() % sheet.lines().size());
            FulfillmentWish wish = step.much() % 2 == 0
                    ? new FulfillmentWish.EverythingOf(line.vendor())
                    : new FulfillmentWish.Units(List.of(new Fulfillment.Unit(line.id(), 1 + step.much() % 3)));
            dispatched(FulfillmentRules.pack(sheet, wish, tracking, new FulfillmentId("F" + ids++), now));
        }

        private void parcel(Step step, BiFunction<OrderSheet, Fulfillment, Outcome<Dispatch>> rule) {
            if (!fulfillments.isEmpty()) {
                dispatched(rule.apply(sheet(), fulfillments.get(step.which() % fulfillments.size())));
            }
        }

        private void dispatched(Outcome<Dispatch> outcome) {
            if (outcome instanceof Changed<Dispatch>(var next, var events)) {
                order = next.order();
                fulfillments = replaced(fulfillments, next.fulfillment(), Fulfillment::id);
                events.forEach(this::carryOut);
            }
        }

        private void edit() {
            var edit = new OrderEdit(Optional.of(Sheets.address("달로 2")), Optional.empty(), Optional.empty());
            boolean gone = fulfillments.stream().anyMatch(parcel -> !(parcel instanceof Fulfillment.Pending));
            if (gone) {
                assertThat(DeliveryRules.edit(sheet(), edit, false)).isInstanceOf(Refused.class);
            }
        }

        private RefundBook book() {
            return RefundBook.of(sheet());
        }

        private void requestRefund(Step step) {
            RefundBook book = book();
            RefundBook.Item item = book.items().get(step.which() % book.items().size());
            Outcome<Refund> outcome = RefundRules.request(
                    book, Ordered.wish(item.id(), 1 + step.much() % 3), new RefundId("R" + ids++), now);
            if (order.isDone()) {
                assertThat(outcome).isInstanceOf(Refused.class);
            }
            decided(outcome);
        }

        private void refund(Step step, Function<Refund, Outcome<Refund>> rule) {
            if (!refunds.isEmpty()) {
                decided(rule.apply(refunds.get(step.which() % refunds.size())));
            }
        }

        private void decided(Outcome<Refund> outcome) {
            if (outcome instanceof Changed<Refund>(var next, var events)) {
                refunds = replaced(refunds, next, Refund::id);
                events.forEach(this::carryOut);
            }
        }

        private void settle(Step step) {
            if (!refunds.isEmpty() && refunds.get(step.which() % refunds.size()) instanceof Refund.Accepted accepted) {
                settled(ReturnRules.settle(
                        book(), accepted, accepted.claim().amount().min(atProvider()), now));
            }
        }

        private void atConsole(Step step) {
            Won most = atProvider();
            if (most.isPositive()) {
                PaymentId payment = order instanceof Order.Deviating(var _, var deposit)
                        ? deposit.id()
                        : Objects.requireNonNull(order.taken()).id();
                Won back = Won.of(1 + step.much()).min(most);
                if (order instanceof Order.Deviating) {
                    takenOutOfDeposit = takenOutOfDeposit.plus(back);
                    shrunk.add(payment);
                }
                settled(ReturnRules.cancelledAtConsole(
                        book(),
                        new ConsoleReturn("C" + ids++, payment, back, "console", now),
                        new RefundId("R" + ids++)));
            }
        }

        /** What of the order's own payment has not gone back yet. */
        private Won atProvider() {
            if (order instanceof Order.Deviating(var _, var deposit)) {
                return deposit.amount();
            }
            Order.Payment taken = order.taken();
            return taken == null
                    ? Won.ZERO
                    : taken.kept().minus(order.givenBack()).max(Won.ZERO);
        }

        private void settled(Outcome<Settlement> outcome) {
            if (outcome instanceof Changed<Settlement>(var next, var events)) {
                order = next.order();
                for (Refund refund : next.refunds()) {
                    refunds = replaced(refunds, refund, Refund::id);
                }
                events.forEach(this::carryOut);
            }
        }

        private void moved(Outcome<Order> outcome) {
            if (outcome instanceof Changed<Order>(var next, var events)) {
                order = next;
                events.forEach(this::carryOut);
            }
        }

        private void carryOut(OrderEvent event) {
            switch (event) {
                case OrderPlaced _ -> stock.merge("reserved", 1, Integer::sum);
                case OrderPaid _ -> stock.merge("sold", 1, Integer::sum);
                case OrderCancelled _ -> stock.merge("released", 1, Integer::sum);
                case OrderRefunded refunded ->
                    refunded.items()
                            .forEach(goods -> restocked.merge(goods.variantId(), goods.quantity(), Integer::sum));
                case RefundDue due ->
                    assertThat(goingBack.putIfAbsent(due.paymentId(), due.amount()))
                            .as("goes back once")
                            .isNull();
                case OrderShipped _ -> announced++;
                case RefundAccepted _ -> {
                    // Payment sends the money; here nothing moves.
                }
            }
        }

        private void holds() {
            String status = order.status();
            assertThat(NEXT).containsKey(status);
            assertThat(stock.get("reserved")).isOne();
            assertThat(stock.getOrDefault("sold", 0)).isEqualTo(order.taken() == null ? 0 : 1);
            assertThat(stock.getOrDefault("released", 0)).isEqualTo(status.equals("cancelled") ? 1 : 0);
            moneyAddsUp();
            unitsAddUp();
            assertThat(announced)
                    .isEqualTo(fulfillments.stream()
                            .filter(parcel -> !(parcel instanceof Fulfillment.Pending))
                            .count());
            if (order.taken() == null) {
                assertThat(fulfillments).isEmpty();
                assertThat(refunds).isEmpty();
                assertThat(order.head().marks()).isEqualTo(Order.Marks.NONE);
            }
        }

        private void moneyAddsUp() {
            Won held = Won.ZERO;
            if (order instanceof Order.Deviating(var _, var deposit)) {
                held = deposit.amount();
            }
            Order.Payment taken = order.taken();
            if (taken != null) {
                held = taken.kept();
                assertThat(taken.kept()).isBetween(Won.ZERO, DUE);
                assertThat(order.givenBack()).isBetween(Won.ZERO, taken.kept());
            }
            assertThat(Won.sum(arrived.values()))
                    .isEqualTo(held.plus(Won.sum(goingBack.values())).plus(takenOutOfDeposit));
        }

        private void unitsAddUp() {
            for (OrderSheet.Line line : sheet().lines()) {
                assertThat(line.packedQuantity()).isBetween(0, line.quantity());
                assertThat(line.claimedQuantity()).isBetween(0, line.quantity());
                assertThat(restocked.getOrDefault(line.variantId(), 0)).isBetween(0, line.quantity());
            }
        }

        private static <E, I> List<E> replaced(List<E> all, E next, Function<E, I> id) {
            var after = new ArrayList<E>(all);
            after.replaceAll(one -> id.apply(one).equals(id.apply(next)) ? next : one);
            if (!after.contains(next)) {
                after.add(next);
            }
            return List.copyOf(after);
        }
    }

    @Property(tries = 3_000)
    void noSequenceBreaksAnOrder(@ForAll("payments") List<Long> payments, @ForAll("steps") List<Step> steps) {
        var life = new Life(payments);
        steps.forEach(life::happens);
    }

    /** Steps at random rarely get far, so these begin where the goods are paid for. */
    @Property(tries = 3_000)
    void noSequenceBreaksAPaidOrder(@ForAll("payments") List<Long> payments, @ForAll("steps") List<Step> steps) {
        var life = new Life(payments);
        life.happens(new Step(Kind.MONEY_ARRIVES, 0, 0));
        life.happens(new Step(Kind.TAKE_DEPOSIT, 0, 0));
        steps.forEach(life::happens);
    }
}
