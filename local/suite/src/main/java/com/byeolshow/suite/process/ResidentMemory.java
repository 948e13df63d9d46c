package com.byeolshow.suite.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Resident memory of this process and all its descendants, sampled every second for its peak. Each page counts once per
 * process that maps it, so memory shared between PostgreSQL's processes is counted several times: the figure errs high.
 * Known on Linux only; elsewhere it reads 0.
 */
public final class ResidentMemory implements AutoCloseable {

    private final AtomicLong peak = new AtomicLong();

    private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("resident-memory").factory());

    public ResidentMemory() {
        sampler.scheduleAtFixedRate(() -> peak.accumulateAndGet(now(), Math::max), 1, 1, TimeUnit.SECONDS);
    }

    /** Bytes at this moment. */
    public static long now() {
        var self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .mapToLong(process -> residentBytes(process.pid()))
                .sum();
    }

    /** The most bytes seen so far. */
    public long peak() {
        return peak.accumulateAndGet(now(), Math::max);
    }

    private static long residentBytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | RuntimeException gone) {
            return 0;
        }
    }

    @Override
    public void close() {
        sampler.shutdownNow();
    }
}
