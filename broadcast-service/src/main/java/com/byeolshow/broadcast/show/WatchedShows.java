package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.model.HostedShow;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which shows it is time to look at, shared among replicas. */
@Component
final class WatchedShows {

    private static final int BATCH = 50;

    private final DatabaseClient db;
    private final WatchSettings settings;

    WatchedShows(DatabaseClient db, WatchSettings settings) {
        this.db = db;
        this.settings = settings;
    }

    /** Takes shows that have been live or ended for a while, so that nobody looks at them again soon. */
    Flux<HostedShow> claim(Instant now) {
        return db.sql("""
                UPDATE shows SET watched_at = :now
                WHERE id IN (SELECT id FROM shows
                    WHERE status IN ('live', 'close') AND (watched_at IS NULL OR watched_at <= :again)
                        AND (live_since <= :live OR finished_at <= :ended)
                    ORDER BY watched_at NULLS FIRST LIMIT :batch FOR UPDATE SKIP LOCKED)
                RETURNING id
                """)
                .bind("now", now)
                .bind("again", now.minus(settings.again()))
                .bind("live", now.minus(settings.shortest()))
                .bind("ended", now.minus(settings.recording()))
                .bind("batch", BATCH)
                .map(row -> ShowRow.required(row, "id", Long.class))
                .all()
                .collectList()
                .filter(ids -> !ids.isEmpty())
                .flatMapMany(ids -> db.sql(ShowRow.SELECT + " WHERE s.id = ANY(CAST(:ids AS bigint[]))")
                        .bind("ids", ids.toArray(Long[]::new))
                        .map(ShowRow::hosted)
                        .all());
    }

    /** Which of these recordings belong to a show, or are to be deleted. */
    Mono<Set<String>> taken(Collection<String> assetIds) {
        return db.sql("""
                SELECT asset_id FROM shows WHERE asset_id = ANY(CAST(:ids AS text[]))
                UNION SELECT asset_id FROM asset_removals WHERE asset_id = ANY(CAST(:ids AS text[]))
                """)
                .bind("ids", assetIds.toArray(String[]::new))
                .map(row -> ShowRow.required(row, "asset_id", String.class))
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }
}
