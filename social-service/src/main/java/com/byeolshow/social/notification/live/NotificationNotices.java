package com.byeolshow.social.notification.live;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Hears from the database which notifications were stored, by whichever replica. Needs a connection of its own: one from
 * the pool would be validated, aged and handed out again.
 */
@Component
class NotificationNotices {

    /** What is heard. */
    sealed interface Heard {

        /** From now on everything is heard; what was stored before may have been missed. */
        record Listening() implements Heard {}

        /**
         * Notifications were stored.
         *
         * @param from the first of their ids
         * @param to the last; ids between them can belong to somebody else's
         */
        record Stored(long from, long to) implements Heard {}
    }

    private static final Logger log = LoggerFactory.getLogger(NotificationNotices.class);

    /** A connection that died without a word is noticed after this long. */
    private static final Duration PROBE = Duration.ofSeconds(15);

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final ConnectionFactory connections;

    NotificationNotices(ConnectionFactory pool) {
        this.connections = unpooled(pool);
    }

    private static ConnectionFactory unpooled(ConnectionFactory factory) {
        ConnectionFactory inner = factory;
        while (inner instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof ConnectionFactory next) {
            inner = next;
        }
        return inner;
    }

    /** Listens while subscribed. Never ends and never fails; each return of the connection begins with {@code Listening}. */
    Flux<Heard> all() {
        return Flux.usingWhen(
                        Mono.from(connections.create()).cast(PostgresqlConnection.class),
                        NotificationNotices::listen,
                        PostgresqlConnection::close)
                .concatWith(Mono.error(() -> new IllegalStateException("connection closed")))
                .doOnError(lost -> log.warn("listening for notifications was interrupted: {}", lost.toString()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_WAIT)
                        .maxBackoff(LONGEST_WAIT)
                        .transientErrors(true));
    }

    private static Flux<Heard> listen(PostgresqlConnection connection) {
        Mono<Heard> listening = connection
                .createStatement("LISTEN notifications")
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .then(Mono.just(new Heard.Listening()));
        Flux<Heard> probes = Flux.interval(PROBE)
                .onBackpressureDrop()
                .concatMap(tick -> connection.validate(ValidationDepth.REMOTE))
                .flatMap(alive -> alive
                        ? Mono.<Heard>empty()
                        : Mono.error(() -> new IllegalStateException("connection no longer answers")));
        Flux<Heard> notices = connection.getNotifications().mapNotNull(notice -> stored(notice.getParameter()));
        // Ends with the notifications, which complete when the connection is closed.
        return Flux.merge(listening, probes.takeUntilOther(notices.ignoreElements()), notices);
    }

    private static @Nullable Heard stored(@Nullable String range) {
        if (range == null || !range.matches("[0-9]{1,18}-[0-9]{1,18}")) {
            return null;
        }
        int dash = range.indexOf('-');
        return new Heard.Stored(Long.parseLong(range.substring(0, dash)), Long.parseLong(range.substring(dash + 1)));
    }
}
