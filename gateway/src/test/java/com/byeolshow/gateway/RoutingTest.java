package com.byeolshow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.gateway.kit.BackEnds;
import com.byeolshow.gateway.kit.Client;
import com.byeolshow.gateway.kit.Contract;
import com.byeolshow.gateway.kit.Contract.Endpoint;
import com.byeolshow.gateway.kit.GatewayTest;
import com.byeolshow.gateway.kit.Tokens;
import com.byeolshow.gateway.route.Owner;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@GatewayTest
@TestPropertySource(
        properties = {
            "byeolshow.gateway.aliases[0].from=/media/live/now",
            "byeolshow.gateway.aliases[0].to=/media/today/live",
            "byeolshow.gateway.aliases[1].from=/goods/{id}",
            "byeolshow.gateway.aliases[1].to=/product/{id}"
        })
class RoutingTest {

    @Autowired
    Client client;

    static Stream<Endpoint> endpoints() {
        return Contract.endpoints();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyEndpointReachesItsOwnerWithAndWithoutSlash(Endpoint endpoint) {
        String bare = endpoint.path().substring(0, endpoint.path().length() - 1);
        for (String spelling : new String[] {endpoint.path(), bare}) {
            client.call(endpoint.method(), spelling + "?page=2", Tokens.everything())
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.service")
                    .isEqualTo(endpoint.owner().service())
                    .jsonPath("$.method")
                    .isEqualTo(endpoint.method())
                    .jsonPath("$.uri")
                    .isEqualTo(bare + "?page=2");
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyEndpointAsksForWhatTheContractSays(Endpoint endpoint) {
        var anonymous = client.call(endpoint.method(), endpoint.path()).exchange();
        var asCustomer = client.call(endpoint.method(), endpoint.path(), Tokens.customer("c"))
                .exchange();
        switch (endpoint.access()) {
            case OPEN -> anonymous.expectStatus().isOk();
            case TOKEN -> {
                anonymous.expectStatus().isUnauthorized();
                asCustomer.expectStatus().isOk();
            }
            case INFLUENCER -> {
                anonymous.expectStatus().isUnauthorized();
                asCustomer.expectStatus().isUnauthorized().expectBody().json("""
                        {"error":{"message":"접근 권한이 없습니다."}}""");
            }
            case MANAGER -> {
                anonymous.expectStatus().isUnauthorized();
                asCustomer.expectStatus().isForbidden();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /influencer/list/live,      BROADCAST",
        "GET,  /influencer/list/new,       IDENTITY",
        "GET,  /influencer/info,           IDENTITY",
        "GET,  /influencer/myvod,          BROADCAST",
        "GET,  /user/influencer/like,      SOCIAL",
        "GET,  /user,                      IDENTITY",
        "POST, /order/cancel/receivemark,  COMMERCE"
    })
    void sharedPrefixesGoByTheFullPath(String method, String path, Owner owner) {
        client.call(method, path, Tokens.everything())
                .exchange()
                .expectBody()
                .jsonPath("$.service")
                .isEqualTo(owner.service());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/refunds",
                "/internal/payments/refund",
                "/internal",
                "/actuator",
                "/actuator/health",
                "/actuator/gateway/routes",
                "/.well-known/jwks.json",
                "/v1/manager",
                "/v1/manager/unheard",
                "/webjars/swagger-ui/5.30.1/index.html",
                "/nowhere",
                "/"
            })
    void whatNobodyOwnsIsNotThere(String path) {
        client.call("GET", path, Tokens.everything())
                .header("Accept-Language", "en-GB")
                .exchange()
                .expectHeader()
                .valueEquals("Content-Language", "en")
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("There is nothing at this address.");
        client.call("GET", path, Tokens.everything())
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-found")
                .jsonPath("$.traceId")
                .exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/review/../internal/refunds",
                "/review/..;/internal",
                "/v1/auth/%2e%2e/x",
                "/v1/auth/a%2fb",
                "/v1/auth//x",
                "/v1/auth/a;b=c",
                "/v1/auth/%00",
                "/%00"
            })
    void pathsThatCanBeReadInTwoWaysAreRefused(String path) {
        var answer = client.netty()
                .get()
                .uri("http://127.0.0.1:" + client.port() + path)
                .responseSingle((response, body) ->
                        body.asString().map(text -> response.status().code() + " " + text))
                .block();

        assertThat(answer).matches("400 .*(malformed-request|알 수 없는 오류).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROPFIND", "BREW"})
    void methodsTheFirewallDoesNotKnowAreRefusedInWords(String method) {
        client.call(method, "/v1/notifications/settings", Tokens.everything())
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("malformed-request");
    }

    @Test
    void aQueryWithNulReachesNoService() {
        var answer = client.netty()
                .get()
                .uri("http://127.0.0.1:" + client.port() + "/media/related/?product_id=a%00")
                .responseSingle((response, body) ->
                        body.asString().map(text -> response.status().code() + " " + text))
                .block();

        assertThat(answer).isEqualTo("400 {\"error\":{\"message\":\"잘못된 요청입니다.\"}}");
    }

    @Test
    void aKnownPathWithAnotherMethodSaysWhichMethodsThereAre() {
        var answer = client.call("PATCH", "/cart/", Tokens.customer("c"))
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectBody(String.class)
                .returnResult();

        assertThat(answer.getResponseBody()).isEqualTo("\"method-not-allowed\"");
        assertThat(answer.getResponseHeaders().getAllow())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("POST", "DELETE");
    }

    @Test
    void aliasesLeadToTheSettledPath() {
        client.call("GET", "/media/live/now/?page=3")
                .exchange()
                .expectBody()
                .jsonPath("$.uri")
                .isEqualTo("/media/today/live?page=3");
        client.http()
                .get()
                .uri(URI.create("http://127.0.0.1:" + client.port() + "/goods/%EB%A6%BD"))
                .exchange()
                .expectBody()
                .jsonPath("$.uri")
                .isEqualTo("/product/%EB%A6%BD");
    }

    @Test
    void encodedQueriesArriveAsTheyWereSent() {
        client.netty()
                .get()
                .uri("/payment/verify/?imp_uid=imp_1&error_message=%EC%B7%A8%EC%86%8C+a%2Bb%26c")
                .responseSingle((response, body) -> body.asString())
                .as(StepVerifier::create)
                .assertNext(text -> assertThat(text)
                        .contains("/payment/verify?imp_uid=imp_1&error_message=%EC%B7%A8%EC%86%8C+a%2Bb%26c"))
                .verifyComplete();
    }

    @Test
    void answersOfServicesArePassedOnUntouched() {
        BackEnds.on(Owner.COMMERCE, "/order/untouched", (_, response) -> response.status(418)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Custom-Token", "fresh")
                .sendString(Mono.just("\"received-order 이미 수령 완료된 주문입니다.\"")));

        client.call("GET", "/order/untouched", Tokens.customer("c"))
                .exchange()
                .expectStatus()
                .isEqualTo(418)
                .expectHeader()
                .valueEquals("Custom-Token", "fresh")
                .expectBody(String.class)
                .isEqualTo("\"received-order 이미 수령 완료된 주문입니다.\"");
    }

    @Test
    void aPlainRequestToTheChatIsAnOrdinaryRequest() {
        client.call("GET", "/ws/chat/7")
                .exchange()
                .expectBody()
                .jsonPath("$.service")
                .isEqualTo("broadcast-service");
    }

    @Test
    void otherRoutesCannotBeUpgraded() {
        client.call("GET", "/collections/")
                .header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.headers.upgrade")
                .doesNotExist();
    }
}
