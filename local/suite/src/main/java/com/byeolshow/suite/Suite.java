package com.byeolshow.suite;

import com.byeolshow.suite.demo.DemoData;
import com.byeolshow.suite.demo.DemoShow;
import com.byeolshow.suite.demo.StepFailure;
import com.byeolshow.suite.process.ChildProcess;
import com.byeolshow.suite.process.Folders;
import com.byeolshow.suite.process.ResidentMemory;
import com.byeolshow.suite.stack.Layout;
import com.byeolshow.suite.stack.Stack;
import com.byeolshow.suite.stack.StackSettings;
import com.byeolshow.suite.stack.StartFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Main class of {@code ./run}. */
public final class Suite {

    private static final int WRONG_USAGE = 2;
    private static final int NOT_STARTED = 5;
    private static final int SHOW_FAILED = 6;
    private static final int PART_LOST = 7;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Options options;
    private final PrintStream out;

    Suite(Options options, PrintStream out) {
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

    /** Does what was asked for and returns the exit code. */
    int run() throws IOException, InterruptedException {
        long began = System.nanoTime();
        Path folder = folder(options, Layout.ofThisCheckout().root());
        var settings = new StackSettings(folder, options.port(), options.sandboxPort());
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
                code = new Watch(stack.children(), BETWEEN_LOOKS, out::println).untilTheyStop() ? 0 : PART_LOST;
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
            stack.children().all().stream()
                    .filter(ChildProcess::hasCrashed)
                    .forEach(crashed -> out.println(crashed.crashReport()));
            return SHOW_FAILED;
        }
    }

    /** The folder to keep, or the usual one emptied of what the last run left. */
    static Path folder(Options options, Path checkout) throws IOException {
        Path kept = options.keep();
        if (kept != null) {
            return kept;
        }
        Path folder = checkout.resolve(".run").resolve("data-" + options.port());
        Folders.delete(folder);
        return folder;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
