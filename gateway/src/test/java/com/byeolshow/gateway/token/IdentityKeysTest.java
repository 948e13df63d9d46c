package com.byeolshow.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.gateway.kit.Tokens;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class IdentityKeysTest {

    private final AtomicInteger fetches = new AtomicInteger();
    private Supplier<Mono<String>> identity = () -> Mono.just(Tokens.publishedKeys());
    private Instant now = Instant.parse("2030-05-01T11:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final IdentityKeys keys = new IdentityKeys(
            () -> {
                fetches.incrementAndGet();
                return identity.get();
            },
            clock);

    @Test
    void nothingIsFetchedBeforeATokenNeedsIt() {
        assertThat(fetches).hasValue(0);
    }

    @Test
    void oneFetchServesManyTokens() {
        for (int i = 0; i < 10; i++) {
            assertThat(keysFor(Tokens.customer("c"))).isEqualTo(1);
        }

        assertThat(fetches).hasValue(1);
    }

    @Test
    void anUnknownKeyIdIsNotAReasonToAskAgainAtOnce() {
        keysFor(Tokens.customer("c"));
        for (int i = 0; i < 10; i++) {
            keysFor(Tokens.withUnknownKey());
        }

        assertThat(fetches).hasValue(1);
    }

    @Test
    void knownKeysOutliveAnOutageOfIdentity() {
        keysFor(Tokens.customer("c"));
        identity = () -> Mono.error(new IllegalStateException("down"));
        now = now.plus(Duration.ofHours(1));

        assertThat(keysFor(Tokens.customer("c"))).isEqualTo(1);
    }

    @Test
    void withoutAnyKeyTheTokenIsUnverifiableNotInvalid() {
        identity = () -> Mono.error(new IllegalStateException("down"));
        for (int i = 0; i < 10; i++) {
            StepVerifier.create(keys.of(parsed(Tokens.customer("c"))))
                    .verifyErrorSatisfies(error ->
                            assertThat(KeysUnavailableException.isBehind(error)).isTrue());
        }

        assertThat(fetches)
                .as("a failing identity is left in peace for a moment")
                .hasValue(1);
    }

    @Test
    void anUnreadableKeySetCountsAsNone() {
        identity = () -> Mono.just("<html>");

        StepVerifier.create(keys.of(parsed(Tokens.customer("c"))))
                .verifyErrorSatisfies(error ->
                        assertThat(KeysUnavailableException.isBehind(error)).isTrue());
    }

    private int keysFor(String token) {
        var found = keys.of(parsed(token)).collectList().block();
        return found == null ? 0 : found.size();
    }

    private static SignedJWT parsed(String token) {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
