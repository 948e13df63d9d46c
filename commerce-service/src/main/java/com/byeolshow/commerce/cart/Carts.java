package com.byeolshow.commerce.cart;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where carts are kept. Whoever changes lines takes the cart first and its lines in the order of their variants; only
 * checkout takes lines without their cart, in the same order, so nobody waits in a circle.
 */
@Component
class Carts {

    private final DatabaseClient db;
    private final JsonMapper json;
    private final ObjectReader snapshots;

    Carts(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
        this.snapshots = json.readerFor(Snapshot.class);
    }

    /** Oldest first. */
    Flux<CartItem> items(String customerId) {
        return db.sql("""
                        SELECT id, product_id, variant_id, quantity, shipping_method, added_at, snapshot::text AS snapshot
                          FROM cart_item WHERE customer_id = :customer ORDER BY added_at, id""").bind("customer", customerId).map(this::item).all();
    }

    /** Takes the cart for the caller's transaction, made if there is none, and notes that it changes now. */
    Mono<Void> take(String customerId, Instant now) {
        return db.sql("""
                        INSERT INTO cart (customer_id, changed_at) VALUES (:customer, :now)
                        ON CONFLICT (customer_id) DO UPDATE SET changed_at = EXCLUDED.changed_at""").bind("customer", customerId).bind("now", now).then();
    }

    /** The lines of a cart that the caller has taken, for changing them; oldest first. */
    Flux<CartItem> lock(String customerId) {
        return db.sql("SELECT id FROM cart_item WHERE customer_id = :customer ORDER BY variant_id FOR UPDATE")
                .bind("customer", customerId)
                .then()
                // A second statement: the first one shows lines as they were before it waited for a checkout.
                .thenMany(Flux.defer(() -> items(customerId)));
    }

    /**
     * A line as it is now.
     *
     * @param size lines the cart has with it
     */
    record Put(CartItem item, long size) {}

    /**
     * Adds lines to a cart that the caller has taken, or gives those of the same variant the new values; a variant may
     * appear once in the list.
     */
    Flux<Put> put(String customerId, List<CartItem> items) {
        return db.sql("""
                        WITH put AS (
                          INSERT INTO cart_item (id, customer_id, product_id, variant_id, quantity, shipping_method,
                                                 added_at, snapshot)
                          SELECT id, :customer, "productId", "variantId", quantity, "shippingMethod", "addedAt", snapshot
                            FROM jsonb_to_recordset(CAST(:items AS jsonb)) AS t(
                                id text, "productId" text, "variantId" text, quantity integer, "shippingMethod" text,
                                "addedAt" timestamptz, snapshot jsonb)
                           ORDER BY "variantId"
                          ON CONFLICT (customer_id, variant_id) DO UPDATE
                             SET product_id = EXCLUDED.product_id, quantity = EXCLUDED.quantity,
                                 shipping_method = EXCLUDED.shipping_method, snapshot = EXCLUDED.snapshot
                          RETURNING id, product_id, variant_id, quantity, shipping_method, added_at, snapshot)
                        SELECT id, product_id, variant_id, quantity, shipping_method, added_at, snapshot::text AS snapshot,
                               count(*) OVER () + (
                                 SELECT count(*) FROM cart_item other
                                  WHERE other.customer_id = :customer
                                    AND other.variant_id NOT IN (SELECT variant_id FROM put)) AS size
                          FROM put""")
                .bind("customer", customerId)
                .bind("items", json.writeValueAsString(items))
                .map(row -> new Put(item(row), row.get("size", Long.class)))
                .all();
    }

    /** Lines of others and lines that are gone are left out of the count. */
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
        return db.sql("""
                        WITH going AS (
                          SELECT id FROM cart_item WHERE customer_id = :customer ORDER BY variant_id FOR UPDATE)
                        DELETE FROM cart_item c USING going WHERE c.id = going.id""").bind("customer", customerId).then();
    }

    /** Drops carts nobody has changed since, with their lines; those somebody is changing now are left alone. */
    Mono<Long> prune(Instant before, int most) {
        return db.sql("""
                        WITH old AS (
                          SELECT customer_id FROM cart WHERE changed_at < :before
                           ORDER BY changed_at LIMIT :most FOR UPDATE SKIP LOCKED),
                        going AS (
                          SELECT i.id FROM cart_item i JOIN old ON old.customer_id = i.customer_id
                           ORDER BY i.customer_id, i.variant_id FOR UPDATE OF i),
                        emptied AS (
                          DELETE FROM cart_item i USING going WHERE i.id = going.id)
                        DELETE FROM cart c USING old WHERE c.customer_id = old.customer_id""").bind("before", before).bind("most", most).fetch().rowsUpdated();
    }

    private CartItem item(Readable row) {
        return new CartItem(
                row.get("id", String.class),
                row.get("product_id", String.class),
                row.get("variant_id", String.class),
                row.get("quantity", Integer.class),
                row.get("shipping_method", String.class),
                row.get("added_at", Instant.class),
                snapshots.readValue(row.get("snapshot", String.class)));
    }
}
