package com.byeolshow.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.PublishedEvents.Published;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Orders of 31,400 won whose virtual account received another sum. */
@PaymentTest
class DeviatingDepositsTest {

    private static final String TOPIC = "payment.payments";
    private static final String ISSUED = "payment.virtual-account-issued.v1";
    private static final String DEVIATED = "payment.payment-deviated.v1";
    private static final String VERIFIED = "payment.payment-verified.v1";
    private static final String REFUNDED = "payment.payment-refunded.v1";

    private final WebTestClient web;
    private final PublishedEvents published;
    private final Orders orders;
    private final MoneyDesk desk;
    private final IamportStand iamport = IamportStand.running();

    DeviatingDepositsTest(WebTestClient web, PublishedEvents published, Orders orders, MoneyDesk desk) {
        this.web = web;
        this.published = published;
        this.orders = orders;
        this.desk = desk;
    }

    @Test
    void areSetAsideToldOnceAndNotSentBack() {
        String order = desk.placed();
        String payment = desk.deposited(order, 30_000);
        assertThat(MoneyDesk.verify(web, payment, order)).isEqualTo(MoneyDesk.FAIL);
        assertThat(MoneyDesk.verify(web, payment, order)).isEqualTo(MoneyDesk.FAIL);

        var event = published.awaitOne(TOPIC, DEVIATED, order);
        EventContracts.assertValid(event.type(), event.data());
        assertThat(event.data().toString()).isEqualTo("""
                {"paymentId":"%s","orderId":"%s","amountPaid":30000,"amountDue":31400,"currency":"KRW","method":"vbank","occurredAt":"2030-05-01T12:00:00Z"}""".formatted(payment, order));
        MoneyDesk.awaitTold(published, order, ISSUED, DEVIATED);
        assertThat(iamport.cancels(payment)).isEmpty();
        assertThat(desk.balances(order))
                .containsEntry("provider", 30_000L)
                .containsEntry("suspense", -30_000L)
                .containsEntry("receivable", 31_400L);
    }

    @Test
    void tooLittleThatCommerceTakesPaysTheOrderAndTheRestIsWaived() {
        String order = desk.placed();
        String payment = settled(order, 30_000);
        orders.paid(order, payment, 30_000);
        desk.awaitBalances(
                order,
                Map.of(
                        "provider", 30_000L,
                        "waived", 1_400L,
                        "coupon-discounts", 1_600L,
                        "sales-goods", -30_000L,
                        "sales-shipping", -3_000L));
        assertThat(MoneyDesk.verify(web, payment, order)).isEqualTo(MoneyDesk.SUCCESS);

        orders.refundAccepted(order, Orders.id("refund"), 29_000);
        Awaiting.until(() -> iamport.returned(payment) == 29_000);
        String second = Orders.id("refund");
        orders.refundAccepted(order, second, 1_001);
        Awaiting.until(() -> desk.returnOf("refund_id", second).equals("parked more than was paid"));
        assertThat(iamport.returned(payment)).isEqualTo(29_000);
    }

    @Test
    void tooMuchThatCommerceTakesPaysTheOrderAndTheDifferenceGoesBack() {
        String order = desk.placed();
        String payment = settled(order, 32_000);
        orders.paid(order, payment, 31_400);
        orders.refundDue(order, payment, 600);
        Awaiting.until(() -> iamport.returned(payment) == 600);
        assertPaidInFull(order);

        orders.refundAccepted(order, Orders.id("refund"), 31_400);
        Awaiting.until(() -> iamport.returned(payment) == 32_000);
        desk.awaitBalances(
                order,
                Map.of(
                        "returns", 31_400L,
                        "coupon-discounts", 1_600L,
                        "sales-goods", -30_000L,
                        "sales-shipping", -3_000L));
        assertThat(iamport.cancels(payment))
                .extracting(cancel -> cancel.path("amount").asLong() + " of "
                        + cancel.path("checksum").asLong())
                .containsExactly("600 of 32000", "31400 of 31400");
    }

    @Test
    void theDifferenceMayBeToldBeforeTheOrderIsPaid() {
        String order = desk.placed();
        String payment = settled(order, 32_000);
        orders.refundDue(order, payment, 600);
        orders.paid(order, payment, 31_400);
        Awaiting.until(() -> iamport.returned(payment) == 600);
        assertPaidInFull(order);
    }

    private void assertPaidInFull(String order) {
        desk.awaitBalances(
                order,
                Map.of(
                        "provider", 31_400L,
                        "coupon-discounts", 1_600L,
                        "sales-goods", -30_000L,
                        "sales-shipping", -3_000L));
    }

    @Test
    void whatCommerceSendsBackGoesBackWholeAndOnceAndNothingIsLeft() {
        String order = desk.placed();
        String payment = settled(order, 30_000);
        orders.cancelled(order);
        orders.refundDue(order, payment, 30_000);
        orders.refundDue(order, payment, 30_000);
        Awaiting.until(() -> iamport.returned(payment) == 30_000);
        desk.awaitBalances(order, Map.of());
        MoneyDesk.awaitTold(published, order, ISSUED, DEVIATED, REFUNDED);
        assertThat(iamport.cancels(payment)).hasSize(1);
    }

