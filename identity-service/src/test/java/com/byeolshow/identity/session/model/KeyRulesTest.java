package com.byeolshow.identity.session.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.session.model.KeyRules.Active;
import com.byeolshow.identity.session.model.KeyRules.Prepared;
import com.byeolshow.identity.session.model.KeyRules.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyRulesTest {

    private static final Instant NOW = Instant.parse("2030-05-01T11:00:00Z");
    private static final Duration PERIOD = Duration.ofDays(30);
    private static final Duration LEAD = Duration.ofHours(1);

    private static List<Step> due(@Nullable Active active, @Nullable Prepared prepared) {
        return KeyRules.due(active, prepared, NOW, PERIOD, LEAD);
    }

    private static Active active(Duration age) {
        return new Active("a", NOW.minus(age));
    }

    private static Prepared prepared(Duration age) {
        return new Prepared("p", NOW.minus(age));
    }

    @Test
    void firstStartMakesBoth() {
        assertThat(due(null, null)).containsExactly(new Step.Begin(), new Step.Prepare());
    }

    @Test
    void missingActiveKeyIsReplacedByThePreparedOneAtOnce() {
        assertThat(due(null, prepared(Duration.ZERO))).containsExactly(new Step.Activate("p"), new Step.Prepare());
    }

    @Test
    void missingPreparedKeyIsMade() {
        assertThat(due(active(PERIOD), null)).containsExactly(new Step.Prepare());
    }

    @Test
    void keysTakeTurnsAfterThePeriod() {
        assertThat(due(active(PERIOD), prepared(PERIOD)))
                .containsExactly(new Step.Retire("a"), new Step.Activate("p"), new Step.Prepare());
        assertThat(due(active(PERIOD.minusMillis(1)), prepared(PERIOD))).isEmpty();
    }

    @Test
    void noKeySignsBeforeEverybodyCanHaveIt() {
        assertThat(due(active(PERIOD), prepared(LEAD.minusMillis(1)))).isEmpty();
        assertThat(due(active(PERIOD), prepared(LEAD))).hasSize(3);
    }
}
