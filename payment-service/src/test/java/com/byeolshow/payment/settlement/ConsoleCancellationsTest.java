package com.byeolshow.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.IamportStand.Fault;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.PublishedEvents.Published;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Money that a clerk sends back at the provider's console, next to what goes back by our own requests. */
@PaymentTest
class ConsoleCancellationsTest {

    private static final String TOPIC = "payment.payments";
    private static final String CANCELLED = "payment.payment-cancelled.v1";
    private static final String VERIFIED = "payment.payment-verified.v1";
    private static final String REFUNDED = "payment.payment-refunded.v1";

    private final WebTestClient web;
    private final PublishedEvents published;
    private final Orders orders;
    private final MoneyDesk desk;
    private final IamportStand iamport = IamportStand.running();

    ConsoleCancellationsTest(WebTestClient web, PublishedEvents published, Orders orders, MoneyDesk desk) {
        this.web = web;
        this.published = published;
        this.orders = orders;
        this.desk = desk;
    }

    @Test
    void areToldOncePerCancellationHoweverOftenTheyAreRead() {
        var paid = desk.paid();
        iamport.returnedBefore(paid.payment(), 5_000, "고객 요청");
        desk.settle(paid.payment());
        desk.settle(paid.payment());
        iamport.returnedBefore(paid.payment(), 5_000, "고객 요청");
        desk.settle(paid.payment());

        var events = published.awaitAll(TOPIC, paid.order(), 3);
        assertThat(events).extracting(Published::type).containsExactly(VERIFIED, CANCELLED, CANCELLED);
        EventContracts.assertValid(CANCELLED, events.get(1).data());
        assertThat(events.get(1).data().path("amount").asLong()).isEqualTo(5_000);
        assertThat(events.get(1).data().path("reason").asString()).isEqualTo("고객 요청");
        assertThat(events.get(1).data().path("cancellationId"))
                .isNotEqualTo(events.get(2).data().path("cancellationId"));
        assertThat(desk.balances(paid.order()))
                .containsEntry("console-cancellations", 10_000L)
                .containsEntry("provider", 21_400L);
    }

    @Test
    void aNoticeOfOneIsReasonEnoughToLook() {
        var paid = desk.paid();
        iamport.returnedBefore(paid.payment(), 31_400, "고객 요청");
        web.post()
                .uri("/webhooks/iamport")
                .bodyValue(Map.of("imp_uid", paid.payment(), "merchant_uid", paid.order(), "status", "cancelled"))
                .exchange()
                .expectStatus()
                .isOk();
        published.awaitOne(TOPIC, CANCELLED, paid.order());
        assertThat(desk.balances(paid.order())).doesNotContainKey("provider");
    }

    @Test
    void ourOwnReturnsAreNotMistakenForThem() {
        var paid = desk.paid();
        orders.refundAccepted(paid.order(), Orders.id("refund"), 12_000);
        published.awaitOne(TOPIC, REFUNDED, paid.order());
        desk.settle(paid.payment());
        iamport.returnedBefore(paid.payment(), 12_000, "고객 요청");
        desk.settle(paid.payment());
        desk.settle(paid.payment());
        MoneyDesk.awaitTold(published, paid.order(), VERIFIED, REFUNDED, CANCELLED);
    }

    @Test
    void norWhereTheHistoryForgetsReasons() {
        var paid = desk.paid();
        iamport.loseReasons(paid.payment());
        orders.refundAccepted(paid.order(), Orders.id("refund"), 12_000);
        published.awaitOne(TOPIC, REFUNDED, paid.order());
        desk.settle(paid.payment());
        MoneyDesk.awaitTold(published, paid.order(), VERIFIED, REFUNDED);
        iamport.returnedBefore(paid.payment(), 12_000, "");
        desk.settle(paid.payment());
        MoneyDesk.awaitTold(published, paid.order(), VERIFIED, REFUNDED, CANCELLED);
    }

    @Test
    void aReturnWhoseAnswerGotLostIsNotMistakenForOneWhileItIsOpenNorAfterwards() {
        var paid = desk.paid();
        iamport.loseReasons(paid.payment());
        iamport.onCancel(paid.payment(), Fault.COMMITS_THEN_IS_HELD);
        String refund = Orders.id("refund");
        orders.refundAccepted(paid.order(), refund, 12_000);
        Awaiting.until(() -> iamport.returned(paid.payment()) == 12_000);
        desk.settle(paid.payment());
        MoneyDesk.awaitTold(published, paid.order(), VERIFIED);
        iamport.letGo(paid.payment());

        // Without its mark only a person can say whether it was ours.
        Awaiting.until(() -> desk.returnOf("refund_id", refund).startsWith("parked a return of this amount"));
        desk.settle(paid.payment());
        // Another sum cannot have been it.
        iamport.returnedBefore(paid.payment(), 5_000, "고객 요청");
        desk.settle(paid.payment());
        MoneyDesk.awaitTold(published, paid.order(), VERIFIED, CANCELLED);
        assertThat(iamport.cancels(paid.payment())).hasSize(1);
    }

