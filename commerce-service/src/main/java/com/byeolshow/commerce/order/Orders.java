package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.OrderRows.CouponRow;
import com.byeolshow.commerce.order.OrderRows.ItemRow;
import com.byeolshow.commerce.order.OrderRows.ShipmentRow;
import com.byeolshow.commerce.order.model.Order;
import com.byeolshow.commerce.order.model.OrderEdit;
import com.byeolshow.commerce.order.model.OrderProblem;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Where orders are written. Whoever changes one has locked it. */
@Component
class Orders {

    private final DatabaseClient db;
    private final OrderSheets sheets;
    private final JsonMapper json;

    Orders(DatabaseClient db, OrderSheets sheets, JsonMapper json) {
        this.db = db;
        this.sheets = sheets;
        this.json = json.rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
    }

    /** The order as it is now, in the caller's transaction. */
    Mono<OrderSheet> sheet(OrderId id) {
        return sheets.one(id);
    }

    /**
     * Takes the order for the caller's transaction and reads it then: a second statement, because one statement would
     * show the parts as they were before it waited for the lock.
     */
    Mono<OrderSheet> lock(OrderId id) {
        return db.sql("SELECT id FROM orders WHERE id = :id FOR UPDATE")
                .bind("id", id.value())
                .fetch()
                .first()
                .flatMap(_ -> sheet(id));
    }

