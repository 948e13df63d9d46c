package com.byeolshow.commerce.order.model;

import static com.byeolshow.commerce.order.model.Ordered.HEAD;
import static com.byeolshow.commerce.order.model.Ordered.ORDER;
import static com.byeolshow.commerce.order.model.Ordered.PAYMENT;
import static com.byeolshow.commerce.order.model.Ordered.T;
import static com.byeolshow.commerce.order.model.Ordered.TERMS;
import static com.byeolshow.commerce.order.model.Ordered.accepted;
import static com.byeolshow.commerce.order.model.Ordered.atConsole;
import static com.byeolshow.commerce.order.model.Ordered.book;
import static com.byeolshow.commerce.order.model.Ordered.cancelled;
import static com.byeolshow.commerce.order.model.Ordered.item;
import static com.byeolshow.commerce.order.model.Ordered.naming;
import static com.byeolshow.commerce.order.model.Ordered.next;
import static com.byeolshow.commerce.order.model.Ordered.refund;
import static com.byeolshow.commerce.order.model.Ordered.requested;
import static com.byeolshow.commerce.order.model.Ordered.settled;
import static com.byeolshow.commerce.order.model.Ordered.wish;
import static com.byeolshow.commerce.order.model.Outcome.changed;
import static com.byeolshow.commerce.order.model.Outcome.refused;
import static com.byeolshow.commerce.order.model.Outcome.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.order.OrderEvent.RefundAccepted;
import com.byeolshow.commerce.order.RefundId;
import com.byeolshow.commerce.order.model.Order.Deposit;
import com.byeolshow.commerce.order.model.Order.Deviating;
import com.byeolshow.commerce.order.model.Order.Marks;
import com.byeolshow.commerce.order.model.Order.Paid;
import com.byeolshow.commerce.order.model.Order.Payment;
import com.byeolshow.commerce.order.model.Order.Placed;
import com.byeolshow.commerce.order.model.Refund.Acceptance;
import com.byeolshow.commerce.order.model.Refund.Accepted;
import com.byeolshow.commerce.order.model.Refund.Cancellation;
import com.byeolshow.commerce.order.model.Refund.Cancelled;
import com.byeolshow.commerce.order.model.Refund.Claim;
import com.byeolshow.commerce.order.model.Refund.Requested;
import com.byeolshow.commerce.order.model.RefundRules.Fee;
import com.byeolshow.commerce.order.model.RefundRules.Terms;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.web.problem.Problem;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefundRulesTest {

    private static final RefundId ID = new RefundId("R1");

    private static Outcome<Refund> request(RefundBook book, RefundWish wish) {
        return RefundRules.request(book, wish, ID, T);
    }

    private static Claim granted(RefundBook book, RefundWish wish) {
        return next(request(book, wish)).claim();
    }

    /** Only so much of the payment belongs to the order. */
    private static RefundBook keeping(long kept) {
        return book(new Paid(HEAD, new Payment(PAYMENT.id(), Won.of(kept), T)));
    }

    @Nested
    class Requests {

        @Test
        void unitsGetTheirShareOfTheLinesPrice() {
            assertThat(request(book(), wish("L1", 2)))
                    .isEqualTo(changed(new Requested(new Claim(
                            ID,
                            ORDER,
                            "U1",
                            "byeolshow",
                            "broken",
                            List.of(new Refund.Line("L1", "PL1", "VL1", 2, Won.of(20_000))),
                            Won.ZERO,
                            false,
                            Won.of(20_000),
                            null,
                            T))));
        }

        @Test
        void shippingGoesBackWithEverythingOfTheVendor() {
            var claim = granted(book(), wish("L1", 3, "L2", 1));

            assertThat(claim.shipping()).isEqualTo(Won.of(3_000));
            assertThat(claim.amount()).isEqualTo(Won.of(38_000));
        }

        @Test
        void shippingGoesBackWithTheLastOfSeveralRefunds() {
            assertThat(granted(requested(book(), "R0", wish("L1", 3)), wish("L2", 1))
                            .amount())
                    .isEqualTo(Won.of(8_000));
        }

        @Test
        void shippingStaysWhileAnythingOfTheVendorStays() {
            assertThat(granted(book(), wish("L1", 3)).shipping()).isEqualTo(Won.ZERO);
            assertThat(granted(book(), wish("L3", 1)).shipping()).isEqualTo(Won.of(3_000));
        }

        @Test
        void namedShipmentGivesItsFeeBackEarlierAndOnce() {
            var claim = granted(book(), naming(wish("L1", 1), "H1"));

            assertThat(claim.shipping()).isEqualTo(Won.of(3_000));
            assertThat(claim.shippingNamed()).isTrue();
            assertThat(claim.amount()).isEqualTo(Won.of(13_000));
            var after = requested(book(), "R0", naming(wish("L1", 1), "H1"));
            assertThat(granted(after, naming(wish("L1", 1), "H1")).shipping()).isEqualTo(Won.ZERO);
            assertThat(granted(after, wish("L1", 2, "L2", 1)).shipping()).isEqualTo(Won.ZERO);
        }

        @Test
        void whatAWithdrawnRequestHeldIsFreeAgain() {
            var after = cancelled(requested(book(), "R0", wish("L1", 3, "L2", 1)), "R0");

            assertThat(granted(after, wish("L1", 3, "L2", 1)).amount()).isEqualTo(Won.of(38_000));
        }

        @Test
        void unitsAreClaimedOnce() {
            var after = requested(book(), "R0", wish("L1", 2));

            assertThat(request(after, wish("L1", 2))).isEqualTo(refused(new RefundProblem.MoreThanLeft()));
            assertThat(granted(after, wish("L1", 1)).amount()).isEqualTo(Won.of(10_000));
        }

        static Stream<Arguments> wrongWishes() {
            return Stream.of(
                    Arguments.of(
                            new RefundWish(" ", wish("L1", 1).items(), List.of()), new RefundProblem.ReasonMissing()),
                    Arguments.of(wish(), new RefundProblem.ItemsMissing()),
                    Arguments.of(wish("L9", 1), new RefundProblem.NoSuchItem()),
                    Arguments.of(wish("L1", 1, "L1", 1), new RefundProblem.ItemRepeated()),
                    Arguments.of(wish("L1", 0), new RefundProblem.ImpossibleQuantity()),
                    Arguments.of(wish("L1", -1), new RefundProblem.ImpossibleQuantity()),
                    Arguments.of(wish("L1", 4), new RefundProblem.MoreThanLeft()),
                    Arguments.of(wish("L1", 1, "L3", 1), new RefundProblem.SeveralVendors()),
                    Arguments.of(naming(wish("L1", 1), "H2"), new RefundProblem.SeveralVendors()),
                    Arguments.of(naming(wish("L1", 1), "H9"), new RefundProblem.NoSuchShipment()));
        }

        @ParameterizedTest
        @MethodSource("wrongWishes")
        void wrongWishIsRefused(RefundWish wish, Problem problem) {
            assertThat(request(book(), wish)).isEqualTo(refused(problem));
        }

        static Stream<Arguments> closedOrders() {
            var done = HEAD.with(new Marks(T, T, T));
            return Stream.of(
                    Arguments.of(new Placed(HEAD, T), new OrderProblem.NotPaid()),
                    Arguments.of(
                            new Deviating(HEAD, new Deposit(PAYMENT.id(), Won.of(1), T)),
                            new OrderProblem.PaymentUnderReview()),
                    Arguments.of(
                            new Deviating(HEAD, new Deposit(PAYMENT.id(), Won.of(50_000), T)),
                            new OrderProblem.PaymentUnderReview()),
                    Arguments.of(new Order.Cancelled(HEAD, "r", T), new OrderProblem.AlreadyCancelled()),
                    Arguments.of(new Paid(done, PAYMENT), new OrderProblem.Done()));
        }

        @ParameterizedTest
        @MethodSource("closedOrders")
        void onlyAPaidOrderThatIsNotDoneIsRefunded(Order order, Problem problem) {
            assertThat(request(book(order), wish("L1", 1))).isEqualTo(refused(problem));
        }

        @Test
        void orderWithoutItsMoneyGivesNothingMore() {
            assertThat(request(atConsole(Ordered.shipped(book()), "C1", 46_000), wish("L1", 1)))
                    .isEqualTo(refused(new RefundProblem.AlreadyRefunded()));
        }

        @Test
        void partlyRefundedOrderGivesTheRest() {
            var after = settled(accepted(requested(book(), "R0", wish("L1", 1)), "R0"), "R0", 10_000);

            assertThat(granted(after, wish("L1", 2)).amount()).isEqualTo(Won.of(20_000));
            assertThat(request(after, wish("L1", 3))).isEqualTo(refused(new RefundProblem.MoreThanLeft()));
        }

        @Test
        void moneyThatIsGoneCannotGoBackAgainButTheLinesKeepTheirPrice() {
            var claim = granted(atConsole(book(), "C1", 30_000), wish("L1", 3));

            assertThat(claim.goods()).isEqualTo(Won.of(30_000));
            assertThat(claim.amount()).isEqualTo(Won.of(16_000));
        }

        @Test
        void requestForWhichNoMoneyIsLeftIsRefused() {
            var after = requested(atConsole(book(), "C1", 16_000), "R0", wish("L1", 3));

            assertThat(request(after, wish("L2", 1))).isEqualTo(refused(new RefundProblem.NothingLeft()));
        }

        @Test
        void orderThatKeptLessThanItsPriceGivesNoMoreThanThat() {
            var after = requested(keeping(44_000), "R0", wish("L1", 3, "L2", 1));

            assertThat(granted(after, wish("L3", 1)).amount()).isEqualTo(Won.of(6_000));
        }

        @Test
        void refundThatFellShortIsStillOwedTheRest() {
            var after = settled(accepted(requested(keeping(44_000), "R0", wish("L1", 3, "L2", 1)), "R0"), "R0", 30_000);

            assertThat(granted(after, wish("L3", 1)).amount()).isEqualTo(Won.of(6_000));
        }
    }

    @Nested
    class Decisions {

        private static final Terms INCLUDED = new Terms("M1", Fee.INCLUDED, true);
        private static final Terms LEFT_OUT = new Terms("M1", Fee.LEFT_OUT, false);

        private static Accepted accept(RefundBook book, String id, Terms terms) {
            return (Accepted) next(RefundRules.accept(book, refund(book, id), terms, T));
        }

        @Test
        void acceptingPublishesTheMoneyAndSaysWhoDidIt() {
            var book = requested(book(), "R1", wish("L3", 1));
            var claim = refund(book, "R1").claim();

            assertThat(RefundRules.accept(book, refund(book, "R1"), TERMS, T))
                    .isEqualTo(changed(
                            (Refund) new Accepted(claim, new Acceptance("M1", true, T)),
                            new RefundAccepted(ORDER, ID, "U1", Won.of(8_000), Won.of(3_000), "broken", T)));
        }

        @Test
        void acceptingAgainChangesNothing() {
            var book = accepted(requested(book(), "R1", wish("L3", 1)), "R1");

            assertThat(RefundRules.accept(book, refund(book, "R1"), LEFT_OUT, T))
                    .isEqualTo(unchanged(refund(book, "R1")));
            var after = settled(book, "R1", 8_000);
            assertThat(RefundRules.accept(after, refund(after, "R1"), TERMS, T))
                    .isEqualTo(unchanged(refund(after, "R1")));
        }

        @Test
        void staffMayLeaveTheFeeOutAndTheGoodsUnsold() {
            var accepted = accept(requested(book(), "R1", wish("L3", 1)), "R1", LEFT_OUT);

            assertThat(accepted.claim().shipping()).isEqualTo(Won.ZERO);
            assertThat(accepted.claim().amount()).isEqualTo(Won.of(5_000));
            assertThat(accepted.acceptance().restock()).isFalse();
        }

        @Test
        void feeLeftOutOfOneRefundIsForTheNext() {
            var book = requested(requested(book(), "R1", naming(wish("L1", 1), "H1")), "R2", wish("L1", 2, "L2", 1));
            var after = book.with(accept(book, "R1", LEFT_OUT));

            assertThat(accept(after, "R2", INCLUDED).claim().shipping()).isEqualTo(Won.of(3_000));
        }

        @Test
        void staffMayIncludeTheFeeUnlessAnotherRefundHasIt() {
            var book = requested(book(), "R1", wish("L1", 1));
            assertThat(accept(book, "R1", INCLUDED).claim().amount()).isEqualTo(Won.of(13_000));

            var other = requested(book, "R2", naming(wish("L1", 1), "H1"));
            assertThat(RefundRules.accept(other, refund(other, "R1"), INCLUDED, T))
                    .isEqualTo(refused(new RefundProblem.ShippingClaimed()));
            assertThat(accept(other, "R2", INCLUDED).claim().amount()).isEqualTo(Won.of(13_000));
        }

        @Test
        void feeStaysWhenTheCustomerKeepsGoodsAfterAll() {
            var both = requested(requested(book(), "R1", wish("L1", 3)), "R2", wish("L2", 1));
            assertThat(accept(both, "R2", TERMS).claim().shipping()).isEqualTo(Won.of(3_000));

            assertThat(accept(cancelled(both, "R1"), "R2", TERMS).claim().shipping())
                    .isEqualTo(Won.ZERO);
        }

        @Test
        void namedFeeGoesBackUnlessStaffObject() {
            var book = requested(book(), "R1", naming(wish("L1", 1), "H1"));

            assertThat(accept(book, "R1", TERMS).claim().amount()).isEqualTo(Won.of(13_000));
        }

        @Test
        void moneyThatWentBackSinceTheRequestDoesNotGoBackAgain() {
            var book = requested(Ordered.shipped(book()), "R1", wish("L1", 3));

            assertThat(accept(atConsole(book, "C1", 30_000), "R1", TERMS)
                            .claim()
                            .amount())
                    .isEqualTo(Won.of(16_000));
            assertThat(accept(atConsole(book, "C1", 46_000), "R1", TERMS)
                            .claim()
                            .amount())
                    .isEqualTo(Won.ZERO);
        }

        @Test
        void withdrawingSaysWhyAndWho() {
            var book = requested(book(), "R1", wish("L1", 1));

            assertThat(RefundRules.cancel(refund(book, "R1"), "changed my mind", "U1", T))
                    .isEqualTo(changed(new Cancelled(
                            refund(book, "R1").claim(), new Cancellation("changed my mind", "U1", T), Won.ZERO)));
        }

        @Test
        void withdrawingAgainChangesNothing() {
            var book = cancelled(requested(book(), "R1", wish("L1", 1)), "R1");

            assertThat(RefundRules.cancel(refund(book, "R1"), "other", "M1", T))
                    .isEqualTo(unchanged(refund(book, "R1")));
        }

        @Test
        void acceptedRefundCannotBeGivenUpAndACancelledOneNotAccepted() {
            var accepted = accepted(requested(book(), "R1", wish("L1", 1)), "R1");
            assertThat(RefundRules.cancel(refund(accepted, "R1"), "r", "U1", T))
                    .isEqualTo(refused(new RefundProblem.AlreadyAccepted()));
            var settled = settled(accepted, "R1", 10_000);
            assertThat(RefundRules.cancel(refund(settled, "R1"), "r", "U1", T))
                    .isEqualTo(refused(new RefundProblem.AlreadyAccepted()));

            var cancelled = cancelled(requested(book(), "R1", wish("L1", 1)), "R1");
            assertThat(RefundRules.accept(cancelled, refund(cancelled, "R1"), TERMS, T))
                    .isEqualTo(refused(new RefundProblem.Withdrawn()));
        }
    }

    @Property
    void refundsOfALineAddUpToItsPriceWhateverTheirSizes(
            @ForAll @LongRange(max = 100_000_000) long price,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 50) Integer> sizes) {
        int quantity = sizes.stream().mapToInt(Integer::intValue).sum();
        Order order = new Paid(
                new Order.Head(ORDER, "U1", Won.of(price), Set.of()), new Payment(PAYMENT.id(), Won.of(price), T));
        var book =
                new RefundBook(order, List.of(item("L1", "byeolshow", quantity, price)), List.of(), List.of(), false);
        for (int i = 0; i < sizes.size(); i++) {
            book = requested(book, "R" + i, wish("L1", sizes.get(i)));
        }
        assertThat(book.refunds())
                .allSatisfy(refund ->
                        assertThat(refund.claim().amount().isNegative()).isFalse());
        assertThat(Won.sum(book.refunds().stream()
                        .map(refund -> refund.claim().amount())
                        .toList()))
                .isEqualTo(Won.of(price));
        assertThat(book.order()).isEqualTo(order);
    }
}
