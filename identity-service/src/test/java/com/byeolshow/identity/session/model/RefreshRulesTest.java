package com.byeolshow.identity.session.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.session.model.RefreshRules.Known;
import com.byeolshow.identity.session.model.RefreshRules.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefreshRulesTest {

    private static final Instant NOW = Instant.parse("2030-05-01T11:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Instant BEFORE = NOW.minusSeconds(60);

    private static Known token(
            Instant sessionEndsAt, @Nullable Instant endedAt, Instant expiresAt, @Nullable Instant spentAt) {
        return new Known("s", "c", 3, sessionEndsAt, endedAt, expiresAt, spentAt);
    }

    @Test
    void freshTokenIsExchanged() {
        var token = token(LATER, null, LATER, null);
        assertThat(RefreshRules.decide(token, 0, NOW)).isEqualTo(new Outcome.Exchange(token));
        assertThat(RefreshRules.decide(token, 3, NOW)).isEqualTo(new Outcome.Exchange(token));
    }

    @Test
    void unknownTokenIsRefused() {
        assertThat(RefreshRules.decide(null, 0, NOW)).isEqualTo(new Outcome.Refused());
    }

    @Test
    void spentTokenGivesAThiefAwayHoweverOldItIs() {
        assertThat(RefreshRules.decide(token(LATER, null, LATER, NOW), 0, NOW)).isEqualTo(new Outcome.Reused("s"));
        assertThat(RefreshRules.decide(token(LATER, null, BEFORE, BEFORE), 9, NOW))
                .isEqualTo(new Outcome.Reused("s"));
    }

    @Test
    void nothingIsLeftOfASessionThatIsOver() {
        assertThat(RefreshRules.decide(token(LATER, BEFORE, LATER, null), 0, NOW))
                .isEqualTo(new Outcome.Refused());
        assertThat(RefreshRules.decide(token(LATER, BEFORE, LATER, BEFORE), 0, NOW))
                .isEqualTo(new Outcome.Refused());
        assertThat(RefreshRules.decide(token(NOW, null, LATER, null), 0, NOW)).isEqualTo(new Outcome.Refused());
    }

    @Test
    void expiredTokenIsRefused() {
        assertThat(RefreshRules.decide(token(LATER, null, NOW, null), 0, NOW)).isEqualTo(new Outcome.Refused());
    }

    @Test
    void newPasswordEndsEarlierSessions() {
        assertThat(RefreshRules.decide(token(LATER, null, LATER, null), 4, NOW)).isEqualTo(new Outcome.Refused());
    }
}
