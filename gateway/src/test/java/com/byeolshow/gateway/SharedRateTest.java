package com.byeolshow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.gateway.kit.Client;
import com.byeolshow.gateway.kit.FakeRedis;
import com.byeolshow.gateway.kit.GatewayTest;
import com.byeolshow.gateway.kit.StillTime;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

class SharedRateTest {

    @Nested
    @GatewayTest
    @TestPropertySource(properties = "byeolshow.gateway.rate-limit.store=redis")
    class WithRedis {

        @Autowired
        Client client;

        @DynamicPropertySource
        static void redis(DynamicPropertyRegistry properties) {
            properties.add("REDIS_HOST", () -> "127.0.0.1");
            properties.add("REDIS_PORT", FakeRedis::port);
        }

        @Test
        void redisDecides() {
            int before = FakeRedis.scripts();

            // The very first command may run out of patience while the connection is opened.
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> client.call("GET", "/collections/")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(429)
                    .expectHeader()
                    .valueEquals("Retry-After", "1"));

            assertThat(FakeRedis.scripts()).isGreaterThan(before);
        }
    }

    @Nested
    @GatewayTest
    @Import(StillTime.class)
    @TestPropertySource(
            properties = {
                "byeolshow.gateway.rate-limit.store=redis",
                "REDIS_HOST=127.0.0.1",
                "REDIS_PORT=1",
                "byeolshow.gateway.rate-limit.limits.default.per-second=1",
                "byeolshow.gateway.rate-limit.limits.default.burst=3"
            })
    class WithoutRedis {

        @Autowired
        Client client;

        @Autowired
        MeterRegistry meters;

        @Test
        void thisGatewayCountsByItself() {
            for (int i = 0; i < 3; i++) {
                client.call("GET", "/collections/").exchange().expectStatus().isOk();
            }
            client.call("GET", "/collections/").exchange().expectStatus().isEqualTo(429);

            assertThat(meters.counter("gateway.rate.limit.fallback").count()).isGreaterThanOrEqualTo(4);
        }
    }
}
