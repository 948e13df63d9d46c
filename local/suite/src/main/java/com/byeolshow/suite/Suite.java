package com.byeolshow.suite;

import com.byeolshow.suite.demo.DemoData;
import com.byeolshow.suite.demo.DemoShow;
import com.byeolshow.suite.demo.StepFailure;
import com.byeolshow.suite.process.ChildProcess;
import com.byeolshow.suite.process.ResidentMemory;
import com.byeolshow.suite.stack.Layout;
import com.byeolshow.suite.stack.Stack;
import com.byeolshow.suite.stack.StackSettings;
import com.byeolshow.suite.stack.StartFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Main class of {@code ./run}. */
public final class Suite {

    private static final int WRONG_USAGE = 2;
    private static final int NOT_STARTED = 5;
    private static final int SHOW_FAILED = 6;
    private static final int PART_LOST = 7;

    /** A part that ends this often by itself is broken rather than unlucky. */
    private static final int RESTARTS = 3;

    private final Options options;
    private final PrintStream out;

    private Suite(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
            out.println("./run --help lists the options.");
            System.exit(WRONG_USAGE);
            return;
        }
        System.exit(new Suite(options, out).run());
    }

    private int run() throws IOException, InterruptedException {
        long began = System.nanoTime();
        var settings = new StackSettings(folder(), options.port(), options.sandboxPort());
        try (var memory = new ResidentMemory()) {
            out.println("Starting; logs are in " + settings.folder().resolve("logs"));
            Stack stack;
            try {
                stack = Stack.start(settings, line -> out.println("  " + line));
            } catch (StartFailure failure) {
                out.println("Cannot start: " + failure.getMessage());
                return NOT_STARTED;
            }
            double readySeconds = seconds(began);
            int code = 0;
            if (options.demo()) {
                code = demo(stack);
            }
            out.printf(
                    "Ready after %.1f s; the process tree held at most %d MB resident.%n",
                    readySeconds, memory.peak() / (1024 * 1024));
            if (!options.once() && code == 0) {
                Banner.print(out, stack, settings);
                code = watch(stack);
            }
            out.println("Stopping everything.");
            stack.close();
            return code;
        }
    }

    private int demo(Stack stack) {
        try {
            long began = System.nanoTime();
            boolean loaded = DemoData.loadIfEmpty(stack.doors());
            out.printf(
                    loaded ? "Demo data loaded in %.1f s.%n" : "Demo data is there already (looked for %.1f s).%n",
                    seconds(began));
            out.println("A live show, through the gateway:");
            new DemoShow(stack.doors(), line -> out.println("  " + line)).play();
            return 0;
        } catch (StepFailure failure) {
            out.println("FAILED at step \"" + failure.step() + "\": " + failure.getMessage());
            stack.children().stream()
                    .filter(ChildProcess::hasCrashed)
                    .forEach(crashed -> out.println(Stack.crashReport(crashed)));
            return SHOW_FAILED;
        }
    }

    /** Keeps the suite up: says which part ended by itself and starts it again, until Ctrl-C or a part that stays broken. */
    private int watch(Stack stack) throws InterruptedException {
        Map<String, Integer> restarts = new HashMap<>();
        while (!stack.isStopping()) {
            Thread.sleep(500);
            for (ChildProcess child : stack.children()) {
                if (child.hasCrashed() && !stack.isStopping()) {
                    out.println(Stack.crashReport(child));
                    if (restarts.merge(child.name(), 1, Integer::sum) > RESTARTS) {
                        out.println(child.name() + " does not stay up; stopping everything.");
                        return PART_LOST;
                    }
                    out.println("Starting " + child.name() + " again.");
                    child.start();
                }
            }
        }
        return 0;
    }

    /** The folder to keep, or the usual one emptied of what the last run left. */
    private Path folder() throws IOException {
        Path kept = options.keep();
        if (kept != null) {
            return kept;
        }
        Path folder = Layout.ofThisCheckout().root().resolve(".run").resolve("data-" + options.port());
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return folder;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
