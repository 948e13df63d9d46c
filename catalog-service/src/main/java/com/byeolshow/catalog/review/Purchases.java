package com.byeolshow.catalog.review;

import com.byeolshow.catalog.review.model.Purchase;
import com.byeolshow.catalog.review.model.Purchase.Line;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where it is kept who bought what, as heard from commerce. */
@Component
class Purchases {

    private final DatabaseClient db;

    Purchases(DatabaseClient db) {
        this.db = db;
    }

    /** A line of an order as commerce tells of it. */
    record Item(String variantId, String productId) {}

    /** Adds to what is known of an order; what was once true stays true, so that order of arrival does not matter. */
    Mono<Void> note(String orderId, String customerId, boolean paid, boolean cancelled, List<Item> items) {
        var order = db.sql("""
                        INSERT INTO purchase (order_id, customer_id, paid, cancelled)
                        VALUES (:order, :customer, :paid, :cancelled)
                        ON CONFLICT (order_id) DO UPDATE
                        SET paid = purchase.paid OR excluded.paid, cancelled = purchase.cancelled OR excluded.cancelled""")
                .bind("order", orderId)
                .bind("customer", customerId)
                .bind("paid", paid)
                .bind("cancelled", cancelled)
                .then();
        var lines = db.sql("""
                        INSERT INTO purchased_line (order_id, variant_id, product_id, position)
                        SELECT :order, u.variant, u.product, u.position
                        FROM unnest(CAST(:variants AS text[]), CAST(:products AS text[]))
                             WITH ORDINALITY AS u (variant, product, position)
                        ON CONFLICT DO NOTHING""")
                .bind("order", orderId)
                .bind("variants", items.stream().map(Item::variantId).toArray(String[]::new))
                .bind("products", items.stream().map(Item::productId).toArray(String[]::new))
                .then();
        return order.then(Mono.defer(() -> items.isEmpty() ? Mono.empty() : lines));
    }

    /** Empty when nothing was heard of the order. */
    Mono<Purchase> find(String orderId) {
        return db.sql("""
                        SELECT p.customer_id, p.paid, p.cancelled, l.variant_id, l.product_id, l.spent OR EXISTS (
                            SELECT FROM review r WHERE r.order_id = l.order_id AND r.variant_id = l.variant_id) AS taken
                        FROM purchase p LEFT JOIN purchased_line l ON l.order_id = p.order_id
                        WHERE p.order_id = :order ORDER BY l.position""")
                .bind("order", orderId)
                .map(Purchases::row)
                .all()
                .reduce((whole, more) -> new Purchase(
                        whole.customerId(),
                        whole.paid(),
                        whole.cancelled(),
                        Stream.concat(whole.lines().stream(), more.lines().stream())
                                .toList()));
    }

    /** No review of this line will be taken any more. */
    Mono<Void> spend(String orderId, String variantId) {
        return db.sql("UPDATE purchased_line SET spent = true WHERE order_id = :order AND variant_id = :variant")
                .bind("order", orderId)
                .bind("variant", variantId)
                .then();
    }

    Mono<Void> forget(String customerId) {
        return db.sql("DELETE FROM purchase WHERE customer_id = :customer")
                .bind("customer", customerId)
                .then();
    }

    private static Purchase row(Readable row) {
        String variant = row.get("variant_id", String.class);
        return new Purchase(
                get(row, "customer_id", String.class),
                get(row, "paid", Boolean.class),
                get(row, "cancelled", Boolean.class),
                variant == null
                        ? List.of()
                        : List.of(new Line(
                                variant, get(row, "product_id", String.class), get(row, "taken", Boolean.class))));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
