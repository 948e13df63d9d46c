package com.byeolshow.identity.social.web;

import static com.byeolshow.identity.social.SocialProvider.FACEBOOK;
import static com.byeolshow.identity.social.SocialProvider.KAKAO;
import static com.byeolshow.identity.social.SocialProvider.NAVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.social.Browser;
import com.byeolshow.identity.social.ProvidersStand;
import com.byeolshow.identity.social.ProvidersStand.Answer;
import com.byeolshow.identity.social.SocialProvider;
import com.byeolshow.identity.social.SocialTest;
import com.byeolshow.platform.web.RandomIds;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Everything that can go wrong on the way back, word for word. */
@SocialTest
class SocialLogInRefusalsTest {

    private static final String MISMATCH = "\"잘못된 접근\"";
    private static final String FAILED = "\"로그인 실패\"";

    private final ProvidersStand stand;
    private final Browser browser;
    private final DatabaseClient database;
    private final CircuitBreakerRegistry breakers;
    private final RandomIds ids = new RandomIds();

    SocialLogInRefusalsTest(
            WebTestClient web, ProvidersStand stand, DatabaseClient database, CircuitBreakerRegistry breakers) {
        this.stand = stand;
        this.browser = new Browser(web);
        this.database = database;
        this.breakers = breakers;
    }

    @BeforeEach
    void closeTheBreakers() {
        breakers.getAllCircuitBreakers().forEach(breaker -> breaker.reset());
    }

    @ParameterizedTest
    @EnumSource(SocialProvider.class)
    void wrongStatesAreRefused(SocialProvider provider) {
        var departure = browser.leave(provider);
        String cookie = departure.cookie().getValue();

        refused(browser.comeBack(provider, null, "code", cookie), 403, MISMATCH);
        refused(browser.comeBack(provider, "", "code", cookie), 403, MISMATCH);
        refused(browser.comeBack(provider, departure.state() + "x", "code", cookie), 403, MISMATCH);
        refused(browser.comeBack(provider, ids.next(), "code", cookie), 403, MISMATCH);
    }

    @ParameterizedTest
    @EnumSource(SocialProvider.class)
    void statesOfAnotherBrowserAreRefusedAndStayGoodForTheirOwn(SocialProvider provider) {
        String code = person(provider);
        var victim = browser.leave(provider);
        var attacker = browser.leave(provider);

        refused(browser.comeBack(provider, victim.state(), code, null), 403, MISMATCH);
        refused(
                browser.comeBack(
                        provider, victim.state(), code, attacker.cookie().getValue()),
                403,
                MISMATCH);
        browser.comeBack(victim, code).expectStatus().isOk().expectBody(Void.class);
    }

    @ParameterizedTest
    @EnumSource(SocialProvider.class)
    void statesAreGoodOnce(SocialProvider provider) {
        String code = person(provider);
        var departure = browser.leave(provider);

        browser.comeBack(departure, code).expectStatus().isOk().expectBody(Void.class);
        refused(browser.comeBack(departure, code), 403, MISMATCH);
    }

    @ParameterizedTest
    @EnumSource(SocialProvider.class)
    void statesEndAfterFiveMinutes(SocialProvider provider) {
        String code = person(provider);
        var departure = browser.leave(provider);
        database.sql("UPDATE social_log_ins SET expires_at = expires_at - interval '5 minutes'")
                .then()
                .block();

        refused(browser.comeBack(departure, code), 403, MISMATCH);
    }

    @Test
    void statesOfAnotherProviderAreRefused() {
        var departure = browser.leave(KAKAO);

        refused(
                browser.comeBack(
                        NAVER, departure.state(), "code", departure.cookie().getValue()),
                403,
                MISMATCH);
    }

    /** A provider that was declined sends {@code error} in place of a code. */
    @ParameterizedTest
    @EnumSource(SocialProvider.class)
    void whoDeclinesIsNotLoggedInAndTheStateIsSpent(SocialProvider provider) {
        var departure = browser.leave(provider);
        String cookie = departure.cookie().getValue();

        refused(browser.comeBack(provider, departure.state(), null, cookie), 400, FAILED);
        refused(browser.comeBack(provider, departure.state(), person(provider), cookie), 403, MISMATCH);
    }

