package com.byeolshow.sandbox.iamport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaymentsTest extends IamportCalls {

    @Test
    void showsAPaymentWithEveryRequiredField() {
        var impUid = paid("ORD-1");
        assertThat(payment(impUid))
                .containsEntry("imp_uid", impUid)
                .containsEntry("merchant_uid", "ORD-1")
                .containsEntry("amount", 64_900)
                .containsEntry("cancel_amount", 0)
                .containsEntry("currency", "KRW")
                .containsEntry("status", "paid")
                .containsEntry("pay_method", "card")
                .containsEntry("sandbox", false)
                .containsEntry("failed_at", 0)
                .containsEntry("cancelled_at", 0)
                .containsEntry("fail_reason", null)
                .containsEntry("cancel_history", List.of())
                .containsKeys("card_number", "vbank_num", "buyer_name", "custom_data", "receipt_url", "pg_tid");
        isRefused(call(GET, "/payments/imp_000000000000"), 404, -1);
    }

    @Test
    void aTestChannelIsSeenOnlyOnRequest() {
        var impUid = text(pay(Map.of("merchant_uid", "ORD-T", "amount", 1_000, "sandbox", true)), "imp_uid");
        for (var path : List.of("/payments/" + impUid, "/payments/find/ORD-T", "/payments/findAll/ORD-T")) {
            isRefused(call(GET, path), 404, -1);
            call(GET, path + "?include_sandbox=true").expectStatus().isOk();
        }
        isRefused(call(GET, "/payments?imp_uid[]=" + impUid), 404, -1);
    }

    @Test
    void findsTheNewestOfAnOrderOrOfAStatus() {
        var failed = text(pay(Map.of("merchant_uid", "ORD-2", "amount", 5, "result", "failed")), "imp_uid");
        advance(Duration.ofSeconds(2));
        var paid = paid("ORD-2");
        assertThat(response(call(GET, "/payments/find/ORD-2"))).containsEntry("imp_uid", paid);
        assertThat(response(call(GET, "/payments/find/ORD-2?sorting=started"))).containsEntry("imp_uid", failed);
        assertThat(response(call(GET, "/payments/find/ORD-2?sorting=-paid"))).containsEntry("imp_uid", paid);
        assertThat(response(call(GET, "/payments/find/ORD-2?sorting=updated"))).containsEntry("imp_uid", failed);
        assertThat(response(call(GET, "/payments/find/ORD-2/failed"))).containsEntry("imp_uid", failed);
        isRefused(call(GET, "/payments/find/ORD-2/ready"), 404, -1);
        isRefused(call(GET, "/payments/find/ORD-2/lost"), 400, -1);
        isRefused(call(GET, "/payments/find/ORD-2?sorting=amount"), 400, -1);
        isRefused(call(GET, "/payments/find/주문"), 400, -1);
    }

    @Test
    void listsAllOfAnOrderInPages() {
        for (var i = 0; i < 3; i++) {
            paid("ORD-3");
        }
        assertThat(response(call(GET, "/payments/findAll/ORD-3?limit=2")))
                .containsEntry("total", 3)
                .containsEntry("previous", 0)
                .containsEntry("next", 2);
        var last = response(call(GET, "/payments/findAll/ORD-3/paid?limit=2&page=2"));
        assertThat(last).containsEntry("previous", 1).containsEntry("next", 0);
        assertThat((List<?>) last.get("list")).hasSize(1);
        isRefused(call(GET, "/payments/findAll/ORD-3?limit=1001"), 400, -1);
        isRefused(call(GET, "/payments/findAll/NONE"), 404, -1);
    }

    @Test
    void readsManyAndSaysWhenSomeAreMissing() {
        var one = paid("ORD-4");
        paid("ORD-5");
        call(GET, "/payments?imp_uid[]=" + one + "&merchant_uid[]=ORD-5")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.response.length()")
                .isEqualTo(2);
        call(GET, "/payments?imp_uid[]=" + one + "&imp_uid[]=imp_0")
                .expectStatus()
                .isEqualTo(207);
        isRefused(call(GET, "/payments?imp_uid[]=imp_0"), 404, -1);
        isRefused(call(GET, "/payments"), 400, -1);
        isRefused(call(GET, "/payments?" + "imp_uid[]=x&".repeat(101)), 400, -1);
    }

    @Test
    void registersAnAmountThatTheWindowInsistsOn() {
        var asked = Map.<String, Object>of("merchant_uid", "ORD-6", "amount", 10_000);
        assertThat(response(send(POST, "/payments/prepare", asked)))
                .isEqualTo(Map.of("merchant_uid", "ORD-6", "amount", 10_000, "currency", "KRW"));
        isRefused(send(POST, "/payments/prepare", asked), 200, 1);
        refusedScenario("pay", Map.of("merchant_uid", "ORD-6", "amount", 9_999))
                .expectStatus()
                .isEqualTo(409);
        refusedScenario("vbank_issue", Map.of("merchant_uid", "ORD-6", "amount", 9_999))
                .expectStatus()
                .isEqualTo(409);
        isRefused(call(GET, "/payments/find/ORD-6"), 404, -1);

        send(PUT, "/payments/prepare", Map.of("merchant_uid", "ORD-6", "amount", 9_999))
                .expectStatus()
                .isOk();
        assertThat(response(call(GET, "/payments/prepare/ORD-6"))).containsEntry("amount", 9_999);
        assertThat(scenario("pay", Map.of("merchant_uid", "ORD-6", "amount", 9_999)))
                .containsEntry("status", "paid");

        isRefused(send(PUT, "/payments/prepare", Map.of("merchant_uid", "NONE", "amount", 1)), 404, -1);
        isRefused(call(GET, "/payments/prepare/NONE"), 404, -1);
        isRefused(send(POST, "/payments/prepare", Map.of("merchant_uid", "x".repeat(41), "amount", 1)), 400, -1);
        isRefused(send(POST, "/payments/prepare", Map.of("merchant_uid", "ORD-7")), 400, -1);
        isRefused(send(POST, "/payments/prepare", Map.of("merchant_uid", "ORD-7", "amount", -1)), 400, -1);
        isRefused(send(DELETE, "/payments/prepare/ORD-6", Map.of()), 405, -1);
    }
}
