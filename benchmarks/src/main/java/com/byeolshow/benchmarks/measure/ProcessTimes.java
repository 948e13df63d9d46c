package com.byeolshow.benchmarks.measure;

import com.byeolshow.suite.process.ChildProcess;
import com.byeolshow.suite.stack.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Processor time of every part of the suite, from the operating system's accounts. PostgreSQL is one part: its postmaster
 * and every backend, those that have ended included.
 */
public final class ProcessTimes {

    /** This JVM: it makes the load and measures. */
    public static final String GENERATOR = "load generator";

    public static final String POSTGRES = "postgres";

    private static final Pattern BACKEND = Pattern.compile(
            "postgres: (?:\\S+ (\\w+) \\d+\\.\\d+\\.\\d+\\.\\d+|([a-z ]+?)(?: worker.*| launcher.*)?\\s*$)");

    private final Stack stack;
    private final long postmaster;

    /** @param postmaster process id of the database server */
    public ProcessTimes(Stack stack, long postmaster) {
        this.stack = stack;
        this.postmaster = postmaster;
    }

    /**
     * What had been used at one moment.
     *
     * @param parts per part, since it started
     * @param backends PostgreSQL's share per database or background process, of those that live
     * @param machine of everything on the machine, since it started; zero where that is not known
     */
    public record Sample(Map<String, Duration> parts, Map<String, Duration> backends, Duration machine) {

        /** What was used between an earlier sample and this one. */
        public Sample since(Sample earlier) {
            return new Sample(
                    difference(parts, earlier.parts),
                    difference(backends, earlier.backends),
                    machine.minus(earlier.machine));
        }

        /** Of all parts together. */
        public Duration total() {
            return parts.values().stream().reduce(Duration.ZERO, Duration::plus);
        }

        /** This and another one together. */
        public Sample plus(Sample other) {
            return new Sample(sum(parts, other.parts), sum(backends, other.backends), machine.plus(other.machine));
        }

        private static Map<String, Duration> difference(Map<String, Duration> now, Map<String, Duration> before) {
            var used = new LinkedHashMap<String, Duration>();
            now.forEach((name, time) -> {
                Duration more = time.minus(before.getOrDefault(name, Duration.ZERO));
                // A backend that ended takes its account along; what it used is in the whole server's.
                used.put(name, more.isNegative() ? Duration.ZERO : more);
            });
            return used;
        }

        private static Map<String, Duration> sum(Map<String, Duration> one, Map<String, Duration> other) {
            var both = new LinkedHashMap<>(one);
            other.forEach((name, time) -> both.merge(name, time, Duration::plus));
            return both;
        }
    }

    public Sample sample() {
        var parts = new LinkedHashMap<String, Duration>();
        for (ChildProcess child : stack.children().all()) {
            ProcessHandle handle = child.handle();
            if (handle != null) {
                parts.put(child.name(), used(handle));
            }
        }
        var backends = new LinkedHashMap<String, Duration>();
        ProcessHandle.of(postmaster).ifPresent(server -> {
            var all = reaped(postmaster).plus(used(server));
            for (ProcessHandle backend : server.descendants().toList()) {
                Duration time = used(backend);
                all = all.plus(time);
                backends.merge(purpose(commandLine(backend.pid())), time, Duration::plus);
            }
            parts.put(POSTGRES, all);
        });
        parts.put(GENERATOR, used(ProcessHandle.current()));
        return new Sample(parts, backends, machine());
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** A backend's database, or the name of a background process. */
    static String purpose(String commandLine) {
        Matcher backend = BACKEND.matcher(commandLine.strip());
        if (!backend.lookingAt()) {
            return "other";
        }
        return backend.group(1) != null ? backend.group(1) : backend.group(2).strip();
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.UTF_8)
                    .replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }

    /** What children used that have ended; known on Linux only, zero elsewhere. */
    private static Duration reaped(long pid) {
        try {
            return reaped(Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.UTF_8));
        } catch (IOException notLinux) {
            return Duration.ZERO;
        }
    }

    /** Fields 16 and 17 of {@code /proc/<pid>/stat}; the second field may hold spaces and ends with a bracket. */
    static Duration reaped(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return ticks(Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
    }

    private static Duration machine() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            return lines.findFirst().map(ProcessTimes::busy).orElse(Duration.ZERO);
        } catch (IOException notLinux) {
            return Duration.ZERO;
        }
    }

    /** Everything in the first line of {@code /proc/stat} but idling, waiting for disks and what other machines took. */
    static Duration busy(String line) {
        String[] fields = line.strip().split("\\s+");
        long busy = 0;
        for (int field = 1; field <= 7 && field < fields.length; field++) {
            boolean idle = field == 4 || field == 5;
            busy += idle ? 0 : Long.parseLong(fields[field]);
        }
        return ticks(busy);
    }

    /** The kernel shows its accounts in hundredths of a second, whatever it counts in. */
    private static Duration ticks(long hundredths) {
        return Duration.ofMillis(hundredths * 10);
    }
}
