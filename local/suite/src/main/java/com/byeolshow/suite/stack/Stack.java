package com.byeolshow.suite.stack;

import com.byeolshow.suite.app.Doors;
import com.byeolshow.suite.process.ChildProcess;
import com.byeolshow.suite.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The whole suite on this machine: PostgreSQL, Kafka, the sandbox, each service and the gateway, every one but
 * PostgreSQL's own processes a child of this JVM. Parts can be killed and started again one by one.
 */
public final class Stack implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(180);

    /** Long enough for each JVM to finish its requests and, the first time, to write its archive of classes. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(40);

    private final StackSettings settings;
    private final Wiring wiring;
    private final Layout layout;
    private final ExtractedJars jars;
    private final Consumer<String> progress;
    private final long began = System.nanoTime();
    private final Map<String, ChildProcess> children = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<String> waitedFor = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private volatile @Nullable CompletableFuture<PostgresServer> database;
    private volatile boolean stopping;

    private Stack(StackSettings settings, Layout layout, Consumer<String> progress) {
        this.settings = settings;
        this.wiring = Wiring.onFreePorts(settings);
        this.layout = layout;
        this.jars = new ExtractedJars(layout.extractedJars());
        this.progress = progress;
    }

    /**
     * Starts every part and waits until all are ready.
     *
     * @param progress receives a line whenever a part became ready
     * @throws StartFailure when a port is taken, or a part ends or is not ready in time; what had started is stopped
     */
    public static Stack start(StackSettings settings, Consumer<String> progress) {
        var stack = new Stack(settings, Layout.ofThisCheckout(), progress);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-everything"));
        try {
            stack.startAll();
            return stack;
        } catch (StartFailure failure) {
            stack.close();
            throw failure;
        } catch (RuntimeException failure) {
            stack.close();
            throw new StartFailure(String.valueOf(failure.getMessage()), failure);
        }
    }

    private void startAll() {
        refuseTakenPort("gateway", settings.gatewayPort(), "--port");
        refuseTakenPort("sandbox", settings.sandboxPort(), "--sandbox-port");
        refuseTakenPort("sandbox's control plane", settings.controlPort(), "--sandbox-port");
        createFolder(settings.folder().resolve("logs"));

        var starting = CompletableFuture.supplyAsync(this::postgres);
        database = starting;
        startKafka();
        startJar("sandbox", 96, wiring.sandbox(), List.of());
        await(starting);
        ready("postgres");
        List<String> options = settings.tuning().jvm();
        Wiring.SERVICES.forEach(service -> startJar(service, 128, wiring.service(service), options));
        startJar("gateway", 128, wiring.gateway(), options);
        awaitReady();
    }

    private PostgresServer postgres() {
        return PostgresServer.start(
                settings.folder().resolve("postgres"),
                wiring.database(),
                settings.tuning().database(),
                Wiring.SERVICES.stream().map(Wiring::databaseOf).toList());
    }

    /** Ends PostgreSQL as a power cut would. */
    public void crashDatabase() {
        var server = database;
        if (server == null) {
            throw new IllegalStateException("PostgreSQL was not started");
        }
        await(server).crash();
    }

    /** Starts PostgreSQL again on the data it had; returns when it answers. */
    public void startDatabase() {
        database = CompletableFuture.completedFuture(postgres());
    }

    private void startKafka() {
        var command = JavaCommand.ofClass(
                List.of(layout.launcherJar(), layout.brokerLibraries().resolve("*")),
                layout.extractedJars().resolve("kafka.jsa"),
                KafkaMain.class.getName(),
                192,
                List.of(
                        settings.folder().resolve("kafka").toString(),
                        Integer.toString(wiring.kafka()),
                        Integer.toString(wiring.kafkaController())));
        add(new ChildProcess("kafka", command, Map.of(), log("kafka")));
        child("kafka").start();
    }

    private void startJar(String name, int heapMegabytes, Map<String, String> environment, List<String> options) {
        Path built = layout.jar(name);
        var command = JavaCommand.ofJar(jars.of(built), jars.archiveOf(built), heapMegabytes, options);
        add(new ChildProcess(name, command, environment, log(name)));
        waitedFor.add(name);
        child(name).start();
    }

    private void add(ChildProcess process) {
        if (stopping) {
            throw new StartFailure("stopped while starting", null);
        }
        children.put(process.name(), process);
    }

    private Path log(String name) {
        return settings.folder().resolve("logs").resolve(name + ".log");
    }

    private static void refuseTakenPort(String what, int port, String option) {
        if (!Ports.isFree(port)) {
            throw new StartFailure(
                    "port %d for the %s is taken: stop what listens there or choose another with %s"
                            .formatted(port, what, option),
                    null);
        }
    }

    private void awaitReady() {
        var waiting = new ArrayList<>(waitedFor);
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!waiting.isEmpty()) {
            for (var name : List.copyOf(waiting)) {
                if (isReady(name)) {
                    waiting.remove(name);
                    ready(name);
                }
            }
            children.values().stream()
                    .filter(ChildProcess::hasCrashed)
                    .findFirst()
                    .ifPresent(crashed -> {
                        throw new StartFailure(crashReport(crashed), null);
                    });
            if (System.nanoTime() > deadline) {
                throw new StartFailure(
                        "not ready after %d s: %s; see %s"
                                .formatted(
                                        READY_WITHIN.toSeconds(),
                                        String.join(", ", waiting),
                                        settings.folder().resolve("logs")),
                        null);
            }
            pause();
        }
    }

    /** Whether a part answers that it is ready. */
    public boolean isReady(String name) {
        URI where = wiring.readiness(name);
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(where).timeout(Duration.ofSeconds(3)).build(),
                    HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", interrupted);
        }
    }

    /** Waits until a part that was started again is ready. */
    public void awaitReady(String name) {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!isReady(name)) {
            if (System.nanoTime() > deadline) {
                throw new StartFailure(name + " is not ready after " + READY_WITHIN.toSeconds() + " s", null);
            }
            pause();
        }
    }

    /** What happened to a part that ended by itself, with the last lines it printed. */
    public static String crashReport(ChildProcess crashed) {
        return "%s ended with code %d. Its last lines (%s):%n%s"
                .formatted(crashed.name(), crashed.exitCode(), crashed.log(), crashed.lastLines());
    }

    /**
     * A part by name: {@code kafka}, {@code sandbox}, {@code gateway} or a service.
     *
     * @throws IllegalArgumentException for an unknown name
     */
    public ChildProcess child(String name) {
        var child = children.get(name);
        if (child == null) {
            throw new IllegalArgumentException("no part named " + name + " in " + children.keySet());
        }
        return child;
    }

    public List<ChildProcess> children() {
        synchronized (children) {
            return List.copyOf(children.values());
        }
    }

    /**
     * Where the gateway or a service tells operators about itself, such as its metrics.
     *
     * @throws IllegalArgumentException for another part
     */
    public URI operations(String part) {
        return wiring.operations(part);
    }

    /** Where the suite can be reached. */
    public Doors doors() {
        return wiring.doors();
    }

    public Path folder() {
        return settings.folder();
    }

    private void ready(String name) {
        progress.accept("%-18s ready after %5.1f s".formatted(name, (System.nanoTime() - began) / 1e9));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", interrupted);
        }
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new StartFailure(String.valueOf(failed.getCause()), failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", interrupted);
        }
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new UncheckedIOException("cannot create " + folder, refused);
        }
    }

    /** Whether everything was asked to stop, so that a part that ends now has not crashed. */
    public boolean isStopping() {
        return stopping;
    }

    /** Stops everything: the doors and services first, what they lean on last. Leaves no process. */
    @Override
    public synchronized void close() {
        if (stopping) {
            return;
        }
        stopping = true;
        List<ChildProcess> all = children();
        List<ChildProcess> leaning =
                all.stream().filter(child -> !child.name().equals("kafka")).toList();
        leaning.forEach(ChildProcess::askToStop);
        leaning.forEach(child -> child.stop(STOP_WITHIN));
        all.forEach(child -> child.stop(STOP_WITHIN));
        var server = database;
        if (server != null) {
            // It may still be starting; one that never came up has nothing to stop.
            server.handle((running, failed) -> running).thenAccept(Stack::stop).join();
        }
    }

    private static void stop(@Nullable PostgresServer running) {
        if (running != null) {
            running.close();
        }
    }
}