    @Test
    void moreThanWasDepositedIsNeverSentBack() {
        String order = desk.placed();
        String payment = settled(order, 30_000);
        orders.cancelled(order);
        orders.refundDue(order, payment, 30_001);
        Awaiting.until(() -> desk.returnOf("key", payment).equals("parked more than was paid"));
        assertThat(iamport.cancels(payment)).isEmpty();
    }

    @Test
    void forAnOrderThatHasEndedItGoesBackWithoutADecision() {
        String order = desk.placed();
        orders.cancelled(order);
        desk.awaitBalances(order, Map.of());
        String payment = settled(order, 30_000);
        Awaiting.until(() -> iamport.returned(payment) == 30_000);
        // Commerce says so too; it has happened already.
        orders.refundDue(order, payment, 30_000);
        desk.awaitBalances(order, Map.of());
        assertThat(published.awaitOne(TOPIC, REFUNDED, order).data().has("refundId"))
                .isFalse();
        assertThat(iamport.cancels(payment)).hasSize(1);
    }

    @Test
    void theRightMoneyForAnOrderThatHasEndedGoesBackWhenCommerceSaysSo() {
        String order = desk.placed();
        orders.cancelled(order);
        desk.awaitBalances(order, Map.of());
        String payment = settled(order, 31_400);
        assertThat(desk.outcome(payment)).isEqualTo("verified");
        orders.refundDue(order, payment, 31_400);
        Awaiting.until(() -> iamport.returned(payment) == 31_400);
        desk.awaitBalances(order, Map.of());
    }

    @Test
    void theRightMoneyAfterWrongOnePaysTheOrderAndTheWrongGoesBack() {
        String order = desk.placed();
        String wrong = settled(order, 30_000);
        String right = iamport.paid(order, 31_400);
        desk.settle(right);
        assertThat(desk.outcome(right)).isEqualTo("verified");
        orders.paid(order, right, 31_400);
        orders.refundDue(order, wrong, 30_000);
        Awaiting.until(() -> iamport.returned(wrong) == 30_000);
        assertPaidInFull(order);

        // Refunds come from the payment that paid.
        orders.refundAccepted(order, Orders.id("refund"), 1_000);
        Awaiting.until(() -> iamport.returned(right) == 1_000);
    }

    @Test
    void whatComesAfterAnAcceptedDepositGoesBackAsASecondPayment() {
        String order = desk.placed();
        String first = settled(order, 30_000);
        orders.paid(order, first, 30_000);
        Awaiting.until(() -> desk.outcome(first).equals("accepted"));
        String second = iamport.paid(order, 31_400);
        assertThat(MoneyDesk.verify(web, second, order)).isEqualTo(MoneyDesk.SUCCESS);
        assertThat(desk.outcome(second)).isEqualTo("duplicate");
        Awaiting.until(() -> iamport.returned(second) == 31_400);
        assertThat(iamport.returned(first)).isZero();
    }

    @Test
    void aVerifiedPaymentThatRacedAnAcceptedDepositGoesBackAndRefundsComeFromTheDeposit() {
        String order = desk.placed();
        String deposit = settled(order, 30_000);
        String card = iamport.paid(order, 31_400);
        desk.settle(card);
        orders.paid(order, deposit, 30_000);
        orders.refundDue(order, card, 31_400);
        Awaiting.until(() -> iamport.returned(card) == 31_400);
        orders.refundAccepted(order, Orders.id("refund"), 1_000);
        Awaiting.until(() -> iamport.returned(deposit) == 1_000);
        Awaiting.until(() -> !desk.balances(order).containsKey("refunds-payable"));
        assertThat(desk.balances(order)).doesNotContainKeys("receivable", "suspense");
    }

    @Test
    void aCardOfAnotherSumIsStillAForgery() {
        String order = desk.placed();
        String payment = iamport.paid(order, 30_000);
        assertThat(MoneyDesk.verify(web, payment, order)).isEqualTo(MoneyDesk.FAIL);
        Awaiting.until(() -> iamport.returned(payment) == 30_000);
        published.awaitOne(TOPIC, "payment.payment-rejected.v1", order);
        orders.cancelled(order);
        desk.awaitBalances(order, Map.of());
    }

    @Test
    void anAccountIsToldOnceAndAgainOnlyWhenItChanges() {
        String order = desk.placed();
        String payment = iamport.accountIssued(order, 31_400);
        desk.settle(payment);
        desk.settle(payment);
        iamport.change(payment, "vbank_num", "56211-0000-1111");
        desk.settle(payment);
        desk.settle(payment);
        desk.deposit(payment, 31_400);
        desk.settle(payment);
        published.awaitOne(TOPIC, VERIFIED, order);
        var events = published.now(TOPIC, order);
        assertThat(events).extracting(Published::type).containsExactly(ISSUED, ISSUED, VERIFIED);
        assertThat(events.get(1).data().path("accountNumber").asString()).isEqualTo("56211-0000-1111");
    }

    private String settled(String order, long amount) {
        String payment = desk.deposited(order, amount);
        desk.settle(payment);
        return payment;
    }
}
