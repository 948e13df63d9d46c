package com.byeolshow.broadcast.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoomMutesTest {

    private static final Instant NOW = Instant.parse("2030-05-01T11:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final long SECOND = 1_000_000_000L;

    private final RoomMutes mutes = new RoomMutes(Duration.ofSeconds(3));

    @Test
    void aMuteLastsUntilItsEnd() {
        mutes.hear("a", LATER, 0);
        assertThat(mutes.cover("a", LATER.minusNanos(1))).isTrue();
        assertThat(mutes.cover("a", LATER)).isFalse();
        assertThat(mutes.cover("b", NOW)).isFalse();
    }

    @Test
    void whatWasReadBeforeAMuteDoesNotEndItNorBringBackOneThatWasEnded() {
        mutes.learn(Map.of("b", LATER), 0);
        mutes.hear("a", LATER, SECOND);
        mutes.hear("b", null, SECOND);
        mutes.learn(Map.of("b", LATER), 2 * SECOND);
        assertThat(mutes.cover("a", NOW)).isTrue();
        assertThat(mutes.cover("b", NOW)).isFalse();
    }

    @Test
    void aMuteOfSomebodyElseIsLearntEvenSoSoon() {
        mutes.hear("a", LATER, 0);
        mutes.learn(Map.of("b", LATER), 1);
        assertThat(mutes.cover("a", NOW)).isTrue();
        assertThat(mutes.cover("b", NOW)).isTrue();
    }

    @Test
    void afterAWhileWhatIsStoredHolds() {
        mutes.hear("a", LATER, 0);
        mutes.hear("b", null, 0);
        mutes.learn(Map.of("b", LATER), 4 * SECOND);
        assertThat(mutes.cover("a", NOW)).isFalse();
        assertThat(mutes.cover("b", NOW)).isTrue();
    }
}
