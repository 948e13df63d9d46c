package com.byeolshow.social.notification;

import com.byeolshow.social.notification.model.PriceRules.Priced;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What products cost when they were last heard of. */
@Component
class KnownPrices {

    private final DatabaseClient database;

    KnownPrices(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Keeps a product's price unless a later version is known.
     *
     * @return what it cost before; empty where nothing was known, or nothing older
     */
    Mono<Long> replace(Priced product) {
        return database.sql("""
                        WITH before AS (
                            SELECT sale FROM known_prices WHERE product_id = :product AND version < :version),
                        kept AS (
                            INSERT INTO known_prices (product_id, sale, version) VALUES (:product, :sale, :version)
                            ON CONFLICT (product_id) DO UPDATE SET sale = excluded.sale, version = excluded.version
                            WHERE known_prices.version < excluded.version)
                        SELECT sale FROM before""")
                .bind("product", product.productId())
                .bind("sale", product.sale())
                .bind("version", product.version())
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }

    Mono<Void> remove(String productId) {
        return database.sql("DELETE FROM known_prices WHERE product_id = :product")
                .bind("product", productId)
                .then();
    }
}
