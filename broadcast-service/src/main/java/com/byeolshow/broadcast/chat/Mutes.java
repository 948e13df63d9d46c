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

    /** A mute at its place in the order of the show's events, or its end: then it is until long ago. */
    record Met(ShowId show, String viewer, Instant until) {}

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
                ON CONFLICT (show_id, viewer) DO UPDATE
                SET muted_by = excluded.muted_by, until = excluded.until, muted_at = now()
                """)
                .bind("show", show.value())
                .bind("viewer", viewer)
                .bind("by", by)
                .bind("until", until)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Notes mutes where the archive met them among the messages: it keeps nothing of the muted that comes after. */
    Mono<Void> noteMet(Collection<Met> met) {
        return met.isEmpty()
                ? Mono.empty()
                : db.sql("""
                        UPDATE chat_mutes m SET met_until = t.until
                        FROM unnest(CAST(:shows AS bigint[]), CAST(:viewers AS text[]), CAST(:untils AS timestamptz[]))
                            AS t (show_id, viewer, until)
                        WHERE m.show_id = t.show_id AND m.viewer = t.viewer
                        """)
                        .bind(
                                "shows",
                                met.stream().map(one -> one.show().value()).toArray(Long[]::new))
                        .bind("viewers", met.stream().map(Met::viewer).toArray(String[]::new))
                        .bind(
                                "untils",
                                met.stream().map(one -> one.until().toString()).toArray(String[]::new))
                        .then();
    }

    /** Ends a mute. Its row stays for the archive, which may still have words of before to leave out. */
    Mono<Void> unmute(ShowId show, String viewer, Instant now) {
        return db.sql("UPDATE chat_mutes SET until = :now WHERE show_id = :show AND viewer = :viewer AND until > :now")
                .bind("show", show.value())
                .bind("viewer", viewer)
                .bind("now", now)
                .then();
    }

    /** Drops mutes that ended before then. */
    Mono<Void> dropEnded(Instant before) {
        return db.sql("DELETE FROM chat_mutes WHERE until <= :before")
                .bind("before", before)
                .then();
    }
}
