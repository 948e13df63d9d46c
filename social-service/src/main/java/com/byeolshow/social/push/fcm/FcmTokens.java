package com.byeolshow.social.push.fcm;

import com.byeolshow.platform.web.client.GuardedClients;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * The access token, fetched once for all who need it at the same time and kept until it has less than a minute to live. A
 * client of its own: the breaker of the messages says nothing about the tokens.
 */
@Component
class FcmTokens {

    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration ASSERTED = Duration.ofMinutes(30);
    private static final Duration SPARE = Duration.ofSeconds(60);

    private final FcmSettings settings;
    private final RSASSASigner signer;
    private final Clock clock;
    private final WebClient http;
    private final Mono<Held> held;
    private final AtomicReference<String> refused = new AtomicReference<>("");

    FcmTokens(GuardedClients clients, FcmSettings settings, Clock clock) {
        this.settings = settings;
        this.signer = new RSASSASigner(settings.key());
        this.clock = clock;
        this.http = clients.client("fcm-tokens");
        this.held = Mono.defer(this::fetch)
                .doOnNext(_ -> refused.set(""))
                .cacheInvalidateIf(token -> !clock.instant().isBefore(token.until())
                        || token.value().equals(refused.get()));
    }

    Mono<String> current() {
        return held.map(Held::value);
    }

    /** Forgets a token the provider no longer takes; does nothing if another caller already did. */
    void drop(String token) {
        refused.set(token);
    }

    private Mono<Held> fetch() {
        Instant now = clock.instant();
        return http.post()
                .uri("/token")
                .body(BodyInserters.fromFormData("grant_type", GRANT).with("assertion", assertion(now)))
                .retrieve()
                .onStatus(HttpStatusCode::isError, answer -> answer.releaseBody()
                        .then(Mono.error(() -> new IllegalStateException("no access token for pushes: status "
                                + answer.statusCode().value()))))
                .bodyToMono(TokenAnswer.class)
                .map(answer -> new Held(
                        answer.access_token(),
                        now.plusSeconds(answer.expires_in()).minus(SPARE)));
    }

    private String assertion(Instant now) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(settings.clientEmail())
                .claim("scope", SCOPE)
                .audience(settings.tokenAudience().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ASSERTED)))
                .build();
        var assertion = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            assertion.sign(signer);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("the service account's key does not sign", impossible);
        }
        return assertion.serialize();
    }

    record TokenAnswer(String access_token, long expires_in) {
        @Override
        public String toString() {
            return "TokenAnswer[***]";
        }
    }

    private record Held(String value, Instant until) {
        @Override
        public String toString() {
            return "Held[***]";
        }
    }
}
