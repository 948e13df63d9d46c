package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.RefundRows.RefundRow;
import com.byeolshow.commerce.order.model.ConsoleReturn;
import com.byeolshow.commerce.order.model.Refund;
import com.byeolshow.platform.web.Page;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Where refunds are kept; whoever writes one has locked its order. */
@Component
class Refunds {

    private static final String REFUND = """
            SELECT (to_jsonb(r) || jsonb_build_object('lines',
                     (SELECT jsonb_agg(to_jsonb(ri) || jsonb_build_object(
                               'product_id', i.product_id, 'variant_id', i.variant_id) ORDER BY i.position)
                        FROM refund_item ri JOIN order_item i ON i.id = ri.order_item_id
                       WHERE ri.refund_id = r.id)))::text AS refund
              FROM refund r
            """;

    private final DatabaseClient db;
    private final JsonMapper json;

    Refunds(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json.rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
    }

    Mono<Refund> one(RefundId id) {
        return refunds(db.sql(REFUND + " WHERE r.id = :id").bind("id", id.value()))
                .singleOrEmpty();
    }

    /** Oldest first, as staff work through them. */
    Flux<Refund> list(RefundFilter filter, Page page) {
        var statement = db.sql(REFUND + """
                         WHERE (CAST(:status AS text) IS NULL OR r.status = :status)
                           AND (CAST(:vendor AS text) IS NULL OR r.vendor = :vendor)
                           AND (CAST(:customer AS text) IS NULL OR r.customer_id = :customer)
                           AND (CAST(:from AS timestamptz) IS NULL OR r.created_at >= :from)
                           AND (CAST(:until AS timestamptz) IS NULL OR r.created_at < :until)
                         ORDER BY r.created_at, r.id LIMIT :size OFFSET :offset""").bind("size", page.size()).bind("offset", page.offset());
        statement = bind(statement, "status", filter.status(), String.class);
        statement = bind(statement, "vendor", filter.vendor(), String.class);
        statement = bind(statement, "customer", filter.customer(), String.class);
        statement = bind(statement, "from", filter.from(), Instant.class);
        statement = bind(statement, "until", filter.until(), Instant.class);
        return refunds(statement);
    }

    /** Writes refunds of one order, new or in a new state, and counts anew what refunds hold of it. */
    Mono<Void> save(OrderId order, List<Refund> refunds) {
        if (refunds.isEmpty()) {
            return Mono.empty();
        }
        List<RefundRow> rows = refunds.stream().map(RefundRow::of).toList();
        return write(rows).then(writeItems(rows)).then(count(order));
    }

    private Mono<Void> write(List<RefundRow> rows) {
        return db.sql("""
                        INSERT INTO refund (id, order_id, customer_id, vendor, status, reason, shipping, shipping_named,
                                            amount, cancellation_id, created_at, accepted_at, accepted_by, restock,
                                            settled_at, returned, cancelled_at, cancelled_by, cancel_reason)
                        SELECT id, order_id, customer_id, vendor, status, reason, shipping, shipping_named, amount,
                               cancellation_id, created_at, accepted_at, accepted_by, restock, settled_at, returned,
                               cancelled_at, cancelled_by, cancel_reason
                          FROM jsonb_populate_recordset(NULL::refund, CAST(:refunds AS jsonb))
                        ON CONFLICT (id) DO UPDATE
                           SET status = excluded.status, shipping = excluded.shipping, amount = excluded.amount,
                               accepted_at = excluded.accepted_at, accepted_by = excluded.accepted_by,
                               restock = excluded.restock, settled_at = excluded.settled_at,
                               returned = excluded.returned, cancelled_at = excluded.cancelled_at,
                               cancelled_by = excluded.cancelled_by, cancel_reason = excluded.cancel_reason""").bind("refunds", json.writeValueAsString(rows)).then();
    }

    /** What a refund is for never changes, so items that are there already stay. */
    private Mono<Void> writeItems(List<RefundRow> rows) {
        var items = rows.stream()
                .flatMap(row -> row.lines() == null ? Stream.of() : row.lines().stream())
                .toList();
        return db.sql("""
                        INSERT INTO refund_item (refund_id, order_item_id, quantity, amount)
                        SELECT refund_id, order_item_id, quantity, amount
                          FROM jsonb_populate_recordset(NULL::refund_item, CAST(:items AS jsonb))
                        ON CONFLICT DO NOTHING""").bind("items", json.writeValueAsString(items)).then();
    }

    /**
     * The rules know what is left without these sums; here they meet the checks of the schema, which fail the
     * transaction should refunds ever hold more than there was.
     */
    private Mono<Void> count(OrderId order) {
        return db.sql("""
                        WITH live AS (
                          SELECT id, vendor, shipping, amount, cancellation_id
                            FROM refund WHERE order_id = :order AND status <> 'cancelled'),
                        held AS (
                          SELECT ri.order_item_id, sum(ri.quantity) AS quantity, sum(ri.amount) AS amount
                            FROM refund_item ri JOIN live ON live.id = ri.refund_id GROUP BY ri.order_item_id),
                        items AS (
                          UPDATE order_item i
                             SET refund_quantity = coalesce(held.quantity, 0), refund_amount = coalesce(held.amount, 0)
                            FROM order_item j LEFT JOIN held ON held.order_item_id = j.id
                           WHERE j.id = i.id AND i.order_id = :order),
                        fees AS (
                          UPDATE order_shipment s
                             SET refunded = EXISTS (
                                   SELECT FROM live WHERE live.vendor = s.vendor AND live.shipping > 0)
                           WHERE s.order_id = :order)
                        UPDATE orders
                           SET refund_claimed =
                                 (SELECT coalesce(sum(amount), 0) FROM live WHERE cancellation_id IS NULL)
                         WHERE id = :order""").bind("order", order.value()).then();
    }

    /** Notes what happened at the provider's console; false when it was noted before. */
    Mono<Boolean> note(OrderId order, ConsoleReturn back) {
        return db.sql("""
                        INSERT INTO console_return (cancellation_id, order_id, payment_id, amount, reason, cancelled_at)
                        VALUES (:id, :order, :payment, :amount, :reason, :at)
                        ON CONFLICT (cancellation_id) DO NOTHING""")
                .bind("id", back.cancellationId())
                .bind("order", order.value())
                .bind("payment", back.payment().value())
                .bind("amount", back.amount().value())
                .bind("reason", back.reason())
                .bind("at", back.at())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    private Flux<Refund> refunds(GenericExecuteSpec statement) {
        return statement
                .map(row -> json.readValue(row.get("refund", String.class), RefundRow.class)
                        .refund())
                .all();
    }

    private static <T> GenericExecuteSpec bind(
            GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }
}
