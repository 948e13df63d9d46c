package com.byeolshow.sandbox.fcm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.sandbox.RunningSandbox;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class PushTest extends RunningSandbox {
    private static final String EMAIL = "push@sandbox-project.iam.gserviceaccount.example";
    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final String AUDIENCE = "https://oauth2.googleapis.com/token";

    private String bearer = "";

    @BeforeEach
    void askForAToken() throws GeneralSecurityException {
        bearer = String.valueOf(object(token(assertion(PUSH_ACCOUNT.getPrivate(), EMAIL, 1_800))
                        .expectStatus()
                        .isOk())
                .get("access_token"));
    }

    @Test
    void onlyTheServiceAccountGetsAToken() throws GeneralSecurityException {
        token(assertion(keys().getPrivate(), EMAIL, 1_800)).expectStatus().isBadRequest();
        token(assertion(PUSH_ACCOUNT.getPrivate(), "somebody@else.example", 1_800))
                .expectStatus()
                .isBadRequest();
        token(assertion(PUSH_ACCOUNT.getPrivate(), EMAIL, 7_200)).expectStatus().isBadRequest();
        token("no.assertion").expectStatus().isBadRequest();
    }

    @Test
    void whatIsPushedIsListed() {
        send("ok-1").expectStatus().isOk().expectBody().jsonPath("$.name").value((String name) -> assertThat(name)
                .startsWith("projects/sandbox-project/messages/"));
        send("ok-2").expectStatus().isOk();
        control.get()
                .uri("/__sandbox/fcm/messages")
                .exchange()
                .expectBody()
                .jsonPath("$.count")
                .isEqualTo(2)
                .jsonPath("$.messages[0].token")
                .isEqualTo("ok-2");
        control.get()
                .uri("/__sandbox/fcm/messages?token=ok-1")
                .exchange()
                .expectBody()
                .jsonPath("$.count")
                .isEqualTo(1)
                .jsonPath("$.messages[0].message.notification.title")
                .isEqualTo("별쇼");
    }

    @Test
    void theTokensFirstLettersDecide() {
        isRefused(send("gone-1"), 404, "UNREGISTERED");
        isRefused(send("bad-1"), 400, "INVALID_ARGUMENT");
        isRefused(send("mism-1"), 403, "SENDER_ID_MISMATCH");
        isRefused(send("quota-1"), 429, "QUOTA_EXCEEDED");
        isRefused(send("quota-1"), 429, "QUOTA_EXCEEDED");
        send("quota-1").expectStatus().isOk();
        send("flaky-1")
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "1")
                .expectBody()
                .jsonPath("$.error.details[0].errorCode")
                .isEqualTo("UNAVAILABLE");
        send("flaky-1").expectStatus().isOk();
    }

    @Test
    void tokensEndAfterAnHourOrOnCommand() {
        advance(Duration.ofMinutes(59));
        send("ok-1").expectStatus().isOk();
        advance(Duration.ofMinutes(1));
        isUnauthenticated(send("ok-1"));
    }

    @Test
    void tokensEndOnCommand() {
        control.post()
                .uri("/__sandbox/fcm/scenario")
                .bodyValue(Map.of("name", "expire_tokens"))
                .exchange()
                .expectStatus()
                .isNoContent();
        isUnauthenticated(send("ok-1"));
    }

    @Test
    void aMessageThatIsNoneNamesTheField() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("message", Map.of()),
                Map.of("message", Map.of("token", "ok-1", "topic", "all")),
                Map.of("message", Map.of("token", "ok-1", "data", Map.of("n", 1))),
                Map.of("message", Map.of("token", "ok-1", "data", Map.of("from", "x"))),
                Map.of("message", Map.of("token", "ok-1", "data", Map.of("a", "x".repeat(5_000)))))) {
            send(wrong)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.error.details[0].fieldViolations[0].field")
                    .exists();
        }
    }

    private WebTestClient.ResponseSpec send(String deviceToken) {
        return send(Map.of(
                "message",
                Map.of("token", deviceToken, "notification", Map.of("title", "별쇼", "body", "방송이 시작되었습니다."))));
    }

    private WebTestClient.ResponseSpec send(Map<String, Object> body) {
        return api.post()
                .uri("/fcm/v1/projects/sandbox-project/messages:send")
                .headers(headers -> headers.setBearerAuth(bearer))
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec token(String assertion) {
        return api.post()
                .uri("/fcm/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("grant_type=" + URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", UTF_8)
                        + "&assertion=" + assertion)
                .exchange();
    }

    private static void isRefused(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.error.details[0].errorCode")
                .isEqualTo(code);
    }

    private static void isUnauthenticated(WebTestClient.ResponseSpec answer) {
        answer.expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.error.status")
                .isEqualTo("UNAUTHENTICATED");
    }

    private static String assertion(PrivateKey key, String issuer, int span) throws GeneralSecurityException {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var content = encoder.encodeToString("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(UTF_8))
                + "."
                + encoder.encodeToString("{\"iss\":\"%s\",\"scope\":\"%s\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%d}"
                        .formatted(issuer, SCOPE, AUDIENCE, 1_900_000_000, 1_900_000_000 + span)
                        .getBytes(UTF_8));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(content.getBytes(UTF_8));
        return content + "." + encoder.encodeToString(signature.sign());
    }
}
