package com.byeolshow.benchmarks.measure;

import com.byeolshow.suite.process.ChildProcess;
import com.byeolshow.suite.stack.Stack;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Under which conditions figures were taken; without them a figure says nothing. */
public final class Conditions {

    private Conditions() {}

    /** Load average of the last minute; negative where the system does not tell. */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /**
     * Machine, versions and settings.
     *
     * @param loadBefore load average before the suite was started
     */
    public static Map<String, String> of(Stack stack, Database database, Path checkout, double loadBefore) {
        var told = new LinkedHashMap<String, String>();
        told.put("taken at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        told.put("commit", commit(checkout));
        told.put(
                "machine",
                "%d cores, %s, %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                memory(),
                                first("/proc/cpuinfo", "model name")));
        told.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        told.put(
                "load average before the suite was started and at the first measured round",
                String.format(Locale.ROOT, "%.2f, %.2f", loadBefore, load()));
        told.put("Java", System.getProperty("java.vm.name") + " " + Runtime.version());
        told.put("options of a service's JVM", options(stack.child("commerce-service")));
        told.put("options of the broker's JVM", options(stack.child("kafka")));
        told.put(
                "options of the load generator's JVM",
                String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
        told.put(
                "PostgreSQL",
                database.conditions().entrySet().stream()
                        .map(setting -> setting.getKey() + " " + setting.getValue())
                        .collect(Collectors.joining(", ")));
        told.put("Kafka", "one KRaft node, " + version(checkout, "kafka-server-"));
        return told;
    }

    private static String options(ChildProcess process) {
        ProcessHandle handle = process.handle();
        String[] arguments =
                handle == null ? new String[0] : handle.info().arguments().orElse(new String[0]);
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("-X") && !argument.startsWith("-XX:SharedArchiveFile"))
                .collect(Collectors.joining(" "));
    }

    private static String commit(Path checkout) {
        String head = output(checkout, "git", "rev-parse", "--short=12", "HEAD");
        if (head.isEmpty()) {
            return "unknown (no git checkout)";
        }
        boolean changed = !output(checkout, "git", "status", "--porcelain", "--untracked-files=no")
                .isEmpty();
        return changed ? head + " with changes that are not committed" : head;
    }

    private static String output(Path folder, String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? printed : "";
        } catch (IOException noGit) {
            return "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String memory() {
        String total = first("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "");
        return total.isEmpty() ? "memory unknown" : Math.round(Long.parseLong(total) / 1024.0 / 1024.0) + " GiB";
    }

    /** The value of the first line with that name in one of the kernel's files; empty elsewhere. */
    private static String first(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException notLinux) {
            return "";
        }
    }

    private static String version(Path checkout, String library) {
        try (Stream<Path> files = Files.list(checkout.resolve("local/suite/target/lib"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(library + "[0-9].*\\.jar"))
                    .map(name -> name.substring(library.length(), name.length() - ".jar".length()))
                    .findFirst()
                    .orElse("version unknown");
        } catch (IOException unreadable) {
            return "version unknown";
        }
    }
}
