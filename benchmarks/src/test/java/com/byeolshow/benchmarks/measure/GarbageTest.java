package com.byeolshow.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GarbageTest {

    @Test
    void addsUpWhatTheMetricsSay() {
        var garbage = Garbage.in("""
                # HELP jvm_gc_pause_seconds Time spent in GC pause
                jvm_gc_pause_seconds_count{action="end of minor GC",cause="Allocation Failure"} 12
                jvm_gc_pause_seconds_sum{action="end of minor GC",cause="Allocation Failure"} 0.25
                jvm_gc_pause_seconds_count{action="end of major GC",cause="Metadata GC Threshold"} 1
                jvm_gc_pause_seconds_sum{action="end of major GC",cause="Metadata GC Threshold"} 0.5
                jvm_gc_pause_seconds_max{action="end of minor GC",cause="Allocation Failure"} 9.0
                jvm_gc_memory_allocated_bytes_total{service="commerce-service"} 1.5E9
                """);

        assertThat(garbage).isEqualTo(new Garbage(1.5E9, 13, 0.75));
        assertThat(garbage.since(new Garbage(5E8, 3, 0.25))).isEqualTo(new Garbage(1E9, 10, 0.5));
    }
}
