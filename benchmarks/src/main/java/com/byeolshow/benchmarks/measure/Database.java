package com.byeolshow.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The suite's PostgreSQL server as its administrator sees it. */
public final class Database implements AutoCloseable {

    /** Settings that {@link #statements} needs at the server's start. They cost a little, so only a profile has them. */
    public static final Map<String, String> STATEMENT_SETTINGS = Map.of(
            "shared_preload_libraries", "pg_stat_statements",
            "pg_stat_statements.track_utility", "on",
            "track_io_timing", "on");

    private static final List<String> DATABASES =
            List.of("identity", "catalog", "broadcast", "social", "commerce", "payment");

    private final Map<String, Connection> connections = new HashMap<>();
    private final long postmaster;
    private final int port;

    /** @param folder the server's data */
    public Database(Path folder) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("postmaster.pid"));
            postmaster = Long.parseLong(lines.getFirst().strip());
            port = Integer.parseInt(lines.get(3).strip());
        } catch (IOException notRunning) {
            throw new UncheckedIOException("PostgreSQL does not run on " + folder, notRunning);
        }
    }

    /** Process id of the server. */
    public long postmaster() {
        return postmaster;
    }

    /**
     * One statement of one database.
     *
     * @param millis spent executing it, waits included, all calls together
     */
    public record Statement(String database, String text, long calls, double millis, long rows) {}

    /**
     * Counters of the whole server since it started.
     *
     * @param commits transactions of all databases, reading ones included
     * @param flushes of the write-ahead log to disk
     */
    public record Counters(long commits, long rollbacks, long deadlocks, long walBytes, long flushes) {

        /** What came since an earlier reading. */
        public Counters since(Counters earlier) {
            return new Counters(
                    commits - earlier.commits,
                    rollbacks - earlier.rollbacks,
                    deadlocks - earlier.deadlocks,
                    walBytes - earlier.walBytes,
                    flushes - earlier.flushes);
        }
    }

    public Counters counters() {
        return query(
                        "postgres",
                        """
                SELECT (SELECT sum(xact_commit) FROM pg_stat_database), (SELECT sum(xact_rollback) FROM pg_stat_database),
                       (SELECT sum(deadlocks) FROM pg_stat_database), (SELECT wal_bytes FROM pg_stat_wal),
                       (SELECT COALESCE(sum(fsyncs), 0) FROM pg_stat_io WHERE object = 'wal')""",
                        row -> new Counters(
                                row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                .getFirst();
    }

    /** Events that no relay has carried to the broker yet, in all databases. */
    public long unpublished() {
        long waiting = 0;
        for (String database : DATABASES) {
            waiting += query(database, "SELECT count(*) FROM outbox WHERE published_at IS NULL", row -> row.getLong(1))
                    .getFirst();
        }
        return waiting;
    }

    /** Prepares something that would take too long through the doors. */
    public void change(String database, String sql) {
        query(database, sql, row -> row);
    }

    /** One number. */
    public long number(String database, String sql) {
        return query(database, sql, row -> row.getLong(1)).getFirst();
    }

    /** The server's version and those settings that decide what a commit costs. */
    public Map<String, String> conditions() {
        var told = new LinkedHashMap<String, String>();
        query(
                "postgres",
                "SELECT name, current_setting(name) FROM unnest(ARRAY['server_version', 'fsync', 'synchronous_commit',"
                        + " 'full_page_writes', 'shared_buffers']) AS name",
                row -> told.put(row.getString(1), row.getString(2)));
        return told;
    }

    /** Forgets all statements so far. */
    public void forgetStatements() {
        query("postgres", "CREATE EXTENSION IF NOT EXISTS pg_stat_statements", row -> row);
        query("postgres", "SELECT pg_stat_statements_reset()", row -> row);
    }

    /** Statements since {@link #forgetStatements}, the most costly ones first. */
    public List<Statement> statements() {
        return query(
                "postgres",
                """
                SELECT d.datname, regexp_replace(s.query, '\\s+', ' ', 'g'), sum(s.calls), sum(s.total_exec_time), sum(s.rows)
                  FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
                 WHERE d.datname <> 'postgres'
                 GROUP BY 1, 2 ORDER BY 4 DESC""",
                row -> new Statement(
                        row.getString(1), row.getString(2), row.getLong(3), row.getDouble(4), row.getLong(5)));
    }

    /** Rows that sequential scans have read so far, per table, since the server started. */
    public Map<String, Long> scanned() {
        var tables = new LinkedHashMap<String, Long>();
        for (String database : DATABASES) {
            query(
                    database,
                    "SELECT relname, seq_tup_read FROM pg_stat_user_tables ORDER BY 1",
                    row -> tables.put(database + "." + row.getString(1), row.getLong(2)));
        }
        return tables;
    }

    /** What the services' connections wait for at this moment; "running" for those that do not wait. */
    public List<String> waits() {
        return query("postgres", """
                SELECT datname || ' ' || COALESCE(wait_event_type || ':' || wait_event, 'running')
                  FROM pg_stat_activity
                 WHERE state <> 'idle' AND application_name <> 'benchmarks' AND backend_type = 'client backend' AND datname <> 'postgres'""", row -> row.getString(1));
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private synchronized <T> List<T> query(String database, String sql, RowReader<T> reader) {
        try (var statement = connection(database).createStatement()) {
            var found = new ArrayList<T>();
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        found.add(reader.read(rows));
                    }
                }
            }
            return found;
        } catch (SQLException refused) {
            throw new IllegalStateException(database + " cannot be asked: " + refused.getMessage(), refused);
        }
    }

    /** Kept open: a connection of its own for every question would be a load, too. */
    private Connection connection(String database) throws SQLException {
        Connection open = connections.get(database);
        if (open == null) {
            open = DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:%d/%s?ApplicationName=benchmarks".formatted(port, database),
                    "postgres",
                    "postgres");
            connections.put(database, open);
        }
        return open;
    }

    @Override
    public synchronized void close() {
        for (Connection open : connections.values()) {
            try {
                open.close();
            } catch (SQLException gone) {
                throw new IllegalStateException("a connection cannot be closed", gone);
            }
        }
        connections.clear();
    }
}
