package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.chat.model.Line;
import com.byeolshow.broadcast.show.ShowId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was said, kept for replays in the order in which the room heard it. */
@Component
class ChatMessages {

    /** How those are called whose account is gone. */
    private static final String NOBODY = "탈퇴한 회원";

    /**
     * A line of one show.
     *
     * @param allowed whether it is known already that its speaker was not muted, whatever is stored
     */
    record Spoken(ShowId show, Line line, boolean allowed) {}

    /** A message as it is kept. */
    record Kept(long seq, String id, Instant at, String username, String message, String viewer) {}

    private final DatabaseClient db;

    ChatMessages(DatabaseClient db) {
        this.db = db;
    }

    /**
     * Keeps what is not kept yet, and counts it. Nothing is kept of shows that are gone, nor of speakers who were muted
     * before in the order of the room or, should that event be lost, a minute before by the clock. Of speakers who are
     * gone only the words are.
     */
    Mono<Void> add(List<Spoken> spoken) {
        return spoken.isEmpty()
                ? Mono.empty()
                : db.sql("""
                        WITH told AS (
                            SELECT t.*, f.digest IS NOT NULL AS gone
                            FROM unnest(CAST(:ids AS text[]), CAST(:shows AS bigint[]), CAST(:viewers AS text[]),
                                CAST(:customers AS text[]), CAST(:names AS text[]), CAST(:messages AS text[]),
                                CAST(:times AS timestamptz[]), CAST(:allowed AS boolean[])) WITH ORDINALITY
                                AS t (id, show_id, viewer, customer_id, username, message, said_at, allowed, place)
                            JOIN chat_rooms r ON r.show_id = t.show_id
                            LEFT JOIN forgotten_customers f
                                ON t.customer_id <> '' AND f.digest = sha256(convert_to(t.customer_id, 'UTF8'))
                            WHERE t.allowed OR NOT EXISTS (SELECT 1 FROM chat_mutes m
                                WHERE m.show_id = t.show_id AND m.viewer = t.viewer AND (m.met_until > t.said_at
                                    OR (m.until > t.said_at AND m.muted_at < t.said_at - interval '1 minute')))
                        ), added AS (
                            INSERT INTO chat_messages (id, show_id, viewer, customer_id, username, message, said_at)
                            SELECT id, show_id, CASE WHEN gone THEN '' ELSE viewer END,
                                CASE WHEN gone THEN NULL ELSE nullif(customer_id, '') END,
                                CASE WHEN gone THEN :nobody ELSE username END, message, said_at
                            FROM told ORDER BY place
                            ON CONFLICT (id) DO NOTHING
                            RETURNING show_id
                        )
                        UPDATE chat_rooms r SET messages = r.messages + a.more
                        FROM (SELECT show_id, count(*) AS more FROM added GROUP BY show_id) a
                        WHERE r.show_id = a.show_id
                        """)
                        .bind("ids", column(spoken, one -> one.line().id(), String[]::new))
                        .bind("shows", column(spoken, one -> one.show().value(), Long[]::new))
                        .bind("viewers", column(spoken, one -> one.line().viewer(), String[]::new))
                        .bind(
                                "customers",
                                column(
                                        spoken,
                                        one -> Objects.requireNonNullElse(
                                                one.line().customerId(), ""),
                                        String[]::new))
                        .bind("names", column(spoken, one -> one.line().name().text(), String[]::new))
                        .bind("messages", column(spoken, one -> one.line().message(), String[]::new))
                        .bind("times", column(spoken, one -> one.line().at().toString(), String[]::new))
                        .bind("allowed", column(spoken, Spoken::allowed, Boolean[]::new))
                        .bind("nobody", NOBODY)
                        .then();
    }

    private static <T> T[] column(List<Spoken> spoken, Function<Spoken, T> value, IntFunction<T[]> array) {
        return spoken.stream().map(value).toArray(array);
    }

    /** Drops a message of a show. */
    Mono<Void> remove(ShowId show, Collection<String> ids) {
        return ids.isEmpty()
                ? Mono.empty()
                : db.sql("DELETE FROM chat_messages WHERE show_id = :show AND id = ANY(:ids)")
                        .bind("show", show.value())
                        .bind("ids", ids.toArray(String[]::new))
                        .then();
    }

    /** The messages of a show after a place, oldest first. */
    Flux<Kept> after(ShowId show, long seq, int most) {
        return db.sql("""
                SELECT seq, id, said_at, username, message, viewer FROM chat_messages
                WHERE show_id = :show AND seq > :seq ORDER BY seq LIMIT :most
                """)
                .bind("show", show.value())
                .bind("seq", seq)
                .bind("most", most)
                .map(row -> new Kept(
                        Objects.requireNonNull(row.get("seq", Long.class)),
                        Objects.requireNonNull(row.get("id", String.class)),
                        Objects.requireNonNull(row.get("said_at", Instant.class)),
                        Objects.requireNonNull(row.get("username", String.class)),
                        Objects.requireNonNull(row.get("message", String.class)),
                        Objects.requireNonNull(row.get("viewer", String.class))))
                .all();
    }

    /** Drops up to so many messages that are too old; how many there were. */
    Mono<Long> dropBefore(Instant before, int most) {
        return db.sql("""
                DELETE FROM chat_messages WHERE seq IN
                    (SELECT seq FROM chat_messages WHERE said_at < :before ORDER BY said_at LIMIT :most)
                """).bind("before", before).bind("most", most).fetch().rowsUpdated();
    }

    /** Leaves the words of a customer without name and link. */
    Mono<Void> forgetSpeaker(String customerId) {
        return db.sql("""
                UPDATE chat_messages SET customer_id = NULL, viewer = '', username = :nobody
                WHERE customer_id = :customer
                """).bind("customer", customerId).bind("nobody", NOBODY).then();
    }
}
