package com.byeolshow.commerce.cart;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Where carts are kept. */
@Component
class Carts {

    private final DatabaseClient db;
    private final JsonMapper json;

    Carts(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Oldest first. */
    Flux<CartItem> items(String customerId) {
        return db.sql("""
                        SELECT id, product_id, variant_id, quantity, shipping_method, added_at
                          FROM cart_item WHERE customer_id = :customer ORDER BY added_at, id""").bind("customer", customerId).map(Carts::item).all();
    }

    /** Adds lines, or gives those of the same variant the new values; a variant may appear once in the list. */
    Flux<CartItem> put(String customerId, List<CartItem> items) {
        return db.sql("""
                        INSERT INTO cart_item (id, customer_id, product_id, variant_id, quantity, shipping_method, added_at)
                        SELECT id, :customer, "productId", "variantId", quantity, "shippingMethod", "addedAt"
                          FROM jsonb_to_recordset(CAST(:items AS jsonb)) AS t(
                              id text, "productId" text, "variantId" text, quantity integer, "shippingMethod" text,
                              "addedAt" timestamptz)
                         ORDER BY "variantId"
                        ON CONFLICT (customer_id, variant_id) DO UPDATE
                           SET product_id = EXCLUDED.product_id, quantity = EXCLUDED.quantity,
                               shipping_method = EXCLUDED.shipping_method
                        RETURNING id, product_id, variant_id, quantity, shipping_method, added_at""")
                .bind("customer", customerId)
                .bind("items", json.writeValueAsString(items))
                .map(Carts::item)
                .all();
    }

    Mono<Long> size(String customerId) {
        return db.sql("SELECT count(*) AS items FROM cart_item WHERE customer_id = :customer")
                .bind("customer", customerId)
                .map(row -> row.get("items", Long.class))
                .one();
    }

    /** Rows are locked in the order in which {@link #put} takes them. */
    Mono<Long> remove(String customerId, Collection<String> itemIds) {
        return db.sql("""
                        WITH going AS (
                          SELECT id FROM cart_item WHERE customer_id = :customer AND id = ANY(:items)
                           ORDER BY variant_id FOR UPDATE)
                        DELETE FROM cart_item c USING going WHERE c.id = going.id""")
                .bind("customer", customerId)
                .bind("items", itemIds.toArray(String[]::new))
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> clear(String customerId) {
        return db.sql("DELETE FROM cart_item WHERE customer_id = :customer")
                .bind("customer", customerId)
                .then();
    }

    private static CartItem item(Readable row) {
        return new CartItem(
                row.get("id", String.class),
                row.get("product_id", String.class),
                row.get("variant_id", String.class),
                row.get("quantity", Integer.class),
                row.get("shipping_method", String.class),
                row.get("added_at", Instant.class));
    }
}
