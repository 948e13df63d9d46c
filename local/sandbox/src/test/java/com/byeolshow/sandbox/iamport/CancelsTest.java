package com.byeolshow.sandbox.iamport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class CancelsTest extends IamportCalls {

    @Test
    void partsAddUpUntilThePaymentIsCancelled() {
        var impUid = paid("ORD-1");
        var part = response(cancel(Map.of("imp_uid", impUid, "amount", 10_000, "checksum", 64_900, "reason", "사이즈")));
        assertThat(part).containsEntry("status", "paid").containsEntry("cancel_amount", 10_000);
        assertThat((List<?>) part.get("cancel_history")).hasSize(1);

        assertThat(response(cancel(Map.of("imp_uid", impUid, "checksum", 54_900))))
                .containsEntry("status", "cancelled")
                .containsEntry("cancel_amount", 64_900);
        isRefused(cancel(Map.of("imp_uid", impUid)), 200, 1);
        assertThat(payment(impUid)).containsEntry("status", "cancelled");
        assertThat(String.valueOf(payment(impUid).get("cancel_history"))).contains("사이즈", "cancellation_id=");
    }

    @Test
    void aChecksumOfBeforeMovesNothing() {
        var impUid = paid("ORD-2");
        scenario("console_cancel", Map.of("imp_uid", impUid, "amount", 900));
        isRefused(cancel(Map.of("imp_uid", impUid, "amount", 900, "checksum", 64_900)), 200, 1);
        assertThat(payment(impUid)).containsEntry("cancel_amount", 900);
        cancel(Map.of("imp_uid", impUid, "amount", 900, "checksum", 64_000))
                .expectStatus()
                .isOk();
        assertThat(payment(impUid)).containsEntry("cancel_amount", 1_800);
    }

    @Test
    void findsByOrderButAWrongImpUidWins() {
        paid("ORD-3");
        isRefused(cancel(Map.of("imp_uid", "imp_0", "merchant_uid", "ORD-3")), 200, 1);
        isRefused(cancel(Map.of()), 200, 1);
        isRefused(cancel(Map.of("merchant_uid", "NONE")), 200, 1);
        assertThat(response(cancel(Map.of("merchant_uid", "ORD-3")))).containsEntry("status", "cancelled");
    }

    @Test
    void failsOnMagicReasonsAndImpossibleAmounts() {
        var impUid = paid("ORD-4");
        isRefused(cancel(Map.of("imp_uid", impUid, "reason", "FAIL_1")), 200, 1);
        isRefused(cancel(Map.of("imp_uid", impUid, "reason", "FAIL_-1")), 200, -1);
        isRefused(cancel(Map.of("imp_uid", impUid, "amount", 64_901)), 200, 1);
        isRefused(cancel(Map.of("imp_uid", impUid, "amount", "much")), 400, -1);
        assertThat(payment(impUid)).containsEntry("cancel_amount", 0);
    }

    @Test
    void takesAForm() {
        var impUid = paid("ORD-5");
        api.post()
                .uri("/iamport/payments/cancel")
                .header(HttpHeaders.AUTHORIZATION, token)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("imp_uid=" + impUid + "&amount=0&checksum=64900&reason=%EB%B3%80%EC%8B%AC")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.response.cancel_reason")
                .isEqualTo("변심");
    }

    @Test
    void whatTheDocumentsLeaveOpenCanBeSwitched() {
        control.put()
                .uri("/__sandbox/iamport/policy")
                .bodyValue(Map.of("partialCancelStatus", "cancelled"))
                .exchange()
                .expectBody()
                .jsonPath("$.voidStatus")
                .isEqualTo("cancelled")
                .jsonPath("$.refundTelRequired")
                .isEqualTo(false);
        var impUid = paid("ORD-6");
        assertThat(response(cancel(Map.of("imp_uid", impUid, "amount", 1)))).containsEntry("status", "cancelled");
        control.put()
                .uri("/__sandbox/iamport/policy")
                .bodyValue(Map.of("partialCancelStatus", "ready"))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private WebTestClient.ResponseSpec cancel(Map<String, Object> body) {
        return send(POST, "/payments/cancel", body);
    }
}
