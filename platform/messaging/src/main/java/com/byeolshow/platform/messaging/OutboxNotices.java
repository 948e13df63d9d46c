package com.byeolshow.platform.messaging;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Hears the database say that something was appended. Needs a connection of its own: one from the pool would be validated,
 * aged and handed out again. What it misses while reconnecting the relay's poll finds.
 */
final class OutboxNotices {

    private static final Logger log = LoggerFactory.getLogger(OutboxNotices.class);

    /** A connection that died without a word is noticed after this long. */
    private static final Duration PROBE = Duration.ofSeconds(30);

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final ConnectionFactory connections;

    OutboxNotices(ConnectionFactory pool) {
        this.connections = unpooled(pool);
    }

    private static ConnectionFactory unpooled(ConnectionFactory factory) {
        ConnectionFactory inner = factory;
        while (inner instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof ConnectionFactory next) {
            inner = next;
        }
        return inner;
    }

    /** Never ends and never fails; an element says "look now", nothing more. */
    Flux<Long> all() {
        return Flux.usingWhen(
                        Mono.from(connections.create()).cast(PostgresqlConnection.class),
                        OutboxNotices::listen,
                        PostgresqlConnection::close)
                .concatWith(Mono.error(() -> new IllegalStateException("connection closed")))
                .doOnError(lost -> log.warn("listening for outbox rows was interrupted: {}", lost.toString()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_WAIT)
                        .maxBackoff(LONGEST_WAIT)
                        .transientErrors(true));
    }

    private static Flux<Long> listen(PostgresqlConnection connection) {
        Flux<Long> listening = connection
                .createStatement("LISTEN outbox")
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .then(Mono.just(0L))
                .flux();
        Flux<Long> probes = Flux.interval(PROBE)
                .onBackpressureDrop()
                .concatMap(tick -> connection.validate(ValidationDepth.REMOTE))
                .flatMap(alive -> alive
                        ? Mono.<Long>empty()
                        : Mono.error(() -> new IllegalStateException("connection no longer answers")));
        Flux<Long> notices = connection.getNotifications().map(notice -> 0L);
        // Ends with the notifications, which complete when the connection is closed.
        return Flux.merge(listening, probes.takeUntilOther(notices.ignoreElements()), notices);
    }
}
