package com.byeolshow.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class TokenLifeTest {

    private static final Instant START = Instant.parse("2030-05-01T11:00:00Z");
    private static final Duration RECHECK = Duration.ofSeconds(30);
    private static final Duration LIFE = Duration.ofHours(1);

    private @Nullable RuntimeException failure;
    private final TokenLife life = new TokenLife(this::decode, Clock.fixed(START, ZoneOffset.UTC));

    private Mono<Jwt> decode(String token) {
        return Mono.defer(() -> failure == null
                ? Mono.just(Jwt.withTokenValue(token)
                        .header("alg", "ES256")
                        .subject("me")
                        .expiresAt(START.plus(LIFE))
                        .build())
                : Mono.error(failure));
    }

    private static HttpHeaders opened(String authorization) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.AUTHORIZATION, authorization);
        return headers;
    }

    private StepVerifier.Step<Void> lasting() {
        return StepVerifier.withVirtualTime(() -> life.end(opened("Bearer t"), RECHECK))
                .expectSubscription();
    }

    @Test
    void endsWhenTheTokenExpires() {
        lasting().expectNoEvent(LIFE).verifyComplete();
    }

    @Test
    void endsAtTheNextLookAfterTheTokenWasRevoked() {
        lasting()
                .expectNoEvent(RECHECK.multipliedBy(2))
                .then(() -> failure = new BadJwtException("revoked"))
                .thenAwait(RECHECK)
                .verifyComplete();
    }

    @Test
    void goesOnWhileIdentityIsAway() {
        lasting()
                .expectNoEvent(RECHECK)
                .then(() -> failure = new JwtException("no keys"))
                .expectNoEvent(RECHECK.multipliedBy(10))
                .thenCancel()
                .verify();
    }

    @Test
    void aConnectionOpenedWhileIdentityIsAwayIsJudgedOnceItIsBack() {
        failure = new JwtException("no keys");
        lasting()
                .expectNoEvent(RECHECK.multipliedBy(3))
                .then(() -> failure = new BadJwtException("expired"))
                .thenAwait(RECHECK)
                .verifyComplete();
    }

    @Test
    void withoutATokenThereIsNothingToWaitFor() {
        StepVerifier.create(life.end(new HttpHeaders(), RECHECK)).verifyComplete();
    }

    /** As the filter reads it that let the connection in. */
    @Test
    void theSchemeMayBeWrittenInAnyCase() {
        assertThat(TokenLife.tokenOf(opened("bearer t"))).isEqualTo("t");
        assertThat(TokenLife.tokenOf(opened("Basic t"))).isNull();
    }
}
