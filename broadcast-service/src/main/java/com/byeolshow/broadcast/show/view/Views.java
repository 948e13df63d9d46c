package com.byeolshow.broadcast.show.view;

import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.TallySettings;
import com.byeolshow.broadcast.show.view.ViewerKeys.Names;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Where views are counted. Views that arrive within a moment are written by one statement, and each viewer is answered
 * when their own view is written: nothing is kept in memory that an answer was already given for, so a replica that dies
 * loses no view, and the number told has the viewer in it. Watch {@code broadcast.views.batch}.
 */
@Component
public class Views {

    /**
     * A show after a view.
     *
     * @param views with this one
     * @param onAir whether it was live at that moment
     */
    public record Tally(int views, boolean onAir) {}

    private record View(long showId, Names viewer, boolean onlyOnAir) {}

    private final DatabaseClient db;
    private final ViewerKeys keys;
    private final ViewSettings settings;
    private final TallySettings tallies;
    private final Clock clock;
    private final DistributionSummary batches;
    private final Object door = new Object();
    private @Nullable Batch open;

    Views(
            DatabaseClient db,
            ViewerKeys keys,
            ViewSettings settings,
            TallySettings tallies,
            Clock clock,
            MeterRegistry meters) {
        this.db = db;
        this.keys = keys;
        this.settings = settings;
        this.tallies = tallies;
        this.clock = clock;
        this.batches = DistributionSummary.builder("broadcast.views.batch")
                .description("views written by one statement")
                .register(meters);
    }

    /** Counts a viewer of a show in any state, unless they were counted lately; empty if there is no such show. */
    public Mono<Tally> count(ShowId id, Watcher watcher) {
        return count(id, watcher, false);
    }

    /** {@link #count} that counts nobody while the show is not live. */
    public Mono<Tally> countOnAir(ShowId id, Watcher watcher) {
        return count(id, watcher, true);
    }

    private Mono<Tally> count(ShowId id, Watcher watcher, boolean onlyOnAir) {
        return keys.namesOf(watcher)
                .flatMap(names -> join(new View(id.value(), names, onlyOnAir)))
                .flatMap(written -> Mono.justOrEmpty(written.get(id.value())));
    }

    /** Views that are written together; whoever comes first makes it, and a viewer who hangs up stops nobody's. */
    private final class Batch {
        private final List<View> views = new ArrayList<>();
        private final Mono<Map<Long, Tally>> written = Mono.delay(settings.gather())
                .then(Mono.defer(() -> write(close(this))))
                .cache();
    }

    private Mono<Map<Long, Tally>> join(View view) {
        synchronized (door) {
            var batch = open;
            if (batch == null || batch.views.size() >= settings.most()) {
                batch = new Batch();
                open = batch;
            }
            batch.views.add(view);
            return batch.written;
        }
    }

    private List<View> close(Batch batch) {
        synchronized (door) {
            if (open == batch) {
                open = null;
            }
            return List.copyOf(batch.views);
        }
    }

