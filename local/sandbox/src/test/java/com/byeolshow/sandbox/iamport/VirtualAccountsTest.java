package com.byeolshow.sandbox.iamport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VirtualAccountsTest extends IamportCalls {
    private static final long DUE = 4_000_000_000L;

    @BeforeEach
    void aimAtTheProduct() {
        aim("iamport", Map.of("url", product.url("/pay")));
    }

    @Test
    void isIssuedPaidAndRefundedToAnAccount() {
        var issued = response(send(POST, "/vbanks", asked("ORD-1")));
        assertThat(issued)
                .containsEntry("status", "ready")
                .containsEntry("pay_method", "vbank")
                .containsEntry("vbank_name", "신한은행")
                .containsEntry("vbank_date", DUE)
                .containsEntry("channel", "api")
                .containsKeys("vbank_num", "vbank_holder", "vbank_issued_at");
        assertThat(product.next().json()).containsEntry("status", "ready");
        var impUid = text(issued, "imp_uid");

        assertThat(scenario("vbank_deposit", Map.of("imp_uid", impUid))).containsEntry("status", "paid");
        assertThat(product.next().json()).containsEntry("status", "paid").containsEntry("imp_uid", impUid);
        isRefused(send(POST, "/vbanks", asked("ORD-1")), 400, -1);

        isRefused(send(POST, "/payments/cancel", Map.of("imp_uid", impUid)), 200, 1);
        assertThat(response(send(
                        POST,
                        "/payments/cancel",
                        Map.of(
                                "imp_uid", impUid,
                                "refund_holder", "홍길동",
                                "refund_bank", "88",
                                "refund_account", "110123456789"))))
                .containsEntry("status", "cancelled");
    }

    @Test
    void isIssuedByTheWindowToo() {
        var issued = scenario("vbank_issue", Map.of("merchant_uid", "ORD-2", "amount", 5_000));
        assertThat(issued).containsEntry("status", "ready");
        assertThat(product.next().json()).containsEntry("status", "ready");
        assertThat(pay(Map.of("merchant_uid", "ORD-3", "amount", 5_000, "result", "vbank")))
                .containsEntry("status", "ready");
        paid("ORD-4");
        refusedScenario("vbank_issue", Map.of("merchant_uid", "ORD-4", "amount", 5_000))
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void aWrongDepositShowsWhatCame() {
        var impUid = text(scenario("vbank_issue", Map.of("merchant_uid", "ORD-5", "amount", 5_000)), "imp_uid");
        scenario("vbank_deposit", Map.of("imp_uid", impUid, "amount", 4_000));
        assertThat(payment(impUid)).containsEntry("status", "paid").containsEntry("amount", 4_000);
    }

    @Test
    void expiresSilentlyAndIsThenVoided() {
        var impUid = text(scenario("vbank_issue", Map.of("merchant_uid", "ORD-6", "amount", 5_000)), "imp_uid");
        product.next();
        scenario("vbank_expire", Map.of("merchant_uid", "ORD-6"));
        assertThat(payment(impUid)).containsEntry("status", "ready");
        assertThat(Long.parseLong(text(payment(impUid), "vbank_date")))
                .isLessThan(Instant.now().getEpochSecond() + 1);
        refusedScenario("vbank_deposit", Map.of("imp_uid", impUid))
                .expectStatus()
                .isEqualTo(409);

        assertThat(response(call(DELETE, "/vbanks/" + impUid))).containsEntry("status", "cancelled");
        isRefused(call(DELETE, "/vbanks/" + impUid), 400, -1);
        assertThat(deliveries("iamport")).hasSize(1);

        scenario("vbank_deposit", Map.of("imp_uid", impUid));
        assertThat(payment(impUid)).containsEntry("status", "cancelled");
        assertThat((List<?>) payment(impUid).get("deposit_history")).hasSize(1);
    }

    @Test
    void isClosedAtTheConsoleWithoutAWord() {
        var impUid = text(scenario("vbank_issue", Map.of("merchant_uid", "ORD-10", "amount", 5_000)), "imp_uid");
        product.next();
        assertThat(scenario("vbank_void", Map.of("imp_uid", impUid))).containsEntry("status", "cancelled");
        refusedScenario("vbank_void", Map.of("imp_uid", impUid)).expectStatus().isEqualTo(409);
        assertThat(deliveries("iamport")).hasSize(1);
    }

    @Test
    void canBeChangedWhileItWaits() {
        var impUid = text(scenario("vbank_issue", Map.of("merchant_uid", "ORD-7", "amount", 5_000)), "imp_uid");
        assertThat(response(send(PUT, "/vbanks/" + impUid, Map.of("amount", 6_000, "vbank_due", DUE))))
                .containsEntry("amount", 6_000)
                .containsEntry("vbank_date", DUE);
        scenario("vbank_deposit", Map.of("imp_uid", impUid));
        isRefused(send(PUT, "/vbanks/" + impUid, Map.of("amount", 7_000)), 400, -1);
        isRefused(send(PUT, "/vbanks/" + paid("ORD-8"), Map.of("amount", 7_000)), 400, -1);
        isRefused(send(PUT, "/vbanks/imp_0", Map.of("amount", 7_000)), 404, -1);
        isRefused(call(DELETE, "/vbanks/imp_0"), 404, -1);
    }

    @Test
    void insistsOnItsFields() {
        for (var missing : List.of("channel_key", "merchant_uid", "amount", "vbank_code", "vbank_due")) {
            var body = new HashMap<>(asked("ORD-9"));
            body.remove(missing);
            isRefused(send(POST, "/vbanks", body), 400, -1);
        }
        var body = new HashMap<>(asked("ORD-9"));
        body.put("vbank_code", "999");
        isRefused(send(POST, "/vbanks", body), 400, -1);
    }

    @Test
    void knowsBanksAndHolders() {
        call(GET, "/banks")
                .expectBody()
                .jsonPath("$.response[?(@.code == '088')].name")
                .isEqualTo("신한은행");
        assertThat(response(call(GET, "/vbanks/holder?bank_code=088&bank_num=110123456789")))
                .containsEntry("bank_holder", "홍길동");
        isRefused(call(GET, "/vbanks/holder?bank_code=088&bank_num=000123"), 404, -1);
        isRefused(call(GET, "/vbanks/holder?bank_code=88&bank_num=1"), 400, -1);
        isRefused(call(GET, "/vbanks/holder?bank_code=088"), 400, -1);
    }

    private static Map<String, Object> asked(String merchantUid) {
        return Map.of(
                "channel_key",
                "channel-key-1",
                "merchant_uid",
                merchantUid,
                "amount",
                5_000,
                "vbank_code",
                "088",
                "vbank_due",
                DUE);
    }
}
