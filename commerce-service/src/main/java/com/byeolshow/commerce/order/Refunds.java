package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.RefundRows.RefundItemRow;
import com.byeolshow.commerce.order.RefundRows.RefundRow;
import com.byeolshow.commerce.order.model.Refund;
import com.byeolshow.platform.web.Page;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Where refunds are kept; whoever writes one has locked its order. */
@Component
class Refunds {

    private final DatabaseClient db;
    private final JsonMapper json;

    Refunds(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json.rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
    }

    /** Oldest first, as staff work through them; every status when none is given. */
    Flux<Refund> list(@Nullable String status, Page page) {
        var statement = db.sql("""
                        SELECT (to_jsonb(r) || jsonb_build_object('lines',
                                 (SELECT jsonb_agg(to_jsonb(ri) || jsonb_build_object(
                                           'product_id', i.product_id, 'variant_id', i.variant_id) ORDER BY i.position)
                                    FROM refund_item ri JOIN order_item i ON i.id = ri.order_item_id
                                   WHERE ri.refund_id = r.id)))::text AS refund
                          FROM refund r
                         WHERE CAST(:status AS text) IS NULL OR r.status = :status
                         ORDER BY r.created_at, r.id LIMIT :size OFFSET :offset""").bind("size", page.size()).bind("offset", page.offset());
        statement = status == null ? statement.bindNull("status", String.class) : statement.bind("status", status);
        return statement
                .map(row -> json.readValue(row.get("refund", String.class), RefundRow.class)
                        .refund())
                .all();
    }

    /** Writes a new request and claims its units, its money and, if it takes it, the shipping fee. */
    Mono<Void> insert(Refund.Requested refund) {
        var claim = refund.claim();
        return db.sql("""
                        INSERT INTO refund (id, order_id, customer_id, vendor, status, reason, shipping, created_at)
                        VALUES (:id, :order, :customer, :vendor, 'requested', :reason, :shipping, :created)""")
                .bind("id", claim.id().value())
                .bind("order", claim.orderId().value())
                .bind("customer", claim.customerId())
                .bind("vendor", claim.vendor())
                .bind("reason", claim.reason())
                .bind("shipping", claim.shipping().value())
                .bind("created", claim.createdAt())
                .then()
                .then(insertItems(claim))
                .then(claimShipping(claim));
    }

    private Mono<Void> insertItems(Refund.Claim claim) {
        var rows = claim.lines().stream().map(RefundItemRow::of).toList();
        return db.sql("""
                        WITH claimed AS (
                          SELECT * FROM jsonb_populate_recordset(NULL::refund_item, CAST(:items AS jsonb))),
                        counted AS (
                          UPDATE order_item i
                             SET refund_quantity = i.refund_quantity + claimed.quantity,
                                 refund_amount = i.refund_amount + claimed.amount
                            FROM claimed WHERE i.id = claimed.order_item_id)
                        INSERT INTO refund_item (refund_id, order_item_id, quantity, amount)
                        SELECT :refund, order_item_id, quantity, amount FROM claimed""")
                .bind("items", json.writeValueAsString(rows))
                .bind("refund", claim.id().value())
                .then();
    }

    private Mono<Void> claimShipping(Refund.Claim claim) {
        return claim.shipping().isZero()
                ? Mono.empty()
                : db.sql("UPDATE order_shipment SET refunded = true WHERE order_id = :order AND vendor = :vendor")
                        .bind("order", claim.orderId().value())
                        .bind("vendor", claim.vendor())
                        .then();
    }

    /** Writes the state of a refund. */
    Mono<Void> save(Refund refund) {
        return switch (refund) {
            case Refund.Requested _ -> Mono.empty();
            case Refund.Accepted(var _, var acceptedAt) ->
                db.sql("UPDATE refund SET status = 'accepted', accepted_at = :accepted WHERE id = :id")
                        .bind("accepted", acceptedAt)
                        .bind("id", refund.id().value())
                        .then();
            case Refund.Settled(var _, var acceptedAt, var settledAt, var returned) ->
                saveSettled(refund.id(), acceptedAt, settledAt, returned.value());
        };
    }

    private Mono<Void> saveSettled(RefundId id, Instant acceptedAt, Instant settledAt, long returned) {
        return db.sql("""
                        UPDATE refund
                           SET status = 'settled', accepted_at = :accepted, settled_at = :settled, returned = :returned
                         WHERE id = :id""")
                .bind("accepted", acceptedAt)
                .bind("settled", settledAt)
                .bind("returned", returned)
                .bind("id", id.value())
                .then();
    }
}
