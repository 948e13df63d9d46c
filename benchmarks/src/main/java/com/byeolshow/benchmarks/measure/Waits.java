package com.byeolshow.benchmarks.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What connections of the services waited for, looked at ten times a second; closing ends the looking. */
public final class Waits implements AutoCloseable {

    private final Map<String, LongAdder> seen = new ConcurrentHashMap<>();
    private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("waits").factory());

    public Waits(Database database) {
        sampler.scheduleWithFixedDelay(
                () -> database.waits().forEach(wait -> seen.computeIfAbsent(wait, _ -> new LongAdder())
                        .increment()),
                0,
                100,
                TimeUnit.MILLISECONDS);
    }

    /** How often each wait was seen, the most frequent first. */
    public Map<String, Long> seen() {
        var counted = new LinkedHashMap<String, Long>();
        seen.entrySet().stream()
                .sorted((one, other) ->
                        Long.compare(other.getValue().sum(), one.getValue().sum()))
                .forEach(wait -> counted.put(wait.getKey(), wait.getValue().sum()));
        return counted;
    }

    @Override
    public void close() {
        sampler.shutdownNow();
    }
}
