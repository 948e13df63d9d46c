package com.byeolshow.suite.stack;

import com.byeolshow.suite.app.Doors;
import com.byeolshow.suite.process.ChildProcess;
import com.byeolshow.suite.process.Children;
import com.byeolshow.suite.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The whole suite on this machine: PostgreSQL, Kafka, the sandbox, each service and the gateway, every one but
 * PostgreSQL's own processes a child of this JVM. Parts can be killed and started again one by one.
 */
public final class Stack implements AutoCloseable {

    /** Long enough for each JVM to finish its requests and, the first time, to write its archive of classes. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(40);

    private final StackSettings settings;
    private final Wiring wiring;
    private final Layout layout;
    private final ExtractedJars jars;
    private final Consumer<String> progress;
    private final long began = System.nanoTime();
    private final Children children = new Children();
    private final Readiness readiness;
    private volatile @Nullable CompletableFuture<PostgresServer> database;

    private Stack(StackSettings settings, Layout layout, Consumer<String> progress) {
        this.settings = settings;
        this.wiring = Wiring.onFreePorts(settings);
        this.layout = layout;
        this.jars = new ExtractedJars(layout.extractedJars());
        this.progress = progress;
        this.readiness = new Readiness(wiring, children, settings.folder().resolve("logs"));
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

        children.unlessStopping(() -> database = CompletableFuture.supplyAsync(this::postgres));
        startKafka();
        startJar("sandbox", 96, wiring.sandbox(), List.of());
        await(database());
        ready("postgres");
        List<String> options = settings.tuning().jvm();
        Wiring.SERVICES.forEach(service -> startJar(service, 128, wiring.service(service), options));
        startJar("gateway", 128, wiring.gateway(), options);
        var parts = new ArrayList<>(List.of("sandbox"));
        parts.addAll(Wiring.SERVICES);
        parts.add("gateway");
        readiness.await(parts, this::ready);
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
        await(database()).crash();
    }

    /** Starts PostgreSQL again on the data it had; returns when it answers. */
    public void startDatabase() {
        database = CompletableFuture.completedFuture(postgres());
    }

    private CompletableFuture<PostgresServer> database() {
        var server = database;
        if (server == null) {
            throw new IllegalStateException("PostgreSQL was not started");
        }
        return server;
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
        children.start(new ChildProcess("kafka", command, Map.of(), log("kafka")));
    }

    private void startJar(String name, int heapMegabytes, Map<String, String> environment, List<String> options) {
        Path built = layout.jar(name);
        var command = JavaCommand.ofJar(jars.of(built), jars.archiveOf(built), heapMegabytes, options);
        children.start(new ChildProcess(name, command, environment, log(name)));
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

    /** Whether a part answers that it is ready. */
    public boolean isReady(String name) {
        return readiness.isReady(name);
    }

    /**
     * Waits until a part is ready; the gateway is when all services are.
     *
     * @throws StartFailure when it is not in time, or any part ended by itself
     */
    public void awaitReady(String name) {
        readiness.await(List.of(name), _ -> {});
    }

    /**
     * A part by name: {@code kafka}, {@code sandbox}, {@code gateway} or a service.
     *
     * @throws IllegalArgumentException for an unknown name
     */
    public ChildProcess child(String name) {
        return children.named(name);
    }

    /** All parts but PostgreSQL. */
    public Children children() {
        return children;
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

    /** Stops everything: the doors and services first, what they lean on last. Leaves no process. */
    @Override
    public synchronized void close() {
        if (children.isStopping()) {
            return;
        }
        children.stop(Set.of("kafka"), STOP_WITHIN);
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
