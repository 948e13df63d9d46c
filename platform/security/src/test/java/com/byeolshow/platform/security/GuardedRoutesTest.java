package com.byeolshow.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

@SpringBootTest(
        classes = GuardedRoutesTest.Example.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"logging.structured.format.console=", "byeolshow.security.revocations.follow=false"})
@AutoConfigureWebTestClient
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class GuardedRoutesTest {

    private static final ECKey KEY = newKey();
    private static final ECKey STRANGER = newKey();

    private static final String LOGIN = "로그인 후 이용해 주세요.";
    private static final String INFLUENCERS_ONLY = "{\"error\":{\"message\":\"접근 권한이 없습니다.\"}}";

    private final WebTestClient web;
    private final int port;

    GuardedRoutesTest(WebTestClient web, @LocalServerPort int port) {
        this.web = web;
        this.port = port;
    }

    @SpringBootApplication(proxyBeanMethods = false)
    @RestController
    static class Example {

        record Who(String id) {}

        @Bean
        ReactiveJwtDecoder decoder() {
            var decoder = NimbusReactiveJwtDecoder.withJwkSource(token -> Flux.just(KEY.toPublicJWK()))
                    .jwsAlgorithm(SignatureAlgorithm.ES256)
                    .build();
            decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer("byeolshow"));
            return decoder;
        }

        @GetMapping({"/open/{id}", "/user/open", "/optional"})
        Who optional(Optional<Caller> caller) {
            return new Who(caller.map(Caller::id).orElse("nobody"));
        }

        @GetMapping({"/guarded", "/user", "/cart", "/influencer/myvod", "/v1/manager/things", "/internal/things"})
        Who required(Caller caller) {
            return new Who(caller.id());
        }
    }

    static Stream<String> badTokens() {
        return Stream.of(
                token(KEY, "byeolshow", "me", -60, "customer"),
                token(STRANGER, "byeolshow", "me", 60, "customer"),
                token(KEY, "somebody", "me", 60, "customer"),
                token(KEY, "byeolshow", null, 60, "customer"),
                token(KEY, "byeolshow", "me", 60),
                token(KEY, "byeolshow", "me", 60, "emperor"),
                unsigned(),
                signedWithThePublicKeyAsSecret(),
                "no.token.atall");
    }

    private static String customer() {
        return token(KEY, "byeolshow", "me", 60, "customer");
    }

    private WebTestClient.ResponseSpec get(String path, @Nullable String token) {
        return web.get()
                .uri(path)
                .headers(headers -> {
                    if (token != null) {
                        headers.setBearerAuth(token);
                    }
                })
                .exchange();
    }

    @Test
    void withoutATokenAGuardedRouteIsRefused() {
        get("/guarded", null)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unauthenticated")
                .jsonPath("$.detail")
                .isEqualTo(LOGIN);
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aBadTokenIsAsGoodAsNone(String token) {
        get("/guarded", token)
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unauthenticated");
        get("/open/1", token)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo("nobody");
        get("/user/open", token)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo("nobody");
        get("/influencer/myvod", token)
                .expectStatus()
                .isUnauthorized()
                .expectBody(String.class)
                .isEqualTo(INFLUENCERS_ONLY);
    }

    @Test
    void aGoodTokenNamesItsCaller() {
        get("/guarded", customer())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo("me");
        get("/open/1", customer())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo("me");
        get("/open/1", null).expectStatus().isOk().expectBody().jsonPath("$.id").isEqualTo("nobody");
    }

    @Test
    void onlyTheMethodThatWasOpenedIsOpen() {
        web.post().uri("/open/1").exchange().expectStatus().isUnauthorized();
        get("/optional", null).expectStatus().isUnauthorized();
    }

    @Test
    void headIsRuledAsGetIs() {
        web.head().uri("/open/1").exchange().expectStatus().isOk();
        web.head().uri("/guarded").exchange().expectStatus().isUnauthorized();
        web.head()
                .uri("/influencer/myvod")
                .headers(headers -> headers.setBearerAuth(customer()))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void legacyRoutesRefuseInTheirDialect() {
        get("/user/", null)
                .expectStatus()
                .isUnauthorized()
                .expectBody(String.class)
                .isEqualTo("{\"error\":{\"message\":\"" + LOGIN + "\"}}");
        get("/cart/", null)
                .expectStatus()
                .isUnauthorized()
                .expectBody(String.class)
                .isEqualTo("\"" + LOGIN + "\"");
    }

    @Test
    void influencersRoutesAreForInfluencers() {
        for (String slash : new String[] {"", "/"}) {
            get("/influencer/myvod" + slash, null)
                    .expectStatus()
                    .isUnauthorized()
                    .expectBody(String.class)
                    .isEqualTo(INFLUENCERS_ONLY);
            get("/influencer/myvod" + slash, customer())
                    .expectStatus()
                    .isUnauthorized()
                    .expectBody(String.class)
                    .isEqualTo(INFLUENCERS_ONLY);
        }
        get("/influencer/myvod/", token(KEY, "byeolshow", "star", 60, "customer", "influencer"))
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/manager/things", "/v1/manager/things/", "/v1/manager/unknown", "/internal/things"})
    void rolesKeepCustomersOut(String path) {
        get(path, customer())
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("forbidden");
        get(path, null).expectStatus().isUnauthorized();
        get(path, token(KEY, "byeolshow", "star", 60, "influencer"))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void rolesLetTheirOwnersIn() {
        String manager = token(KEY, "byeolshow", "boss", 60, "manager");
        String service = token(KEY, "byeolshow", "commerce", 60, "service");
        get("/v1/manager/things", manager).expectStatus().isOk();
        get("/internal/things", service).expectStatus().isOk();
        get("/internal/things", manager).expectStatus().isForbidden();
        get("/v1/manager/things", service).expectStatus().isForbidden();
    }

    @Test
    void probesAreOpenAndCommandsAreNot() {
        get("/actuator/health", null).expectStatus().isOk();
        get("/actuator/prometheus", null).expectStatus().isOk();
        get("/actuator/deadletters", null).expectStatus().isUnauthorized();
        get("/actuator/deadletters/x", customer()).expectStatus().isForbidden();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    GET      | /cart;x=1 | "알 수 없는 예외가 발생했습니다."
                    PROPFIND | /user     | {"error":{"message":"잘못된 요청입니다."}}
                    GET      | /%00      | "code":"malformed-request"
                    GET      | //cart    | "code":"malformed-request"
                    """)
    void whatTheFirewallTurnsAwayIsRefusedInTheDialectOfTheRoute(String method, String path, String words) {
        web.method(HttpMethod.valueOf(method))
                .uri(URI.create("http://localhost:" + port + path))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .value(body -> assertThat(body).contains(words));
    }

    @Test
    void aServiceWithoutKeysSaysWhatIsMissing() {
        var settings = new SecuritySettings(null, "byeolshow", List.of(), List.of());
        assertThatThrownBy(() -> new SecurityAutoConfiguration().tokenDecoder(settings, Clock.systemUTC()))
                .hasMessageContaining("byeolshow.security.jwk-set-uri");
    }

    private static String token(
            ECKey key, String issuer, @Nullable String subject, int minutesFromNow, String... roles) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(KEY.getKeyID())
                    .build();
            var signed = new SignedJWT(header, claims(issuer, subject, minutesFromNow * 60, roles));
            signed.sign(new ECDSASigner(key));
            return signed.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JWTClaimsSet claims(String issuer, @Nullable String subject, int secondsFromNow, String... roles) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .expirationTime(Date.from(Instant.now().plusSeconds(secondsFromNow)))
                .claim("roles", List.copyOf(Set.of(roles)));
        if (subject != null) {
            claims.subject(subject);
        }
        return claims.build();
    }

    private static String unsigned() {
        return new PlainJWT(claims("byeolshow", "me", 3600, "customer")).serialize();
    }

    /** The classic confusion of algorithms. */
    private static String signedWithThePublicKeyAsSecret() {
        try {
            var signed = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(KEY.getKeyID())
                            .build(),
                    claims("byeolshow", "me", 3600, "customer"));
            signed.sign(new MACSigner(KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
            return signed.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("key").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
