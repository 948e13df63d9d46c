package com.byeolshow.catalog.popularity;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where the counts are kept. */
@Component
class Popularities {

    private final DatabaseClient db;

    Popularities(DatabaseClient db) {
        this.db = db;
    }

    /** Whether the order was not counted before; from now on it is. */
    Mono<Boolean> countOnce(String orderId, Instant now) {
        return db.sql("INSERT INTO counted_order (order_id, counted_at) VALUES (:order, :now) ON CONFLICT DO NOTHING")
                .bind("order", orderId)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Adds sold units and returns the new scores. */
    Mono<SortedMap<String, Long>> addUnits(SortedMap<String, Long> units) {
        return scores(db.sql("""
                        INSERT INTO product_popularity AS p (product_id, units)
                        SELECT r.id, r.units FROM unnest(CAST(:ids AS text[]), CAST(:units AS bigint[])) AS r (id, units)
                        ORDER BY r.id
                        ON CONFLICT (product_id) DO UPDATE SET units = p.units + excluded.units
                        RETURNING product_id, score""")
                .bind("ids", units.keySet().toArray(String[]::new))
                .bind("units", units.values().toArray(Long[]::new)));
    }

    /** Adds shows, or takes some away where the number is negative, and returns the new scores. */
    Mono<SortedMap<String, Long>> addShows(SortedMap<String, Long> more) {
        return scores(db.sql("""
                        INSERT INTO product_popularity AS p (product_id, shows)
                        SELECT r.id, greatest(0, r.more)
                        FROM unnest(CAST(:ids AS text[]), CAST(:more AS bigint[])) AS r (id, more)
                        ORDER BY r.id
                        ON CONFLICT (product_id) DO UPDATE SET shows = greatest(0, p.shows + (
                            SELECT r.more FROM unnest(CAST(:ids AS text[]), CAST(:more AS bigint[])) AS r (id, more)
                            WHERE r.id = excluded.product_id))
                        RETURNING product_id, score""")
                .bind("ids", more.keySet().toArray(String[]::new))
                .bind("more", more.values().toArray(Long[]::new)));
    }

    Mono<SortedMap<String, Long>> of(Collection<String> productIds) {
        return scores(db.sql("SELECT product_id, score FROM product_popularity WHERE product_id = ANY(:ids)")
                .bind("ids", productIds.toArray(String[]::new)));
    }

    private static Mono<SortedMap<String, Long>> scores(DatabaseClient.GenericExecuteSpec rows) {
        Flux<Map.Entry<String, Long>> found = rows.map(row -> Map.entry(
                        Objects.requireNonNull(row.get("product_id", String.class)),
                        Objects.requireNonNull(row.get("score", Long.class))))
                .all();
        return found.collectMap(Map.Entry::getKey, Map.Entry::getValue, TreeMap::new)
                .map(TreeMap::new)
                .map(Collections::unmodifiableSortedMap);
    }
}
