package com.byeolshow.social.wishlist;

import com.byeolshow.social.projection.ProductState;
import com.byeolshow.social.projection.Products;
import java.time.Clock;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where wishes are kept: one per customer and product. */
@Component
public class Wishes {

    /** Wishes one customer can have; the app reads the whole list at once, so it must stay readable. */
    public static final int LIMIT = 1_000;

    private final DatabaseClient database;
    private final Products products;
    private final Clock clock;

    Wishes(DatabaseClient database, Products products, Clock clock) {
        this.database = database;
        this.products = products;
        this.clock = clock;
    }

    /**
     * Adds a wish unless it is there already or the list is full.
     *
     * @return how many wishes with this product the customer has now: 0 when the list is full, else 1
     */
    Mono<Long> add(String customerId, String productId) {
        return database.sql("""
                        WITH added AS (
                            INSERT INTO wishes (customer_id, product_id, wished_at)
                            SELECT :customer, :product, :at
                            WHERE (SELECT count(*) FROM wishes WHERE customer_id = :customer) < :limit
                            ON CONFLICT DO NOTHING
                            RETURNING 1)
                        SELECT greatest(
                            (SELECT count(*) FROM added),
                            (SELECT count(*) FROM wishes WHERE customer_id = :customer AND product_id = :product))""")
                .bind("customer", customerId)
                .bind("product", productId)
                .bind("at", clock.instant())
                .bind("limit", LIMIT)
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }

    /** Removes a wish; an absent one is as good as removed. */
    public Mono<Void> remove(String customerId, String productId) {
        return database.sql("DELETE FROM wishes WHERE customer_id = :customer AND product_id = :product")
                .bind("customer", customerId)
                .bind("product", productId)
                .then();
    }

    /** Removes every wish of a customer. */
    public Mono<Void> forget(String customerId) {
        return database.sql("DELETE FROM wishes WHERE customer_id = :customer")
                .bind("customer", customerId)
                .then();
    }

    /** Wished products that still exist, latest wish first. */
    public Flux<ProductState> of(String customerId, long offset, int limit) {
        return database.sql("""
                        SELECT p.card
                        FROM wishes w JOIN products p ON p.id = w.product_id
                        WHERE w.customer_id = :customer
                        ORDER BY w.wished_at DESC, w.product_id
                        OFFSET :offset LIMIT :limit""")
                .bind("customer", customerId)
                .bind("offset", offset)
                .bind("limit", limit)
                .map(row -> products.read(Objects.requireNonNull(row.get(0, String.class))))
                .all();
    }
}
