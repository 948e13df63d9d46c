package com.byeolshow.sandbox.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class SocialProfilesTest extends SocialCalls {

    @Test
    void kakaoTellsWhatThePersonaTells() {
        var full = read("/kakao/v2/user/me", accessToken("kakao", "full:kim")).expectBody();
        full.jsonPath("$.id")
                .isNumber()
                .jsonPath("$.kakao_account.profile.nickname")
                .isEqualTo("kim")
                .jsonPath("$.kakao_account.email")
                .isEqualTo("kim@kakao.example")
                .jsonPath("$.kakao_account.is_email_verified")
                .isEqualTo(true)
                .jsonPath("$.kakao_account.phone_number")
                .isEqualTo("+82 10-1234-5678");
        read("/kakao/v2/user/me", accessToken("kakao", "unverified_email"))
                .expectBody()
                .jsonPath("$.kakao_account.is_email_verified")
                .isEqualTo(false);
        read("/kakao/v2/user/me", accessToken("kakao", "no_email"))
                .expectBody()
                .jsonPath("$.kakao_account.email")
                .doesNotExist();
        read("/kakao/v2/user/me", accessToken("kakao", "no_phone"))
                .expectBody()
                .jsonPath("$.kakao_account.phone_number")
                .doesNotExist();
        read("/kakao/v2/user/me", accessToken("kakao", "minimal"))
                .expectBody()
                .jsonPath("$.kakao_account")
                .doesNotExist();
        read("/kakao/v2/user/me", accessToken("kakao", "needs_agreement"))
                .expectBody()
                .jsonPath("$.kakao_account.email_needs_agreement")
                .isEqualTo(true);
    }

    @Test
    void theSamePersonHasTheSameIdAndAnotherOneElsewhere() {
        var first = object(read("/kakao/v2/user/me", accessToken("kakao", "full:kim")))
                .get("id");
        assertThat(object(read("/kakao/v2/user/me", accessToken("kakao", "minimal:kim")))
                        .get("id"))
                .isEqualTo(first);
        assertThat(object(read("/kakao/v2/user/me", accessToken("kakao", "full:lee")))
                        .get("id"))
                .isNotEqualTo(first);
    }

    @Test
    void oneAddressAtEveryProvider() {
        read("/naver/v1/nid/me", accessToken("naver", "same_email_other_provider:kim"))
                .expectBody()
                .jsonPath("$.response.email")
                .isEqualTo("kim@everywhere.example");
        facebook(accessToken("facebook", "same_email_other_provider:kim"), "id,email", null)
                .expectBody()
                .jsonPath("$.email")
                .isEqualTo("kim@everywhere.example");
        control.put()
                .uri("/__sandbox/social/naver/next")
                .bodyValue(Map.of("persona", "full", "email", "victim@example.com"))
                .exchange()
                .expectStatus()
                .isOk();
        String code = String.valueOf(back(authorize("naver", Map.of())).get("code"));
        String token = String.valueOf(object(exchange("naver", code, Map.of())).get("access_token"));
        read("/naver/v1/nid/me", token)
                .expectBody()
                .jsonPath("$.response.email")
                .isEqualTo("victim@example.com");
    }

    @Test
    void facebookTellsWhatIsAskedForToWhoeverKnowsTheSecret() {
        String token = accessToken("facebook", "full:kim");

        assertThat(object(facebook(token, "id,name", null))).containsOnlyKeys("id", "name");
        assertThat(object(facebook(token, "id,name,email", null))).containsKey("email");
        facebook(token, "id", "0000").expectStatus().isBadRequest();
    }

    @Test
    void tokensExpire() {
        String kakao = accessToken("kakao", "full");
        String naver = accessToken("naver", "full");
        String facebook = accessToken("facebook", "full");
        advance(Duration.ofDays(61));

        read("/kakao/v2/user/me", kakao).expectStatus().isUnauthorized();
        read("/naver/v1/nid/me", naver).expectStatus().isUnauthorized();
        facebook(facebook, "id", null).expectBody().jsonPath("$.error.code").isEqualTo(190);
    }

    @Test
    void naverRefusesWithEitherStatus() {
        String token = accessToken("naver", "full");
        control("/__sandbox/social/naver/scenario", Map.of("name", "expire_tokens", "args", Map.of("status", 200)));

        read("/naver/v1/nid/me", token)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.resultcode")
                .isEqualTo("024");
    }

    @Test
    void loggingOutEndsOneTokenAndUnlinkingAllOfThem() {
        String first = accessToken("kakao", "full:kim");
        String second = accessToken("kakao", "full:kim");
        api.post()
                .uri("/kakao/v1/user/logout")
                .header("Authorization", "Bearer " + first)
                .exchange()
                .expectStatus()
                .isOk();
        read("/kakao/v2/user/me", first).expectStatus().isUnauthorized();
        read("/kakao/v2/user/me", second).expectStatus().isOk();

        control("/__sandbox/social/kakao/scenario", Map.of("name", "unlink_by_user", "args", Map.of("person", "kim")));
        read("/kakao/v2/user/me", second).expectStatus().isUnauthorized();
    }

    @Test
    void naverUnlinksAtItsTokenEndpointAndFacebookByPermissions() {
        String naver = accessToken("naver", "full:kim");
        assertThat(object(exchange(
                        "naver",
                        "",
                        Map.of("grant_type", "delete", "access_token", naver, "service_provider", "NAVER"))))
                .containsEntry("result", "success");
        read("/naver/v1/nid/me", naver).expectStatus().isUnauthorized();

        String facebook = accessToken("facebook", "full:kim");
        String id = String.valueOf(object(facebook(facebook, "id", null)).get("id"));
        api.delete()
                .uri("/facebook/v21.0/" + id + "/permissions")
                .header("Authorization", "Bearer " + facebook)
                .exchange()
                .expectStatus()
                .isOk();
        facebook(facebook, "id", null).expectStatus().isBadRequest();
    }

    private WebTestClient.ResponseSpec facebook(String token, String fields, @Nullable String proof) {
        return read(
                "/facebook/v21.0/me?fields=" + fields + "&appsecret_proof=" + (proof == null ? proofOf(token) : proof),
                token);
    }

    private static String proofOf(String token) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("sandbox-facebook-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
