package com.byeolshow.identity.social.web;

import static com.byeolshow.identity.social.SocialProvider.FACEBOOK;
import static com.byeolshow.identity.social.SocialProvider.KAKAO;
import static com.byeolshow.identity.social.SocialProvider.NAVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People;
import com.byeolshow.identity.social.Browser;
import com.byeolshow.identity.social.ProvidersStand;
import com.byeolshow.identity.social.SocialProvider;
import com.byeolshow.identity.social.SocialTest;
import com.byeolshow.platform.web.RandomIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The way to each provider and back, when everybody behaves. */
@SocialTest
class SocialLogInEndpointsTest {

    private final WebTestClient web;
    private final ProvidersStand stand;
    private final Browser browser;
    private final People people;
    private final RandomIds ids = new RandomIds();

    SocialLogInEndpointsTest(WebTestClient web, ProvidersStand stand) {
        this.web = web;
        this.stand = stand;
        this.browser = new Browser(web);
        this.people = new People(web);
    }

    @ParameterizedTest
    @EnumSource(SocialProvider.class)
    void sendsTheBrowserToTheProvider(SocialProvider provider) {
        var departure = browser.leave(provider);

        assertThat(departure.destination().toString())
                .startsWith(
                        switch (provider) {
                            case KAKAO -> "https://kauth.kakao.com/oauth/authorize?";
                            case NAVER -> "https://nid.naver.com/oauth2.0/authorize?";
                            case FACEBOOK -> "https://www.facebook.com/v21.0/dialog/oauth?";
                        });
        assertThat(departure.parameters())
                .containsEntry("response_type", "code")
                .containsEntry("client_id", provider.slug() + "-id")
                .containsEntry(
                        "redirect_uri", "https://www.byeolshowco.com/user/auth/" + provider.slug() + "/callback/");
        assertThat(departure.parameters().containsKey("code_challenge")).isEqualTo(provider == KAKAO);
        if (provider == KAKAO) {
            assertThat(departure.parameters()).containsEntry("code_challenge_method", "S256");
        }
        assertThat(departure.parameters().get("scope"))
                .isEqualTo(provider == FACEBOOK ? "public_profile%20email" : null);
    }

    @Test
    void unknownProvidersAreNotFound() {
        for (String path : List.of("/user/auth/google/", "/user/auth/google/callback/?state=s&code=c")) {
            web.get()
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .json("{\"error\":{\"message\":\"지원하지 않는 로그인 방식입니다.\"}}");
        }
    }

    @Test
    void kakaoRegistersAndLogsIn() {
        String unique = ids.next();
        String code = "k-" + unique;
        stand.stands(code, """
                {"id":%d,"connected_at":"2024-01-01T00:00:00Z","kakao_account":{
                 "profile":{"nickname":"별%s","is_default_image":true},"name":"홍길동",
                 "is_email_valid":true,"is_email_verified":true,"email":"%s@example.com",
                 "phone_number":"+82 10-1234-5678"}}""".formatted(number(), unique, unique));

        var profile = profile(browser.logIn(KAKAO, code));

        assertThat(profile)
                .containsEntry("userId", null)
                .containsEntry("email", unique + "@example.com")
                .containsEntry("alias", "별" + unique)
                .containsEntry("mobile", "+821012345678")
                .containsEntry("social", true)
                .containsEntry("groups", List.of("QS8YM3ECBUV4"));
        assertThat(profile.get("name")).isEqualTo(orderedName("별" + unique, "홍길동"));
        assertThat(profile.get("lastLoggedInAt")).isNotNull();
    }

    @Test
    void naverRegistersAndLogsIn() {
        String unique = ids.next();
        String code = "n-" + unique;
        stand.stands(code, """
                {"resultcode":"00","message":"success","response":{"id":"nv-%s","nickname":"별%s","name":"Hong",
                 "email":"%s@example.com","mobile":"010-1234-5678"}}""".formatted(unique, unique, unique));

        var profile = profile(browser.logIn(NAVER, code));

        assertThat(profile)
                .containsEntry("email", unique + "@example.com")
                .containsEntry("alias", "별" + unique)
                .containsEntry("mobile", "+821012345678")
                .containsEntry("groups", List.of("QS8YM3ECBUV4"));
    }

    @Test
    void facebookMayTellNothingButAnId() {
        String code = "f-" + ids.next();
        stand.stands(code, "{\"id\":\"%s\"}".formatted(number()));

        var profile = profile(browser.logIn(FACEBOOK, code));

        assertThat(profile)
                .containsEntry("email", null)
                .containsEntry("mobile", null)
                .containsEntry("social", true);
        assertThat(String.valueOf(profile.get("alias"))).matches("별님-[A-Za-z0-9]{8}");
    }

    @Test
    void whoComesAgainIsTheSamePerson() {
        String person = "{\"id\":\"%s\",\"name\":\"Hong\"}".formatted(number());
        stand.stands("first-" + person.hashCode(), person);
        stand.stands("second-" + person.hashCode(), person);

        var first = profile(browser.logIn(FACEBOOK, "first-" + person.hashCode()));
        var second = profile(browser.logIn(FACEBOOK, "second-" + person.hashCode()));

        assertThat(second.get("_id")).isEqualTo(first.get("_id"));
        assertThat(second.get("alias")).isEqualTo(first.get("alias"));
    }

