package com.byeolshow.commerce.order.model;

import static com.byeolshow.commerce.order.model.Outcome.changed;
import static com.byeolshow.commerce.order.model.Outcome.refused;
import static com.byeolshow.commerce.order.model.Outcome.unchanged;
import static com.byeolshow.commerce.order.model.Sheets.CANCELLED;
import static com.byeolshow.commerce.order.model.Sheets.DEVIATING;
import static com.byeolshow.commerce.order.model.Sheets.HEAD;
import static com.byeolshow.commerce.order.model.Sheets.PAID;
import static com.byeolshow.commerce.order.model.Sheets.PARTIAL;
import static com.byeolshow.commerce.order.model.Sheets.PLACED;
import static com.byeolshow.commerce.order.model.Sheets.REFUNDED;
import static com.byeolshow.commerce.order.model.Sheets.T;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.order.model.Order.Marks;
import com.byeolshow.platform.web.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryRulesTest {

    private static final Instant LATER = T.plus(Duration.ofDays(7));

    private static Order marked(
            Order order, @Nullable Instant shipped, @Nullable Instant received, @Nullable Instant done) {
        return order.with(HEAD.with(new Marks(shipped, received, done)));
    }

    static Stream<Arguments> unpaid() {
        return Stream.of(
                Arguments.of(PLACED, new OrderProblem.NotPaid()),
                Arguments.of(DEVIATING, new OrderProblem.PaymentUnderReview()));
    }

    @Nested
    class Receiving {

        @Test
        void paidOrderIsConfirmedOnce() {
            assertThat(DeliveryRules.receive(PAID, T)).isEqualTo(changed(marked(PAID, null, T, null)));
            assertThat(DeliveryRules.receive(PARTIAL, T)).isEqualTo(changed(marked(PARTIAL, null, T, null)));
            assertThat(DeliveryRules.receive(marked(PAID, null, T, null), LATER))
                    .isEqualTo(refused(new DeliveryProblem.AlreadyReceived()));
            assertThat(DeliveryRules.receive(marked(REFUNDED, null, T, null), LATER))
                    .isEqualTo(refused(new DeliveryProblem.AlreadyReceived()));
        }

        static Stream<Arguments> others() {
            return Stream.concat(
                    unpaid(),
                    Stream.of(
                            Arguments.of(CANCELLED, new OrderProblem.AlreadyCancelled()),
                            Arguments.of(REFUNDED, new RefundProblem.AlreadyRefunded())));
        }

        @ParameterizedTest
        @MethodSource("others")
        void nothingElseIs(Order order, Problem problem) {
            assertThat(DeliveryRules.receive(order, T)).isEqualTo(refused(problem));
        }
    }

    @Nested
    class Finishing {

        private static final Fulfillment HOUSE = Sheets.sent("F1", "byeolshow", Map.of("L1", 3, "L2", 1));
        private static final Fulfillment S1 = Sheets.sent("F2", "S1", Map.of("L3", 1));

        @Test
        void paidOrderIsFinishedOnce() {
            Order done = marked(PAID, null, null, T);

            assertThat(DeliveryRules.finish(Sheets.of(PAID), T)).isEqualTo(changed(done));
            assertThat(DeliveryRules.finish(Sheets.of(done), LATER)).isEqualTo(unchanged(done));
            assertThat(DeliveryRules.finish(Sheets.of(CANCELLED), T)).isEqualTo(unchanged(CANCELLED));
            assertThat(DeliveryRules.finish(Sheets.of(REFUNDED), T)).isEqualTo(unchanged(REFUNDED));
        }

        @ParameterizedTest
        @MethodSource("com.byeolshow.commerce.order.model.DeliveryRulesTest#unpaid")
        void unpaidOrderIsNot(Order order, Problem problem) {
            assertThat(DeliveryRules.finish(Sheets.of(order), T)).isEqualTo(refused(problem));
        }

        @Test
        void refundUnderWayKeepsTheOrderOpen() {
            var sheet = Sheets.of(marked(PAID, null, T, null), List.of(Sheets.requested("L1", 1)), List.of());

            assertThat(DeliveryRules.finish(sheet, LATER)).isEqualTo(refused(new DeliveryProblem.RefundOpen()));
            assertThat(DeliveryRules.finishInTime(sheet, LATER, LATER)).isEqualTo(unchanged(sheet.order()));
        }

        @Test
        void timeRunsFromReceiptOrElseFromTheLastParcel() {
            Order received = marked(PAID, null, T, null);
            Order sent = marked(PAID, T, null, null);

            assertThat(DeliveryRules.finishInTime(Sheets.of(received), T, LATER))
                    .isEqualTo(changed(marked(PAID, null, T, LATER)));
            assertThat(DeliveryRules.finishInTime(Sheets.of(received), T.minusMillis(1), LATER))
                    .isEqualTo(unchanged(received));
            assertThat(DeliveryRules.finishInTime(Sheets.shipped(sent, HOUSE, S1), T, LATER))
                    .isEqualTo(changed(marked(PAID, T, null, LATER)));
            assertThat(DeliveryRules.finishInTime(Sheets.of(PAID), T, LATER)).isEqualTo(unchanged(PAID));
            assertThat(DeliveryRules.finishInTime(Sheets.of(PLACED), T, LATER)).isEqualTo(unchanged(PLACED));
        }

        @Test
        void orderThatStillHasToSendSomethingIsLeftAlone() {
            Order sent = marked(PAID, T, null, null);

            assertThat(DeliveryRules.finishInTime(Sheets.shipped(sent, HOUSE), T, LATER))
                    .isEqualTo(unchanged(sent));
            assertThat(DeliveryRules.finishInTime(
                            Sheets.shipped(sent, HOUSE, Sheets.pending("F2", "S1", Map.of("L3", 1))), T, LATER))
                    .isEqualTo(unchanged(sent));
        }
    }

    @Nested
    class Editing {

        private static final Address ELSEWHERE = Sheets.address("달로 2");
        private static final OrderEdit SHIPPING =
                new OrderEdit(Optional.of(ELSEWHERE), Optional.empty(), Optional.empty());
        private static final OrderEdit BILLING =
                new OrderEdit(Optional.empty(), Optional.of(ELSEWHERE), Optional.empty());
        private static final OrderEdit REQUEST =
                new OrderEdit(Optional.empty(), Optional.empty(), Optional.of("벨을 눌러 주세요"));

        private static Outcome<OrderEdit> edit(Order order, OrderEdit edit) {
            return DeliveryRules.edit(Sheets.of(order), edit, false);
        }

        @Test
        void everythingMayChangeBeforePayment() {
            for (OrderEdit edit : List.of(SHIPPING, BILLING, REQUEST)) {
                assertThat(edit(PLACED, edit)).isEqualTo(changed(edit));
            }
        }

        @Test
        void afterPaymentOnlyTheDeliveryMay() {
            for (Order order : List.of(DEVIATING, PAID, PARTIAL)) {
                assertThat(edit(order, SHIPPING)).isEqualTo(changed(SHIPPING));
                assertThat(edit(order, REQUEST)).isEqualTo(changed(REQUEST));
                assertThat(edit(order, BILLING)).isEqualTo(refused(new OrderProblem.AlreadyPaid()));
            }
        }

        @Test
        void nothingMayOnceAParcelIsOnItsWay() {
            var packed = Sheets.shipped(PAID, Sheets.pending("F1", "S1", Map.of("L3", 1)));
            var gone = Sheets.shipped(PAID, Sheets.sent("F1", "S1", Map.of("L3", 1)));

            assertThat(DeliveryRules.edit(packed, SHIPPING, false)).isEqualTo(changed(SHIPPING));
            assertThat(DeliveryRules.edit(gone, SHIPPING, false))
                    .isEqualTo(refused(new FulfillmentProblem.AlreadyShipped()));
        }

        static Stream<Arguments> closed() {
            return Stream.of(
                    Arguments.of(CANCELLED, new OrderProblem.AlreadyCancelled()),
                    Arguments.of(REFUNDED, new RefundProblem.AlreadyRefunded()),
                    Arguments.of(marked(PAID, null, null, T), new OrderProblem.Done()));
        }

        @ParameterizedTest
        @MethodSource("closed")
        void closedOrderStays(Order order, Problem problem) {
            assertThat(edit(order, SHIPPING)).isEqualTo(refused(problem));
        }

        @Test
        void addressMustBeOneAndCostTheSame() {
            var nameless = new Address(null, null, null, null, null, null, "별로 1", null, null, null);

            assertThat(edit(PLACED, new OrderEdit(Optional.of(nameless), Optional.empty(), Optional.empty())))
                    .isEqualTo(refused(new DeliveryProblem.UnusableAddress()));
            assertThat(edit(PLACED, new OrderEdit(Optional.empty(), Optional.of(nameless), Optional.empty())))
                    .isEqualTo(refused(new DeliveryProblem.UnusableAddress()));
            assertThat(DeliveryRules.edit(Sheets.of(PLACED), SHIPPING, true))
                    .isEqualTo(refused(new DeliveryProblem.OtherFee()));
        }

        @Test
        void whatIsSoAlreadyChangesNothing() {
            var same = new OrderEdit(Optional.of(Sheets.ADDRESS), Optional.of(Sheets.ADDRESS), Optional.of("문 앞에"));
            var nothing = new OrderEdit(Optional.empty(), Optional.empty(), Optional.empty());

            assertThat(edit(PLACED, same)).isEqualTo(unchanged(same));
            assertThat(edit(PLACED, nothing)).isEqualTo(unchanged(nothing));
        }
    }
}
