package com.byeolshow.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RevocationListTest {

    private static final Instant START = Instant.parse("2030-05-01T11:00:00Z");

    private final SettableClock clock = new SettableClock(START);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RevocationList list = new RevocationList(1_000, clock, meters);

    private void take(String json) {
        list.take(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private void ended(String session, Instant expiresAt) {
        take("{'subject':'session','id':'%s','version':1,'reason':'logged-out','expiresAt':'%s'}"
                .formatted(session, expiresAt));
    }

    private void changed(long version, long validFrom, String roles) {
        take("{'subject':'customer','id':'c','version':%d,'validFrom':%d%s,'expiresAt':'%s'}"
                .formatted(version, validFrom, roles, START.plusSeconds(600)));
    }

    private static Jwt token(String id, @Nullable String session, @Nullable Long version) {
        var token = Jwt.withTokenValue("t")
                .header("alg", "ES256")
                .subject("c")
                .jti(id)
                .claim("roles", List.of("customer"));
        if (session != null) {
            token.claim("sid", session);
        }
        if (version != null) {
            token.claim("gen", version);
        }
        return token.build();
    }

    private void refused(Jwt token) {
        assertThatThrownBy(() -> list.judge(token)).isInstanceOf(BadJwtException.class);
    }

    private void accepted(Jwt token, String... roles) {
        assertThat(list.judge(token).getClaimAsStringList("roles")).containsExactly(roles);
    }

    @Nested
    class Sessions {

        @Test
        void tokenOfAnEndedSessionIsRefused() {
            ended("s", START.plusSeconds(600));

            refused(token("1", "s", null));
            accepted(token("s", "other", null), "customer");
        }

        @Test
        void tokenWithoutSessionIsItsOwn() {
            ended("1", START.plusSeconds(600));

            refused(token("1", null, null));
            accepted(token("2", null, null), "customer");
        }

        @Test
        void tokenThatNobodyCouldRevokeIsRefused() {
            refused(Jwt.withTokenValue("t").header("alg", "ES256").subject("c").build());
        }

        @Test
        void entryIsForgottenWhenNoSuchTokenLives() {
            ended("s", START.plusSeconds(600));
            clock.now = START.plusSeconds(719);
            refused(token("1", "s", null));

            clock.now = START.plusSeconds(721);
            assertThat(list.size()).isZero();
        }

        @Test
        void entryThatIsOverIsNotEvenTaken() {
            ended("s", START.minusSeconds(600));
            assertThat(list.size()).isZero();
        }

        @Test
        void tooManyAreDroppedAndCounted() {
            for (int i = 0; i < 1_500; i++) {
                ended("s" + i, START.plusSeconds(600));
            }
            assertThat(list.size()).isEqualTo(1_000);
            assertThat(meters.counter("byeolshow.revocations.dropped").count()).isEqualTo(500);
        }
    }

    @Nested
    class Customers {

        @Test
        void earlierTokensAreRefusedAndLaterOnesAreNot() {
            changed(3, 3, "");

            refused(token("1", null, null));
            refused(token("1", null, 2L));
            accepted(token("1", null, 3L), "customer");
            accepted(token("1", null, 4L), "customer");
        }

        @Test
        void changedRolesCountInTokensThatAreOut() {
            changed(1, 0, ",'roles':['customer','influencer']");

            accepted(token("1", null, null), "customer", "influencer");
            accepted(token("1", null, 1L), "customer", "influencer");
            assertThat(list.judge(token("1", null, null)).getSubject()).isEqualTo("c");
        }

        @Test
        void tokenThatIsLaterThanWhatWeKnowSpeaksForItself() {
            changed(1, 0, ",'roles':['customer','influencer']");

            accepted(token("1", null, 2L), "customer");
        }

        @Test
        void olderEntryThatArrivesLateChangesNothing() {
            changed(2, 2, "");
            changed(1, 0, ",'roles':['customer','manager']");

            refused(token("1", null, 1L));
            accepted(token("1", null, 2L), "customer");
        }
    }

    @Test
    void whatCannotBeReadIsSkippedAndCounted() {
        take("no json");
        take("{'subject':'planet','id':'x','expiresAt':'2030-05-01T11:00:00Z'}");
        take("{'subject':'session','id':'x','expiresAt':'soon'}");
        take("{'subject':'session'}");
        take("[]");
        ended("s", START.plusSeconds(600));

        refused(token("1", "s", null));
        assertThat(meters.counter("byeolshow.revocations.unreadable").count()).isEqualTo(5);
    }

    @Test
    void rememberedSignatureDoesNotHideARevocation() {
        var tokens = new UnrevokedTokens(new RememberedTokens(_ -> Mono.just(token("1", "s", null)), clock), list);
        StepVerifier.create(tokens.decode("t")).expectNextCount(1).verifyComplete();

        ended("s", START.plusSeconds(600));

        StepVerifier.create(tokens.decode("t")).verifyError(BadJwtException.class);
    }
}
