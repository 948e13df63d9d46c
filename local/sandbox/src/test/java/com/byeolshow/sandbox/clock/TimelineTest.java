package com.byeolshow.sandbox.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant START = Instant.parse("2030-05-01T11:00:00Z");

    private final Timeline timeline = new Timeline(Clock.fixed(START, ZoneOffset.UTC));
    private final List<String> seen = new ArrayList<>();

    @Test
    void runsActionsInOrderEachAtItsOwnInstant() {
        timeline.at(START.plusSeconds(20), () -> seen.add("second at " + timeline.now()));
        timeline.at(START.plusSeconds(10), () -> seen.add("first at " + timeline.now()));
        timeline.at(START.plusSeconds(31), () -> seen.add("later"));

        assertThat(timeline.advance(Duration.ofSeconds(30))).isEqualTo(2);
        assertThat(seen).containsExactly("first at 2030-05-01T11:00:10Z", "second at 2030-05-01T11:00:20Z");
        assertThat(timeline.now()).isEqualTo(START.plusSeconds(30));
    }

    @Test
    void runsWhatAnActionSchedulesOnTheWay() {
        timeline.at(START.plusSeconds(1), () -> timeline.at(timeline.now().plusSeconds(1), () -> seen.add("chained")));
        timeline.advance(Duration.ofSeconds(5));
        assertThat(seen).containsExactly("chained");
    }

    @Test
    void standsStillWhileFrozenAndGoesOnFromThere() {
        timeline.freeze(START.plusSeconds(100));
        assertThat(timeline.frozen()).isTrue();
        timeline.advance(Duration.ofSeconds(5));
        assertThat(timeline.now()).isEqualTo(START.plusSeconds(105));

        timeline.resume();
        assertThat(timeline.frozen()).isFalse();
        assertThat(timeline.now()).isEqualTo(START.plusSeconds(105));
    }

    @Test
    void forgetsEverythingOnReset() {
        timeline.at(START.plusSeconds(1), () -> seen.add("forgotten"));
        timeline.advance(Duration.ofMillis(500));
        timeline.reset();
        assertThat(timeline.now()).isEqualTo(START);
        timeline.advance(Duration.ofHours(1));
        assertThat(seen).isEmpty();
    }
}
