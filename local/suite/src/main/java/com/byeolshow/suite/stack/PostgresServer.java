package com.byeolshow.suite.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** One PostgreSQL server with a database per service. */
final class PostgresServer implements AutoCloseable {

    private static final Duration GONE_WITHIN = Duration.ofSeconds(20);

    private final EmbeddedPostgres server;
    private final Path folder;

    private PostgresServer(EmbeddedPostgres server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /** Starts on the given folder, which may hold the data of an earlier run, and creates missing databases. */
    static PostgresServer start(Path folder, int port, Map<String, String> settings, List<String> databases) {
        try {
            var builder = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("shared_buffers", "48MB")
                    .setServerConfig("max_connections", "160")
                    // The embedded server's own default loses what it just confirmed when it is killed.
                    .setServerConfig("synchronous_commit", "on")
                    .setLocaleConfig("encoding", "UTF-8");
            settings.forEach(builder::setServerConfig);
            var server = builder.start();
            var started = new PostgresServer(server, folder);
            started.create(databases);
            return started;
        } catch (IOException cannotStart) {
            throw new UncheckedIOException("PostgreSQL does not start", cannotStart);
        }
    }

    private void create(List<String> databases) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var look = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?");
                var statement = connection.createStatement()) {
            for (String database : databases) {
                look.setString(1, database);
                try (var found = look.executeQuery()) {
                    if (!found.next()) {
                        statement.execute("CREATE DATABASE " + database);
                    }
                }
            }
        } catch (SQLException refused) {
            throw new IllegalStateException("databases cannot be created", refused);
        }
    }

    /**
     * Ends every process of the server as a power cut would: what was not committed is lost. Returns when none is left,
     * since their shared memory would keep the next server on this folder from starting.
     */
    void crash() {
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> all =
                Stream.concat(postmaster.children(), Stream.of(postmaster)).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        try {
            CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(GONE_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException stays) {
            throw new IllegalStateException("PostgreSQL survives being killed", stays);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
        // Gives the folder free; that there is nothing left to stop is only logged.
        close();
    }

    private ProcessHandle postmaster() {
        try (var lines = Files.lines(folder.resolve("postmaster.pid"))) {
            long pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException | NoSuchElementException notRunning) {
            throw new IllegalStateException("PostgreSQL does not run on " + folder, notRunning);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException stopped) {
            throw new UncheckedIOException("PostgreSQL does not stop", stopped);
        }
    }
}
