package com.byeolshow.broadcast.show.pin;

import com.byeolshow.broadcast.show.PinnedProduct;
import com.byeolshow.broadcast.show.PinnedProducts;
import com.byeolshow.broadcast.show.ShowId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where pins are kept, one per show. A pin of a show that is not live or does not list the product is none. */
@Component
final class Pins implements PinnedProducts {

    private final DatabaseClient db;

    Pins(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<PinnedProduct> of(ShowId id) {
        return db.sql("""
                SELECT p.product_id, p.product ->> 'name' AS name, p.product ->> 'thumbnailUrl' AS thumbnail,
                    CAST(p.product #>> '{price,original}' AS bigint) AS original,
                    CAST(p.product #>> '{price,sale}' AS bigint) AS sale
                FROM show_pins n JOIN shows s ON s.id = n.show_id AND s.status = 'live'
                    JOIN show_products l ON l.show_id = n.show_id AND l.product_id = n.product_id
                    JOIN shown_products p ON p.product_id = n.product_id
                WHERE n.show_id = :show
                """).bind("show", id.value()).map(Pins::product).one();
    }

    private static PinnedProduct product(Readable row) {
        return new PinnedProduct(
                Objects.requireNonNull(row.get("product_id", String.class)),
                Objects.requireNonNull(row.get("name", String.class)),
                row.get("thumbnail", String.class),
                Objects.requireNonNull(row.get("original", Long.class)),
                Objects.requireNonNull(row.get("sale", Long.class)));
    }

    /**
     * Pins a known product that the show lists, in place of another, if the show is live; else false. Holds the show until
     * the transaction ends, so that it cannot end in between.
     */
    Mono<Boolean> put(ShowId id, String productId, Instant now) {
        return db.sql("""
                INSERT INTO show_pins
                SELECT s.id, l.product_id, :now
                FROM shows s JOIN show_products l ON l.show_id = s.id JOIN shown_products p ON p.product_id = l.product_id
                WHERE s.id = :show AND s.status = 'live' AND l.product_id = :product
                FOR SHARE OF s
                ON CONFLICT (show_id) DO UPDATE SET product_id = excluded.product_id, pinned_at = excluded.pinned_at
                """)
                .bind("show", id.value())
                .bind("product", productId)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Takes the pin down; false if there was none. */
    Mono<Boolean> remove(ShowId id) {
        return db.sql("DELETE FROM show_pins WHERE show_id = :show")
                .bind("show", id.value())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Takes the pin down if it is none any more; false if there was none or it still stands. */
    Mono<Boolean> removeVoid(ShowId id) {
        return db.sql("""
                DELETE FROM show_pins n WHERE show_id = :show AND NOT EXISTS (
                    SELECT 1 FROM shows s JOIN show_products l ON l.show_id = s.id
                    WHERE s.id = n.show_id AND s.status = 'live' AND l.product_id = n.product_id)
                """).bind("show", id.value()).fetch().rowsUpdated().map(rows -> rows == 1);
    }
}
