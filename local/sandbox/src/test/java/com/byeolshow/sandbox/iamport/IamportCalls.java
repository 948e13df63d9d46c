package com.byeolshow.sandbox.iamport;

import com.byeolshow.sandbox.RunningSandbox;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Calls the imitated payment API as a product would. */
abstract class IamportCalls extends RunningSandbox {
    static final Map<String, Object> PAIR = Map.of("imp_key", "sandbox-imp-key", "imp_secret", "sandbox-imp-secret");

    String token = "";

    @BeforeEach
    void fetchToken() {
        token = text(response(getToken()), "access_token");
    }

    WebTestClient.ResponseSpec getToken() {
        return api.post().uri("/iamport/users/getToken").bodyValue(PAIR).exchange();
    }

    WebTestClient.ResponseSpec call(HttpMethod method, String path) {
        return api.method(method)
                .uri("/iamport" + path)
                .header(HttpHeaders.AUTHORIZATION, token)
                .exchange();
    }

    WebTestClient.ResponseSpec send(HttpMethod method, String path, Map<String, Object> body) {
        return api.method(method)
                .uri("/iamport" + path)
                .header(HttpHeaders.AUTHORIZATION, token)
                .bodyValue(body)
                .exchange();
    }

    Map<String, Object> payment(String impUid) {
        return response(
                call(HttpMethod.GET, "/payments/" + impUid).expectStatus().isOk());
    }

    /** The imp_uid of a payment of 64,900 won. */
    String paid(String merchantUid) {
        return text(pay(Map.of("merchant_uid", merchantUid, "amount", 64_900)), "imp_uid");
    }

    Map<String, Object> pay(Map<String, Object> body) {
        return control("/__sandbox/iamport/pay", body);
    }

    Map<String, Object> scenario(String name, Map<String, Object> args) {
        return control("/__sandbox/iamport/scenario", Map.of("name", name, "args", args));
    }

    WebTestClient.ResponseSpec refusedScenario(String name, Map<String, Object> args) {
        return control.post()
                .uri("/__sandbox/iamport/scenario")
                .bodyValue(Map.of("name", name, "args", args))
                .exchange();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> response(WebTestClient.ResponseSpec answer) {
        return (Map<String, Object>)
                Objects.requireNonNull(RunningSandbox.object(answer).get("response"));
    }

    static String text(Map<String, Object> object, String name) {
        return String.valueOf(object.get(name));
    }

    static void isRefused(WebTestClient.ResponseSpec answer, int status, int code) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.message")
                .isNotEmpty()
                .jsonPath("$.response")
                .isEmpty();
    }
}
