package com.byeolshow.benchmarks;

import com.byeolshow.benchmarks.load.Wire;
import com.byeolshow.benchmarks.measure.Conditions;
import com.byeolshow.benchmarks.measure.Database;
import com.byeolshow.benchmarks.report.Report;
import com.byeolshow.benchmarks.report.Results;
import com.byeolshow.suite.process.Folders;
import com.byeolshow.suite.process.Ports;
import com.byeolshow.suite.stack.Layout;
import com.byeolshow.suite.stack.Stack;
import com.byeolshow.suite.stack.StackSettings;
import com.byeolshow.suite.stack.StartFailure;
import com.byeolshow.suite.stack.Tuning;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Main class of {@code benchmarks/run}. */
public final class Benchmarks {

    private static final int WRONG_RESULT = 1;
    private static final int WRONG_USAGE = 2;
    private static final int NOT_STARTED = 5;
    private static final int TOO_LONG = 6;

    /** So that the gateway believes each viewer of a crowd to come from an address of its own. */
    private static final Map<String, String> ENVIRONMENT = Map.of("TRUSTED_PROXIES", "127.0.0.1/32");

    private final Options options;
    private final PrintStream out;
    private final Path home = Layout.ofThisCheckout().root().resolve("benchmarks/target");

    /** What fails from then on fails because everything is being stopped. */
    private volatile boolean givenUp;

    private Benchmarks(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
            out.println("benchmarks/run --help lists scenarios and options.");
            System.exit(WRONG_USAGE);
            return;
        }
        var benchmarks = new Benchmarks(options, out);
        benchmarks.giveUpAfter(Duration.ofMinutes(options.minutes()));
        for (String scenario : options.scenarios()) {
            int code = benchmarks.run(scenario);
            if (code != 0) {
                System.exit(code);
            }
        }
        System.exit(0);
    }

    /** Exiting stops the suite through its shutdown hook. */
    private void giveUpAfter(Duration patience) {
        Thread.ofPlatform().daemon().name("bound").start(() -> {
            try {
                Thread.sleep(patience);
                givenUp = true;
                out.println("Not done after " + patience.toMinutes() + " minutes; stopping everything.");
                System.exit(TOO_LONG);
            } catch (InterruptedException done) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private int run(String scenario) throws IOException {
        double loadBefore = Conditions.load();
        out.printf("%n%s: starting the suite (load average %.2f)%n", scenario, loadBefore);
        Stack stack;
        try {
            stack = Stack.start(settings(scenario), _ -> {});
        } catch (StartFailure failure) {
            out.println("Cannot start: " + failure.getMessage());
            return NOT_STARTED;
        }
        String name = scenario + "-"
                + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now(ZoneId.systemDefault()));
        Path results = home.resolve("results");
        try (stack;
                var wire = new Wire();
                var database = new Database(stack.folder().resolve("postgres"))) {
            var ground = new Ground(options, stack, wire, database, out::println);
            Path recordings = results.resolve(name);
            Report report =
                    switch (scenario) {
                        case Sale.NAME -> new Sale(ground).run(loadBefore, recordings);
                        case FanOut.NAME -> new FanOut(ground).run(loadBefore, recordings);
                        case LiveChat.NAME -> new LiveChat(ground).run(loadBefore, recordings);
                        case Search.NAME -> new Search(ground).run(loadBefore, recordings);
                        case CouponRush.NAME -> new CouponRush(ground).run(loadBefore, recordings);
                        default -> throw new IllegalArgumentException(scenario);
                    };
            Path written = Results.write(report, results, name);
            out.println(Results.markdown(report));
            out.println("Written to " + written + " and, for programs, the .json beside it.");
            return 0;
        } catch (RuntimeException failure) {
            if (givenUp) {
                return TOO_LONG;
            }
            out.println("WRONG: " + failure.getMessage());
            if (!(failure instanceof WrongResult)) {
                failure.printStackTrace(out);
            }
            out.println("Logs: " + stack.folder().resolve("logs"));
            return WRONG_RESULT;
        }
    }

    private StackSettings settings(String scenario) throws IOException {
        Path folder = home.resolve("suite");
        Folders.delete(folder);
        Map<String, String> database = new HashMap<>();
        if (options.durable()) {
            database.put("fsync", "on");
            database.put("synchronous_commit", "on");
        }
        if (options.profile()) {
            database.putAll(Database.STATEMENT_SETTINGS);
        }
        // The sandbox takes the port after its own for its control plane.
        int gateway = Ports.anyFreeRow(3);
        return new StackSettings(
                folder, gateway, gateway + 1, new Tuning(database, jvm(scenario), environment(scenario)));
    }

    /** Thousands of sockets need more than the heap of a small machine; what is asked for comes last and wins. */
    private List<String> jvm(String scenario) {
        if (!scenario.equals(LiveChat.NAME)) {
            return options.jvm();
        }
        var roomy = new ArrayList<>(List.of("-Xmx768m", "-XX:MaxDirectMemorySize=512m"));
        roomy.addAll(options.jvm());
        return roomy;
    }

    private static Map<String, String> environment(String scenario) {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        if (scenario.equals(Search.NAME)) {
            environment.putAll(Search.ENVIRONMENT);
        }
        return environment;
    }
}
