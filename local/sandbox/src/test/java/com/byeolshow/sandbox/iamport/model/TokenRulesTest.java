package com.byeolshow.sandbox.iamport.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenRulesTest {
    private static final Instant START = Instant.ofEpochSecond(1_700_000_000);

    private final Token first = TokenRules.asked(null, "first", START);

    @Test
    void livesHalfAnHour() {
        assertThat(first.expiresAt()).isEqualTo(START.plusSeconds(1_800));
        assertThat(first.opens("first", START.plusSeconds(1_799))).isTrue();
        assertThat(first.opens("first", START.plusSeconds(1_800))).isFalse();
        assertThat(first.opens("other", START)).isFalse();
    }

    @Test
    void staysTheSameUntilItsLastMinute() {
        assertThat(TokenRules.asked(first, "second", START.plusSeconds(1_739))).isEqualTo(first);
    }

    @Test
    void isExtendedByFiveMinutesInItsLastMinute() {
        assertThat(TokenRules.asked(first, "second", START.plusSeconds(1_740)))
                .isEqualTo(new Token("first", START.plusSeconds(2_100)));
    }

    @Test
    void isReplacedOnceExpired() {
        assertThat(TokenRules.asked(first, "second", START.plusSeconds(1_800)))
                .isEqualTo(new Token("second", START.plusSeconds(3_600)));
    }
}
