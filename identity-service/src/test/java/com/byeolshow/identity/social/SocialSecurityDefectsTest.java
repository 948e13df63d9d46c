package com.byeolshow.identity.social;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People;
import com.byeolshow.platform.web.RandomIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Weaknesses of the server this one replaces, each shown closed: guessable states, tokens in pages, taken accounts. */
@SocialTest
class SocialSecurityDefectsTest {

    private final WebTestClient web;
    private final ProvidersStand stand;
    private final Browser browser;
    private final People people;
    private final DatabaseClient database;
    private final RandomIds ids = new RandomIds();

    SocialSecurityDefectsTest(WebTestClient web, ProvidersStand stand, DatabaseClient database) {
        this.web = web;
        this.stand = stand;
        this.browser = new Browser(web);
        this.people = new People(web);
        this.database = database;
    }

    @ParameterizedTest
    @EnumSource(SocialProvider.class)
    void statesAreLongRandomAndKeptAsHashesOnly(SocialProvider provider) throws Exception {
        var states = new HashSet<String>();
        for (int i = 0; i < 20; i++) {
            states.add(browser.leave(provider).state());
        }
        assertThat(states).hasSize(20).allMatch(state -> state.matches("[0-9A-Za-z]{22,}"));

        var departure = browser.leave(provider);
        var row = database.sql("SELECT s::text AS row FROM social_log_ins s WHERE state_hash = :hash")
                .bind(
                        "hash",
                        MessageDigest.getInstance("SHA-256")
                                .digest(departure.state().getBytes(StandardCharsets.UTF_8)))
                .map(found -> Objects.requireNonNull(found.get("row", String.class)))
                .one()
                .block();
        assertThat(row)
                .isNotNull()
                .doesNotContain(departure.state(), departure.cookie().getValue());
    }

    @ParameterizedTest
    @EnumSource(SocialProvider.class)
    void theCookieIsOutOfReachOfScriptsAndOtherPaths(SocialProvider provider) {
        var cookie = browser.leave(provider).cookie();

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/user/auth/" + provider.slug());
        assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofMinutes(5));
        assertThat(cookie.getValue()).matches("[0-9A-Za-z]{22,}");
    }

    @ParameterizedTest
    @EnumSource(SocialProvider.class)
    void thePageWithTheTokenIsKeptNowhereRunsNothingAndSaysNotWhereItIs(SocialProvider provider) {
        String code = "d-" + ids.next();
        stand.stands(code, profile(provider, "{}"));

        var headers = browser.comeBack(browser.leave(provider), code)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseHeaders();

        assertThat(headers.getCacheControl()).isEqualTo("no-store");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "sandbox");
        assertThat(headers.get("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("byeolshow-log-in=;")
                .contains("Max-Age=0");
    }

    @Test
    void theSameReturnManyTimesAtOnceGivesOneToken() {
        String code = "m-" + ids.next();
        stand.stands(code, profile(SocialProvider.KAKAO, "{}"));
        var departure = browser.leave(SocialProvider.KAKAO);

        List<Integer> statuses = atOnce(8, () -> browser.comeBack(departure, code));

        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 403)).hasSize(7);
        assertThat(stand.calls(code).stream().filter(call -> call.path().endsWith("/oauth/token")))
                .hasSize(1);
    }

    @Test
    void whoComesFirstInManyWindowsAtOnceGetsOneAccount() {
        String subject = ids.next();
        String code = "o-" + subject;
        stand.stands(code, "{\"id\":\"%s\",\"name\":\"Hong\"}".formatted(subject));

        List<String> accounts = Objects.requireNonNull(Flux.range(0, 6)
                .flatMap(_ -> Flux.defer(() -> Flux.just(id(browser.logIn(SocialProvider.FACEBOOK, code))))
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block());

        assertThat(new HashSet<>(accounts)).hasSize(1);
        assertThat(count("SELECT count(*) AS n FROM social_identities WHERE subject = :value", subject))
                .isEqualTo(1);
    }

    /** Whoever can make a provider tell an address of somebody else must not get into their account. */
    @ParameterizedTest
    @EnumSource(SocialProvider.class)
    void anAddressAtAProviderOpensNobodysAccount(SocialProvider provider) {
        var owner = people.signUp();
        String code = "v-" + ids.next();
        stand.stands(code, profile(provider, "{\"email\":\"" + owner.email() + "\"}"));

        String stranger = browser.logIn(provider, code);

        assertThat(id(stranger)).isNotEqualTo(owner.id());
        assertThat(id(people.logIn(owner.userId(), People.PASSWORD))).isEqualTo(owner.id());
    }

    @Test
    void anAddressAtAProviderKeepsNobodyFromSigningUp() {
        var form = people.stranger();
        String code = "e-" + ids.next();
        stand.stands(code, profile(SocialProvider.NAVER, "{\"email\":\"" + form.get("email") + "\"}"));
        String first = id(browser.logIn(SocialProvider.NAVER, code));

        assertThat(people.signUp(form).id()).isNotEqualTo(first);
    }

    @Test
    void whoWithdrewComesBackAsSomebodyNew() {
        String subject = ids.next();
        String code = "g-" + subject;
        stand.stands(code, "{\"id\":\"%s\"}".formatted(subject));
        String first = id(browser.logIn(SocialProvider.FACEBOOK, code));
        database.sql("DELETE FROM accounts WHERE id = :id")
                .bind("id", first)
                .then()
                .block();

        assertThat(id(browser.logIn(SocialProvider.FACEBOOK, code))).isNotEqualTo(first);
    }

    private List<Integer> atOnce(int times, Supplier<WebTestClient.ResponseSpec> call) {
        return Objects.requireNonNull(Flux.range(0, times)
                .flatMap(_ -> Flux.defer(() -> Flux.just(call.get()
                                .expectBody(String.class)
                                .returnResult()
                                .getStatus()
                                .value()))
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block());
    }

    /** What the provider tells of somebody new; the given fields are put where it puts them. */
    private String profile(SocialProvider provider, String fields) {
        String more = fields.equals("{}") ? "" : "," + fields.substring(1, fields.length() - 1);
        return switch (provider) {
            case KAKAO ->
                "{\"id\":%d,\"kakao_account\":{\"is_email_valid\":true,\"is_email_verified\":true%s}}"
                        .formatted(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE), more);
            case NAVER -> "{\"resultcode\":\"00\",\"response\":{\"id\":\"%s\"%s}}".formatted(ids.next(), more);
            case FACEBOOK -> "{\"id\":\"%s\"%s}".formatted(ids.next(), more);
        };
    }

    private String id(String token) {
        return String.valueOf(Objects.requireNonNull(people.get("/user/", token)
                        .expectStatus()
                        .isOk()
                        .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                        .returnResult()
                        .getResponseBody())
                .get("_id"));
    }

    private long count(String sql, String value) {
        return Objects.requireNonNull(database.sql(sql)
                .bind("value", value)
                .map(row -> Objects.requireNonNull(row.get("n", Long.class)))
                .one()
                .block());
    }
}
