package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.OrderEvent.RefundDue;
import com.byeolshow.commerce.order.OrderRows.CouponRow;
import com.byeolshow.commerce.order.OrderRows.ItemRow;
import com.byeolshow.commerce.order.OrderRows.SheetRow;
import com.byeolshow.commerce.order.OrderRows.ShipmentRow;
import com.byeolshow.commerce.order.model.Order;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.web.Page;
import java.time.Instant;
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

/** Where orders are kept. An order is read as a whole in one statement; PostgreSQL assembles it as JSON. */
@Component
class Orders {

    /** A contact learnt only after the order was placed is better than none. */
    private static final String SHEET = """
            SELECT (to_jsonb(o) || jsonb_build_object(
                      'customer_alias', coalesce(o.customer_alias, c.alias),
                      'customer_email', coalesce(o.customer_email, c.email),
                      'customer_mobile', coalesce(o.customer_mobile, c.mobile),
                      'items', (SELECT coalesce(jsonb_agg(to_jsonb(i) ORDER BY i.position), '[]')
                                  FROM order_item i WHERE i.order_id = o.id),
                      'shipments', (SELECT coalesce(jsonb_agg(to_jsonb(s) ORDER BY s.vendor), '[]')
                                      FROM order_shipment s WHERE s.order_id = o.id),
                      'refunds', (SELECT coalesce(jsonb_agg(to_jsonb(r) || jsonb_build_object('lines',
                                           (SELECT jsonb_agg(to_jsonb(ri) || jsonb_build_object(
                                                     'product_id', i.product_id, 'variant_id', i.variant_id)
                                                   ORDER BY i.position)
                                              FROM refund_item ri JOIN order_item i ON i.id = ri.order_item_id
                                             WHERE ri.refund_id = r.id)) ORDER BY r.created_at, r.id), '[]')
                                    FROM refund r WHERE r.order_id = o.id),
                      'accounts', (SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a.expires_at), '[]')
                                     FROM virtual_account a WHERE a.order_id = o.id),
                      'strays', (SELECT coalesce(jsonb_agg(to_jsonb(p) ORDER BY p.arrived_at), '[]')
                                   FROM stray_payment p WHERE p.order_id = o.id),
                      'coupons', (SELECT coalesce(jsonb_agg(to_jsonb(k) ORDER BY k.coupon_id), '[]')
                                    FROM order_coupon k WHERE k.order_id = o.id)))::text AS sheet
              FROM orders o LEFT JOIN customer c ON c.id = o.customer_id
            """;

    private final DatabaseClient db;
    private final JsonMapper json;

    Orders(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json.rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
    }

    Mono<OrderSheet> sheet(OrderId id) {
        return sheets(db.sql(SHEET + " WHERE o.id = :id").bind("id", id.value()))
                .singleOrEmpty();
    }

