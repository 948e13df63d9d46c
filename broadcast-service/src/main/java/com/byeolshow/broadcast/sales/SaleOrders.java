package com.byeolshow.broadcast.sales;

import com.byeolshow.broadcast.sales.model.SaleOrder;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What is known of orders, one row each. */
@Component
final class SaleOrders {

    private final DatabaseClient db;
    private final JsonMapper json;

    SaleOrders(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Reads what is known and holds it until the transaction ends; an order nobody heard of is unknown. */
    Mono<SaleOrder> lock(String orderId) {
        return db.sql(
                        "INSERT INTO sale_orders (order_id, facts) VALUES (:id, CAST(:facts AS jsonb)) ON CONFLICT DO NOTHING")
                .bind("id", orderId)
                .bind("facts", json.writeValueAsString(SaleOrder.UNKNOWN))
                .then()
                .then(db.sql("SELECT CAST(facts AS text) AS facts FROM sale_orders WHERE order_id = :id FOR UPDATE")
                        .bind("id", orderId)
                        .map(row ->
                                json.readValue(Objects.requireNonNull(row.get("facts", String.class)), SaleOrder.class))
                        .one());
    }

    /** Writes what is known now. */
    Mono<Void> save(String orderId, SaleOrder order) {
        return db.sql("UPDATE sale_orders SET facts = CAST(:facts AS jsonb), heard_at = now() WHERE order_id = :id")
                .bind("id", orderId)
                .bind("facts", json.writeValueAsString(order))
                .then();
    }

    /** Drops up to so many orders nobody heard of since then; how many there were. */
    Mono<Long> dropIdle(boolean counted, Instant since, int most) {
        return db.sql("""
                DELETE FROM sale_orders WHERE order_id IN
                    (SELECT order_id FROM sale_orders WHERE counted = :counted AND heard_at < :since
                    ORDER BY heard_at LIMIT :most FOR UPDATE SKIP LOCKED)
                """)
                .bind("counted", counted)
                .bind("since", since)
                .bind("most", most)
                .fetch()
                .rowsUpdated();
    }
}
