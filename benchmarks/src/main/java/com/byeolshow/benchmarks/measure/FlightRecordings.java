package com.byeolshow.benchmarks.measure;

import com.byeolshow.suite.process.ChildProcess;
import com.byeolshow.suite.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flight recordings of some parts over the same span of time. */
public final class FlightRecordings {

    private final Map<String, Long> processes = new LinkedHashMap<>();

    /** Starts recording, on the given parts of the suite. */
    public FlightRecordings(Stack stack, List<String> parts) {
        for (String part : parts) {
            ChildProcess child = stack.child(part);
            ProcessHandle handle = child.handle();
            if (handle != null) {
                processes.put(part, handle.pid());
                // Samples by processor time see the kernel's share too, where the system supports them.
                tell(
                        handle.pid(),
                        "JFR.start",
                        "name=load",
                        "settings=profile",
                        "jdk.CPUTimeSample#enabled=true",
                        "jdk.CPUTimeSample#throttle=10ms",
                        "jdk.ObjectAllocationSample#throttle=500/s");
            }
        }
    }

    /** Ends recording; returns the file of each part. */
    public Map<String, Path> stop(Path folder) {
        var files = new LinkedHashMap<String, Path>();
        processes.forEach((part, process) -> {
            Path file = folder.resolve(part + ".jfr").toAbsolutePath();
            tell(process, "JFR.stop", "name=load", "filename=" + file);
            files.put(part, file);
        });
        return files;
    }

    private static void tell(long process, String... words) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(process)));
        command.addAll(List.of(words));
        try {
            var asked = new ProcessBuilder(command).redirectErrorStream(true).start();
            String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (asked.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", words) + " was refused: " + answer);
            }
        } catch (IOException noTool) {
            throw new UncheckedIOException("jcmd cannot be run", noTool);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
