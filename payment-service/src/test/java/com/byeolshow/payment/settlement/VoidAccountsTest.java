package com.byeolshow.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.IamportStand.Fault;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.PublishedEvents;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

@PaymentTest
class VoidAccountsTest {

    private static final String TOPIC = "payment.payments";

    private final Orders orders;
    private final PublishedEvents published;
    private final SettlePayment settle;
    private final DatabaseClient db;
    private final IamportStand iamport = IamportStand.running();

    VoidAccountsTest(Orders orders, PublishedEvents published, SettlePayment settle, DatabaseClient db) {
        this.orders = orders;
        this.published = published;
        this.settle = settle;
        this.db = db;
    }

    @Test
    void theAccountOfACancelledOrderIsClosed() {
        String order = orders.placed("silent", 31400);
        String payment = issued(order);
        orders.cancelled(order);
        Awaiting.until(() -> result(payment).equals("voided"));
        assertThat(iamport.voids(payment)).isEqualTo(1);
    }

    @Test
    void anAccountThatIsOnlyReadAfterTheEndIsClosedToo() {
        String order = orders.placed("silent", 31400);
        orders.cancelled(order);
        Awaiting.until(() -> due(order).equals("cancelled"));
        String payment = iamport.accountIssued(order, 31400);
        settle.run(new PaymentId(payment)).block();
        Awaiting.until(() -> result(payment).equals("voided"));
    }

    @Test
    void theAccountOfAnOrderPaidInAnotherWayIsClosed() {
        String order = orders.placed("kind", 31400);
        String account = issued(order);
        String card = iamport.paid(order, 31400);
        settle.run(new PaymentId(card)).block();
        Awaiting.until(() -> result(account).equals("voided"));
    }

    @Test
    void anAccountOfAnOpenOrderStaysOpen() {
        String order = orders.placed("silent", 31400);
        String payment = issued(order);
        String other = orders.placed("silent", 31400);
        String closed = issued(other);
        orders.cancelled(other);
        Awaiting.until(() -> result(closed).equals("voided"));
        assertThat(iamport.voids(payment)).isZero();
    }

    @Test
    void aDepositThatCameJustBeforeIsSettledInstead() {
        String order = orders.placed("closed", 31400);
        String payment = issued(order);
        iamport.change(payment, "status", "paid");
        iamport.change(payment, "paid_at", 1903867200L);
        orders.cancelled(order);
        Awaiting.until(() -> result(payment).equals("not-open"));
        published.awaitOne(TOPIC, "payment.payment-verified.v1", order);
        assertThat(iamport.voids(payment)).isZero();
    }

    @Test
    void aFailureIsRepeatedAfterReadingAndALostAnswerIsSeen() {
        String order = orders.placed("silent", 31400);
        String payment = issued(order);
        iamport.onVoid(payment, Fault.FAILS_500, Fault.UNREADABLE, Fault.COMMITS_THEN_BREAKS_OFF);
        orders.cancelled(order);
        Awaiting.until(() -> result(payment).equals("not-open"));
        assertThat(iamport.voids(payment)).isEqualTo(3);
    }

    @Test
    void aProviderThatKeepsFailingIsLeftAloneInTheEnd() {
        String order = orders.placed("silent", 31400);
        String payment = issued(order);
        iamport.onVoid(payment, Stream.generate(() -> Fault.CODE_1).limit(9).toArray(Fault[]::new));
        orders.cancelled(order);
        Awaiting.until(() -> result(payment).equals("given-up"));
        assertThat(iamport.voids(payment)).isEqualTo(4);
    }

    private String issued(String order) {
        String payment = iamport.accountIssued(order, 31400);
        Awaiting.until(() -> !due(order).isEmpty());
        settle.run(new PaymentId(payment)).block();
        return payment;
    }

    private String result(String payment) {
        return text("SELECT result FROM account_void WHERE payment_id = :id AND ended_at IS NOT NULL", payment);
    }

    private String due(String order) {
        return text("SELECT state FROM payment_due WHERE order_id = :id", order);
    }

    private String text(String sql, String id) {
        return Objects.requireNonNull(db.sql(sql)
                .bind("id", id)
                .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                .one()
                .defaultIfEmpty("")
                .block());
    }
}
