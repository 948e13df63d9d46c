package com.byeolshow.payment.settlement.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.BuyerStand;
import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.IamportStand.Fault;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.platform.security.Role;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.TestTokens;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@PaymentTest
class RefundHookEndpointsTest {

    private final WebTestClient web;
    private final TestTokens tokens;
    private final Orders orders;
    private final DatabaseClient db;
    private final IamportStand iamport = IamportStand.running();
    private final BuyerStand buyer;

    RefundHookEndpointsTest(
            WebTestClient web, TestTokens tokens, Orders orders, DatabaseClient db, IncomingEvents incoming) {
        this.web = web;
        this.tokens = tokens;
        this.orders = orders;
        this.db = db;
        this.buyer = BuyerStand.unknown(incoming);
    }

    @Test
    void anAcceptedRefundIsAnsweredWithWhatWentBackHoweverOftenItIsAsked() {
        String order = buyer.places("kind", 31400);
        String payment = iamport.paid(order, 31400);
        settle(order, payment);
        String refund = accepted(order, 12000);
        for (int i = 0; i < 3; i++) {
            hook(service(), order, refund)
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.status")
                    .isEqualTo("done")
                    .jsonPath("$.paymentId")
                    .isEqualTo(payment)
                    .jsonPath("$.amount")
                    .isEqualTo(12000)
                    .jsonPath("$.returnedAt")
                    .exists();
        }
        assertThat(iamport.cancels(payment)).hasSize(1);
        assertThat(iamport.returned(payment)).isEqualTo(12000);
    }

    @Test
    void whatTakesLongerIsUnderWay() {
        String order = buyer.places("kind", 31400);
        String payment = iamport.paid(order, 31400);
        settle(order, payment);
        iamport.onRead(payment, Fault.HELD);
        hook(service(), order, accepted(order, 12000))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("under-way");
        assertThat(iamport.returned(payment)).isZero();
        iamport.letGo(payment);
        Awaiting.until(() -> iamport.returned(payment) == 12000);
    }

    @Test
    void aReturnThatWaitsLongIsBroughtForward() {
        String order = buyer.places("kind", 31400);
        String payment = iamport.paid(order, 31400);
        settle(order, payment);
        iamport.onRead(payment, Fault.CODE_1);
        String refund = accepted(order, 12000);
        Awaiting.until(() -> !text("SELECT last_error FROM money_return WHERE refund_id = :id", refund)
                        .isEmpty()
                || text("SELECT state FROM money_return WHERE refund_id = :id", refund)
                        .equals("done"));
        db.sql("UPDATE money_return SET next_attempt_at = now() + interval '1 hour' WHERE refund_id = :id")
                .bind("id", refund)
                .fetch()
                .rowsUpdated()
                .block();
        hook(service(), order, refund).expectStatus().isOk();
    }

    @Test
    void aParkedOneIsRefusedWithItsReason() {
        String order = buyer.places("kind", 31400);
        String payment = iamport.accountIssued(order, 31400);
        iamport.change(payment, "status", "paid");
        settle(order, payment);
        hook(service(), order, accepted(order, 12000))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("return-parked")
                .jsonPath("$.reason")
                .isEqualTo("payee-missing");
    }

    @Test
    void aRefundNobodyAcceptedMovesNothing() {
        String order = buyer.places("kind", 31400);
        String payment = iamport.paid(order, 31400);
        settle(order, payment);
        hook(service(), order, Orders.id("refund")).expectStatus().isNotFound();
        String refund = accepted(order, 12000);
        hook(service(), Orders.id("other"), refund).expectStatus().isNotFound();
        hook(service(), order, "").expectStatus().isBadRequest();
        web.post()
                .uri("/internal/payments/refund")
                .headers(headers -> headers.setBearerAuth(service()))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void onlyOurOwnServicesMayAsk() {
        hook(tokens.manager("boss"), "o", "r").expectStatus().isForbidden();
        hook(tokens.customer("c"), "o", "r").expectStatus().isForbidden();
        web.post().uri("/internal/payments/refund").exchange().expectStatus().isUnauthorized();
    }

    private String service() {
        return tokens.of("commerce-service", Role.SERVICE);
    }

    private String accepted(String order, long amount) {
        String refund = Orders.id("refund");
        orders.refundAccepted(order, refund, amount);
        Awaiting.until(() -> !text("SELECT id FROM money_return WHERE refund_id = :id", refund)
                .isEmpty());
        return refund;
    }

    private void settle(String order, String payment) {
        web.get()
                .uri("/payment/verify?imp_uid={payment}&merchant_uid={order}", payment, order)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private WebTestClient.ResponseSpec hook(String token, String order, String refund) {
        return web.post()
                .uri("/internal/payments/refund")
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("params", Map.of("orderId", order, "refundId", refund)))
                .exchange();
    }

    private String text(String sql, String id) {
        return Objects.requireNonNull(db.sql(sql)
                .bind("id", id)
                .map(row -> Objects.requireNonNullElse(row.get(0, String.class), ""))
                .one()
                .defaultIfEmpty("")
                .block());
    }
}
