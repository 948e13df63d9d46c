package com.byeolshow.platform.messaging;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Hears what the database is told with {@code NOTIFY}, by whichever replica. Needs a connection of its own: one from the
 * pool would be validated, aged and handed out again. What is said while it reconnects is missed.
 */
public final class DatabaseNotices {

    private static final Logger log = LoggerFactory.getLogger(DatabaseNotices.class);

    /** How often the connection is tried, and how long it may take to answer: twice this, and one that died is noticed. */
    private static final Duration PROBE = Duration.ofSeconds(15);

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final ConnectionFactory connections;
    private final String channel;
    private final Duration probe;

    /** @param channel a name of ours: it becomes part of a statement */
    public DatabaseNotices(ConnectionFactory pool, String channel) {
        this(pool, channel, PROBE);
    }

    DatabaseNotices(ConnectionFactory pool, String channel, Duration probe) {
        this.connections = unpooled(pool);
        this.channel = channel;
        this.probe = probe;
    }

    private static ConnectionFactory unpooled(ConnectionFactory factory) {
        ConnectionFactory inner = factory;
        while (inner instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof ConnectionFactory next) {
            inner = next;
        }
        return inner;
    }

    /**
     * Listens while subscribed; never ends and never fails.
     *
     * @param listening comes whenever listening begins: from then on everything is heard, what was before may be missed
     * @param said reads a notice's text, empty if it has none; null leaves it out
     */
    public <T> Flux<T> all(T listening, Function<String, @Nullable T> said) {
        return Flux.usingWhen(
                        Mono.from(connections.create()).cast(PostgresqlConnection.class),
                        connection -> listen(connection, listening, said),
                        PostgresqlConnection::close)
                .concatWith(Mono.error(() -> new IllegalStateException("connection closed")))
                .doOnError(lost -> log.warn("listening to {} was interrupted: {}", channel, lost.toString()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_WAIT)
                        .maxBackoff(LONGEST_WAIT)
                        .transientErrors(true));
    }

    /** The name is what operators find in {@code pg_stat_activity}, where the last statement is soon a probe. */
    private <T> Flux<T> listen(PostgresqlConnection connection, T listening, Function<String, @Nullable T> said) {
        Mono<T> begun = run(connection, "LISTEN " + channel)
                .then(run(connection, "SET application_name TO 'listens to " + channel + "'"))
                .then(Mono.just(listening));
        Flux<T> probes = Flux.interval(probe)
                .onBackpressureDrop()
                .concatMap(tick ->
                        Mono.from(connection.validate(ValidationDepth.REMOTE)).timeout(probe))
                .flatMap(alive -> alive
                        ? Mono.<T>empty()
                        : Mono.error(() -> new IllegalStateException("connection no longer answers")));
        Flux<T> notices = connection
                .getNotifications()
                .mapNotNull(notice -> said.apply(Objects.requireNonNullElse(notice.getParameter(), "")));
        // Ends with the notifications, which complete when the connection is closed.
        return Flux.merge(begun, probes.takeUntilOther(notices.ignoreElements()), notices);
    }

    private static Mono<Void> run(PostgresqlConnection connection, String statement) {
        return connection
                .createStatement(statement)
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .then();
    }
}
