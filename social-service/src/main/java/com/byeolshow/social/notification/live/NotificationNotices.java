package com.byeolshow.social.notification.live;

import com.byeolshow.platform.messaging.DatabaseNotices;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Hears from the database which notifications were stored, by whichever replica. */
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

    private final DatabaseNotices notices;

    NotificationNotices(ConnectionFactory pool) {
        this.notices = new DatabaseNotices(pool, "notifications");
    }

    /** Listens while subscribed. Never ends and never fails; each return of the connection begins with {@code Listening}. */
    Flux<Heard> all() {
        return notices.all(new Heard.Listening(), NotificationNotices::stored);
    }

    private static @Nullable Heard stored(String range) {
        if (!range.matches("[0-9]{1,18}-[0-9]{1,18}")) {
            return null;
        }
        int dash = range.indexOf('-');
        return new Heard.Stored(Long.parseLong(range.substring(0, dash)), Long.parseLong(range.substring(dash + 1)));
    }
}
