package com.byeolshow.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.IamportStand.Fault;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Payments whose time to be compared has come; the running job takes them. */
@PaymentTest
class ReconcilePaymentsTest {

    private static final String TOPIC = "payment.payments";

    private final WebTestClient web;
    private final TestTokens tokens;
    private final PublishedEvents published;
    private final Orders orders;
    private final MoneyDesk desk;
    private final ReconcilePayments reconcile;
    private final DatabaseClient db;
    private final MeterRegistry meters;
    private final IamportStand iamport = IamportStand.running();

    ReconcilePaymentsTest(
            WebTestClient web,
            TestTokens tokens,
            PublishedEvents published,
            Orders orders,
            MoneyDesk desk,
            ReconcilePayments reconcile,
            DatabaseClient db,
            MeterRegistry meters) {
        this.web = web;
        this.tokens = tokens;
        this.published = published;
        this.orders = orders;
        this.desk = desk;
        this.reconcile = reconcile;
        this.db = db;
        this.meters = meters;
    }

    @Test
    void aDepositNobodyToldOfIsSettled() {
        String order = desk.placed();
        String payment = iamport.accountIssued(order, 31_400);
        desk.settle(payment);
        desk.deposit(payment, 31_400);
        compared(payment);
        published.awaitOne(TOPIC, "payment.payment-verified.v1", order);
    }

    @Test
    void aCancellationAtTheConsoleNobodyToldOfIsNotedAndAgrees() {
        var paid = desk.paid();
        iamport.returnedBefore(paid.payment(), 5_000, "고객 요청");
        compared(paid.payment());
        published.awaitOne(TOPIC, "payment.payment-cancelled.v1", paid.order());
        assertThat(differences(paid.payment())).isEmpty();
    }

    @Test
    void aSecondPaymentNobodyToldOfGoesBack() {
        var paid = desk.paid();
        String second = iamport.paid(paid.order(), 31_400);
        compared(paid.payment());
        Awaiting.until(() -> iamport.returned(second) == 31_400);
        assertThat(iamport.returned(paid.payment())).isZero();
    }

    @Test
    void aReturnThatWasDoneAfterWeGaveItUpIsFinished() {
        var paid = desk.paid();
        iamport.onCancel(
                paid.payment(), Fault.CODE_1, Fault.CODE_1, Fault.CODE_1, Fault.CODE_1, Fault.CODE_1, Fault.CODE_1);
        String refund = Orders.id("refund");
        orders.refundAccepted(paid.order(), refund, 12_000);
        Awaiting.until(() -> desk.returnOf("refund_id", refund).startsWith("parked"));
        String id = Objects.requireNonNull(db.sql("SELECT id FROM money_return WHERE refund_id = :refund")
                .bind("refund", refund)
                .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                .one()
                .block());
        iamport.returnedBefore(paid.payment(), 12_000, "[bs:%s] 단순 변심".formatted(id));
        compared(paid.payment());
        published.awaitOne(TOPIC, "payment.payment-refunded.v1", paid.order());
        assertThat(desk.balances(paid.order())).doesNotContainKey("refunds-payable");
        compared(paid.payment());
        assertThat(differences(paid.payment())).isEmpty();
    }

    @Test
    void whatCannotBeMendedIsShownUntilItIsGone() {
        var paid = desk.paid();
        iamport.change(paid.payment(), "amount", 30_000L);
        compared(paid.payment());
        assertThat(differences(paid.payment())).isEqualTo("amount");
        compared(paid.payment());
        assertThat(differences(paid.payment())).isEqualTo("amount");

        var answer = shown();
        assertThat(answer.path("open").asLong()).isPositive();
        assertThat(answer.path("watched").asLong()).isPositive();
        assertThat(answer.path("lastCheckedAt").asString()).endsWith("+09:00");
        assertThat(answer.path("differences").findValuesAsString("paymentId")).contains(paid.payment());
        Objects.requireNonNull(reconcile.count().thenReturn(true).block());
        assertThat(meters.get("payment.differences.open").gauge().value()).isPositive();
        assertThat(meters.counter("payment.checks", "result", "differs").count())
                .isPositive();

        iamport.change(paid.payment(), "amount", 31_400L);
        compared(paid.payment());
        assertThat(differences(paid.payment())).isEmpty();
        assertThat(shown().path("differences").findValuesAsString("paymentId")).doesNotContain(paid.payment());
    }

