package com.byeolshow.benchmarks.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long each step took, and how often each kind of failure happened. Any number of threads may write. */
public final class Timings {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);

    private final Map<String, Histogram> steps = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();

    /**
     * One step's figures, in milliseconds.
     *
     * @param count how often it was done
     */
    public record Step(String name, long count, double p50, double p95, double p99, double longest) {}

    /** Does a step and notes how long it took, also when it failed. */
    public <T> T time(String step, Supplier<T> action) {
        long began = System.nanoTime();
        try {
            return action.get();
        } finally {
            note(step, System.nanoTime() - began);
        }
    }

    /** Notes a step that took so many nanoseconds. */
    public void note(String step, long nanos) {
        steps.computeIfAbsent(step, _ -> new ConcurrentHistogram(LONGEST_MICROS, 3))
                .recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, LONGEST_MICROS));
    }

    /** Counts a failure of one kind. */
    public void fail(String kind) {
        failures.computeIfAbsent(kind, _ -> new LongAdder()).increment();
    }

    /** The steps in the order in which they were first done. */
    public List<Step> steps() {
        var all = new ArrayList<Step>();
        synchronized (steps) {
            steps.forEach((name, times) -> all.add(new Step(
                    name,
                    times.getTotalCount(),
                    millis(times.getValueAtPercentile(50)),
                    millis(times.getValueAtPercentile(95)),
                    millis(times.getValueAtPercentile(99)),
                    millis(times.getMaxValue()))));
        }
        return all;
    }

    /** How often each kind of failure happened. */
    public Map<String, Long> failures() {
        var counted = new TreeMap<String, Long>();
        failures.forEach((kind, times) -> counted.put(kind, times.sum()));
        return counted;
    }

    private static double millis(long micros) {
        return micros / 1000.0;
    }
}
