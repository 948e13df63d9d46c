package com.byeolshow.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.IamportStand.Fault;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.PublishedEvents.Published;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

@PaymentTest
class ReturnMoneyTest {

    private static final String TOPIC = "payment.payments";

    private final PublishedEvents published;
    private final IncomingEvents incoming;
    private final Orders orders;
    private final PaymentDues dues;
    private final SettlePayment settle;
    private final ReturnMoney returnMoney;
    private final DatabaseClient db;
    private final MeterRegistry meters;
    private final IamportStand iamport = IamportStand.running();

    ReturnMoneyTest(
            PublishedEvents published,
            IncomingEvents incoming,
            Orders orders,
            PaymentDues dues,
            SettlePayment settle,
            ReturnMoney returnMoney,
            DatabaseClient db,
            MeterRegistry meters) {
        this.published = published;
        this.incoming = incoming;
        this.orders = orders;
        this.dues = dues;
        this.settle = settle;
        this.returnMoney = returnMoney;
        this.db = db;
        this.meters = meters;
    }

    /** An order that was paid, with the payment that paid it. */
    private record Paid(String order, String payment) {}

    @Test
    void anAcceptedRefundGoesBackOnceHoweverOftenItIsTold() {
        Paid paid = paid(31400);
        String refund = Orders.id("refund");
        orders.refundAccepted(paid.order(), refund, 12000);
        orders.refundAccepted(paid.order(), refund, 12000);

        var events = published.awaitAll(TOPIC, paid.order(), 2);
        var refunded = events.getLast();
        EventContracts.assertValid(refunded.type(), refunded.data());
        assertThat(refunded.data().path("refundId").asString()).isEqualTo(refund);
        assertThat(refunded.data().path("paymentId").asString()).isEqualTo(paid.payment());
        assertThat(refunded.data().path("amount").asLong()).isEqualTo(12000);

        // A later refund shows that the repeated one was handled and asked for nothing.
        orders.refundAccepted(paid.order(), Orders.id("refund"), 400);
        Awaiting.until(() -> iamport.returned(paid.payment()) == 12400);
        assertThat(iamport.cancels(paid.payment()))
                .extracting(cancel -> cancel.path("amount").asLong() + " of "
                        + cancel.path("checksum").asLong())
                .containsExactly("12000 of 31400", "400 of 19400");
        assertThat(types(published.awaitAll(TOPIC, paid.order(), 3)))
                .containsExactly(
                        "payment.payment-verified.v1", "payment.payment-refunded.v1", "payment.payment-refunded.v1");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FAILS_500", "CODE_1", "UNREADABLE"})
    void aRefusedReturnIsTriedAgain(Fault fault) {
        Paid paid = paid(31400);
        iamport.onCancel(paid.payment(), fault, fault);
        orders.refundAccepted(paid.order(), Orders.id("refund"), 12000);
        published.awaitOne(TOPIC, "payment.payment-refunded.v1", paid.order());
        assertThat(iamport.returned(paid.payment())).isEqualTo(12000);
        assertThat(iamport.cancels(paid.payment())).hasSize(3);
    }

    @Test
    void aLostAnswerIsLookedUpAndNotAskedAgain() {
        Paid paid = paid(31400);
        iamport.onCancel(paid.payment(), Fault.COMMITS_THEN_HANGS);
        orders.refundAccepted(paid.order(), Orders.id("refund"), 12000);
        published.awaitOne(TOPIC, "payment.payment-refunded.v1", paid.order());
        assertThat(iamport.returned(paid.payment())).isEqualTo(12000);
        assertThat(iamport.cancels(paid.payment())).hasSize(1);
    }

    @Test
    void aWorkerThatDiedAfterTheMoneyMovedIsReplacedByOneThatSeesIt() {
        Paid paid = paid(31400);
        String id = Orders.id("return");
        iamport.returnedBefore(paid.payment(), 12000, "[bs:%s] 단순 변심".formatted(id));
        abandoned(id, paid, 12000);

        var event = published.awaitOne(TOPIC, "payment.payment-refunded.v1", paid.order());
        assertThat(event.data().path("refundId").asString()).isEqualTo("refund-of-" + id);
        assertThat(iamport.cancels(paid.payment())).isEmpty();
        assertThat(iamport.returned(paid.payment())).isEqualTo(12000);
    }

    @Test
    void aWorkerThatDiedBeforeTheMoneyMovedIsReplacedByOneThatAsks() {
        Paid paid = paid(31400);
        abandoned(Orders.id("return"), paid, 12000);
        published.awaitOne(TOPIC, "payment.payment-refunded.v1", paid.order());
        assertThat(iamport.cancels(paid.payment())).hasSize(1);
        assertThat(iamport.returned(paid.payment())).isEqualTo(12000);
    }

    @Test
    void whatMayBeOursWithoutItsMarkWaitsForAPerson() {
        Paid paid = paid(31400);
        String id = Orders.id("return");
        iamport.returnedBefore(paid.payment(), 12000, "");
        abandoned(id, paid, 12000);
        Awaiting.until(() -> state("id", id).startsWith("parked"));
        assertThat(iamport.cancels(paid.payment())).isEmpty();
    }

    @Test
    void aReturnTheProviderKeepsRefusingIsParkedAndCounted() {
        Paid paid = paid(31400);
        iamport.onCancel(
                paid.payment(), Stream.generate(() -> Fault.CODE_1).limit(20).toArray(Fault[]::new));
        String refund = Orders.id("refund");
        orders.refundAccepted(paid.order(), refund, 12000);

        Awaiting.until(() -> state("refund_id", refund).startsWith("parked"));
        assertThat(state("refund_id", refund))
                .contains("gave up after 6 attempts")
                .contains("code 1")
                .doesNotContain(IamportStand.CARD_NUMBER);
        assertThat(iamport.cancels(paid.payment())).hasSize(6);
        assertThat(iamport.returned(paid.payment())).isZero();
        assertThat(meters.counter("payment.returns", "result", "parked").count())
                .isPositive();
        Objects.requireNonNull(returnMoney.count().thenReturn(true).block());
        assertThat(meters.get("payment.returns.parked").gauge().value()).isPositive();
        assertThat(types(published.now(TOPIC, paid.order()))).containsExactly("payment.payment-verified.v1");
    }

    @Test
    void moreThanWasPaidIsNeverAskedFor() {
        Paid paid = paid(31400);
        orders.refundAccepted(paid.order(), Orders.id("refund"), 31000);
        String second = Orders.id("refund");
        orders.refundAccepted(paid.order(), second, 401);
        Awaiting.until(() -> state("refund_id", second).equals("parked more than was paid"));
        Awaiting.until(() -> iamport.returned(paid.payment()) == 31000);
        assertThat(iamport.cancels(paid.payment())).hasSize(1);
    }

    @Test
    void aRefundOfNothingIsSettledWithoutTheProvider() {
        Paid paid = paid(31400);
        orders.refundAccepted(paid.order(), Orders.id("refund"), 0);
        var event = published.awaitOne(TOPIC, "payment.payment-refunded.v1", paid.order());
        EventContracts.assertValid(event.type(), event.data());
        assertThat(event.data().path("amount").asLong()).isZero();
        assertThat(iamport.cancels(paid.payment())).isEmpty();
    }

    @Test
    void manyWorkersReturnEachOnce() {
        List<Paid> all = IntStream.range(0, 8).mapToObj(_ -> paid(1000)).toList();
        all.forEach(paid -> orders.refundAccepted(paid.order(), Orders.id("refund"), 1000));
        Awaiting.until(() -> {
            Flux.range(0, 10).flatMap(_ -> returnMoney.run(), 10).then().block();
            return all.stream().allMatch(paid -> iamport.returned(paid.payment()) == 1000);
        });
        all.forEach(paid -> {
            published.awaitOne(TOPIC, "payment.payment-refunded.v1", paid.order());
            assertThat(iamport.cancels(paid.payment())).hasSize(1);
            assertThat(types(published.now(TOPIC, paid.order())))
                    .containsExactly("payment.payment-verified.v1", "payment.payment-refunded.v1");
        });
    }

    @Test
    void aRepeatedRefundDueReturnsThePaymentOnce() {
        Paid paid = paid(31400);
        String event = Orders.id("event");
        var due = Map.of(
                "orderId", paid.order(),
                "paymentId", paid.payment(),
                "amount", 31400,
                "reason", "취소된 주문",
                "occurredAt", Instant.now().toString());
        incoming.publish(event, "commerce.orders", "commerce.refund-due.v1", paid.order(), due);
        incoming.publish(event, "commerce.orders", "commerce.refund-due.v1", paid.order(), due);
        incoming.publish("commerce.orders", "commerce.refund-due.v1", paid.order(), due);
        Awaiting.until(() -> iamport.returned(paid.payment()) == 31400);
        published.awaitOne(TOPIC, "payment.payment-refunded.v1", paid.order());

        // A refund that finds nothing left shows that the repeated ones were handled.
        String late = Orders.id("refund");
        orders.refundAccepted(paid.order(), late, 1);
        Awaiting.until(() -> state("refund_id", late).equals("parked more than was paid"));
        assertThat(iamport.cancels(paid.payment())).hasSize(1);
    }

    private Paid paid(long amount) {
        String order = orders.placed("silent", amount);
        String payment = iamport.paid(order, amount);
        Awaiting.until(() -> dues.find(order).block() != null);
        settle.run(new PaymentId(payment)).block();
        return new Paid(order, payment);
    }

    /** A refund whose worker took it, noted what it was going to ask, and was never heard of again. */
    private void abandoned(String id, Paid paid, long amount) {
        db.sql("""
                        INSERT INTO money_return (id, purpose, key, payment_id, order_id, refund_id, amount, currency, reason,
                            sent_remaining, attempts, next_attempt_at, lease_until, created_at)
                        VALUES (:id, 'refund', :refund, :payment, :order, :refund, :amount, 'KRW', '단순 변심',
                            31400, 1, now() - interval '5 minutes', now() - interval '1 second',
                            now() - interval '5 minutes')""")
                .bind("id", id)
                .bind("refund", "refund-of-" + id)
                .bind("payment", paid.payment())
                .bind("order", paid.order())
                .bind("amount", amount)
                .fetch()
                .rowsUpdated()
                .block();
    }

    private String state(String column, String value) {
        return Objects.requireNonNull(
                db.sql("SELECT concat_ws(' ', state, last_error) FROM money_return WHERE %s = :value".formatted(column))
                        .bind("value", value)
                        .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                        .one()
                        .defaultIfEmpty("")
                        .block());
    }

    private static List<String> types(List<Published> events) {
        return events.stream().map(Published::type).toList();
    }
}
