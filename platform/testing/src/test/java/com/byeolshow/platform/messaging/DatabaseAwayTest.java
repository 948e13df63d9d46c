package com.byeolshow.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.byeolshow.platform.web.problem.Problem;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

@MessagingTest
class DatabaseAwayTest {

    private final WebTestClient web;
    private final DatabaseClient database;
    private final ConnectionFactory connections;
    private final TransactionalOperator tx;

    DatabaseAwayTest(
            WebTestClient web, DatabaseClient database, ConnectionFactory connections, TransactionalOperator tx) {
        this.web = web;
        this.database = database;
        this.connections = connections;
        this.tx = tx;
    }

    private static Optional<Problem> read(Mono<?> failing) {
        Throwable failure = catchThrowable(failing::block);
        assertThat(failure).isNotNull();
        return new DatabaseAway().read(failure);
    }

    private Mono<?> cutOff() {
        return database.sql("SELECT pg_terminate_backend(pg_backend_pid())").then();
    }

    @Test
    void aRequestWhoseConnectionBreaksMayComeBackSoon() {
        web.get()
                .uri("/notes/1/cut-off")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "2");
    }

    @Test
    void aConnectionThatBreaksInATransactionIsAnOutageToo() {
        assertThat(read(cutOff().as(tx::transactional))).map(Problem::status).contains(503);
    }

    @Test
    void aPoolWithoutAFreeConnectionIsAnOutage() {
        var pool = new ConnectionPool(ConnectionPoolConfiguration.builder(connections)
                .maxSize(1)
                .maxAcquireTime(Duration.ofMillis(50))
                .build());
        // Only the second wait is meant to be too short.
        Connection taken =
                pool.warmup().then(Mono.defer(pool::create).retry(100)).block();
        assertThat(taken).isNotNull();
        try {
            assertThat(read(DatabaseClient.create(pool).sql("SELECT 1").then()))
                    .map(Problem::status)
                    .contains(503);
        } finally {
            Mono.from(taken.close()).then(pool.disposeLater()).block();
        }
    }

    @Test
    void aServerThatIsNotThereIsAnOutage() {
        var nobody = ConnectionFactories.get("r2dbc:postgresql://nobody:nothing@127.0.0.1:1/none");
        assertThat(read(DatabaseClient.create(nobody).sql("SELECT 1").then()))
                .map(Problem::status)
                .contains(503);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'x'::int",
                "SELECT 1/0",
                "SELECT nothing",
                "INSERT INTO note (id) VALUES (repeat('x', 99))"
            })
    void aRefusedStatementIsAFault(String statement) {
        assertThat(read(database.sql(statement).then())).isEmpty();
    }
}
