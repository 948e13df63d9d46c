package com.byeolshow.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.BuyerStand;
import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.PublishedEvents;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.r2dbc.core.DatabaseClient;

@PaymentTest
@ExtendWith(OutputCaptureExtension.class)
class DepositReturnsTest {

    private static final String TOPIC = "payment.payments";
    private static final String NUMBER = "110-222-333444";

    private final PublishedEvents published;
    private final Orders orders;
    private final PaymentDues dues;
    private final SettlePayment settle;
    private final DatabaseClient db;
    private final IamportStand iamport = IamportStand.running();
    private final BuyerStand buyer;

    DepositReturnsTest(
            IncomingEvents incoming,
            PublishedEvents published,
            Orders orders,
            PaymentDues dues,
            SettlePayment settle,
            DatabaseClient db) {
        this.published = published;
        this.orders = orders;
        this.dues = dues;
        this.settle = settle;
        this.db = db;
        this.buyer = BuyerStand.unknown(incoming);
    }

    private record Deposited(String order, String payment) {}

    @Test
    void aDepositGoesBackToTheAccountItsCustomerNamed(CapturedOutput log) {
        buyer.says(NUMBER, 1);
        Awaiting.until(() -> payees() == 1);
        Deposited paid = deposited(31400);
        orders.refundAccepted(paid.order(), Orders.id("refund"), 12000);
        published.awaitOne(TOPIC, "payment.payment-refunded.v1", paid.order());

        var cancel = iamport.cancels(paid.payment()).getFirst();
        assertThat(cancel.path("refund_holder").asString()).isEqualTo("홍길동");
        assertThat(cancel.path("refund_account").asString()).isEqualTo(NUMBER);
        assertThat(cancel.path("refund_tel").asString()).isEqualTo("010-1234-5678");
        // The payment gateway's own code of that bank.
        assertThat(cancel.path("refund_bank").asString()).isEqualTo("26");
        assertThat(cancel.path("checksum").asLong()).isEqualTo(31400);
        assertThat(log.getAll()).doesNotContain(NUMBER);
    }

    @Test
    void withoutAnAccountItWaitsAndGoesOnByItselfOnceThereIsOne() {
        Deposited paid = deposited(31400);
        String refund = Orders.id("refund");
        orders.refundAccepted(paid.order(), refund, 12000);
        Awaiting.until(() -> state(refund).equals("parked payee-missing"));
        assertThat(iamport.cancels(paid.payment())).isEmpty();

        buyer.says(NUMBER, 1);
        published.awaitOne(TOPIC, "payment.payment-refunded.v1", paid.order());
        assertThat(iamport.returned(paid.payment())).isEqualTo(12000);
        assertThat(state(refund)).isEqualTo("done");
    }

    @Test
    void cardsNeedNoAccountAndAreToldNone() {
        buyer.says(NUMBER, 1);
        Awaiting.until(() -> payees() == 1);
        String order = buyer.places("silent", 31400);
        String payment = iamport.paid(order, 31400);
        settled(order, payment);
        orders.refundAccepted(order, Orders.id("refund"), 12000);
        published.awaitOne(TOPIC, "payment.payment-refunded.v1", order);
        assertThat(iamport.cancels(payment).getFirst().has("refund_account")).isFalse();
    }

    @Test
    void onlyTheNewestAccountIsKeptAndNoneOfThoseWhoNameNone() {
        buyer.says(null, 1);
        buyer.says(NUMBER, 3);
        Awaiting.until(() -> payees() == 1);
        buyer.says("999-old", 2);
        buyer.says(null, 4);
        Awaiting.until(() -> payees() == 0);
        buyer.says(NUMBER, 5);
        Awaiting.until(() -> payees() == 1);
        buyer.leaves();
        Awaiting.until(() -> payees() == 0);
    }

    @Test
    void anOlderAccountDoesNotReplaceANewerOne() {
        buyer.says(NUMBER, 3);
        buyer.says("999-111-222", 2);
        Deposited paid = deposited(31400);
        orders.refundAccepted(paid.order(), Orders.id("refund"), 12000);
        published.awaitOne(TOPIC, "payment.payment-refunded.v1", paid.order());
        assertThat(iamport.cancels(paid.payment())
                        .getFirst()
                        .path("refund_account")
                        .asString())
                .isEqualTo(NUMBER);
    }

    @Test
    void accountsAreSealedInTheDatabase() {
        buyer.says(NUMBER, 1);
        Awaiting.until(() -> payees() == 1);
        byte[] kept = Objects.requireNonNull(db.sql("SELECT sealed FROM payee WHERE customer_id = :id")
                .bind("id", buyer.id())
                .map(row -> Objects.requireNonNull(row.get(0, byte[].class)))
                .one()
                .block());
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("333444");
        assertThat(new String(kept, StandardCharsets.UTF_8)).doesNotContain("홍길동");
    }

    private Deposited deposited(long amount) {
        String order = buyer.places("silent", amount);
        String payment = iamport.accountIssued(order, amount);
        iamport.change(payment, "status", "paid");
        iamport.change(payment, "paid_at", 1903867200L);
        settled(order, payment);
        return new Deposited(order, payment);
    }

    private void settled(String order, String payment) {
        Awaiting.until(() -> dues.find(order).block() != null);
        settle.run(new PaymentId(payment)).block();
    }

    private long payees() {
        return Objects.requireNonNull(db.sql("SELECT count(*) FROM payee WHERE customer_id = :id")
                .bind("id", buyer.id())
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .block());
    }

    private String state(String refund) {
        return Objects.requireNonNull(
                db.sql("SELECT concat_ws(' ', state, last_error) FROM money_return WHERE refund_id = :id")
                        .bind("id", refund)
                        .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                        .one()
                        .defaultIfEmpty("")
                        .block());
    }
}
