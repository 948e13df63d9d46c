package com.byeolshow.commerce.order.model;

import static com.byeolshow.commerce.order.model.Outcome.changed;
import static com.byeolshow.commerce.order.model.Outcome.refused;
import static com.byeolshow.commerce.order.model.Outcome.unchanged;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.order.OrderEvent.OrderCancelled;
import com.byeolshow.commerce.order.OrderEvent.OrderPaid;
import com.byeolshow.commerce.order.OrderEvent.RefundDue;
import com.byeolshow.commerce.order.OrderId;
import com.byeolshow.commerce.order.PaymentId;
import com.byeolshow.commerce.order.model.Order.Cancelled;
import com.byeolshow.commerce.order.model.Order.Head;
import com.byeolshow.commerce.order.model.Order.Paid;
import com.byeolshow.commerce.order.model.Order.PartiallyRefunded;
import com.byeolshow.commerce.order.model.Order.Payment;
import com.byeolshow.commerce.order.model.Order.Placed;
import com.byeolshow.commerce.order.model.Order.Refunded;
import com.byeolshow.platform.money.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderRulesTest {

    private static final Instant T = Instant.parse("2030-05-01T11:00:00Z");
    private static final Instant LIMIT = T.plus(Duration.ofMinutes(30));
    private static final OrderId ID = new OrderId("O1");
    private static final Won DUE = Won.of(20_000);
    private static final PaymentId TAKEN = new PaymentId("imp_1");
    private static final PaymentId OTHER = new PaymentId("imp_2");
    private static final Head HEAD = new Head(ID, "U1", DUE, Set.of());
    private static final Head WITH_STRAY = new Head(ID, "U1", DUE, Set.of(OTHER));
    private static final Payment PAYMENT = new Payment(TAKEN, T);

    private static final Order PLACED = new Placed(HEAD, LIMIT);
    private static final Order PAID = new Paid(HEAD, PAYMENT);
    private static final Order CANCELLED = new Cancelled(HEAD, "r", T);
    private static final Order PARTIAL = new PartiallyRefunded(HEAD, PAYMENT, Won.of(5_000));
    private static final Order REFUNDED = new Refunded(HEAD, PAYMENT, DUE);

    private static OrderCancelled cancelled(String reason, Instant at) {
        return new OrderCancelled(ID, "U1", reason, at);
    }

    private static RefundDue due(String reason) {
        return new RefundDue(ID, OTHER, DUE, reason, T);
    }

    /** Every state with every input. */
    static Stream<Arguments> moves() {
        Function<Order, Outcome<Order>> cancel = order -> OrderRules.cancel(order, "why", T);
        Function<Order, Outcome<Order>> early = order -> OrderRules.expire(order, LIMIT.minusMillis(1));
        Function<Order, Outcome<Order>> late = order -> OrderRules.expire(order, LIMIT);
        Function<Order, Outcome<Order>> account = order -> OrderRules.accountIssued(order, LIMIT.plusSeconds(1));
        Function<Order, Outcome<Order>> brief = order -> OrderRules.accountIssued(order, LIMIT);
        Function<Order, Outcome<Order>> same = order -> OrderRules.paid(order, TAKEN, DUE, T);
        Function<Order, Outcome<Order>> other = order -> OrderRules.paid(order, OTHER, DUE, T);
        Function<Order, Outcome<Order>> rejected = order -> OrderRules.rejected(order, T);
        var alreadyPaid = refused(new OrderProblem.AlreadyPaid());
        return Stream.of(
                move("placed, cancel", PLACED, cancel, changed(new Cancelled(HEAD, "why", T), cancelled("why", T))),
                move("placed, before its limit", PLACED, early, unchanged(PLACED)),
                move(
                        "placed, at its limit",
                        PLACED,
                        late,
                        changed(new Cancelled(HEAD, "결제 시간 초과", LIMIT), cancelled("결제 시간 초과", LIMIT))),
                move("placed, account", PLACED, account, changed(new Placed(HEAD, LIMIT.plusSeconds(1)))),
                move("placed, shorter account", PLACED, brief, unchanged(PLACED)),
                move(
                        "placed, paid",
                        PLACED,
                        same,
                        changed(new Paid(HEAD, PAYMENT), new OrderPaid(ID, "U1", TAKEN, DUE, T))),
                move(
                        "placed, rejected",
                        PLACED,
                        rejected,
                        changed(new Cancelled(HEAD, "결제 금액 불일치", T), cancelled("결제 금액 불일치", T))),
                move("paid, cancel", PAID, cancel, alreadyPaid),
                move("paid, late", PAID, late, unchanged(PAID)),
                move("paid, account", PAID, account, unchanged(PAID)),
                move("paid, told twice", PAID, same, unchanged(PAID)),
                move("paid, paid again", PAID, other, changed(new Paid(WITH_STRAY, PAYMENT), due("already-paid"))),
                move("paid, rejected", PAID, rejected, unchanged(PAID)),
                move("cancelled, cancel", CANCELLED, cancel, unchanged(CANCELLED)),
                move("cancelled, late", CANCELLED, late, unchanged(CANCELLED)),
                move("cancelled, account", CANCELLED, account, unchanged(CANCELLED)),
                move(
                        "cancelled, paid",
                        CANCELLED,
                        other,
                        changed(new Cancelled(WITH_STRAY, "r", T), due("order-cancelled"))),
                move("cancelled, rejected", CANCELLED, rejected, unchanged(CANCELLED)),
                move("partial, cancel", PARTIAL, cancel, alreadyPaid),
                move("partial, late", PARTIAL, late, unchanged(PARTIAL)),
                move("partial, account", PARTIAL, account, unchanged(PARTIAL)),
                move("partial, told twice", PARTIAL, same, unchanged(PARTIAL)),
                move(
                        "partial, paid again",
                        PARTIAL,
                        other,
                        changed(new PartiallyRefunded(WITH_STRAY, PAYMENT, Won.of(5_000)), due("already-paid"))),
                move("partial, rejected", PARTIAL, rejected, unchanged(PARTIAL)),
                move("refunded, cancel", REFUNDED, cancel, alreadyPaid),
                move("refunded, late", REFUNDED, late, unchanged(REFUNDED)),
                move("refunded, account", REFUNDED, account, unchanged(REFUNDED)),
                move("refunded, told twice", REFUNDED, same, unchanged(REFUNDED)),
                move(
                        "refunded, paid again",
                        REFUNDED,
                        other,
                        changed(new Refunded(WITH_STRAY, PAYMENT, DUE), due("already-paid"))),
                move("refunded, rejected", REFUNDED, rejected, unchanged(REFUNDED)));
    }

    private static Arguments move(String what, Order order, Function<Order, ?> input, Object outcome) {
        return Arguments.of(what, order, input, outcome);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("moves")
    void everyStateAnswersEveryInput(String what, Order order, Function<Order, Object> input, Object outcome) {
        assertThat(input.apply(order)).isEqualTo(outcome);
    }

    static Stream<Order> withKnownStray() {
        return Stream.of(
                new Placed(WITH_STRAY, LIMIT),
                new Paid(WITH_STRAY, PAYMENT),
                new Cancelled(WITH_STRAY, "r", T),
                new PartiallyRefunded(WITH_STRAY, PAYMENT, Won.of(1)),
                new Refunded(WITH_STRAY, PAYMENT, DUE));
    }

    @ParameterizedTest
    @MethodSource("withKnownStray")
    void moneyOnItsWayBackIsNotReturnedTwice(Order order) {
        assertThat(OrderRules.paid(order, OTHER, DUE, T)).isEqualTo(unchanged(order));
    }

    @Test
    void moneyThatDoesNotMatchGoesBackAndTheOrderKeepsWaiting() {
        var outcome = OrderRules.paid(PLACED, OTHER, Won.of(19_999), T);

        assertThat(outcome)
                .isEqualTo(changed(
                        new Placed(WITH_STRAY, LIMIT), new RefundDue(ID, OTHER, Won.of(19_999), "amount-mismatch", T)));
    }

    @Test
    void everyStateHasTheContractsWord() {
        assertThat(Stream.of(PLACED, PAID, CANCELLED, PARTIAL, REFUNDED).map(Order::status))
                .containsExactly("placed", "paid", "cancelled", "partially-refunded", "refunded");
    }
}
