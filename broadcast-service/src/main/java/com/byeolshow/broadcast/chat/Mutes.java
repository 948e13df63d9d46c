package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.show.ShowId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who may not speak in which show's chat, and until when. */
@Component
class Mutes {

    private record Muted(ShowId show, String viewer, Instant until) {}

    private final DatabaseClient db;

    Mutes(DatabaseClient db) {
        this.db = db;
    }

    /** Those in force, per show. */
    Mono<Map<ShowId, Map<String, Instant>>> of(Collection<ShowId> shows, Instant now) {
        return db.sql("SELECT show_id, viewer, until FROM chat_mutes WHERE show_id = ANY(:shows) AND until > :now")
                .bind("shows", shows.stream().map(ShowId::value).toArray(Long[]::new))
                .bind("now", now)
                .map(row -> new Muted(
                        new ShowId(Objects.requireNonNull(row.get("show_id", Long.class))),
                        Objects.requireNonNull(row.get("viewer", String.class)),
                        Objects.requireNonNull(row.get("until", Instant.class))))
                .all()
                .collectList()
                .map(Mutes::byShow);
    }

    private static Map<ShowId, Map<String, Instant>> byShow(List<Muted> muted) {
        var shows = new HashMap<ShowId, Map<String, Instant>>();
        muted.forEach(
                one -> shows.computeIfAbsent(one.show(), _ -> new HashMap<>()).put(one.viewer(), one.until()));
        return shows;
    }

    /** Mutes a viewer; false if the show never had a chat, so that nobody can be meant. */
    Mono<Boolean> mute(ShowId show, String viewer, String by, Instant until) {
        return db.sql("""
                INSERT INTO chat_mutes (show_id, viewer, muted_by, until)
                SELECT show_id, :viewer, :by, :until FROM chat_rooms WHERE show_id = :show
                ON CONFLICT (show_id, viewer) DO UPDATE SET muted_by = excluded.muted_by, until = excluded.until
                """)
                .bind("show", show.value())
                .bind("viewer", viewer)
                .bind("by", by)
                .bind("until", until)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> unmute(ShowId show, String viewer) {
        return db.sql("DELETE FROM chat_mutes WHERE show_id = :show AND viewer = :viewer")
                .bind("show", show.value())
                .bind("viewer", viewer)
                .then();
    }

    Mono<Void> dropExpired(Instant now) {
        return db.sql("DELETE FROM chat_mutes WHERE until <= :now")
                .bind("now", now)
                .then();
    }
}
