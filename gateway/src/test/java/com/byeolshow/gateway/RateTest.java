package com.byeolshow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.gateway.kit.Client;
import com.byeolshow.gateway.kit.GatewayTest;
import com.byeolshow.gateway.kit.StillTime;
import com.byeolshow.gateway.kit.Tokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@GatewayTest
@Import(StillTime.class)
@TestPropertySource(
        properties = {
            "byeolshow.gateway.rate-limit.limits.default.per-second=1",
            "byeolshow.gateway.rate-limit.limits.default.burst=10",
            "byeolshow.gateway.rate-limit.limits.guarded.per-second=1",
            "byeolshow.gateway.rate-limit.limits.guarded.burst=3",
            "byeolshow.gateway.trusted-proxies=127.0.0.0/8"
        })
class RateTest {

    @Autowired
    Client client;

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() {
        String token = Tokens.customer("greedy");

        spend(10, "GET", "/order/", token, "10.0.0.1");

        client.call("GET", "/order/", token)
                .header("X-Forwarded-For", "10.0.0.1")
                .exchange()
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("Retry-After", "1")
                .expectBody(String.class)
                .isEqualTo("\"too-many-requests 요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.\"");
    }

    @Test
    void aPersonIsOneCallerWhereverTheyAreAndNobodyElse() {
        String token = Tokens.customer("traveller");

        spend(5, "GET", "/order/", token, "10.0.1.1");
        spend(5, "GET", "/order/", token, "10.0.1.2");

        assertThat(status("GET", "/order/", token, "10.0.1.3")).isEqualTo(429);
        assertThat(status("GET", "/order/", Tokens.customer("other"), "10.0.1.1"))
                .isEqualTo(200);
    }

    @Test
    void guessingTokensIsLimitedByAddress() {
        for (int i = 0; i < 10; i++) {
            assertThat(status("GET", "/order/", Tokens.forged(), "10.0.2.1")).isEqualTo(401);
        }

        assertThat(status("GET", "/order/", Tokens.forged(), "10.0.2.1")).isEqualTo(429);
        assertThat(status("GET", "/order/", Tokens.forged(), "10.0.2.2")).isEqualTo(401);
    }

    @Test
    void guardedRoutesCountAddressesWhateverTokenIsSent() {
        spend(1, "POST", "/user/auth/", Tokens.customer("a"), "10.0.3.1");
        spend(1, "POST", "/forgetuser/find_id/", Tokens.customer("b"), "10.0.3.1");
        spend(1, "GET", "/payment/pay_info/", "", "10.0.3.1");

        assertThat(status("POST", "/user/auth/", Tokens.customer("d"), "10.0.3.1"))
                .isEqualTo(429);
        assertThat(status("GET", "/user/auth/", "", "10.0.3.1")).isEqualTo(200);
        assertThat(status("POST", "/user/auth/", "", "10.0.3.2")).isEqualTo(200);
    }

    @Test
    void onlyTheLastHopTheProxyAddedCounts() {
        for (int i = 0; i < 3; i++) {
            assertThat(status("POST", "/user/auth/", "", "9.9.9." + i + ", 10.0.4.1"))
                    .isEqualTo(200);
        }

        assertThat(status("POST", "/user/auth/", "", "8.8.8.8, 10.0.4.1")).isEqualTo(429);
    }

    @Test
    void healthIsNotLimited() {
        for (int i = 0; i < 50; i++) {
            client.call("GET", "/healthz").exchange().expectStatus().value(status -> assertThat(status)
                    .isNotEqualTo(429));
        }
    }

    @Test
    void behindATrustedProxyTheAnswerKnowsThatItTravelsEncrypted() {
        client.call("GET", "/healthz")
                .header("X-Forwarded-Proto", "https")
                .exchange()
                .expectHeader()
                .valueEquals("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }

    private void spend(int times, String method, String path, String token, String address) {
        for (int i = 0; i < times; i++) {
            assertThat(status(method, path, token, address)).isEqualTo(200);
        }
    }

    private int status(String method, String path, String token, String address) {
        return client.call(method, path, token)
                .header("X-Forwarded-For", address)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getStatus()
                .value();
    }
}
