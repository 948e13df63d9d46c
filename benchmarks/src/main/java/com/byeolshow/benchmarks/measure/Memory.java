package com.byeolshow.benchmarks.measure;

import com.byeolshow.suite.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The resident memory of one process, looked at ten times a second. Zero where the system does not tell. */
public final class Memory implements AutoCloseable {

    private static final long EVERY_MILLIS = 100;

    private final ChildProcess process;
    private final long before;
    private final AtomicLong peak = new AtomicLong();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("memory").factory());

    public Memory(ChildProcess process) {
        this.process = process;
        this.before = now();
        looks.scheduleAtFixedRate(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Bytes at the beginning. */
    public long before() {
        return before;
    }

    /** The most bytes seen so far. */
    public long peak() {
        look();
        return peak.get();
    }

    private void look() {
        peak.accumulateAndGet(now(), Math::max);
    }

    private long now() {
        ProcessHandle handle = process.handle();
        if (handle == null) {
            return 0;
        }
        try (var lines = Files.lines(Path.of("/proc/" + handle.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException notLinux) {
            return 0;
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
