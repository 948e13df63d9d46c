package com.byeolshow.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RememberedTokensTest {

    private static final Instant START = Instant.parse("2030-05-01T11:00:00Z");

    private final SettableClock clock = new SettableClock(START);
    private final List<String> checked = new ArrayList<>();
    private Instant end = START.plus(Duration.ofDays(7));
    private boolean keyWithdrawn;

    private final RememberedTokens tokens = new RememberedTokens(this::check, clock);

    private Mono<Jwt> check(String token) {
        checked.add(token);
        return token.startsWith("bad") || keyWithdrawn || !clock.instant().isBefore(end)
                ? Mono.error(new BadJwtException("refused"))
                : Mono.just(Jwt.withTokenValue(token)
                        .header("alg", "ES256")
                        .subject("of " + token)
                        .expiresAt(end)
                        .build());
    }

    private void accepted(String token) {
        StepVerifier.create(tokens.decode(token).map(Jwt::getSubject))
                .expectNext("of " + token)
                .verifyComplete();
    }

    private void refused(String token) {
        StepVerifier.create(tokens.decode(token)).verifyError(BadJwtException.class);
    }

    @Test
    void aGoodTokenIsCheckedOnceAMinute() {
        accepted("a");
        clock.now = START.plusSeconds(59);
        accepted("a");
        assertThat(checked).hasSize(1);

        clock.now = START.plusSeconds(60);
        accepted("a");
        assertThat(checked).hasSize(2);
    }

    @Test
    void everyOtherTokenIsCheckedForItself() {
        accepted("a");
        accepted("b");
        refused("bad a");
        assertThat(checked).containsExactly("a", "b", "bad a");
    }

    @Test
    void aRefusalIsNotRemembered() {
        refused("bad");
        refused("bad");
        assertThat(checked).hasSize(2);
    }

    @Test
    void noTokenOutlivesItsEnd() {
        end = START.plusSeconds(10);
        accepted("a");
        clock.now = end;
        refused("a");
    }

    @Test
    void aWithdrawnKeyIsRefusedAfterAMinute() {
        accepted("a");
        keyWithdrawn = true;
        accepted("a");
        clock.now = START.plusSeconds(60);
        refused("a");
    }

    @Test
    void onlySoManyAreRemembered() {
        for (int i = 0; i < 2 * RememberedTokens.MOST; i++) {
            accepted("token " + i);
        }

        assertThat(tokens.size()).isLessThanOrEqualTo(RememberedTokens.MOST);
        assertThat(checked).hasSize(2 * RememberedTokens.MOST);
    }

    @Test
    void nothingHappensBeforeSubscription() {
        tokens.decode("a");
        assertThat(checked).isEmpty();
    }
}
