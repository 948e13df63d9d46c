package com.byeolshow.catalog.stock;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where the last known stock of each variant is kept. */
@Component
class StockLevels {

    private final DatabaseClient db;

    StockLevels(DatabaseClient db) {
        this.db = db;
    }

    /** Keeps a level unless the same or a newer version is known. */
    Mono<Void> keep(String variantId, int available, long version) {
        return db.sql("""
                        INSERT INTO stock_level (variant_id, available, version) VALUES (:variant, :available, :version)
                        ON CONFLICT (variant_id) DO UPDATE
                        SET available = excluded.available, version = excluded.version
                        WHERE stock_level.version < excluded.version""")
                .bind("variant", variantId)
                .bind("available", available)
                .bind("version", version)
                .then();
    }

    Mono<Void> forget(String variantId) {
        return db.sql("DELETE FROM stock_level WHERE variant_id = :variant")
                .bind("variant", variantId)
                .then();
    }

    Mono<Map<String, Integer>> of(Collection<String> variantIds) {
        return db.sql("SELECT variant_id, available FROM stock_level WHERE variant_id = ANY(:variants)")
                .bind("variants", variantIds.toArray(String[]::new))
                .map(row -> Map.entry(
                        Objects.requireNonNull(row.get("variant_id", String.class)),
                        Objects.requireNonNull(row.get("available", Integer.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
