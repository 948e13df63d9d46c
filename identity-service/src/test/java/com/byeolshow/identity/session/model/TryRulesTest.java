package com.byeolshow.identity.session.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.byeolshow.identity.session.model.TryRules.Patience;
import com.byeolshow.identity.session.model.TryRules.Tries;
import com.byeolshow.identity.session.model.TryRules.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TryRulesTest {

    private static final Instant NOW = Instant.parse("2030-05-01T11:00:00Z");
    private static final Patience PATIENCE =
            new Patience(3, Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1));

    private static Tries failed(int failures) {
        return new Tries(failures, NOW, NOW);
    }

    private static Tries admitted(Tries before, Instant now) {
        assertThat(TryRules.attempt(before, PATIENCE, now)).isInstanceOf(Verdict.Admitted.class);
        return ((Verdict.Admitted) TryRules.attempt(before, PATIENCE, now)).next();
    }

    @Test
    void pausesDoubleAfterTheFreeFailuresUpToTheLongest() {
        assertThat(TryRules.pause(3, PATIENCE)).isEqualTo(Duration.ZERO);
        assertThat(TryRules.pause(4, PATIENCE)).isEqualTo(Duration.ofSeconds(1));
        assertThat(TryRules.pause(5, PATIENCE)).isEqualTo(Duration.ofSeconds(2));
        assertThat(TryRules.pause(7, PATIENCE)).isEqualTo(Duration.ofSeconds(8));
        assertThat(TryRules.pause(8, PATIENCE)).isEqualTo(Duration.ofSeconds(10));
        assertThat(TryRules.pause(Integer.MAX_VALUE, PATIENCE)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void eachTryIsCountedBeforehand() {
        assertThat(admitted(failed(0), NOW)).isEqualTo(new Tries(1, NOW, NOW));
        assertThat(admitted(failed(3), NOW)).isEqualTo(new Tries(4, NOW, NOW.plusSeconds(1)));
    }

    @Test
    void duringThePauseNothingIsLookedAtAndNothingIsCounted() {
        var paused = new Tries(4, NOW, NOW.plusSeconds(1));

        assertThat(TryRules.attempt(paused, PATIENCE, NOW.plusMillis(400)))
                .isEqualTo(new Verdict.Paused(Duration.ofMillis(600)));
        assertThat(admitted(paused, NOW.plusSeconds(1)).failures()).isEqualTo(5);
    }

    @Test
    void oneFailureIsForgivenPerTime() {
        assertThat(admitted(failed(3), NOW.plus(Duration.ofSeconds(59))).failures())
                .isEqualTo(4);
        assertThat(admitted(failed(3), NOW.plus(Duration.ofMinutes(2))).failures())
                .isEqualTo(2);
        assertThat(admitted(failed(3), NOW.plus(Duration.ofDays(9999))).failures())
                .isEqualTo(1);
    }

    @Test
    void clockThatWentBackForgivesNothing() {
        assertThat(admitted(failed(2), NOW.minusSeconds(600))).isEqualTo(new Tries(3, NOW, NOW));
        assertThat(TryRules.attempt(new Tries(4, NOW, NOW.plusSeconds(1)), PATIENCE, NOW.minusSeconds(600)))
                .isEqualTo(new Verdict.Paused(Duration.ofSeconds(601)));
    }

    @Test
    void tryThatBeganBeforeTheLastOneWasCountedDoesNotWaitForIt() {
        assertThat(admitted(failed(1), NOW.minusMillis(3)).failures()).isEqualTo(2);
    }

    @Test
    void impossiblePatienceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Patience(0, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Patience(1, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }
}