    static Stream<Arguments> brokenTokens() {
        return Stream.of(
                        Answer.of(400, "{\"error\":\"invalid_grant\",\"error_code\":\"KOE320\"}"),
                        Answer.of(400, "{\"error\":{\"message\":\"m\",\"type\":\"OAuthException\",\"code\":100}}"),
                        // Naver's way to say no.
                        Answer.json(
                                "{\"error\":\"invalid_request\",\"error_description\":\"no valid data in session\"}"),
                        Answer.json("{}"),
                        Answer.json("{\"access_token\":"),
                        new Answer(200, "text/html", "<html>maintenance</html>", Duration.ZERO),
                        Answer.of(500, "{\"error\":\"server_error\"}"),
                        Answer.of(503, ""),
                        Answer.of(429, "{}"))
                .flatMap(answer -> Stream.of(SocialProvider.values()).map(provider -> Arguments.of(provider, answer)));
    }

    @ParameterizedTest
    @MethodSource("brokenTokens")
    void withoutATokenNobodyIsLoggedIn(SocialProvider provider, Answer token) {
        String code = "t-" + ids.next();
        stand.answers(code, token, Answer.json(profileOf(provider, ids.next())));

        refused(browser.comeBack(browser.leave(provider), code), 400, FAILED);
    }

    static Stream<Arguments> brokenProfiles() {
        return Stream.of(
                Arguments.of(KAKAO, Answer.of(401, "{\"code\":-401,\"msg\":\"this access token does not exist\"}")),
                Arguments.of(KAKAO, Answer.of(400, "{\"code\":-10,\"msg\":\"quota\"}")),
                Arguments.of(KAKAO, Answer.json("{\"kakao_account\":{}}")),
                Arguments.of(KAKAO, Answer.json("{\"id\":")),
                Arguments.of(NAVER, Answer.of(401, "{\"resultcode\":\"024\",\"message\":\"Authentication failed\"}")),
                Arguments.of(NAVER, Answer.json("{\"resultcode\":\"024\",\"message\":\"Authentication failed\"}")),
                Arguments.of(NAVER, Answer.json("{\"resultcode\":\"024\",\"response\":{\"id\":\"x\"}}")),
                Arguments.of(NAVER, Answer.json("{\"resultcode\":\"00\",\"response\":{\"id\":null}}")),
                Arguments.of(FACEBOOK, Answer.of(400, "{\"error\":{\"type\":\"OAuthException\",\"code\":190}}")),
                Arguments.of(FACEBOOK, Answer.json("{\"name\":\"Hong\"}")),
                Arguments.of(FACEBOOK, Answer.json("{\"id\":\"\"}")),
                Arguments.of(FACEBOOK, new Answer(200, "text/html", "<html></html>", Duration.ZERO)),
                Arguments.of(FACEBOOK, Answer.of(500, "{}")));
    }

    @ParameterizedTest
    @MethodSource("brokenProfiles")
    void withoutAnIdOfTheProviderNobodyIsLoggedInAndNothingIsLeftBehind(SocialProvider provider, Answer profile) {
        String code = "q-" + ids.next();
        stand.answers(
                code, Answer.json("{\"access_token\":\"at-%s\",\"token_type\":\"bearer\"}".formatted(code)), profile);
        long before = accounts();

        refused(browser.comeBack(browser.leave(provider), code), 400, FAILED);

        assertThat(accounts()).isEqualTo(before);
    }

    private String person(SocialProvider provider) {
        String code = "c-" + ids.next();
        stand.stands(code, profileOf(provider, ids.next()));
        return code;
    }

    private static String profileOf(SocialProvider provider, String unique) {
        return switch (provider) {
            case KAKAO -> "{\"id\":%d}".formatted(unique.hashCode());
            case NAVER -> "{\"resultcode\":\"00\",\"response\":{\"id\":\"%s\"}}".formatted(unique);
            case FACEBOOK -> "{\"id\":\"%s\"}".formatted(unique);
        };
    }

    private long accounts() {
        return Objects.requireNonNull(database.sql("SELECT count(*) AS n FROM accounts WHERE social")
                .map(row -> Objects.requireNonNull(row.get("n", Long.class)))
                .one()
                .block());
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String body) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType("application/json;charset=UTF-8")
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectHeader()
                .doesNotExist("Custom-Token")
                .expectBody(String.class)
                .isEqualTo(body);
    }
}
