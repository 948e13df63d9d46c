package com.byeolshow.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.benchmarks.measure.ProcessTimes.Sample;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessTimesTest {

    @Test
    void backendsAreKnownByDatabaseOrPurpose() {
        assertThat(ProcessTimes.purpose("postgres: postgres commerce 127.0.0.1(54012) idle "))
                .isEqualTo("commerce");
        assertThat(ProcessTimes.purpose("postgres: walwriter ")).isEqualTo("walwriter");
        assertThat(ProcessTimes.purpose("postgres: background writer ")).isEqualTo("background writer");
        assertThat(ProcessTimes.purpose("postgres: autovacuum launcher ")).isEqualTo("autovacuum");
        assertThat(ProcessTimes.purpose("")).isEqualTo("other");
    }

    @Test
    void readsWhatEndedChildrenUsed() {
        String stat = "4711 (postgres: a) b) S 1 4711 4711 0 -1 4194560 1 2 3 4 50 60 700 80 20 0 1 0 12345 0 0";

        assertThat(ProcessTimes.reaped(stat)).isEqualTo(Duration.ofMillis(7_800));
    }

    @Test
    void idlingWaitingForDisksAndOtherMachinesAreNotWork() {
        assertThat(ProcessTimes.busy("cpu  100 1 50 999999 888 2 3 4 0 0")).isEqualTo(Duration.ofMillis(1_560));
    }

    @Test
    void aPartThatStartedInBetweenCountsFromItsStart() {
        var before = new Sample(Map.of("kafka", Duration.ofSeconds(5)), Map.of(), Duration.ofSeconds(50));
        var after = new Sample(
                Map.of("kafka", Duration.ofSeconds(7), "payment", Duration.ofSeconds(3)),
                Map.of(),
                Duration.ofSeconds(60));

        var used = after.since(before);

        assertThat(used.parts())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("kafka", Duration.ofSeconds(2), "payment", Duration.ofSeconds(3)));
        assertThat(used.total()).isEqualTo(Duration.ofSeconds(5));
        assertThat(used.machine()).isEqualTo(Duration.ofSeconds(10));
    }
}
