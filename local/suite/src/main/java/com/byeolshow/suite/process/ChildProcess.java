package com.byeolshow.suite.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One process of the suite, which can be started again after it ended. Its output goes to a file of its own. Whoever
 * ends it on purpose says so through {@link #stop} or {@link #kill}, so that any other end counts as a crash.
 */
public final class ChildProcess {

    private static final int LAST_LINES = 20;

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private volatile @Nullable Process process;
    private volatile boolean endExpected;

    public ChildProcess(String name, List<String> command, Map<String, String> environment, Path log) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    /** Starts the process; what it prints is appended to the log. */
    public synchronized void start() {
        var current = process;
        if (current != null && current.isAlive()) {
            throw new IllegalStateException(name + " runs already");
        }
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        endExpected = false;
        try {
            process = builder.start();
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(name + " cannot be started", cannotStart);
        }
    }

    public boolean isAlive() {
        var current = process;
        return current != null && current.isAlive();
    }

    /** Whether it ended although nobody asked for it. */
    public boolean hasCrashed() {
        var current = process;
        return current != null && !current.isAlive() && !endExpected;
    }

    /** Exit code of the ended process, or -1 while it runs or before it started. */
    public int exitCode() {
        var current = process;
        return current == null || current.isAlive() ? -1 : current.exitValue();
    }

    public @Nullable ProcessHandle handle() {
        var current = process;
        return current == null ? null : current.toHandle();
    }

    /** SIGKILL: what a crash of the machine or an out-of-memory kill looks like. Returns when the process is gone. */
    public void kill() {
        end(true, Duration.ZERO);
    }

    /** Asks the process to shut down and kills it when it has not within the given time. */
    public void stop(Duration patience) {
        end(false, patience);
    }

    /** Marks the coming end as intended without waiting for it, as when the whole suite stops at once. */
    public void askToStop() {
        var current = process;
        endExpected = true;
        if (current != null) {
            current.destroy();
        }
    }

    private void end(boolean atOnce, Duration patience) {
        var current = process;
        endExpected = true;
        if (current == null) {
            return;
        }
        try {
            if (!atOnce) {
                current.destroy();
                if (current.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            current.destroyForcibly().waitFor();
        } catch (InterruptedException interrupted) {
            current.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** What happened to it when it ended by itself, with the last lines it printed. */
    public String crashReport() {
        return "%s ended with code %d. Its last lines (%s):%n%s".formatted(name, exitCode(), log, lastLines());
    }

    private String lastLines() {
        try {
            List<String> lines = logged().lines().toList();
            return String.join(
                    System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (UncheckedIOException unreadable) {
            return "(its log " + log + " cannot be read)";
        }
    }

    /** All that it has printed so far. */
    public String logged() {
        try {
            // Bytes that are no text, as of a line half written, must not hide the rest.
            return Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
