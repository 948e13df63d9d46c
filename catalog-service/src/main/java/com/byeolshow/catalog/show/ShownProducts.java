package com.byeolshow.catalog.show;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Where it is kept which show presents which products, and how those that are over can be watched again. */
@Component
class ShownProducts {

    private final DatabaseClient db;
    private final JsonMapper json;
    private final ShowLinks links;

    ShownProducts(DatabaseClient db, JsonMapper json, ShowLinks links) {
        this.db = db;
        this.json = json;
        this.links = links;
    }

    /**
     * Replaces what is known of a show unless the same or a newer version is. Of the same version only a recording is
     * new: those of shows heard before recordings were kept are still missing.
     */
    Mono<Void> keep(ShowState show) {
        var upsert = db.sql("""
                        INSERT INTO known_show (id, version, recording)
                        VALUES (:show, :version, CAST(:recording AS jsonb))
                        ON CONFLICT (id) DO UPDATE SET version = excluded.version, recording = excluded.recording
                        WHERE known_show.version < excluded.version
                            OR (known_show.version = excluded.version
                                AND known_show.recording IS NULL AND excluded.recording IS NOT NULL)""").bind("show", show.id()).bind("version", show.version());
        return show.recording()
                .map(recording -> upsert.bind("recording", json.writeValueAsString(recording)))
                .orElseGet(() -> upsert.bindNull("recording", String.class))
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .flatMap(newer -> replace(show.id(), show.productIds()));
    }

    /** Touches only what differs: a show is heard of with every change of its view count. */
    private Mono<Void> replace(long showId, List<String> productIds) {
        String[] products = productIds.toArray(String[]::new);
        var dropped = ids(db.sql("""
                        DELETE FROM shown_product
                        WHERE show_id = :show AND product_id <> ALL(CAST(:products AS text[])) RETURNING product_id""").bind("show", showId).bind("products", products));
        var added = ids(db.sql("""
                        INSERT INTO shown_product (show_id, product_id)
                        SELECT :show, id FROM unnest(CAST(:products AS text[])) AS id
                        ON CONFLICT DO NOTHING RETURNING product_id""").bind("show", showId).bind("products", products));
        return dropped.flatMap(unlinked -> added.flatMap(
                linked -> linked.isEmpty() && unlinked.isEmpty() ? Mono.empty() : links.changed(linked, unlinked)));
    }

    Mono<Void> forget(long showId) {
        return replace(showId, List.of())
                .then(db.sql("DELETE FROM known_show WHERE id = :show")
                        .bind("show", showId)
                        .then());
    }

    private static Mono<List<String>> ids(DatabaseClient.GenericExecuteSpec changed) {
        return changed.map(row -> Objects.requireNonNull(row.get("product_id", String.class)))
                .all()
                .collectList();
    }

    Mono<Void> forgetHost(String hostId) {
        return db.sql("""
                        UPDATE known_show SET recording = NULL
                        WHERE recording IS NOT NULL AND recording ->> 'influencerId' = :host""").bind("host", hostId).then();
    }

    /**
     * Some recordings of shows that present a product put into one of the collections. Looks into the products' table:
     * the products of a large category are too many to be named here.
     */
    Mono<List<Recording>> recordings(Collection<String> collectionIds, int most) {
        return db.sql("""
                        SELECT CAST(k.recording AS text) AS recording FROM known_show k
                        WHERE k.recording IS NOT NULL AND EXISTS (
                            SELECT FROM shown_product s JOIN product_collection c ON c.product_id = s.product_id
                            WHERE s.show_id = k.id AND c.collection_id = ANY(:collections))
                        ORDER BY random() LIMIT :most""")
                .bind("collections", collectionIds.toArray(String[]::new))
                .bind("most", most)
                .map(row -> json.readValue(Objects.requireNonNull(row.get("recording", String.class)), Recording.class))
                .all()
                .collectList();
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
