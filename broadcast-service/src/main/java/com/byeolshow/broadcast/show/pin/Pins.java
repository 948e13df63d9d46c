package com.byeolshow.broadcast.show.pin;

import com.byeolshow.broadcast.show.PinState;
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
    public Mono<PinState> of(ShowId id) {
        return db.sql("""
                SELECT n.version, p.product_id, p.product ->> 'name' AS name, p.product ->> 'thumbnailUrl' AS thumbnail,
                    CAST(p.product #>> '{price,original}' AS bigint) AS original,
                    CAST(p.product #>> '{price,sale}' AS bigint) AS sale
                FROM show_pins n LEFT JOIN (shows s
                        JOIN show_products l ON l.show_id = s.id
                        JOIN shown_products p ON p.product_id = l.product_id)
                    ON s.id = n.show_id AND s.status = 'live' AND l.product_id = n.product_id
                WHERE n.show_id = :show
                """).bind("show", id.value()).map(Pins::state).one().defaultIfEmpty(PinState.NEVER);
    }

    private static PinState state(Readable row) {
        String product = row.get("product_id", String.class);
        return new PinState(
                version(row),
                product == null
                        ? null
                        : new PinnedProduct(
                                product,
                                Objects.requireNonNull(row.get("name", String.class)),
                                row.get("thumbnail", String.class),
                                Objects.requireNonNull(row.get("original", Long.class)),
                                Objects.requireNonNull(row.get("sale", Long.class))));
    }

    private static long version(Readable row) {
        return Objects.requireNonNull(row.get("version", Long.class));
    }

    /**
     * Pins a known product that the show lists, in place of another, if the show is live; else false. Holds the show until
     * the transaction ends, so that it cannot end in between.
     */
    Mono<Boolean> put(ShowId id, String productId, Instant now) {
        return db.sql("""
                INSERT INTO show_pins (show_id, product_id, pinned_at)
                SELECT s.id, l.product_id, :now
                FROM shows s JOIN show_products l ON l.show_id = s.id JOIN shown_products p ON p.product_id = l.product_id
                WHERE s.id = :show AND s.status = 'live' AND l.product_id = :product
                FOR SHARE OF s
                ON CONFLICT (show_id) DO UPDATE SET product_id = excluded.product_id, pinned_at = excluded.pinned_at,
                    version = nextval('show_pin_versions')
                """)
                .bind("show", id.value())
                .bind("product", productId)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Takes the pin down and returns the version of that; empty if there was none. */
    Mono<Long> remove(ShowId id) {
        return db.sql("""
                UPDATE show_pins SET product_id = NULL, version = nextval('show_pin_versions')
                WHERE show_id = :show AND product_id IS NOT NULL RETURNING version
                """).bind("show", id.value()).map(Pins::version).one();
    }

    /** The same if the pin is none any more; empty if there was none or it still stands. */
    Mono<Long> removeVoid(ShowId id) {
        return db.sql("""
                UPDATE show_pins n SET product_id = NULL, version = nextval('show_pin_versions')
                WHERE show_id = :show AND product_id IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM shows s JOIN show_products l ON l.show_id = s.id
                    WHERE s.id = n.show_id AND s.status = 'live' AND l.product_id = n.product_id)
                RETURNING version
                """).bind("show", id.value()).map(Pins::version).one();
    }
}