    /** Like {@link #lock} for one's own order; anything else is {@link OrderProblem.NoSuchOrder}. */
    Mono<OrderSheet> lockOwn(OrderId id, String customerId) {
        return lock(id).filter(sheet -> sheet.order().head().customerId().equals(customerId))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new OrderProblem.NoSuchOrder())));
    }

    /** Like {@link #lock} for an order that is due to expire; empty when another replica has it or it is not due. */
    Mono<OrderSheet> lockExpired(OrderId id, Instant now) {
        return db.sql("""
                        SELECT id FROM orders WHERE id = :id AND status = 'placed' AND expires_at <= :now
                           FOR UPDATE SKIP LOCKED""")
                .bind("id", id.value())
                .bind("now", now)
                .fetch()
                .first()
                .flatMap(_ -> sheet(id));
    }

    /** Unpaid orders past their limit, longest first. */
    Flux<OrderId> expired(Instant now, int most) {
        return db.sql("""
                        SELECT id FROM orders WHERE status = 'placed' AND expires_at <= :now
                         ORDER BY expires_at LIMIT :most""")
                .bind("now", now)
                .bind("most", most)
                .map(row -> new OrderId(row.get("id", String.class)))
                .all();
    }

    /**
     * Orders that have been delivered, or were all sent, since {@code limit} or longer and wait for nothing; longest
     * first. What they could wait for is looked at here as well, so that no batch is full of orders that stay.
     */
    Flux<OrderId> delivered(Instant limit, int most) {
        return db.sql("""
                        SELECT o.id FROM orders o
                         WHERE o.done_at IS NULL AND o.status IN ('paid', 'partially-refunded', 'under-refunded')
                           AND coalesce(o.received_at, o.shipped_at) <= :limit
                           AND NOT EXISTS (SELECT FROM refund r
                                            WHERE r.order_id = o.id AND r.status IN ('requested', 'accepted'))
                           AND (o.received_at IS NOT NULL
                                OR NOT EXISTS (SELECT FROM order_item i
                                                WHERE i.order_id = o.id
                                                  AND i.packed_quantity + i.refund_quantity < i.quantity)
                                   AND NOT EXISTS (SELECT FROM fulfillment f
                                                    WHERE f.order_id = o.id AND f.status = 'pending'))
                         ORDER BY coalesce(o.received_at, o.shipped_at) LIMIT :most""")
                .bind("limit", limit)
                .bind("most", most)
                .map(row -> new OrderId(row.get("id", String.class)))
                .all();
    }

    /** Writes a new order with all that belongs to it, in one statement. */
    Mono<Void> insert(OrderSheet sheet, Instant expiresAt) {
        var head = sheet.order().head();
        var statement = db.sql("""
                        WITH placed AS (
                          INSERT INTO orders (id, customer_id, status, amount, expires_at, request, tags, customs_code,
                                              shipping_address, billing_address, customer_alias, customer_email,
                                              customer_mobile, placed_at, updated_at)
                          VALUES (:id, :customer, 'placed', :amount, :expires, :request, :tags, :customs,
                                  CAST(:shipping AS jsonb), CAST(:billing AS jsonb), :alias, :email, :mobile,
                                  :placed, :placed)),
                        bought AS (
                          INSERT INTO order_item (id, order_id, position, product_id, product_name, thumbnail_url,
                                                  variant_id, variant_types, vendor, quantity, unit_original, unit_sale,
                                                  coupon_discount, shipping_method, request)
                          SELECT id, :id, position, product_id, product_name, thumbnail_url, variant_id,
                                 variant_types, vendor, quantity, unit_original, unit_sale, coupon_discount,
                                 shipping_method, request
                            FROM jsonb_populate_recordset(NULL::order_item, CAST(:items AS jsonb))),
                        spent AS (
                          INSERT INTO order_coupon (order_id, coupon_id, name, item_id, discounted)
                          SELECT :id, coupon_id, name, item_id, discounted
                            FROM jsonb_populate_recordset(NULL::order_coupon, CAST(:coupons AS jsonb)))
                        INSERT INTO order_shipment (id, order_id, vendor, shipping_method, rule_fee, rule_free_over,
                                                    rule_weight_over, region, fee)
                        SELECT id, :id, vendor, shipping_method, rule_fee, rule_free_over, rule_weight_over, region, fee
                          FROM jsonb_populate_recordset(NULL::order_shipment, CAST(:shipments AS jsonb))""")
                .bind("id", head.id().value())
                .bind("customer", head.customerId())
                .bind("amount", head.amount().value())
                .bind("expires", expiresAt)
                .bind("tags", sheet.tags().toArray(String[]::new))
                .bind("shipping", json.writeValueAsString(sheet.shipping()))
                .bind("billing", json.writeValueAsString(sheet.billing()))
                .bind("placed", sheet.placedAt())
                .bind("items", json.writeValueAsString(items(sheet)))
                .bind(
                        "shipments",
                        json.writeValueAsString(
                                sheet.shipments().stream().map(ShipmentRow::of).toList()))
                .bind(
                        "coupons",
                        json.writeValueAsString(
                                sheet.coupons().stream().map(CouponRow::of).toList()));
        statement = text(statement, "request", sheet.request());
        statement = text(statement, "customs", sheet.customsCode());
        statement = text(statement, "alias", sheet.buyer().alias());
        statement = text(statement, "email", sheet.buyer().email());
        statement = text(statement, "mobile", sheet.buyer().mobile());
        return statement.then();
    }

    private static List<ItemRow> items(OrderSheet sheet) {
        return IntStream.range(0, sheet.lines().size())
                .mapToObj(position -> ItemRow.of(sheet.lines().get(position), position))
                .toList();
    }

    /** Writes the state of an order that the caller has locked. */
    Mono<Void> save(Order order, Instant now) {
        return switch (order) {
            case Order.Placed(var _, var expiresAt) ->
                update(order, now, "expires_at = :expires", sql -> sql.bind("expires", expiresAt));
            case Order.Deviating(var _, var deposit) ->
                holding(order, now, deposit.id(), deposit.amount(), deposit.at());
            case Order.Paid(var _, var payment) -> holding(order, now, payment.id(), payment.kept(), payment.at());
            case Order.Cancelled(var _, var reason, var at) ->
                update(
                        order,
                        now,
                        "cancel_reason = :reason, cancelled_at = :cancelled, payment_id = NULL, paid_at = NULL, payment_amount = NULL",
                        sql -> sql.bind("reason", reason).bind("cancelled", at));
            case Order.GivingBack back ->
                update(
                        order,
                        now,
                        "refunded = :refunded",
                        sql -> sql.bind("refunded", back.refunded().value()));
        };
    }

    private Mono<Void> holding(Order order, Instant now, PaymentId payment, Won amount, Instant paidAt) {
        return update(order, now, "payment_id = :payment, payment_amount = :held, paid_at = :paid", sql -> sql.bind(
                        "payment", payment.value())
                .bind("held", amount.value())
                .bind("paid", paidAt));
    }

    private Mono<Void> update(Order order, Instant now, String changes, UnaryOperator<GenericExecuteSpec> values) {
        var marks = order.head().marks();
        var statement = db.sql("UPDATE orders SET status = :status, updated_at = :now, shipped_at = :shipped,"
                        + " received_at = :received, done_at = :done, " + changes + " WHERE id = :id")
                .bind("status", order.status())
                .bind("now", now)
                .bind("id", order.id().value());
        statement = instant(statement, "shipped", marks.shippedAt());
        statement = instant(statement, "received", marks.receivedAt());
        statement = instant(statement, "done", marks.doneAt());
        return values.apply(statement).then();
    }

    /** Writes what the customer corrected. */
    Mono<Void> edit(OrderId id, OrderEdit edit, Instant now) {
        var statement = db.sql("""
                        UPDATE orders
                           SET shipping_address = coalesce(CAST(:shipping AS jsonb), shipping_address),
                               billing_address = coalesce(CAST(:billing AS jsonb), billing_address),
                               request = nullif(coalesce(:request, request), ''),
                               updated_at = :now
                         WHERE id = :id""").bind("now", now).bind("id", id.value());
        statement = text(
                statement,
                "shipping",
                edit.shipping().map(json::writeValueAsString).orElse(null));
        statement = text(
                statement,
                "billing",
                edit.billing().map(json::writeValueAsString).orElse(null));
        return text(statement, "request", edit.request().orElse(null)).then();
    }

    /** Takes the order off its customer's list; false when the customer has no such order. */
    Mono<Boolean> hide(OrderId id, String customerId, Instant now) {
        return db.sql("""
                        UPDATE orders SET hidden_at = coalesce(hidden_at, :now)
                         WHERE id = :id AND customer_id = :customer""")
                .bind("now", now)
                .bind("id", id.value())
                .bind("customer", customerId)
                .fetch()
                .rowsUpdated()
                .map(hidden -> hidden > 0);
    }

    private static GenericExecuteSpec text(GenericExecuteSpec statement, String name, @Nullable String value) {
        return value == null ? statement.bindNull(name, String.class) : statement.bind(name, value);
    }

    private static GenericExecuteSpec instant(GenericExecuteSpec statement, String name, @Nullable Instant value) {
        return value == null ? statement.bindNull(name, Instant.class) : statement.bind(name, value);
    }
}