    /**
     * Shows are locked first, in one order for everyone, so that batches of several replicas wait for each other instead
     * of counting the same viewer twice or locking each other out. Whoever is seen on air is one of the audience, also when
     * their view counted before the start.
     */
    private Mono<Map<Long, Tally>> write(List<View> views) {
        batches.record(views.size());
        Instant now = clock.instant();
        return db.sql("""
                WITH wanted AS (
                    SELECT DISTINCT ON (show_id, viewer) show_id, decode(viewer, 'hex') AS viewer,
                        decode(former, 'hex') AS former, only_on_air
                    FROM unnest(CAST(:shows AS bigint[]), CAST(:viewers AS text[]), CAST(:formers AS text[]),
                        CAST(:onlyOnAir AS boolean[])) AS w (show_id, viewer, former, only_on_air)
                    ORDER BY show_id, viewer, only_on_air
                ), held AS MATERIALIZED (
                    SELECT id, view_count, status = 'live' AS on_air FROM shows
                    WHERE id IN (SELECT show_id FROM wanted) ORDER BY id FOR NO KEY UPDATE
                ), counted AS (
                    INSERT INTO show_views (show_id, viewer, counted_at)
                    SELECT w.show_id, w.viewer, :now FROM held JOIN wanted w ON w.show_id = held.id
                    WHERE (held.on_air OR NOT w.only_on_air) AND NOT EXISTS (
                        SELECT 1 FROM show_views f
                        WHERE f.show_id = w.show_id AND f.viewer = w.former AND f.counted_at > :since)
                    ORDER BY w.show_id, w.viewer
                    ON CONFLICT (show_id, viewer) DO UPDATE SET counted_at = excluded.counted_at
                    WHERE show_views.counted_at <= :since
                    RETURNING show_id
                ), seen AS (
                    INSERT INTO show_audience (show_id, viewer)
                    SELECT w.show_id, w.viewer FROM held JOIN wanted w ON w.show_id = held.id
                    WHERE held.on_air AND NOT EXISTS (
                        SELECT 1 FROM show_audience f WHERE f.show_id = w.show_id AND f.viewer = w.former)
                    ORDER BY w.show_id, w.viewer
                    ON CONFLICT DO NOTHING RETURNING show_id
                ), grown AS (
                    SELECT show_id, CAST(sum(views) AS integer) AS views, CAST(sum(viewers) AS integer) AS viewers
                    FROM (SELECT show_id, 1 AS views, 0 AS viewers FROM counted
                        UNION ALL SELECT show_id, 0, 1 FROM seen) one
                    GROUP BY show_id
                ), raised AS (
                    UPDATE shows SET view_count = view_count + grown.views, live_viewers = live_viewers + grown.viewers
                    FROM grown WHERE id = grown.show_id RETURNING id, view_count, grown.views
                ), untold AS (
                    INSERT INTO untold_tallies (show_id, due_at)
                    SELECT id, :tellAt FROM raised WHERE views > 0 ORDER BY id
                    ON CONFLICT DO NOTHING
                )
                SELECT held.id, coalesce(raised.view_count, held.view_count) AS views, held.on_air
                FROM held LEFT JOIN raised ON raised.id = held.id
                """)
                .bind("shows", views.stream().map(View::showId).toArray(Long[]::new))
                .bind(
                        "viewers",
                        views.stream().map(view -> view.viewer().current()).toArray(String[]::new))
                .bind(
                        "formers",
                        views.stream().map(view -> view.viewer().former()).toArray(String[]::new))
                .bind("onlyOnAir", views.stream().map(View::onlyOnAir).toArray(Boolean[]::new))
                .bind("now", now)
                .bind("since", now.minus(settings.window()))
                .bind("tellAt", now.plus(tallies.tellAfter()))
                .map(row -> Map.entry(required(row, "id", Long.class), tally(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Tally tally(Readable row) {
        return new Tally(required(row, "views", Integer.class), required(row, "on_air", Boolean.class));
    }

    /**
     * Drops what no longer keeps anybody from being counted: views after the window, audiences after the show. A batch at a
     * time; completes when none is left.
     */
    Mono<Void> forget() {
        return untilNone(() -> db.sql("""
                        DELETE FROM show_views WHERE ctid IN (
                            SELECT ctid FROM show_views WHERE counted_at <= :since LIMIT 5000)
                        """).bind("since", clock.instant().minus(settings.window())))
                .then(untilNone(() -> db.sql("""
                        DELETE FROM show_audience WHERE ctid IN (
                            SELECT a.ctid FROM show_audience a JOIN shows s ON s.id = a.show_id
                            WHERE s.status <> 'live' LIMIT 5000)
                        """)));
    }

    private static Mono<Void> untilNone(Supplier<DatabaseClient.GenericExecuteSpec> deletion) {
        return Mono.defer(() -> deletion.get().fetch().rowsUpdated())
                .repeat()
                .takeUntil(dropped -> dropped == 0)
                .then();
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