    @Test
    void theSameIdAtAnotherProviderIsSomebodyElse() {
        long id = number();
        stand.stands("a-" + id, "{\"id\":%d}".formatted(id));
        stand.stands("b-" + id, "{\"id\":\"%d\"}".formatted(id));

        var atKakao = profile(browser.logIn(KAKAO, "a-" + id));
        var atFacebook = profile(browser.logIn(FACEBOOK, "b-" + id));

        assertThat(atFacebook.get("_id")).isNotEqualTo(atKakao.get("_id"));
    }

    @Test
    void takenNicknamesAreVaried() {
        String unique = ids.next();
        String nickname = "별" + unique;
        stand.stands("x" + unique, kakao(nickname));
        stand.stands("y" + unique, kakao(nickname));

        assertThat(profile(browser.logIn(KAKAO, "x" + unique)).get("alias")).isEqualTo(nickname);
        assertThat(String.valueOf(profile(browser.logIn(KAKAO, "y" + unique)).get("alias")))
                .matches(nickname + "-[A-Za-z0-9]{4}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"is_email_valid\":true,\"is_email_verified\":false",
                "\"is_email_valid\":false,\"is_email_verified\":true",
                "\"email_needs_agreement\":true"
            })
    void kakaoAddressesThatAreNotThePersonsAreNotKept(String flags) {
        String code = "u-" + ids.next();
        stand.stands(code, "{\"id\":%d,\"kakao_account\":{\"email\":\"x@example.com\",%s}}".formatted(number(), flags));

        assertThat(profile(browser.logIn(KAKAO, code))).containsEntry("email", null);
    }

    @Test
    void kakaoIsShownTheVerifierOfTheChallenge() throws Exception {
        String code = "p-" + ids.next();
        stand.stands(code, kakao("별" + ids.next()));
        var departure = browser.leave(KAKAO);
        browser.comeBack(departure, code).expectStatus().isOk().expectBody(Void.class);

        var token = stand.calls(code).getFirst();
        assertThat(token.method()).isEqualTo("POST");
        assertThat(token.path()).isEqualTo("/kakao/oauth/token");
        assertThat(token.query()).isEmpty();
        assertThat(token.form())
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("client_id", "kakao-id")
                .containsEntry("client_secret", "kakao-secret")
                .containsEntry("redirect_uri", "https://www.byeolshowco.com/user/auth/kakao/callback/");
        String verifier = Objects.requireNonNull(token.form().get("code_verifier"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(digest))
                .isEqualTo(departure.parameters().get("code_challenge"));
        assertThat(stand.calls(code).getLast().path()).isEqualTo("/kakao/v2/user/me");
    }

    @Test
    void naverIsShownTheStateAndToleratesTextForNumbers() {
        String code = "s-" + ids.next();
        stand.answers(
                code,
                ProvidersStand.Answer.json("""
                        {"access_token":"at-%s","refresh_token":"r","token_type":"bearer","expires_in":"3600"}""".formatted(code)),
                ProvidersStand.Answer.json(
                        "{\"resultcode\":\"00\",\"response\":{\"id\":\"%s\"}}".formatted(ids.next())));
        var departure = browser.leave(NAVER);
        browser.comeBack(departure, code).expectStatus().isOk().expectBody(Void.class);

        assertThat(stand.calls(code).getFirst().form())
                .containsEntry("state", departure.state())
                .doesNotContainKey("code_verifier");
    }

    @Test
    void facebookIsShownThatWeKnowTheSecret() {
        String code = "h-" + ids.next();
        stand.stands(code, "{\"id\":\"%s\"}".formatted(number()));
        browser.logIn(FACEBOOK, code);

        var profile = stand.calls(code).getLast();
        assertThat(profile.path()).isEqualTo("/facebook/me");
        assertThat(profile.query()).containsEntry("fields", "id,name,email");
        assertThat(profile.query().get("appsecret_proof")).matches("[0-9a-f]{64}");
    }

    @Test
    void thePageIsTheHeadingAndNothingElse() {
        String code = "w-" + ids.next();
        stand.stands(code, kakao("별" + ids.next()));

        var answer = browser.comeBack(browser.leave(KAKAO), code)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/html;charset=UTF-8")
                .expectBody(String.class)
                .returnResult();

        assertThat(answer.getResponseBody())
                .isEqualTo("<h1 style='color:#ffffff'>"
                        + answer.getResponseHeaders().getFirst("Custom-Token") + "</h1>");
    }

    private Map<String, Object> profile(String token) {
        return Objects.requireNonNull(people.get("/user/", token)
                .expectStatus()
                .isOk()
                .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                .returnResult()
                .getResponseBody());
    }

    private static Map<String, Object> orderedName(String first, String full) {
        var name = new HashMap<String, Object>();
        name.put("first", first);
        name.put("last", null);
        name.put("full", full);
        return name;
    }

    private static String kakao(String nickname) {
        return "{\"id\":%d,\"properties\":{\"nickname\":\"%s\"}}".formatted(number(), nickname);
    }

    private static long number() {
        return ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    }
}
