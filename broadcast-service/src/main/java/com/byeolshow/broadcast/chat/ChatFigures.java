package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.show.ShowId;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a show's chat amounts to. */
@Component
public final class ChatFigures {

    /**
     * Numbers of one show.
     *
     * @param messages said so far, removed ones included
     * @param peakViewers most people in the chat at one time, over all replicas; a few seconds behind
     */
    public record Figures(long messages, int peakViewers) {}

    private static final Figures NONE = new Figures(0, 0);

    private final DatabaseClient db;

    ChatFigures(DatabaseClient db) {
        this.db = db;
    }

    /** The figures of a show; zeros if nobody ever came. */
    public Mono<Figures> of(ShowId id) {
        return db.sql("SELECT messages, peak FROM chat_rooms WHERE show_id = :show")
                .bind("show", id.value())
                .map(row -> new Figures(
                        Objects.requireNonNull(row.get("messages", Long.class)),
                        Objects.requireNonNull(row.get("peak", Integer.class))))
                .one()
                .defaultIfEmpty(NONE);
    }
}
