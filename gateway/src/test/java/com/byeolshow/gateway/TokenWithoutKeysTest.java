package com.byeolshow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.gateway.kit.Client;
import com.byeolshow.gateway.kit.GatewayTest;
import com.byeolshow.gateway.kit.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Identity cannot be reached and has never been. */
@GatewayTest
@TestPropertySource(properties = "kit.keys=http://127.0.0.1:1/jwks.json")
class TokenWithoutKeysTest {

    @Autowired
    Client client;

    @Autowired
    MeterRegistry meters;

    @Test
    void tokensArePassedOnForTheServicesToCheck() {
        String token = Tokens.customer("c");

        client.call("GET", "/user/", token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.headers.authorization")
                .isEqualTo("Bearer " + token);
        assertThat(meters.counter("gateway.tokens", "verdict", "unverifiable").count())
                .isPositive();
    }

    @Test
    void whoSendsNoneIsStillRefused() {
        client.call("GET", "/user/").exchange().expectStatus().isUnauthorized();
    }
}
