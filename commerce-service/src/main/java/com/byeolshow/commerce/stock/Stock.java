package com.byeolshow.commerce.stock;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where stock is kept. */
@Component
class Stock {

    private final DatabaseClient db;

    Stock(DatabaseClient db) {
        this.db = db;
    }

    Flux<StockLevel> levels(Collection<String> variantIds) {
        return db.sql("SELECT variant_id, on_hand, reserved, version FROM stock WHERE variant_id = ANY(:variants)")
                .bind("variants", variantIds.toArray(String[]::new))
                .map(Stock::level)
                .all();
    }

    /**
     * Moves all portions in one statement and answers the new levels of those that could move; a portion that would
     * take more than there is stays where it was. Rows are locked in the order of their ids before any of them changes,
     * so two orders with the same goods in opposite order wait for each other instead of deadlocking.
     */
    Flux<StockLevel> move(StockMove move, List<Portion> portions, String orderId, @Nullable String refundId) {
        var statement = db.sql("""
                        WITH wanted AS (
                          SELECT unnest(CAST(:variants AS text[])) AS variant_id,
                                 unnest(CAST(:quantities AS bigint[])) AS quantity),
                        locked AS (
                          SELECT s.variant_id, w.quantity
                            FROM stock s JOIN wanted w ON w.variant_id = s.variant_id
                           ORDER BY s.variant_id
                             FOR UPDATE OF s),
                        moved AS (
                          UPDATE stock s
                             SET on_hand = s.on_hand + l.quantity * :onHand,
                                 reserved = s.reserved + l.quantity * :reserved,
                                 version = s.version + 1
                            FROM locked l
                           WHERE s.variant_id = l.variant_id
                             AND s.reserved + l.quantity * :reserved BETWEEN 0 AND s.on_hand + l.quantity * :onHand
                          RETURNING s.variant_id, s.on_hand, s.reserved, s.version, l.quantity),
                        written AS (
                          INSERT INTO stock_journal (variant_id, move, quantity, order_id, refund_id)
                          SELECT variant_id, :move, quantity, :order, :refund FROM moved)
                        SELECT variant_id, on_hand, reserved, version FROM moved""")
                .bind("variants", portions.stream().map(Portion::variantId).toArray(String[]::new))
                .bind("quantities", portions.stream().map(Portion::quantity).toArray(Long[]::new))
                .bind("onHand", (long) move.onHand())
                .bind("reserved", (long) move.reserved())
                .bind("move", move.word())
                .bind("order", orderId);
        statement = refundId == null ? statement.bindNull("refund", String.class) : statement.bind("refund", refundId);
        return statement.map(Stock::level).all();
    }

    /** Makes this many units sellable, on top of those that are reserved. */
    Mono<StockLevel> set(String variantId, long available) {
        return db.sql("""
                        INSERT INTO stock (variant_id, on_hand) VALUES (:variant, :available)
                        ON CONFLICT (variant_id) DO UPDATE
                           SET on_hand = stock.reserved + :available, version = stock.version + 1
                        RETURNING variant_id, on_hand, reserved, version""")
                .bind("variant", variantId)
                .bind("available", available)
                .map(Stock::level)
                .one();
    }

    /** Says in the journal that the sellable number was set; the row of {@link #set} must be there. */
    Mono<Void> noteSet(String variantId, long available) {
        return db.sql("INSERT INTO stock_journal (variant_id, move, quantity) VALUES (:variant, 'set', :available)")
                .bind("variant", variantId)
                .bind("available", available)
                .then();
    }

    private static StockLevel level(Readable row) {
        return new StockLevel(
                row.get("variant_id", String.class),
                row.get("on_hand", Long.class),
                row.get("reserved", Long.class),
                row.get("version", Long.class));
    }
}
