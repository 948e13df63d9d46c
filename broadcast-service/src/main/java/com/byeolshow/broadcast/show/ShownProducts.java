package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.model.ShownProduct;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What a broadcast shows of its goods, as the catalog last told it. */
@Component
public final class ShownProducts {

    private final DatabaseClient db;
    private final JsonMapper json;

    ShownProducts(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Keeps a product, and the categories it is in, unless a newer version is known. */
    public Mono<Void> keep(ShownProduct product, long version) {
        return db.sql("""
                WITH kept AS (
                    INSERT INTO shown_products (product_id, product, version)
                    VALUES (:id, CAST(:product AS jsonb), :version)
                    ON CONFLICT (product_id) DO UPDATE SET product = excluded.product, version = excluded.version
                    WHERE shown_products.version < excluded.version
                    RETURNING product_id
                ), left_behind AS (
                    DELETE FROM product_collections c USING kept
                    WHERE c.product_id = kept.product_id AND c.collection_id <> ALL(CAST(:collections AS text[]))
                )
                INSERT INTO product_collections (collection_id, product_id)
                SELECT DISTINCT collection, kept.product_id
                FROM kept, unnest(CAST(:collections AS text[])) AS c (collection) ON CONFLICT DO NOTHING
                """)
                .bind("id", product.id())
                .bind("product", json.writeValueAsString(product))
                .bind("version", version)
                .bind("collections", product.collectionIds().toArray(String[]::new))
                .then();
    }

    /** Forgets a product that was deleted. */
    public Mono<Void> forget(String productId) {
        return db.sql("DELETE FROM shown_products WHERE product_id = :id")
                .bind("id", productId)
                .then();
    }

    /** The known ones among these products, in the given order. */
    public Mono<List<ShownProduct>> of(Collection<String> productIds) {
        return db.sql("""
                SELECT CAST(product AS text) AS product FROM shown_products WHERE product_id = ANY(CAST(:ids AS text[]))
                ORDER BY array_position(CAST(:ids AS text[]), product_id)
                """)
                .bind("ids", productIds.toArray(String[]::new))
                .map(row ->
                        json.readValue(Objects.requireNonNull(row.get("product", String.class)), ShownProduct.class))
                .all()
                .collectList();
    }
}