    @Test
    void aReturnTheProviderKnowsNothingOfIsShown() {
        var paid = desk.paid();
        orders.refundAccepted(paid.order(), Orders.id("refund"), 12_000);
        published.awaitOne(TOPIC, "payment.payment-refunded.v1", paid.order());
        iamport.undo(paid.payment());
        compared(paid.payment());
        assertThat(differences(paid.payment())).isEqualTo("missing-return");
    }

    @Test
    void aReturnThatMayHaveBeenDoneIsShown() {
        var paid = desk.paid();
        iamport.loseReasons(paid.payment());
        iamport.onCancel(paid.payment(), Fault.COMMITS_THEN_BREAKS_OFF);
        String refund = Orders.id("refund");
        orders.refundAccepted(paid.order(), refund, 12_000);
        Awaiting.until(() -> desk.returnOf("refund_id", refund).startsWith("parked"));
        compared(paid.payment());
        assertThat(differences(paid.payment())).isEqualTo("unexplained-return");
        assertThat(published.now(TOPIC, paid.order())).hasSize(1);
    }

    @Test
    void aPaymentTheProviderForgotIsShown() {
        var paid = desk.paid();
        var other = desk.paid();
        iamport.forget(paid.payment());
        due(other.payment());
        compared(paid.payment());
        assertThat(differences(paid.payment())).isEqualTo("missing");
        assertThat(differences(other.payment())).isEmpty();
    }

    @Test
    void aProviderInTroubleIsAskedAgain() {
        var paid = desk.paid();
        iamport.onMany(
                Fault.FAILS_500, Fault.FAILS_500, Fault.TOO_MANY, Fault.TOO_MANY, Fault.CODE_1, Fault.UNREADABLE);
        compared(paid.payment());
        assertThat(differences(paid.payment())).isEmpty();
    }

    @Test
    void anExpiredTokenIsReplaced() {
        var paid = desk.paid();
        iamport.revokeToken();
        compared(paid.payment());
        assertThat(differences(paid.payment())).isEmpty();
    }

    @Test
    void onlyStaffSeeDifferences() {
        web.get()
                .uri("/v1/manager/payments/differences")
                .headers(headers -> headers.setBearerAuth(tokens.customer("c")))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void aPagePastTheEndIsEmpty() {
        assertThat(shown("?page=1000").path("differences").size()).isZero();
    }

    private JsonNode shown() {
        return shown("");
    }

    private JsonNode shown(String query) {
        return Objects.requireNonNull(web.get()
                .uri("/v1/manager/payments/differences" + query)
                .headers(headers -> headers.setBearerAuth(tokens.manager("m")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private void due(String payment) {
        db.sql("UPDATE payment SET next_check_at = now() WHERE payment_id = :id")
                .bind("id", payment)
                .fetch()
                .rowsUpdated()
                .block();
    }

    /** Brings a payment's time forward and waits until the job has been there. */
    private void compared(String payment) {
        var before = times(payment);
        due(payment);
        Awaiting.until(() -> !times(payment).equals(before));
    }

    private Map<String, Object> times(String payment) {
        return Objects.requireNonNull(
                db.sql("SELECT coalesce(checked_at, 'epoch') AS checked FROM payment WHERE payment_id = :id")
                        .bind("id", payment)
                        .fetch()
                        .one()
                        .block());
    }

    private String differences(String payment) {
        return Objects.requireNonNull(db.sql("""
                        SELECT coalesce(string_agg(kind, ' ' ORDER BY kind), '') FROM difference
                        WHERE payment_id = :id AND closed_at IS NULL""")
                .bind("id", payment)
                .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                .one()
                .block());
    }
}