    @Test
    void laterReturnsAreOfWhatIsLeftAndMoreIsForAPerson() {
        var paid = desk.paid();
        iamport.returnedBefore(paid.payment(), 5_000, "고객 요청");
        desk.settle(paid.payment());
        orders.refundAccepted(paid.order(), Orders.id("refund"), 20_000);
        Awaiting.until(() -> iamport.returned(paid.payment()) == 25_000);
        assertThat(iamport.cancels(paid.payment())).singleElement().satisfies(cancel -> assertThat(
                        cancel.path("checksum").asLong())
                .isEqualTo(26_400));

        String tooMuch = Orders.id("refund");
        orders.refundAccepted(paid.order(), tooMuch, 11_400);
        Awaiting.until(() -> desk.returnOf("refund_id", tooMuch)
                .equals("parked the provider holds 6400 KRW, 11400 KRW is to go back"));
        assertThat(iamport.returned(paid.payment())).isEqualTo(25_000);
    }

    @Test
    void moneyThatWasNotTheOrdersIsNoNewsForCommerce() {
        String order = desk.placed();
        String payment = iamport.paid(order, 100);
        iamport.returnedBefore(payment, 40, "고객 요청");
        desk.settle(payment);
        Awaiting.until(() -> iamport.returned(payment) == 100);
        orders.cancelled(order);
        desk.awaitBalances(order, Map.of());
        MoneyDesk.awaitTold(published, order, "payment.payment-rejected.v1", REFUNDED);
    }

    @Test
    void aReturnThatAClerkWasFasterWithEndsAndTheLedgerIsEven() {
        String order = desk.placed();
        String payment = iamport.paid(order, 100);
        iamport.onCancel(payment, Fault.HELD);
        desk.settle(payment);
        Awaiting.until(() -> iamport.cancels(payment).size() == 1);
        iamport.returnedBefore(payment, 60, "고객 요청");
        iamport.returnedBefore(payment, 40, "고객 요청");
        iamport.letGo(payment);
        Awaiting.until(() -> desk.returnOf("payment_id", payment).startsWith("done elsewhere"));
        desk.settle(payment);
        orders.cancelled(order);
        desk.awaitBalances(order, Map.of());
        MoneyDesk.awaitTold(published, order, "payment.payment-rejected.v1");
    }

    @Test
    void aDepositSetAsideThatAClerkSentBackIsToldAndLeavesNothing() {
        String order = desk.placed();
        String payment = desk.deposited(order, 30_000);
        desk.settle(payment);
        iamport.returnedBefore(payment, 30_000, "오입금 환불");
        desk.settle(payment);
        published.awaitOne(TOPIC, CANCELLED, order);
        orders.cancelled(order);
        desk.awaitBalances(order, Map.of());
        // Commerce sends back what it heard of first; there is nothing left to send.
        orders.refundDue(order, payment, 30_000);
        Awaiting.until(() -> desk.returnOf("key", payment).startsWith("done elsewhere"));
        assertThat(iamport.cancels(payment)).isEmpty();
        assertThat(desk.balances(order)).doesNotContainKeys("refunds-payable", "suspense", "provider");
    }

    @Test
    void aPaymentCancelledBeforeWeEverSawItPaidIsNothing() {
        String order = desk.placed();
        String payment = iamport.paid(order, 31_400);
        iamport.returnedBefore(payment, 31_400, "고객 요청");
        desk.settle(payment);
        assertThat(desk.outcome(payment)).isEmpty();
        assertThat(published.now(TOPIC, order)).isEmpty();
        assertThat(desk.balances(order)).doesNotContainKey("provider");
    }

    @Test
    void whatIsLeftOfOneThatTheProviderCallsCancelledGoesBack() {
        String order = desk.placed();
        String payment = iamport.paid(order, 31_400);
        iamport.returnedBefore(payment, 10_000, "고객 요청");
        iamport.change(payment, "status", "cancelled");
        desk.settle(payment);
        Awaiting.until(() -> iamport.returned(payment) == 31_400);
        orders.cancelled(order);
        desk.awaitBalances(order, Map.of());
    }

    @Test
    void anAttemptThatFailedAndIsApprovedAfterItsOrderEndedGoesBack() {
        String order = desk.placed();
        String payment = iamport.opened(order, "failed", "card", 31_400);
        desk.settle(payment);
        assertThat(desk.outcome(payment)).isEmpty();
        orders.cancelled(order);
        iamport.change(payment, "status", "paid");
        desk.settle(payment);
        orders.refundDue(order, payment, 31_400);
        Awaiting.until(() -> iamport.returned(payment) == 31_400);
        desk.awaitBalances(order, Map.of());
        published.awaitOne(TOPIC, VERIFIED, order);
    }
}
