package com.byeolshow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.gateway.kit.BackEnds;
import com.byeolshow.gateway.kit.Client;
import com.byeolshow.gateway.kit.GatewayTest;
import com.byeolshow.gateway.kit.Tokens;
import com.byeolshow.gateway.route.Owner;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class TokenTest {

    @Autowired
    Client client;

    static Stream<String> badTokens() {
        return Stream.of(
                Tokens.expired(),
                Tokens.forged(),
                Tokens.unsigned(),
                Tokens.withUnknownKey(),
                Tokens.ofOtherIssuer(),
                Tokens.withoutRoles(),
                "not-a-token",
                "a.b.c",
                "with space");
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aBadTokenIsRefusedInTheFamilyOfTheRoute(String token) {
        client.call("GET", "/user/", token)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .json("{\"error\":{\"message\":\"로그인 후 이용해 주세요.\"}}");
        client.call("POST", "/cart/", token)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody(String.class)
                .isEqualTo("\"로그인 후 이용해 주세요.\"");
        client.call("GET", "/influencer/streamkey/", token)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .json("{\"error\":{\"message\":\"접근 권한이 없습니다.\"}}");
        client.call("GET", "/v1/manager/orders", token)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unauthenticated");
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aBadTokenOnAnOpenRouteCountsAsNone(String token) {
        client.call("GET", "/coupon/manager/", token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.headers.authorization")
                .doesNotExist();
    }

    @Test
    void aGoodTokenOnAnOpenRouteIsPassedOn() {
        String token = Tokens.customer("c");

        client.call("GET", "/coupon/manager/", token)
                .exchange()
                .expectBody()
                .jsonPath("$.headers.authorization")
                .isEqualTo("Bearer " + token);
    }

    @Test
    void rolesOpenTheirRoutes() {
        client.call("GET", "/influencer/streamkey/", Tokens.influencer("i"))
                .exchange()
                .expectStatus()
                .isOk();
        client.call("GET", "/v1/manager/orders", Tokens.manager("m"))
                .exchange()
                .expectStatus()
                .isOk();
        client.call("GET", "/v1/manager/orders", Tokens.influencer("i"))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("forbidden");
    }

    @Test
    void madeUpKeysDoNotFloodIdentity() {
        client.call("GET", "/user/", Tokens.withUnknownKey()).exchange();
        int before = BackEnds.calls(Owner.IDENTITY, "/.well-known/jwks.json");
        long begun = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            client.call("GET", "/user/", Tokens.withUnknownKey())
                    .exchange()
                    .expectStatus()
                    .isUnauthorized();
        }

        // Every five seconds at most, however long this took.
        long due = Duration.ofNanos(System.nanoTime() - begun).dividedBy(Duration.ofSeconds(5));
        assertThat(BackEnds.calls(Owner.IDENTITY, "/.well-known/jwks.json") - before)
                .isLessThanOrEqualTo(1 + (int) due);
    }
}
