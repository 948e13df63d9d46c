package com.byeolshow.journeys;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.suite.app.Answer;
import com.byeolshow.suite.app.App;
import com.byeolshow.suite.stack.Stack;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The app's web view logs in at each provider's stand-in, through the gateway. */
@ExtendWith(LaunchedSuite.class)
class SocialLoginIT {

    private static final String COOKIE = "byeolshow-log-in";

    @ParameterizedTest
    @ValueSource(strings = {"kakao", "naver", "facebook"})
    void whoLogsInAtAProviderIsASocialCustomer(String provider, Stack stack) {
        String person = person();
        JsonNode first = profile(stack, logIn(stack, provider, "full:" + person));

        assertThat(first.at("/groups").toString()).isEqualTo("[\"QS8YM3ECBUV4\"]");
        assertThat(first.at("/social").asBoolean()).isTrue();
        assertThat(first.at("/email").asString()).isEqualTo(person + "@" + provider + ".example");
        assertThat(profile(stack, logIn(stack, provider, "full:" + person)).at("/_id"))
                .isEqualTo(first.at("/_id"));
    }

    @Test
    void theSameAddressAtEveryProviderIsNotTheSamePerson(Stack stack) {
        String person = person();
        JsonNode atKakao = profile(stack, logIn(stack, "kakao", "same_email_other_provider:" + person));
        JsonNode atNaver = profile(stack, logIn(stack, "naver", "same_email_other_provider:" + person));

        assertThat(atNaver.at("/email")).isEqualTo(atKakao.at("/email"));
        assertThat(atNaver.at("/_id")).isNotEqualTo(atKakao.at("/_id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kakao", "naver", "facebook"})
    void whoDeclinesOrMeetsABrokenProviderIsToldTheSame(String provider, Stack stack) {
        for (String bad : new String[] {"deny", "broken_token"}) {
            assertFailed(provider, bad, comeBack(stack, provider, bad + ":" + person()));
        }
    }

    /** All at once, since each is waited for as long as a provider may take. */
    @Test
    void whoMeetsASlowProviderIsToldTheSame(Stack stack) {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = Stream.of("kakao", "naver", "facebook")
                    .collect(toMap(
                            identity(),
                            provider -> CompletableFuture.supplyAsync(
                                    () -> comeBack(stack, provider, "slow:" + person()), people)));
            answers.forEach((provider, answer) -> assertFailed(provider, "slow", answer.join()));
        }
    }

    private static void assertFailed(String provider, String bad, Answer answer) {
        assertThat(answer.status()).as("%s, %s", provider, bad).isEqualTo(400);
        assertThat(answer.body()).as("%s, %s", provider, bad).isEqualTo("\"로그인 실패\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kakao", "naver", "facebook"})
    void aWayBackIsGoodForOneBrowserOnce(String provider, Stack stack) {
        App app = App.anonymous(stack.doors().gateway());
        Answer left = app.get("/user/auth/" + provider + "/").expect(302);
        String back = consent(left, "full:" + person());

        Answer stranger = app.get(back);
        assertThat(stranger.status()).isEqualTo(403);
        assertThat(stranger.body()).isEqualTo("\"잘못된 접근\"");
        app.send("GET", back, null, "Cookie", cookie(left)).expect(200);
        app.send("GET", back, null, "Cookie", cookie(left)).expect(403);
    }

    private static String logIn(Stack stack, String provider, String persona) {
        Answer answer = comeBack(stack, provider, persona).expect(200);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
        String token = answer.header("Custom-Token").orElseThrow();
        assertThat(answer.body()).isEqualTo("<h1 style='color:#ffffff'>" + token + "</h1>");
        return token;
    }

    private static Answer comeBack(Stack stack, String provider, String persona) {
        App app = App.anonymous(stack.doors().gateway());
        Answer left = app.get("/user/auth/" + provider + "/").expect(302);
        return app.send("GET", consent(left, persona), null, "Cookie", cookie(left));
    }

    /** Path and query of the way back. The web view spells the gateway's host as it was configured, this test need not. */
    private static String consent(Answer left, String persona) {
        URI page = URI.create(left.header("Location").orElseThrow() + "&login_hint=" + persona);
        URI back = URI.create(App.anonymous(page)
                .get(page.toString())
                .expect(302)
                .header("Location")
                .orElseThrow());
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    private static String cookie(Answer left) {
        String set = left.header("Set-Cookie").orElseThrow();
        assertThat(set).startsWith(COOKIE + "=").contains("HttpOnly", "SameSite=Lax");
        return set.substring(0, set.indexOf(';'));
    }

    private static JsonNode profile(Stack stack, String token) {
        return App.anonymous(stack.doors().gateway())
                .withToken(token)
                .get("/user/")
                .expect(200)
                .json();
    }

    private static String person() {
        return UUID.randomUUID().toString().substring(0, 13);
    }
}
