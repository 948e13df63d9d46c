package com.byeolshow.sandbox.iamport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

class TokensTest extends IamportCalls {

    @BeforeEach
    void startAtARoundTime() {
        control("/__sandbox/reset", Map.of("seed", 7));
        control("/__sandbox/clock", Map.of("freezeAt", "2030-05-01T11:00:00Z"));
        fetchToken();
    }

    @Test
    void livesHalfAnHourAndIsGivenAgain() {
        var first = response(getToken());
        assertThat(seconds(first, "expired_at") - seconds(first, "now")).isEqualTo(1_800);
        advance(Duration.ofSeconds(1_739));
        var again = response(getToken());
        assertThat(again.get("access_token")).isEqualTo(first.get("access_token"));
        assertThat(again.get("expired_at")).isEqualTo(first.get("expired_at"));
    }

    @Test
    void isExtendedInItsLastMinuteAndReplacedAfterItsEnd() {
        var first = response(getToken());
        advance(Duration.ofSeconds(1_741));
        var extended = response(getToken());
        assertThat(extended.get("access_token")).isEqualTo(first.get("access_token"));
        assertThat(seconds(extended, "expired_at")).isEqualTo(seconds(first, "expired_at") + 300);

        advance(Duration.ofSeconds(359));
        isRefused(call(GET, "/banks"), 401, -1);
        assertThat(response(getToken()).get("access_token")).isNotEqualTo(first.get("access_token"));
    }

    @Test
    void opensUntilItsEndBareOrAsBearer() {
        advance(Duration.ofSeconds(1_799));
        call(GET, "/banks").expectStatus().isOk();
        api.get()
                .uri("/iamport/banks")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange()
                .expectStatus()
                .isOk();
        advance(Duration.ofSeconds(1));
        isRefused(call(GET, "/banks"), 401, -1);
    }

    @Test
    void canBeRevokedEarly() {
        control.post()
                .uri("/__sandbox/iamport/tokens/revoke")
                .exchange()
                .expectStatus()
                .isNoContent();
        isRefused(call(GET, "/banks"), 401, -1);
        var old = token;
        fetchToken();
        assertThat(token).isNotEqualTo(old);
        call(GET, "/banks").expectStatus().isOk();
    }

    @Test
    void aFormServesAndAWrongOrMissingPairDoesNot() {
        api.post()
                .uri("/iamport/users/getToken")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("imp_key=sandbox-imp-key&imp_secret=sandbox-imp-secret")
                .exchange()
                .expectStatus()
                .isOk();
        isRefused(
                api.post()
                        .uri("/iamport/users/getToken")
                        .bodyValue(Map.of("imp_key", "sandbox-imp-key", "imp_secret", "wrong"))
                        .exchange(),
                401,
                -1);
        isRefused(
                api.post()
                        .uri("/iamport/users/getToken")
                        .bodyValue(Map.of("imp_key", "sandbox-imp-key"))
                        .exchange(),
                400,
                -1);
        isRefused(api.get().uri("/iamport/banks").exchange(), 401, -1);
        isRefused(call(GET, "/users/getToken"), 405, -1);
        isRefused(call(GET, "/subscribe/payments"), 404, -1);
    }

    private static long seconds(Map<String, Object> token, String name) {
        return Long.parseLong(text(token, name));
    }
}