    /** Newest first. */
    Flux<OrderSheet> ofCustomer(String customerId, Page page) {
        return sheets(db.sql(SHEET + """
                         WHERE o.customer_id = :customer
                         ORDER BY o.placed_at DESC, o.id LIMIT :size OFFSET :offset""")
                .bind("customer", customerId)
                .bind("size", page.size())
                .bind("offset", page.offset()));
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

    Mono<Void> insert(OrderSheet sheet, Instant expiresAt) {
        var head = sheet.order().head();
        var statement = db.sql("""
                        INSERT INTO orders (id, customer_id, status, amount, expires_at, request, tags, customs_code,
                                            shipping_address, billing_address, customer_alias, customer_email,
                                            customer_mobile, placed_at, updated_at)
                        VALUES (:id, :customer, 'placed', :amount, :expires, :request, :tags, :customs,
                                CAST(:shipping AS jsonb), CAST(:billing AS jsonb), :alias, :email, :mobile,
                                :placed, :placed)""")
                .bind("id", head.id().value())
                .bind("customer", head.customerId())
                .bind("amount", head.amount().value())
                .bind("expires", expiresAt)
                .bind("tags", sheet.tags().toArray(String[]::new))
                .bind("shipping", json.writeValueAsString(sheet.shipping()))
                .bind("billing", json.writeValueAsString(sheet.billing()))
                .bind("placed", sheet.placedAt());
        statement = text(statement, "request", sheet.request());
        statement = text(statement, "customs", sheet.customsCode());
        statement = text(statement, "alias", sheet.buyer().alias());
        statement = text(statement, "email", sheet.buyer().email());
        statement = text(statement, "mobile", sheet.buyer().mobile());
        return statement
                .then()
                .then(insertItems(sheet))
                .then(insertShipments(sheet))
                .then(insertCoupons(sheet));
    }

    private Mono<Void> insertItems(OrderSheet sheet) {
        var rows = IntStream.range(0, sheet.lines().size())
                .mapToObj(position -> ItemRow.of(sheet.lines().get(position), position))
                .toList();
        return db.sql("""
                        INSERT INTO order_item (id, order_id, position, product_id, product_name, thumbnail_url,
                                                variant_id, variant_types, vendor, quantity, unit_original, unit_sale,
                                                coupon_discount, shipping_method, request)
                        SELECT id, :order, position, product_id, product_name, thumbnail_url, variant_id,
                               variant_types, vendor, quantity, unit_original, unit_sale, coupon_discount, shipping_method,
                               request
                          FROM jsonb_populate_recordset(NULL::order_item, CAST(:items AS jsonb))""")
                .bind("order", sheet.id().value())
                .bind("items", json.writeValueAsString(rows))
                .then();
    }

    private Mono<Void> insertShipments(OrderSheet sheet) {
        var rows = sheet.shipments().stream().map(ShipmentRow::of).toList();
        return db.sql("""
                        INSERT INTO order_shipment (id, order_id, vendor, shipping_method, rule_fee, rule_free_over,
                                                    rule_weight_over, region, fee)
                        SELECT id, :order, vendor, shipping_method, rule_fee, rule_free_over, rule_weight_over, region, fee
                          FROM jsonb_populate_recordset(NULL::order_shipment, CAST(:shipments AS jsonb))""")
                .bind("order", sheet.id().value())
                .bind("shipments", json.writeValueAsString(rows))
                .then();
    }

    private Mono<Void> insertCoupons(OrderSheet sheet) {
        if (sheet.coupons().isEmpty()) {
            return Mono.empty();
        }
        var rows = sheet.coupons().stream().map(CouponRow::of).toList();
        return db.sql("""
                        INSERT INTO order_coupon (order_id, coupon_id, name, item_id, discounted)
                        SELECT :order, coupon_id, name, item_id, discounted
                          FROM jsonb_populate_recordset(NULL::order_coupon, CAST(:coupons AS jsonb))""")
                .bind("order", sheet.id().value())
                .bind("coupons", json.writeValueAsString(rows))
                .then();
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
        var statement = db.sql("UPDATE orders SET status = :status, updated_at = :now, received_at = :received,"
                        + " done_at = :done, " + changes + " WHERE id = :id")
                .bind("status", order.status())
                .bind("now", now)
                .bind("id", order.id().value());
        statement = instant(statement, "received", marks.receivedAt());
        statement = instant(statement, "done", marks.doneAt());
        return values.apply(statement).then();
    }

    Mono<Void> addStray(RefundDue due) {
        return db.sql("""
                        INSERT INTO stray_payment (payment_id, order_id, amount, arrived_at)
                        VALUES (:payment, :order, :amount, :at)""")
                .bind("payment", due.paymentId().value())
                .bind("order", due.orderId().value())
                .bind("amount", due.amount().value())
                .bind("at", due.occurredAt())
                .then();
    }

    /** Notes that a payment that could not be taken went back; does nothing for any other payment. */
    Mono<Void> returnStray(OrderId order, PaymentId payment, Instant at) {
        return db.sql("""
                        UPDATE stray_payment SET returned_at = :at
                         WHERE order_id = :order AND payment_id = :payment AND returned_at IS NULL""")
                .bind("at", at)
                .bind("order", order.value())
                .bind("payment", payment.value())
                .then();
    }

    Mono<Void> addAccount(OrderId order, OrderSheet.Account account) {
        return db.sql("""
                        INSERT INTO virtual_account (payment_id, order_id, bank_name, account_number, amount, expires_at)
                        VALUES (:payment, :order, :bank, :number, :amount, :expires)
                        ON CONFLICT (payment_id) DO NOTHING""")
                .bind("payment", account.payment().value())
                .bind("order", order.value())
                .bind("bank", account.bank())
                .bind("number", account.number())
                .bind("amount", account.amount().value())
                .bind("expires", account.expiresAt())
                .then();
    }

    private Flux<OrderSheet> sheets(GenericExecuteSpec statement) {
        return statement
                .map(row -> json.readValue(row.get("sheet", String.class), SheetRow.class)
                        .sheet())
                .all();
    }

    private static GenericExecuteSpec text(GenericExecuteSpec statement, String name, @Nullable String value) {
        return value == null ? statement.bindNull(name, String.class) : statement.bind(name, value);
    }

    private static GenericExecuteSpec instant(GenericExecuteSpec statement, String name, @Nullable Instant value) {
        return value == null ? statement.bindNull(name, Instant.class) : statement.bind(name, value);
    }
}
