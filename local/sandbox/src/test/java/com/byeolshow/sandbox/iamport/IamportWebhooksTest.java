package com.byeolshow.sandbox.iamport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IamportWebhooksTest extends IamportCalls {

    @BeforeEach
    void aimAtTheProduct() {
        aim("iamport", Map.of("url", product.url("/pay")));
    }

    @Test
    void tellsAPaymentUnsignedAsJsonOrForm() {
        var impUid = paid("ORD-1");
        var json = product.next();
        assertThat(json.json()).isEqualTo(Map.of("imp_uid", impUid, "merchant_uid", "ORD-1", "status", "paid"));
        assertThat(json.header("content-type")).isEqualTo("application/json");
        assertThat(json.headers().keySet()).noneMatch(name -> name.contains("signature"));

        aim("iamport", Map.of("contentType", "form"));
        var second = paid("ORD-2");
        var form = product.next();
        assertThat(form.header("content-type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(form.body()).isEqualTo("imp_uid=" + second + "&merchant_uid=ORD-2&status=paid");
    }

    @Test
    void aNoticeUrlOfThePaymentGoesBeforeTheTarget() {
        pay(Map.of("merchant_uid", "ORD-3", "amount", 100, "notice_url", product.url("/other")));
        assertThat(product.next().path()).isEqualTo("/other");
    }

    @Test
    void aFailureAndAnApiCancelAreNotTold() {
        pay(Map.of("merchant_uid", "ORD-4", "amount", 100, "result", "failed"));
        var impUid = paid("ORD-5");
        send(POST, "/payments/cancel", Map.of("imp_uid", impUid, "amount", 100))
                .expectStatus()
                .isOk();
        send(POST, "/payments/cancel", Map.of("imp_uid", impUid, "amount", 100, "enable_webhook", true))
                .expectStatus()
                .isOk();
        scenario("console_cancel", Map.of("imp_uid", impUid));

        assertThat(product.next().json()).containsEntry("status", "paid");
        for (var i = 0; i < 2; i++) {
            assertThat(product.next().json())
                    .containsEntry("status", "cancelled")
                    .containsKey("cancellation_id");
        }
        assertThat(deliveries("iamport")).hasSize(3);
        refusedScenario("console_cancel", Map.of("imp_uid", impUid))
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void aLateApprovalIsTold() {
        var impUid = text(pay(Map.of("merchant_uid", "ORD-6", "amount", 100, "result", "failed")), "imp_uid");
        assertThat(payment(impUid)).containsEntry("status", "failed").containsEntry("paid_at", 0);
        scenario("late_approval", Map.of("imp_uid", impUid));
        assertThat(product.next().json()).containsEntry("imp_uid", impUid).containsEntry("status", "paid");
        assertThat(payment(impUid)).containsEntry("status", "paid");
        assertThat(scenario("late_approval", Map.of("merchant_uid", "ORD-7", "amount", 100)))
                .containsEntry("status", "paid");
    }

    @Test
    void aForgedAmountIsPaidAsForged() {
        send(POST, "/payments/prepare", Map.of("merchant_uid", "ORD-8", "amount", 5_000))
                .expectStatus()
                .isOk();
        assertThat(scenario("pay_amount_mismatch", Map.of("merchant_uid", "ORD-8", "amount", 5_000)))
                .containsEntry("amount", 4_900)
                .containsEntry("status", "paid");
        assertThat(scenario("pay_amount_mismatch", Map.of("merchant_uid", "ORD-9", "amount", 50, "paid_amount", 1)))
                .containsEntry("amount", 1);
        assertThat(product.next().json()).containsEntry("status", "paid");
    }

    @Test
    void theShopConfirmsOrObjects() {
        var asked = Map.<String, Object>of("merchant_uid", "ORD-10", "amount", 100, "confirm_url", product.url("/ok"));
        assertThat(scenario("pay", asked)).containsEntry("status", "paid");
        var confirm = product.next();
        assertThat(confirm.path()).isEqualTo("/ok");
        assertThat(confirm.json()).containsEntry("merchant_uid", "ORD-10").containsEntry("amount", 100);
        assertThat(product.next().json()).containsEntry("status", "paid");

        product.answers(400, "{\"reason\":\"sold out\"}");
        var refused = pay(asked);
        assertThat(refused).containsEntry("status", "failed");
        assertThat(text(refused, "fail_reason")).contains("sold out");
        assertThat(payment(text(refused, "imp_uid"))).containsEntry("status", "failed");
        product.answers(500, "<html>");
        assertThat(text(pay(asked), "fail_reason")).contains("HTTP 500");
    }

    @Test
    void aSilentShopMakesThePaymentFail() {
        product.holdsItsAnswers();
        var paying = CompletableFuture.supplyAsync(
                () -> pay(Map.of("merchant_uid", "ORD-11", "amount", 100, "confirm_url", product.url("/slow"))));
        assertThat(product.next().path()).isEqualTo("/slow");
        waitForAnswers(Duration.ofMillis(9_999));
        assertThat(paying).isNotDone();
        waitForAnswers(Duration.ofMillis(1));
        var refused = paying.join();
        assertThat(refused).containsEntry("status", "failed");
        assertThat(text(refused, "fail_reason")).contains("no answer within 10 s");
    }

    @Test
    void isSentOnceUnlessRepeatsAreSwitchedOn() {
        product.answers(503, "");
        paid("ORD-12");
        awaitLast("iamport", "failed", 1);

        aim("iamport", Map.of("retry", true));
        control("/__sandbox/clock", Map.of("freezeAt", Instant.now().toString()));
        paid("ORD-13");
        for (var attempts = 1; attempts <= 5; attempts++) {
            awaitLast("iamport", "retrying", attempts);
            advance(Duration.ofMinutes(1));
        }
        awaitLast("iamport", "failed", 6);
        assertThat(product.next(7)).hasSize(7);
    }

    @Test
    void aBurstBeyondWhatIsKeptIsStillDelivered() {
        var goAhead = product.holdsItsAnswers();
        for (var i = 0; i < 302; i++) {
            paid("ORD-B" + i);
        }
        assertThat(deliveries("iamport")).hasSize(302);
        goAhead.run();
        assertThat(product.next(302).getLast().json()).containsEntry("merchant_uid", "ORD-B301");
        awaitLast("iamport", "delivered", 1);
        paid("ORD-C");
        assertThat(deliveries("iamport")).hasSize(300);
    }

    @Test
    void aResetLetsGoOfAReceiverThatNeverAnswers() {
        var word = product.holdsItsAnswers();
        paid("ORD-D1");
        paid("ORD-D2");
        product.next();

        control("/__sandbox/reset", Map.of("seed", 7));
        word.run();
        aimAtTheProduct();
        fetchToken();
        var impUid = paid("ORD-D3");

        assertThat(product.next().json()).containsEntry("imp_uid", impUid).containsEntry("merchant_uid", "ORD-D3");
        awaitLast("iamport", "delivered", 1);
        assertThat(deliveries("iamport")).hasSize(1);
    }

    @Test
    void aRefusalIsNotRepeated() {
        aim("iamport", Map.of("retry", true));
        product.answers(400, "");
        paid("ORD-14");
        awaitLast("iamport", "failed", 1);
    }

    @Test
    void aLostWebhookIsNotedAsSkipped() {
        aim("iamport", Map.of("enabled", false));
        paid("ORD-15");
        assertThat(deliveries("iamport").getLast()).containsEntry("state", "skipped");
        control.post()
                .uri("/__sandbox/webhooks/iamport/emit")
                .bodyValue(Map.of("raw", "{}"))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void emitsWhatIsNotTrue() {
        var impUid = text(pay(Map.of("merchant_uid", "ORD-16", "amount", 100, "result", "vbank")), "imp_uid");
        assertThat(product.next().json()).containsEntry("status", "ready");
        emit(Map.of("event", "paid", "objectId", impUid, "repeat", 2));
        assertThat(product.next(2))
                .allSatisfy(webhook -> assertThat(webhook.json()).containsEntry("status", "paid"));
        assertThat(payment(impUid)).containsEntry("status", "ready");

        emit(Map.of("objectId", impUid, "order", List.of("cancelled", "paid")));
        assertThat(product.next(2).stream().map(webhook -> webhook.json().get("status")))
                .containsExactly("cancelled", "paid");
        emit(Map.of("raw", Map.of("imp_uid", "imp_0", "merchant_uid", "X", "status", "paid")));
        assertThat(product.next().json()).containsEntry("imp_uid", "imp_0");
        control.post()
                .uri("/__sandbox/webhooks/iamport/emit")
                .bodyValue(Map.of("event", "paid", "objectId", impUid, "sign", "good"))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private void emit(Map<String, Object> body) {
        control("/__sandbox/webhooks/iamport/emit", body);
    }
}
