package com.byeolshow.commerce.order.model;

import static com.byeolshow.commerce.order.model.Outcome.changed;
import static com.byeolshow.commerce.order.model.Outcome.refused;
import static com.byeolshow.commerce.order.model.Outcome.unchanged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.byeolshow.commerce.order.OrderEvent.OrderCancelled;
import com.byeolshow.commerce.order.OrderEvent.OrderPaid;
import com.byeolshow.commerce.order.OrderEvent.RefundDue;
import com.byeolshow.commerce.order.OrderId;
import com.byeolshow.commerce.order.PaymentId;
import com.byeolshow.commerce.order.model.Order.Cancelled;
import com.byeolshow.commerce.order.model.Order.Deposit;
import com.byeolshow.commerce.order.model.Order.Deviating;
import com.byeolshow.commerce.order.model.Order.Head;
import com.byeolshow.commerce.order.model.Order.Marks;
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
    private static final Payment PAYMENT = new Payment(TAKEN, DUE, T);

    private static final Order PLACED = new Placed(HEAD, LIMIT);
    private static final Order PAID = new Paid(HEAD, PAYMENT);
    private static final Won LITTLE = Won.of(19_000);
    private static final Won MUCH = Won.of(25_000);
    private static final Order UNDER = new Deviating(HEAD, new Deposit(TAKEN, LITTLE, T));
    private static final Order OVER = new Deviating(HEAD, new Deposit(TAKEN, MUCH, T));
    private static final Head WITH_TAKEN_STRAY = new Head(ID, "U1", DUE, Set.of(TAKEN));
    private static final Order CANCELLED = new Cancelled(HEAD, "r", T);
    private static final Order PARTIAL = new PartiallyRefunded(HEAD, PAYMENT, Won.of(5_000));
    private static final Order REFUNDED = new Refunded(HEAD, PAYMENT, DUE);

    private static OrderCancelled cancelled(String reason, Instant at) {
        return new OrderCancelled(ID, "U1", reason, at);
    }

    private static RefundDue back(PaymentId payment, Won amount) {
        return new RefundDue(ID, payment, amount, "amount-mismatch", T);
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
        Function<Order, Outcome<Order>> tooLittle = order -> OrderRules.deviated(order, TAKEN, LITTLE, T);
        Function<Order, Outcome<Order>> otherShort = order -> OrderRules.deviated(order, OTHER, LITTLE, T);
        Function<Order, Outcome<Order>> over = order -> OrderRules.deviated(order, TAKEN, MUCH, T);
        Function<Order, Outcome<Order>> exact = order -> OrderRules.deviated(order, TAKEN, DUE, T);
        Function<Order, Outcome<Order>> accept = order -> OrderRules.acceptDeposit(order, T);
        Function<Order, Outcome<Order>> giveBack = order -> OrderRules.returnDeposit(order, T);
        var underReview = refused(new OrderProblem.PaymentUnderReview());
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
                move("placed, too little", PLACED, tooLittle, changed(UNDER)),
                move("placed, too much", PLACED, over, changed(OVER)),
                move(
                        "placed, deposit of what is due",
                        PLACED,
                        exact,
                        changed(new Paid(HEAD, PAYMENT), new OrderPaid(ID, "U1", TAKEN, DUE, T))),
                move("placed, accept", PLACED, accept, refused(new OrderProblem.NotPaid())),
                move("placed, return", PLACED, giveBack, refused(new OrderProblem.NotPaid())),
                move("deviating, cancel", UNDER, cancel, underReview),
                move("deviating, late", UNDER, late, unchanged(UNDER)),
                move("deviating, account", UNDER, account, unchanged(UNDER)),
                move("deviating, told twice", UNDER, tooLittle, unchanged(UNDER)),
                move("deviating, told otherwise", UNDER, over, unchanged(UNDER)),
                move(
                        "deviating, the rest arrived",
                        UNDER,
                        exact,
                        changed(new Paid(HEAD, PAYMENT), new OrderPaid(ID, "U1", TAKEN, DUE, T))),
                move(
                        "deviating, paid by another",
                        OVER,
                        other,
                        changed(
                                new Paid(WITH_TAKEN_STRAY, new Payment(OTHER, DUE, T)),
                                new OrderPaid(ID, "U1", OTHER, DUE, T),
                                back(TAKEN, MUCH))),
                move(
                        "deviating, another deviates too",
                        OVER,
                        otherShort,
                        changed(new Deviating(WITH_STRAY, new Deposit(TAKEN, MUCH, T)), back(OTHER, LITTLE))),
                move("deviating, rejected", UNDER, rejected, unchanged(UNDER)),
                move(
                        "under-paid, accept",
                        UNDER,
                        accept,
                        changed(
                                new Paid(HEAD, new Payment(TAKEN, LITTLE, T)),
                                new OrderPaid(ID, "U1", TAKEN, LITTLE, T))),
                move(
                        "over-paid, accept",
                        OVER,
                        accept,
                        changed(
                                new Paid(WITH_TAKEN_STRAY, PAYMENT),
                                new OrderPaid(ID, "U1", TAKEN, DUE, T),
                                back(TAKEN, Won.of(5_000)))),
                move(
                        "over-paid, return",
                        OVER,
                        giveBack,
                        changed(
                                new Cancelled(WITH_TAKEN_STRAY, "결제 금액 불일치", T),
                                cancelled("결제 금액 불일치", T),
                                back(TAKEN, MUCH))),
                move("paid, accept", PAID, accept, unchanged(PAID)),
                move("paid, return", PAID, giveBack, alreadyPaid),
                move("paid, told otherwise", PAID, tooLittle, unchanged(PAID)),
                move(
                        "paid, another deviates",
                        PAID,
                        otherShort,
                        changed(new Paid(WITH_STRAY, PAYMENT), new RefundDue(ID, OTHER, LITTLE, "already-paid", T))),
                move("cancelled, accept", CANCELLED, accept, refused(new OrderProblem.AlreadyCancelled())),
                move("cancelled, return", CANCELLED, giveBack, unchanged(CANCELLED)),
                move(
                        "cancelled, deviates",
                        CANCELLED,
                        otherShort,
                        changed(
                                new Cancelled(WITH_STRAY, "r", T),
                                new RefundDue(ID, OTHER, LITTLE, "order-cancelled", T))),
                move("partial, accept", PARTIAL, accept, unchanged(PARTIAL)),
                move("partial, return", PARTIAL, giveBack, alreadyPaid),
                move("partial, told otherwise", PARTIAL, tooLittle, unchanged(PARTIAL)),
                move("refunded, accept", REFUNDED, accept, unchanged(REFUNDED)),
                move("refunded, return", REFUNDED, giveBack, alreadyPaid),
                move("refunded, told otherwise", REFUNDED, tooLittle, unchanged(REFUNDED)),
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
                new Deviating(WITH_STRAY, new Deposit(TAKEN, LITTLE, T)),
                new Paid(WITH_STRAY, PAYMENT),
                new Cancelled(WITH_STRAY, "r", T),
                new PartiallyRefunded(WITH_STRAY, PAYMENT, Won.of(1)),
                new Refunded(WITH_STRAY, PAYMENT, DUE));
    }

    @ParameterizedTest
    @MethodSource("withKnownStray")
    void moneyOnItsWayBackIsNotReturnedTwice(Order order) {
        assertThat(OrderRules.paid(order, OTHER, DUE, T)).isEqualTo(unchanged(order));
        assertThat(OrderRules.deviated(order, OTHER, LITTLE, T)).isEqualTo(unchanged(order));
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
        assertThat(Stream.of(PLACED, UNDER, OVER, PAID, CANCELLED, PARTIAL, REFUNDED)
                        .map(Order::status))
                .containsExactly(
                        "placed", "under-paid", "over-paid", "paid", "cancelled", "partially-refunded", "refunded");
    }

    @Test
    void depositOfWhatIsDueIsNoDeviation() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Deviating(HEAD, new Deposit(TAKEN, DUE, T)));
    }

    @Test
    void orderIsDoneWhenNothingIsLeftToDo() {
        Head done = new Head(ID, "U1", DUE, Set.of(), new Marks(null, null, T));
        assertThat(Stream.of(
                        CANCELLED, REFUNDED, new Paid(done, PAYMENT), new PartiallyRefunded(done, PAYMENT, Won.of(1))))
                .allMatch(Order::isDone);
        assertThat(Stream.of(PLACED, UNDER, OVER, PAID, PARTIAL)).noneMatch(Order::isDone);
    }
}
