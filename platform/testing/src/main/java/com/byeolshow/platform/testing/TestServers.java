package com.byeolshow.platform.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One PostgreSQL and one Kafka per JVM, started together on first use and gone with the JVM. Embedded, unless
 * {@code -Dbyeolshow.test.containers=true} or {@code BYEOLSHOW_TEST_CONTAINERS=true} asks for containers, which need a
 * Docker engine.
 */
final class TestServers {

    record Database(String host, int port, String name, String user, String password) {

        Connection connect() throws SQLException {
            return DriverManager.getConnection(
                    "jdbc:postgresql://%s:%d/%s".formatted(host, port, name), user, password);
        }
    }

    /** Of the broker, where a service does not say otherwise: more than one, so that tests notice lost order. */
    private static final int PARTITIONS = 2;

    private static final Map<String, String> BROKER_SETTINGS = Map.of(
            // A consumer that joins alone need not wait for others.
            "group.initial.rebalance.delay.ms", "0",
            "offsets.topic.num.partitions", "1",
            "num.partitions", Integer.toString(PARTITIONS),
            // A topic nobody declared is a mistake that must show.
            "auto.create.topics.enable", "false");

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestServers() {}

    /** Lazy and thread-safe: a JVM initializes a class once. */
    private static final class Started {
        static final CompletableFuture<String> KAFKA =
                CompletableFuture.supplyAsync(containers() ? TestServers::kafkaContainer : TestServers::embeddedKafka);
        static final Database ADMIN = containers() ? postgresContainer() : embeddedPostgres();
    }

    static boolean containers() {
        return Boolean.getBoolean("byeolshow.test.containers")
                || Boolean.parseBoolean(System.getenv("BYEOLSHOW_TEST_CONTAINERS"));
    }

    /** A new, empty database. */
    static Database newDatabase() {
        Database admin = Started.ADMIN;
        String name = "test_%d_%d".formatted(ProcessHandle.current().pid(), DATABASES.incrementAndGet());
        try (var connection = admin.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException("no database for this test", failed);
        }
        return new Database(admin.host(), admin.port(), name, admin.user(), admin.password());
    }

    static String kafka() {
        return Started.KAFKA.join();
    }

    /** Durability is switched off: a crash of the test server loses nothing anyone wants. */
    private static Database embeddedPostgres() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            return new Database("localhost", server.getPort(), "postgres", "postgres", "postgres");
        } catch (IOException failed) {
            throw new UncheckedIOException("embedded PostgreSQL did not start", failed);
        }
    }

    private static String embeddedKafka() {
        var broker = new EmbeddedKafkaKraftBroker(1, PARTITIONS);
        broker.brokerProperties(BROKER_SETTINGS);
        broker.afterPropertiesSet();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy, "test-kafka-stop"));
        return broker.getBrokersAsString();
    }

    private static Database postgresContainer() {
        var server = new PostgreSQLContainer("postgres:18-alpine");
        server.withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
        server.start();
        return new Database(
                server.getHost(),
                server.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                server.getDatabaseName(),
                server.getUsername(),
                server.getPassword());
    }

    private static String kafkaContainer() {
        var server = new KafkaContainer("apache/kafka:4.2.0");
        BROKER_SETTINGS.forEach((name, value) ->
                server.withEnv("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        server.start();
        return server.getBootstrapServers();
    }
}
