package com.byeolshow.sandbox.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocialTokensTest extends SocialCalls {

    @ParameterizedTest
    @ValueSource(strings = {"kakao", "naver", "facebook"})
    void aCodeIsGoodOnce(String provider) {
        String code = code(provider, "full");

        assertThat(object(exchange(provider, code, Map.of()))).containsKey("access_token");
        refused(provider, code, Map.of(), "KOE320", 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kakao", "naver", "facebook"})
    void aCodeIsGoodForTenMinutes(String provider) {
        String code = code(provider, "full");
        advance(Duration.ofMinutes(11));

        refused(provider, code, Map.of(), "KOE320", 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kakao", "naver", "facebook"})
    void theRedirectMustBeTheSame(String provider) {
        refused(provider, code(provider, "full"), Map.of("redirect_uri", BACK + "x"), "KOE303", 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kakao", "naver", "facebook"})
    void theAppMustBeKnown(String provider) {
        refused(provider, code(provider, "full"), Map.of("client_id", "other"), "KOE101", 101);
        refused(provider, code(provider, "full"), Map.of("client_secret", "other"), "KOE010", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kakao", "facebook"})
    void theVerifierMustFitTheChallenge(String provider) {
        var challenge = Map.of(
                "login_hint", "full",
                "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "code_challenge_method", "S256");
        String wrong =
                Objects.requireNonNull(back(authorize(provider, challenge)).get("code"));
        String right =
                Objects.requireNonNull(back(authorize(provider, challenge)).get("code"));

        refused(provider, wrong, Map.of("code_verifier", "x"), "KOE320", 100);
        assertThat(object(exchange(
                        provider, right, Map.of("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))))
                .containsKey("access_token");
    }

    @Test
    void naverIgnoresChallengesAndWantsTheState() {
        var challenge = Map.of("login_hint", "full", "code_challenge", "x", "code_challenge_method", "S256");
        String code = Objects.requireNonNull(back(authorize("naver", challenge)).get("code"));

        assertThat(object(exchange("naver", code, Map.of("state", "")))).containsEntry("error", "invalid_request");
        assertThat(object(exchange("naver", code, Map.of())))
                .containsEntry("expires_in", "3600")
                .containsKey("access_token");
    }

    @Test
    void kakaoAndNaverRenew() {
        var token = object(exchange("kakao", code("kakao", "full"), Map.of()));
        var renewed = object(exchange(
                "kakao",
                "",
                Map.of("grant_type", "refresh_token", "refresh_token", String.valueOf(token.get("refresh_token")))));

        assertThat(renewed).containsKey("access_token").doesNotContainKey("refresh_token");
        assertThat(renewed.get("access_token")).isNotEqualTo(token.get("access_token"));
        read("/kakao/v2/user/me", String.valueOf(token.get("access_token")))
                .expectStatus()
                .isUnauthorized();
        assertThat(object(exchange("naver", "", Map.of("grant_type", "refresh_token", "refresh_token", "none"))))
                .containsEntry("error", "invalid_request");
    }

    @Test
    void badLuckHasPersonasToo() {
        String broken = exchange("kakao", code("kakao", "broken_token"), Map.of())
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(broken).isEqualTo("{\"access_token\":\"brok");

        long began = System.nanoTime();
        exchange("naver", code("naver", "slow"), Map.of()).expectStatus().isOk().expectBody(Void.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(350));
    }

    private void refused(String provider, String code, Map<String, String> more, String kakao, int facebook) {
        var answer = exchange(provider, code, more);
        switch (provider) {
            case "kakao" -> {
                answer.expectStatus().is4xxClientError();
                assertThat(object(answer)).containsEntry("error_code", kakao);
            }
            case "naver" -> {
                answer.expectStatus().isOk();
                assertThat(object(answer)).containsKey("error").doesNotContainKey("access_token");
            }
            default -> {
                answer.expectStatus().isBadRequest();
                answer.expectBody().jsonPath("$.error.code").isEqualTo(facebook);
            }
        }
    }
}
