package com.byeolshow.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.gateway.kit.BackEnds;
import com.byeolshow.gateway.kit.Client;
import com.byeolshow.gateway.kit.GatewayTest;
import com.byeolshow.gateway.kit.Tokens;
import com.byeolshow.gateway.route.Owner;
import com.byeolshow.gateway.route.RouteTable;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Social is down; other services misbehave in one route each. */
@GatewayTest
@TestPropertySource(properties = {"kit.down=social", "byeolshow.gateway.breaker.rest=60s"})
class GuardedWayTest {

    @Autowired
    Client client;

    @Autowired
    RouteTable routes;

    @Autowired
    CircuitBreakerRegistry breakers;

    @Test
    void aServiceThatIsDownIsAnsweredForInTheFamilyOfTheRoute() {
        for (int i = 0; i < 15; i++) { // the breaker opens on the way and must not change the answer
            client.call("GET", "/user/myvod/", Tokens.customer("c"))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .exists("Retry-After")
                    .expectBody()
                    .json("{\"error\":{\"message\":\"일시적으로 이용할 수 없습니다. 잠시 후 다시 시도해 주세요.\"}}");
        }
        client.call("GET", "/v1/notifications", Tokens.customer("c"))
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unavailable");
        client.call("GET", "/coupon/manager/").exchange().expectStatus().isOk();
    }

    /** The limit itself is looked up, not measured: how long a busy machine needs on top says nothing about it. */
    @Test
    void aServiceThatHangsIsAnsweredForWithinThreeSeconds() {
        BackEnds.on(Owner.COMMERCE, "/order/hangs", (_, _) -> Mono.never());

        client.call("GET", "/order/hangs", Tokens.customer("c"))
                .exchange()
                .expectStatus()
                .isEqualTo(504)
                .expectHeader()
                .valueEquals("Retry-After", "2")
                .expectBody(String.class)
                .isEqualTo("\"timeout 일시적으로 이용할 수 없습니다. 잠시 후 다시 시도해 주세요.\"");

        assertThat(routes.routes())
                .filteredOn(route -> route.id().endsWith(" /order/{order_id}"))
                .singleElement()
                .satisfies(route -> assertThat(route.timeout()).isLessThan(Duration.ofSeconds(3)));
    }

    @Test
    void paymentVerificationMayTakeLonger() {
        BackEnds.on(
                Owner.PAYMENT,
                "/payment/verify",
                (_, response) ->
                        response.sendString(Mono.delay(Duration.ofSeconds(3)).map(_ -> "{\"status\":\"success\"}")));

        client.call("GET", "/payment/verify/").exchange().expectStatus().isOk();
    }

    @Test
    void afterFailuresARouteRestsAndItsNeighboursDoNot() {
        BackEnds.on(Owner.CATALOG, "/collections", (_, response) -> response.status(503)
                .sendString(Mono.just("own words")));

        for (int i = 0; i < 10; i++) {
            client.call("GET", "/collections/")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503)
                    .expectBody(String.class)
                    .isEqualTo("own words");
        }
        // An answer is counted just after it was written, so its reader may be a little faster.
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> breakers.circuitBreaker("catalog-service GET /collections")
                                .getState()
                        == State.OPEN);
        int reached = BackEnds.calls(Owner.CATALOG, "/collections");
        client.call("GET", "/collections/")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "60")
                .expectBody(String.class)
                .isEqualTo("\"unavailable\"");

        assertThat(BackEnds.calls(Owner.CATALOG, "/collections")).isEqualTo(reached);
        client.call("GET", "/product/P1/").exchange().expectStatus().isOk();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(400, 401, 404, 409, 429).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusalsOfAServiceNeverCloseARoute(int status) {
        BackEnds.on(Owner.CATALOG, "/catalog", (_, response) -> response.status(status)
                .sendString(Mono.just("no")));

        for (int i = 0; i < 30; i++) {
            client.call("GET", "/catalog/")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(status)
                    .expectBody(String.class)
                    .isEqualTo("no");
        }
    }

    @Test
    void anAnswerCutOffInTheMiddleIsNotPassedOnAsComplete() {
        BackEnds.on(Owner.CATALOG, "/product/cut", (_, response) -> response.chunkedTransfer(true)
                .send(Flux.concat(
                        Mono.just(Unpooled.wrappedBuffer("[1,2,".getBytes(StandardCharsets.UTF_8))),
                        Mono.delay(Duration.ofMillis(100)).then(Mono.error(new IllegalStateException("killed"))))));

        assertThatThrownBy(() -> client.netty()
                        .get()
                        .uri("/product/cut")
                        .responseContent()
                        .aggregate()
                        .asString()
                        .block(Duration.ofSeconds(30)))
                .hasStackTraceContaining("prematurely");
    }
}
