package com.byeolshow.broadcast.show;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows whose views or alarms others have not heard of yet. */
@Component
public class UntoldTallies {

    /** Told in one transaction, during which views of these shows wait. */
    static final int BATCH = 50;

    private final DatabaseClient db;
    private final TallySettings settings;

    UntoldTallies(DatabaseClient db, TallySettings settings) {
        this.db = db;
        this.settings = settings;
    }

    /** Has the shows told after a while, unless they already wait; in the transaction that changed their tallies. */
    public Mono<Void> add(List<ShowId> ids, Instant now) {
        return db.sql("""
                INSERT INTO untold_tallies (show_id, due_at)
                SELECT id, :due FROM unnest(CAST(:ids AS bigint[])) AS t (id) ORDER BY id ON CONFLICT DO NOTHING
                """)
                .bind("ids", numbers(ids))
                .bind("due", now.plus(settings.tellAfter()))
                .then();
    }

    /**
     * Takes the next of what is due, {@link #BATCH} at most, and raises their versions, to be told in the same transaction.
     * Shows are locked before their rows here, in the order of their ids, as by whoever counts. It waits for those who
     * count rather than passing by: a show that everybody opens is locked at almost any moment.
     *
     * @return what nobody else has told meanwhile
     */
    Mono<List<ShowId>> take(Instant now) {
        return db.sql("""
                SELECT id FROM shows WHERE id IN (
                    SELECT show_id FROM untold_tallies WHERE due_at <= :now ORDER BY due_at LIMIT :batch)
                ORDER BY id FOR NO KEY UPDATE
                """)
                .bind("now", now)
                .bind("batch", BATCH)
                .map(UntoldTallies::id)
                .all()
                .collectList()
                .flatMap(locked -> raise(locked, now));
    }

    private Mono<List<ShowId>> raise(List<ShowId> locked, Instant now) {
        return db.sql("""
                WITH taken AS (
                    DELETE FROM untold_tallies WHERE show_id = ANY(CAST(:ids AS bigint[])) AND due_at <= :now
                    RETURNING show_id
                )
                UPDATE shows SET version = version + 1 FROM taken WHERE id = taken.show_id RETURNING id
                """)
                .bind("ids", numbers(locked))
                .bind("now", now)
                .map(UntoldTallies::id)
                .all()
                .collectList();
    }

    private static ShowId id(Readable row) {
        return new ShowId(ShowRow.required(row, "id", Long.class));
    }

    private static Long[] numbers(List<ShowId> ids) {
        return ids.stream().map(ShowId::value).toArray(Long[]::new);
    }
}
