package com.byeolshow.suite.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** One PostgreSQL server with a database per service. */
final class PostgresServer implements AutoCloseable {

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts on the given folder, which may hold the data of an earlier run, and creates missing databases. */
    static PostgresServer start(Path folder, int port, List<String> databases) {
        try {
            var server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("shared_buffers", "48MB")
                    .setServerConfig("max_connections", "160")
                    .setLocaleConfig("encoding", "UTF-8")
                    .start();
            var started = new PostgresServer(server);
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

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException stopped) {
            throw new UncheckedIOException("PostgreSQL does not stop", stopped);
        }
    }
}
