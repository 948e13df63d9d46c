package com.byeolshow.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.payment.CommerceStand.Orders;
import com.byeolshow.payment.IamportStand;
import com.byeolshow.payment.IamportStand.Fault;
import com.byeolshow.payment.PaymentTest;
import com.byeolshow.payment.settlement.iamport.IamportSettings;
import com.byeolshow.platform.testing.PublishedEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.reactive.server.WebTestClient;

@PaymentTest
@ExtendWith(OutputCaptureExtension.class)
class LogsTest {

    private final WebTestClient web;
    private final PublishedEvents published;
    private final Orders orders;
    private final IamportSettings settings;
    private final IamportStand iamport = IamportStand.running();

    LogsTest(WebTestClient web, PublishedEvents published, Orders orders, IamportSettings settings) {
        this.web = web;
        this.published = published;
        this.orders = orders;
        this.settings = settings;
    }

    @Test
    void nothingPersonalOrSecretIsLoggedEvenWhenThingsGoWrong(CapturedOutput output) {
        String deposit = orders.placed("kind", 31400);
        String account = iamport.accountIssued(deposit, 31400);
        verify(account);
        iamport.change(account, "status", "paid");
        iamport.onRead(account, Fault.UNREADABLE, Fault.CODE_1);
        verify(account);
        verify(account);
        published.awaitOne("payment.payments", "payment.payment-verified.v1", deposit);

        String order = orders.placed("kind", 31400);
        String card = iamport.paid(order, 31400);
        verify(card);
        iamport.onCancel(card, Fault.CODE_1, Fault.FAILS_500);
        orders.refundAccepted(order, Orders.id("refund"), 12000);
        published.awaitOne("payment.payments", "payment.payment-refunded.v1", order);

        assertThat(output.getAll())
                .contains("put off", card)
                .doesNotContain(
                        IamportStand.CARD_NUMBER,
                        IamportStand.ACCOUNT_NUMBER,
                        "010-1234-5678",
                        "stand-token",
                        settings.secret());
        assertThat(settings.toString()).doesNotContain(settings.key()).doesNotContain(settings.secret());
    }

    private void verify(String payment) {
        web.get().uri("/payment/verify/?imp_uid={id}", payment).exchange().expectBody(String.class);
    }
}
