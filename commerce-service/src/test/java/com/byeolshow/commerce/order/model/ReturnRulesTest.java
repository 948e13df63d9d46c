package com.byeolshow.commerce.order.model;

import static com.byeolshow.commerce.order.model.Ordered.HEAD;
import static com.byeolshow.commerce.order.model.Ordered.ORDER;
import static com.byeolshow.commerce.order.model.Ordered.PAYMENT;
import static com.byeolshow.commerce.order.model.Ordered.T;
import static com.byeolshow.commerce.order.model.Ordered.accepted;
import static com.byeolshow.commerce.order.model.Ordered.atConsole;
import static com.byeolshow.commerce.order.model.Ordered.book;
import static com.byeolshow.commerce.order.model.Ordered.cancelled;
import static com.byeolshow.commerce.order.model.Ordered.console;
import static com.byeolshow.commerce.order.model.Ordered.naming;
import static com.byeolshow.commerce.order.model.Ordered.next;
import static com.byeolshow.commerce.order.model.Ordered.refund;
import static com.byeolshow.commerce.order.model.Ordered.requested;
import static com.byeolshow.commerce.order.model.Ordered.settled;
import static com.byeolshow.commerce.order.model.Ordered.shipped;
import static com.byeolshow.commerce.order.model.Ordered.wish;
import static com.byeolshow.commerce.order.model.Outcome.changed;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.order.OrderEvent;
import com.byeolshow.commerce.order.OrderEvent.Goods;
import com.byeolshow.commerce.order.OrderEvent.OrderCancelled;
import com.byeolshow.commerce.order.OrderEvent.OrderPaid;
import com.byeolshow.commerce.order.OrderEvent.OrderRefunded;
import com.byeolshow.commerce.order.PaymentId;
import com.byeolshow.commerce.order.RefundId;
import com.byeolshow.commerce.order.model.Order.Deposit;
import com.byeolshow.commerce.order.model.Order.Deviating;
import com.byeolshow.commerce.order.model.Order.OverRefunded;
import com.byeolshow.commerce.order.model.Order.Paid;
import com.byeolshow.commerce.order.model.Order.PartiallyRefunded;
import com.byeolshow.commerce.order.model.Order.Payment;
import com.byeolshow.commerce.order.model.Order.Placed;
import com.byeolshow.commerce.order.model.Order.Refunded;
import com.byeolshow.commerce.order.model.Order.UnderRefunded;
import com.byeolshow.commerce.order.model.Outcome.Changed;
import com.byeolshow.commerce.order.model.Outcome.Unchanged;
import com.byeolshow.commerce.order.model.Refund.Acceptance;
import com.byeolshow.commerce.order.model.Refund.Cancellation;
import com.byeolshow.commerce.order.model.Refund.Cancelled;
import com.byeolshow.commerce.order.model.Refund.Settled;
import com.byeolshow.commerce.order.model.RefundRules.Fee;
import com.byeolshow.commerce.order.model.RefundRules.Terms;
import com.byeolshow.commerce.order.model.ReturnRules.Settlement;
import com.byeolshow.platform.money.Won;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReturnRulesTest {

    private static final RefundId ID = new RefundId("R1");

    private static RefundBook agreed(RefundWish wish) {
        return accepted(requested(book(), "R1", wish), "R1");
    }

    private static Outcome<Settlement> settle(RefundBook book, long returned) {
        return ReturnRules.settle(book, refund(book, "R1"), Won.of(returned), T);
    }

    private static Outcome<Settlement> console(RefundBook book, ConsoleReturn back) {
        return ReturnRules.cancelledAtConsole(book, back, new RefundId("RC"));
    }

    private static OrderRefunded event(Outcome<Settlement> outcome) {
        return (OrderRefunded) ((Changed<Settlement>) outcome).events().getFirst();
    }

    private static OrderEvent refundedEvent(long amount, boolean full, Goods... items) {
        return new OrderRefunded(ORDER, ID, "U1", Won.of(amount), full, List.of(items), T);
    }

    private static Goods goods(String item, int quantity) {
        return new Goods("P" + item, "V" + item, quantity);
    }

    @Nested
    class MoneyOfARefund {

        @Test
        void reducesTheOrderAndBringsTheGoodsBack() {
            var book = agreed(wish("L1", 2));

            assertThat(settle(book, 20_000))
                    .isEqualTo(changed(
                            new Settlement(
                                    new PartiallyRefunded(HEAD, PAYMENT, Won.of(20_000)),
                                    List.of(new Settled(
                                            refund(book, "R1").claim(),
                                            new Acceptance("M1", true, T),
                                            T,
                                            Won.of(20_000)))),
                            refundedEvent(20_000, false, goods("L1", 2))));
        }

        @Test
        void endsTheOrderWithTheLast() {
            var book = agreed(wish("L1", 3, "L2", 1));
            book = settled(book, "R1", 38_000);
            book = accepted(requested(book, "R2", wish("L3", 1)), "R2");

            assertThat(settled(book, "R2", 8_000).order()).isEqualTo(new Refunded(HEAD, PAYMENT, Won.of(46_000)));
        }

        @Test
        void bringsNoDamagedGoodsBack() {
            var book = requested(book(), "R1", wish("L1", 2));
            book = book.with(
                    next(RefundRules.accept(book, refund(book, "R1"), new Terms("M1", Fee.BY_RULE, false), T)));

            assertThat(event(settle(book, 20_000)).items()).isEmpty();
        }

        @Test
        void countsAlsoBeforeAnyoneAccepted() {
            var settled = (Settled) next(settle(requested(book(), "R1", wish("L1", 2)), 20_000))
                    .refunds()
                    .getFirst();

            assertThat(settled.acceptance()).isEqualTo(new Acceptance(null, true, T));
        }

        @Test
        void toldTwiceChangesNothing() {
            assertThat(settle(settled(agreed(wish("L1", 2)), "R1", 20_000), 20_000))
                    .isInstanceOf(Unchanged.class);
        }

        @Test
        void lessOrMoreThanClaimedShowsInTheOrder() {
            assertThat(settled(agreed(wish("L1", 2)), "R1", 19_999).order())
                    .isEqualTo(new UnderRefunded(HEAD, PAYMENT, Won.of(19_999)));
            assertThat(settled(agreed(wish("L1", 2)), "R1", 20_001).order())
                    .isEqualTo(new OverRefunded(HEAD, PAYMENT, Won.of(20_001)));
        }

        @Test
        void ofAWithdrawnRefundIsTooMuchAndBringsNoGoods() {
            var book = cancelled(requested(book(), "R1", wish("L1", 2)), "R1");
            var outcome = settle(book, 20_000);

            assertThat(next(outcome).order()).isEqualTo(new OverRefunded(HEAD, PAYMENT, Won.of(20_000)));
            assertThat(event(outcome).items()).isEmpty();
            var after = settled(book, "R1", 20_000);
            assertThat(refund(after, "R1").status()).isEqualTo("cancelled");
            assertThat(settle(after, 20_000)).isInstanceOf(Unchanged.class);
            assertThat(settle(book, 0)).isInstanceOf(Unchanged.class);
        }
    }

    @Nested
    class MoneyFromTheConsole {

        @Test
        void isASettledRefundOfNoGoods() {
            var outcome = console(book(), Ordered.console("C1", 10_000));

            var refund = (Settled) next(outcome).refunds().getFirst();
            assertThat(refund.claim().lines()).isEmpty();
            assertThat(refund.claim().reason()).isEqualTo("console");
            assertThat(refund.claim().amount()).isEqualTo(Won.of(10_000));
            assertThat(refund.claim().cancellationId()).isEqualTo("C1");
            assertThat(refund.returned()).isEqualTo(Won.of(10_000));
            assertThat(next(outcome).order()).isEqualTo(new PartiallyRefunded(HEAD, PAYMENT, Won.of(10_000)));
            assertThat(event(outcome).items()).isEmpty();
        }

        @Test
        void countsOncePerCancellation() {
            var after = atConsole(book(), "C1", 10_000);

            assertThat(console(after, Ordered.console("C1", 10_000))).isInstanceOf(Unchanged.class);
            assertThat(atConsole(after, "C2", 10_000).order())
                    .isEqualTo(new PartiallyRefunded(HEAD, PAYMENT, Won.of(20_000)));
        }

        @Test
        void bringsEverythingBackOnSaleWhenItIsAllAndNothingWasShipped() {
            assertThat(event(console(book(), Ordered.console("C1", 46_000))).items())
                    .containsExactly(goods("L1", 3), goods("L2", 1), goods("L3", 1));
            assertThat(event(console(shipped(book()), Ordered.console("C1", 46_000)))
                            .items())
                    .isEmpty();
        }

        @Test
        void bringsGoodsOfRefundsBackOnlyWithThem() {
            var book = settled(agreed(wish("L1", 1)), "R1", 10_000);
            book = accepted(requested(book, "R2", wish("L2", 1)), "R2");
            var outcome = console(book, Ordered.console("C1", 36_000));

            assertThat(event(outcome).items()).containsExactly(goods("L1", 2), goods("L3", 1));
            var after = Ordered.after(book, outcome);
            assertThat(after.order()).isEqualTo(new Refunded(HEAD, PAYMENT, Won.of(46_000)));
            var last = ReturnRules.settle(after, refund(after, "R2"), Won.ZERO, T);
            assertThat(event(last).items()).containsExactly(goods("L2", 1));
            assertThat(next(last).order()).isEqualTo(new Refunded(HEAD, PAYMENT, Won.of(46_000)));
        }

        @Test
        void overtakesRequestsWhenItIsAllAndNothingWasShipped() {
            var book = requested(book(), "R1", wish("L1", 3));
            var outcome = console(book, Ordered.console("C1", 46_000));

            assertThat(next(outcome).refunds())
                    .hasSize(2)
                    .contains(new Cancelled(
                            refund(book, "R1").claim(), new Cancellation(ReturnRules.OVERTAKEN, null, T), Won.ZERO));
            assertThat(event(outcome).items()).contains(goods("L1", 3));
            assertThat(atConsole(shipped(book), "C1", 46_000).refunds())
                    .extracting(Refund::status)
                    .containsExactly("requested", "settled");
        }

        @Test
        void whoeverBringsTheLastMoneyBringsTheUnsoldGoodsOnce() {
            var book = atConsole(agreed(wish("L1", 1)), "C1", 36_000);
            var outcome = settle(book, 10_000);

            assertThat(event(outcome).full()).isTrue();
            Map<String, Integer> back = new TreeMap<>();
            event(outcome).items().forEach(item -> back.merge(item.variantId(), item.quantity(), Integer::sum));
            assertThat(back).isEqualTo(Map.of("VL1", 3, "VL2", 1, "VL3", 1));
            var after = Ordered.after(book, outcome);
            assertThat(event(console(after, Ordered.console("C2", 1))).items()).isEmpty();
        }

        @Test
        void ofADepositUnderReviewReducesIt() {
            var held = new Deposit(PAYMENT.id(), Won.of(50_000), T);
            var book = book(new Deviating(HEAD, held));

            assertThat(console(book, Ordered.console("C1", 1_000)))
                    .isEqualTo(changed(new Settlement(
                            new Deviating(HEAD, new Deposit(PAYMENT.id(), Won.of(49_000), T)), List.of())));
            assertThat(console(book, Ordered.console("C1", 4_000)))
                    .isEqualTo(changed(
                            new Settlement(new Paid(HEAD, PAYMENT), List.of()),
                            new OrderPaid(ORDER, "U1", PAYMENT.id(), Won.of(46_000), T)));
            assertThat(console(book, Ordered.console("C1", 50_000)))
                    .isEqualTo(changed(
                            new Settlement(new Order.Cancelled(HEAD, "console", T), List.of()),
                            new OrderCancelled(ORDER, "U1", "console", T)));
        }

        @Test
        void ofAnotherPaymentIsNotTheOrdersMoney() {
            var back = new ConsoleReturn("C1", new PaymentId("imp_2"), Won.of(46_000), "console", T);
            var deviating = new Deviating(HEAD, new Deposit(PAYMENT.id(), Won.of(1), T));
            var given = new PartiallyRefunded(HEAD, PAYMENT, Won.of(1));
            for (Order order :
                    List.of(Ordered.PAID, new Placed(HEAD, T), deviating, given, new Order.Cancelled(HEAD, "r", T))) {
                assertThat(console(book(order), back)).isInstanceOf(Unchanged.class);
            }
        }

        @Test
        void andTheFeeOfANamedShipmentAddUpToThePayment() {
            var book = accepted(requested(atConsole(book(), "C1", 40_000), "R1", naming(wish("L1", 1), "H1")), "R1");

            assertThat(refund(book, "R1").claim().amount()).isEqualTo(Won.of(6_000));
            assertThat(settled(book, "R1", 6_000).order()).isEqualTo(new Refunded(HEAD, PAYMENT, Won.of(46_000)));
        }
    }

    /** Every combination of small sums, against the table read the other way round: from the status to the money. */
    @Test
    void refundStatusFollowsFromTheMoneyAlone() {
        int most = 6;
        var seen = new ArrayList<String>();
        for (int kept = 0; kept <= most; kept++) {
            for (int claimed = 0; claimed <= most; claimed++) {
                for (int returned = 0; returned <= most; returned++) {
                    var order = RefundBook.standing(
                            HEAD, new Payment(PAYMENT.id(), Won.of(kept), T), Won.of(claimed), Won.of(returned));
                    boolean asDue = returned == claimed || (returned == kept && claimed > kept);
                    boolean fits =
                            switch (order) {
                                case UnderRefunded _ -> !asDue && returned < claimed && returned < kept;
                                case PartiallyRefunded _ -> asDue && returned < kept;
                                case Refunded _ -> asDue && returned == kept;
                                case OverRefunded _ -> returned > claimed || returned > kept;
                            };
                    assertThat(fits)
                            .as("kept %d, claimed %d, returned %d: %s", kept, claimed, returned, order.status())
                            .isTrue();
                    assertThat(order.refunded()).isEqualTo(Won.of(returned));
                    seen.add(order.status());
                }
            }
        }
        assertThat(seen).hasSize(343).contains("under-refunded", "partially-refunded", "refunded", "over-refunded");
    }
}
