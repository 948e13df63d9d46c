package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.FulfillmentRows.UnitRow;
import com.byeolshow.commerce.order.model.Fulfillment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Where parcels are kept; whoever writes one has locked its order. */
@Component
class Fulfillments {

    private final DatabaseClient db;
    private final JsonMapper json;

    Fulfillments(DatabaseClient db, JsonMapper json) {
        this.db = db;
        this.json = json.rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
    }

    /** Writes a new parcel and counts its units as packed. */
    Mono<Void> insert(OrderId order, Fulfillment fulfillment) {
        var contents = fulfillment.contents();
        var statement = db.sql("""
                        INSERT INTO fulfillment (id, order_id, vendor, status, carrier, tracking_number, packed_at,
                                                 shipped_at, arrived_at)
                        VALUES (:id, :order, :vendor, :status, :carrier, :number, :packed, :shipped, :arrived)""")
                .bind("order", order.value())
                .bind("vendor", contents.vendor())
                .bind("packed", contents.packedAt());
        return state(statement, fulfillment).then().then(insertUnits(order, contents));
    }

    /** The condition repeats the rule, so that not even a mistake of ours sends units that were given back. */
    private Mono<Void> insertUnits(OrderId order, Fulfillment.Contents contents) {
        var rows = contents.units().stream().map(UnitRow::of).toList();
        return db.sql("""
                        WITH packed AS (
                          SELECT * FROM jsonb_populate_recordset(NULL::fulfillment_item, CAST(:units AS jsonb))),
                        counted AS (
                          UPDATE order_item i
                             SET packed_quantity = i.packed_quantity + packed.quantity
                            FROM packed
                           WHERE i.id = packed.order_item_id AND i.order_id = :order
                             AND i.packed_quantity + i.refund_quantity + packed.quantity <= i.quantity
                          RETURNING i.id, packed.quantity)
                        INSERT INTO fulfillment_item (fulfillment_id, order_item_id, quantity)
                        SELECT :fulfillment, id, quantity FROM counted""")
                .bind("units", json.writeValueAsString(rows))
                .bind("order", order.value())
                .bind("fulfillment", contents.id().value())
                .fetch()
                .rowsUpdated()
                .flatMap(written -> written == rows.size()
                        ? Mono.empty()
                        : Mono.error(new IllegalStateException(
                                "parcel %s holds units order %s does not have".formatted(contents.id(), order))));
    }

    /** Writes the state of a parcel. */
    Mono<Void> save(Fulfillment fulfillment) {
        return state(db.sql("""
                        UPDATE fulfillment
                           SET status = :status, carrier = :carrier, tracking_number = :number, shipped_at = :shipped,
                               arrived_at = :arrived
                         WHERE id = :id"""), fulfillment).then();
    }

    private static GenericExecuteSpec state(GenericExecuteSpec statement, Fulfillment fulfillment) {
        var tracking = fulfillment.tracking();
        var bound = statement.bind("id", fulfillment.id().value()).bind("status", fulfillment.status());
        bound = text(bound, "carrier", tracking == null ? null : tracking.carrier());
        bound = text(bound, "number", tracking == null ? null : tracking.number());
        bound = instant(
                bound,
                "shipped",
                switch (fulfillment) {
                    case Fulfillment.Pending _ -> null;
                    case Fulfillment.Shipped(var _, var _, var at) -> at;
                    case Fulfillment.Arrived(var _, var _, var at, var _) -> at;
                });
        return instant(
                bound, "arrived", fulfillment instanceof Fulfillment.Arrived(var _, var _, var _, var at) ? at : null);
    }

    private static GenericExecuteSpec text(GenericExecuteSpec statement, String name, @Nullable String value) {
        return value == null ? statement.bindNull(name, String.class) : statement.bind(name, value);
    }

    private static GenericExecuteSpec instant(GenericExecuteSpec statement, String name, @Nullable Instant value) {
        return value == null ? statement.bindNull(name, Instant.class) : statement.bind(name, value);
    }
}
