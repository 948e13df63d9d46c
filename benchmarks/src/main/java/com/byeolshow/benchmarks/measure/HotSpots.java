package com.byeolshow.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Where a recorded JVM spent its time and what it allocated. All figures are shares of one, the largest first.
 *
 * @param samples how many stacks the shares of time stand on
 * @param methods the method that was running
 * @param areas the topmost known library or own package on the stack
 * @param own every one of our methods that was anywhere on the stack
 * @param threads by name, numbers left out
 * @param allocatedTypes by weight
 * @param allocatingAreas as areas, for allocations
 * @param allocatingOwn as own, for allocations
 */
public record HotSpots(
        long samples,
        Map<String, Double> methods,
        Map<String, Double> areas,
        Map<String, Double> own,
        Map<String, Double> threads,
        Map<String, Double> allocatedTypes,
        Map<String, Double> allocatingAreas,
        Map<String, Double> allocatingOwn) {

    private static final int MOST = 30;

    private static final List<String> AREAS = List.of(
            "com.byeolshow.",
            "io.r2dbc.postgresql",
            "io.r2dbc.pool",
            "reactor.netty",
            "io.netty",
            "org.springframework.security",
            "org.springframework.cloud.gateway",
            "org.springframework.r2dbc",
            "org.springframework.transaction",
            "org.springframework.web",
            "org.springframework.http",
            "org.springframework.boot",
            "org.springframework",
            "io.micrometer.tracing",
            "io.opentelemetry",
            "brave",
            "io.micrometer.observation",
            "io.micrometer",
            "io.prometheus",
            "ch.qos.logback",
            "org.apache.kafka",
            "tools.jackson",
            "com.nimbusds",
            "io.github.resilience4j",
            "io.github.bucket4j",
            "io.cloudevents",
            "reactor.core",
            "reactor.pool");

    /** Reads a recording. */
    public static HotSpots in(Path file) {
        var reading = new Reading();
        try (var recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                reading.take(recording.readEvent());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
        return reading.result();
    }

    /** Counts by processor time if there are such samples; otherwise by those taken in regular intervals. */
    private static final class Reading {
        private final Shares byTime = new Shares();
        private final Shares byInterval = new Shares();
        private final Map<String, Double> types = new HashMap<>();
        private final Shares allocations = new Shares();

        void take(RecordedEvent event) {
            switch (event.getEventType().getName()) {
                case "jdk.CPUTimeSample" -> byTime.add(event.getStackTrace(), event.getThread("eventThread"), 1);
                case "jdk.ExecutionSample", "jdk.NativeMethodSample" ->
                    byInterval.add(event.getStackTrace(), event.getThread("sampledThread"), 1);
                case "jdk.ObjectAllocationSample" -> {
                    double weight = event.getLong("weight");
                    types.merge(event.getClass("objectClass").getName(), weight, Double::sum);
                    allocations.add(event.getStackTrace(), event.getThread("eventThread"), weight);
                }
                default -> {}
            }
        }

        HotSpots result() {
            Shares time = byTime.count > 0 ? byTime : byInterval;
            return new HotSpots(
                    time.count,
                    largest(time.methods, time.weight),
                    largest(time.areas, time.weight),
                    largest(time.own, time.weight),
                    largest(time.threads, time.weight),
                    largest(types, allocations.weight),
                    largest(allocations.areas, allocations.weight),
                    largest(allocations.own, allocations.weight));
        }
    }

    private static final class Shares {
        private long count;
        private double weight;
        private final Map<String, Double> methods = new HashMap<>();
        private final Map<String, Double> areas = new HashMap<>();
        private final Map<String, Double> own = new HashMap<>();
        private final Map<String, Double> threads = new HashMap<>();

        void add(@Nullable RecordedStackTrace stack, @Nullable RecordedThread thread, double sampled) {
            count++;
            weight += sampled;
            String name = thread == null || thread.getJavaName() == null ? "?" : thread.getJavaName();
            threads.merge(name.replaceAll("[0-9]+", "#"), sampled, Double::sum);
            if (stack == null || stack.getFrames().isEmpty()) {
                methods.merge("(no stack)", sampled, Double::sum);
                areas.merge("(no stack)", sampled, Double::sum);
                return;
            }
            methods.merge(method(stack.getFrames().getFirst()), sampled, Double::sum);
            String area = null;
            Set<String> ours = new HashSet<>();
            for (RecordedFrame frame : stack.getFrames()) {
                String type = frame.getMethod().getType().getName();
                area = area == null ? areaOf(type) : area;
                if (type.startsWith("com.byeolshow.")) {
                    ours.add(method(frame));
                }
            }
            areas.merge(area == null ? "JDK" : area, sampled, Double::sum);
            ours.forEach(method -> own.merge(method, sampled, Double::sum));
        }
    }

    static @Nullable String areaOf(String type) {
        for (String area : AREAS) {
            if (type.startsWith(area)) {
                return area.equals("com.byeolshow.") ? type.substring(0, type.lastIndexOf('.')) : area;
            }
        }
        return null;
    }

    private static String method(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static Map<String, Double> largest(Map<String, Double> values, double all) {
        var sorted = new LinkedHashMap<String, Double>();
        values.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(MOST)
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue() / all));
        return sorted;
    }
}
