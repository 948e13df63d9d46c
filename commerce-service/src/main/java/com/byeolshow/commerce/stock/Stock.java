package com.byeolshow.commerce.stock;

import com.byeolshow.platform.web.Page;
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

    /** The row is taken first, so that what it changes by is told from what it really was. */
    private static final String CHANGED = """
            WITH before AS (
              SELECT variant_id, on_hand FROM stock WHERE variant_id = :variant FOR UPDATE),
            changed AS (
              UPDATE stock s
                 SET on_hand = %s, version = s.version + 1
                FROM before b
               WHERE s.variant_id = b.variant_id AND %s
              RETURNING s.variant_id, s.on_hand, s.reserved, s.version, s.on_hand - b.on_hand AS change),
            written AS (
              INSERT INTO stock_journal (variant_id, move, quantity, change, note)
              SELECT variant_id, :move, abs(:units), change, :note FROM changed)
            SELECT variant_id, on_hand, reserved, version FROM changed""";

    private static final String SCARCEST = """
            SELECT variant_id, on_hand, reserved, version FROM stock
             WHERE on_hand - reserved <= :most AND %s
             ORDER BY on_hand - reserved, variant_id LIMIT :size OFFSET :offset""";

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
                        INSERT INTO stock (variant_id, on_hand, version) VALUES (:variant, 0, 0)
                        ON CONFLICT (variant_id) DO NOTHING""")
                .bind("variant", variantId)
                .then()
                .then(change(CHANGED.formatted("s.reserved + :units", "true"), "set", variantId, available, null));
    }

    /** Adds units, or takes them away if that many are not promised; empty if they are, or if none were ever set. */
    Mono<StockLevel> adjust(String variantId, long by, @Nullable String note) {
        return change(
                CHANGED.formatted("s.on_hand + :units", "s.on_hand + :units >= s.reserved"),
                "adjusted",
                variantId,
                by,
                note);
    }

    private Mono<StockLevel> change(String sql, String move, String variantId, long units, @Nullable String note) {
        var statement =
                db.sql(sql).bind("variant", variantId).bind("move", move).bind("units", units);
        statement = note == null ? statement.bindNull("note", String.class) : statement.bind("note", note);
        return statement.map(Stock::level).one();
    }

    /** Level and journal in one statement, so that they are of one moment. */
    Mono<StockAccount> account(String variantId) {
        return db.sql("""
                        SELECT s.variant_id, s.on_hand, s.reserved, s.version, j.*
                          FROM stock s, LATERAL (
                            SELECT coalesce(sum(change), 0)::bigint AS put_in,
                                   coalesce(sum(quantity) FILTER (WHERE move = 'reserved'), 0)::bigint AS promised,
                                   coalesce(sum(quantity) FILTER (WHERE move = 'sold'), 0)::bigint AS sold,
                                   coalesce(sum(quantity) FILTER (WHERE move = 'released'), 0)::bigint AS released,
                                   coalesce(sum(quantity) FILTER (WHERE move = 'restocked'), 0)::bigint AS restocked
                              FROM stock_journal WHERE variant_id = s.variant_id) j
                         WHERE s.variant_id = :variant""")
                .bind("variant", variantId)
                .map(row -> new StockAccount(
                        level(row),
                        row.get("put_in", Long.class),
                        row.get("promised", Long.class),
                        row.get("sold", Long.class),
                        row.get("released", Long.class),
                        row.get("restocked", Long.class)))
                .one();
    }

    /** Fewest sellable units first, one more than the page holds if there are more. */
    Flux<StockLevel> scarcest(Page page, long atMost) {
        return scarcest(db.sql(SCARCEST.formatted("true")), page, atMost);
    }

    /** The same of these variants only. */
    Flux<StockLevel> scarcest(Page page, long atMost, Collection<String> variantIds) {
        return scarcest(
                db.sql(SCARCEST.formatted("variant_id = ANY(:variants)"))
                        .bind("variants", variantIds.toArray(String[]::new)),
                page,
                atMost);
    }

    private static Flux<StockLevel> scarcest(DatabaseClient.GenericExecuteSpec statement, Page page, long atMost) {
        return statement
                .bind("most", atMost)
                .bind("size", page.size() + 1)
                .bind("offset", page.offset())
                .map(Stock::level)
                .all();
    }

    private static StockLevel level(Readable row) {
        return new StockLevel(
                row.get("variant_id", String.class),
                row.get("on_hand", Long.class),
                row.get("reserved", Long.class),
                row.get("version", Long.class));
    }
}
