package com.byeolshow.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.PublishedEvents;
import java.util.Collections;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One payment, or one order, and many doors at once: the app, notices, our own search, commerce. */
@PaymentTest
class RacingDoorsTest {

    private final PublishedEvents published;
    private final Orders orders;
    private final SettlePayment settle;
    private final NotePayment note;
    private final NoteOrder noteOrder;
    private final IntendReturn intendReturn;
    private final ReconcilePayments reconcile;
    private final MoneyDesk desk;
    private final DatabaseClient db;
    private final TransactionalOperator tx;
    private final IamportStand iamport = IamportStand.running();

    RacingDoorsTest(
            PublishedEvents published,
            Orders orders,
            SettlePayment settle,
            NotePayment note,
            NoteOrder noteOrder,
            IntendReturn intendReturn,
            ReconcilePayments reconcile,
            MoneyDesk desk,
            DatabaseClient db,
            TransactionalOperator tx) {
        this.published = published;
        this.orders = orders;
        this.settle = settle;
        this.note = note;
        this.noteOrder = noteOrder;
        this.intendReturn = intendReturn;
        this.reconcile = reconcile;
        this.desk = desk;
        this.db = db;
        this.tx = tx;
    }

    @Test
    void aDeviatingDepositIsToldOnce() {
        String order = desk.placed();
        String payment = desk.deposited(order, 30_000);
        var id = new PaymentId(payment);
        db.sql("UPDATE payment SET next_check_at = now() WHERE payment_id = :id")
                .bind("id", payment)
                .fetch()
                .rowsUpdated()
                .block();
        Flux.merge(
                        Flux.range(0, 12).flatMap(_ -> settle.run(id), 12),
                        Flux.range(0, 4).flatMap(_ -> note.run(id, order), 4),
                        Flux.range(0, 4).flatMap(_ -> reconcile.run(), 4))
                .then()
                .block();
        MoneyDesk.awaitTold(published, order, "payment.virtual-account-issued.v1", "payment.payment-deviated.v1");
        assertThat(desk.balances(order)).containsEntry("suspense", -30_000L);
    }

    @Test
    void ofManyPaymentsAtOnceOnePaysAndTheOthersGoBack() {
        String order = desk.placed();
        var payments =
                IntStream.range(0, 8).mapToObj(_ -> iamport.paid(order, 31_400)).toList();
        Flux.fromIterable(payments)
                .flatMap(payment -> settle.run(new PaymentId(payment)), 8)
                .then()
                .block();
        assertThat(payments.stream().map(desk::outcome)).containsOnlyOnce("verified");
        Awaiting.until(() -> payments.stream().mapToLong(iamport::returned).sum() == 7 * 31_400L);
        desk.awaitBalances(
                order,
                Map.of(
                        "provider", 31_400L,
                        "coupon-discounts", 1_600L,
                        "sales-goods", -30_000L,
                        "sales-shipping", -3_000L));
    }

    @Test
    void aCancellationAtTheConsoleIsToldOnceByHoweverManyReaders() {
        var paid = desk.paid();
        iamport.returnedBefore(paid.payment(), 5_000, "고객 요청");
        iamport.returnedBefore(paid.payment(), 5_000, "고객 요청");
        Flux.range(0, 12)
                .flatMap(_ -> settle.run(new PaymentId(paid.payment())), 12)
                .then()
                .block();
        MoneyDesk.awaitTold(
                published,
                paid.order(),
                "payment.payment-verified.v1",
                "payment.payment-cancelled.v1",
                "payment.payment-cancelled.v1");
        assertThat(desk.balances(paid.order())).containsEntry("console-cancellations", 10_000L);
    }

    @Test
    void ofManyRefundsAtOnceNoMoreGoesBackThanWasPaid() {
        var paid = desk.paid();
        Flux.range(0, 10)
                .flatMap(
                        _ -> intendReturn
                                .forRefund(paid.order(), Orders.id("refund"), Won.of(5_000), "x")
                                .as(tx::transactional),
                        10)
                .then()
                .block();
        Awaiting.until(() -> iamport.returned(paid.payment()) == 30_000);
        assertThat(iamport.cancels(paid.payment()).stream()
                        .mapToLong(cancel -> cancel.path("amount").asLong())
                        .sum())
                .isGreaterThanOrEqualTo(30_000);
        assertThat(Collections.nCopies(4, "parked"))
                .hasSameSizeAs(db.sql("SELECT 1 FROM money_return WHERE payment_id = :id AND state = 'parked'")
                        .bind("id", paid.payment())
                        .fetch()
                        .all()
                        .collectList()
                        .block());
    }

    @Test
    void whileAReturnIsUnderWayReadersSeeNoCancellationOfIt() {
        var paid = desk.paid();
        iamport.loseReasons(paid.payment());
        String refund = Orders.id("refund");
        var id = new PaymentId(paid.payment());
        orders.refundAccepted(paid.order(), refund, 12_000);
        Awaiting.until(() -> {
            Flux.range(0, 4).flatMap(_ -> settle.run(id), 4).then().block();
            return desk.returnOf("refund_id", refund).equals("done");
        });
        settle.run(id).block();
        MoneyDesk.awaitTold(published, paid.order(), "payment.payment-verified.v1", "payment.payment-refunded.v1");
    }

    @Test
    void commerceAndAClerkDecidingAboutOneDepositAtOnceLeaveTheLedgerEven() {
        for (int round = 0; round < 5; round++) {
            String order = desk.placed();
            String payment = desk.deposited(order, 32_000);
            desk.settle(payment);
            var id = new PaymentId(payment);
            iamport.returnedBefore(payment, 32_000, "오입금 환불");
            Flux.merge(
                            settle.run(id).then(),
                            noteOrder
                                    .cancelled(order)
                                    .then(Mono.defer(() -> intendReturn.forLatePayment(order, id, Won.of(32_000))))
                                    .as(tx::transactional),
                            settle.run(id).then())
                    .then()
                    .block();
            desk.awaitBalances(order, Map.of());
        }
    }
}
