package com.byeolshow.catalog.show;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where it is kept which show presents which products. */
@Component
class ShownProducts {

    private final DatabaseClient db;

    ShownProducts(DatabaseClient db) {
        this.db = db;
    }

    /** Replaces the products of a show unless the same or a newer version is known. */
    Mono<Void> keep(long showId, List<String> productIds, long version) {
        return db.sql("""
                        INSERT INTO known_show (id, version) VALUES (:show, :version)
                        ON CONFLICT (id) DO UPDATE SET version = excluded.version
                        WHERE known_show.version < excluded.version""")
                .bind("show", showId)
                .bind("version", version)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .flatMap(newer -> replace(showId, productIds));
    }

    /** Touches only what differs: a show is heard of with every change of its view count. */
    private Mono<Void> replace(long showId, List<String> productIds) {
        String[] products = productIds.toArray(String[]::new);
        var dropped =
                db.sql("""
                        DELETE FROM shown_product
                        WHERE show_id = :show AND product_id <> ALL(CAST(:products AS text[]))""").bind("show", showId).bind("products", products).then();
        var added = db.sql("""
                        INSERT INTO shown_product (show_id, product_id)
                        SELECT :show, id FROM unnest(CAST(:products AS text[])) AS id ON CONFLICT DO NOTHING""").bind("show", showId).bind("products", products).then();
        return dropped.then(added);
    }

    Mono<Void> forget(long showId) {
        return db.sql("DELETE FROM known_show WHERE id = :show")
                .bind("show", showId)
                .then();
    }

    /** The newest shows of each product. */
    Mono<Map<String, List<Long>>> of(Collection<String> productIds, int most) {
        return db.sql("""
                        SELECT wanted.id AS product_id, shown.show_id
                        FROM unnest(CAST(:products AS text[])) AS wanted (id)
                        CROSS JOIN LATERAL (
                            SELECT show_id FROM shown_product WHERE product_id = wanted.id
                            ORDER BY show_id DESC LIMIT :most) shown
                        ORDER BY wanted.id, shown.show_id DESC""")
                .bind("products", productIds.toArray(String[]::new))
                .bind("most", most)
                .map(row -> Map.entry(
                        Objects.requireNonNull(row.get("product_id", String.class)),
                        Objects.requireNonNull(row.get("show_id", Long.class))))
                .all()
                .collectMultimap(Map.Entry::getKey, Map.Entry::getValue)
                .map(shows -> shows.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue()))));
    }
}
