package com.byeolshow.broadcast.sales;

import com.byeolshow.broadcast.sales.model.Airing;
import com.byeolshow.broadcast.show.ShowId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** What shows have listed while they were on air. */
@Component
final class Airings {

    private final DatabaseClient db;

    Airings(DatabaseClient db) {
        this.db = db;
    }

    /** The listings of these products by shows that were on air at that moment. */
    Flux<Airing> of(Collection<String> productIds, Instant moment) {
        return db.sql("""
                SELECT l.show_id, l.product_id, l.listed_at, l.unlisted_at, s.live_since, s.finished_at
                FROM show_listings l JOIN shows s ON s.id = l.show_id
                WHERE l.product_id = ANY(CAST(:products AS text[])) AND s.live_since <= :moment
                    AND (s.finished_at IS NULL OR s.finished_at > :moment)
                """)
                .bind("products", productIds.toArray(String[]::new))
                .bind("moment", moment)
                .map(Airings::airing)
                .all();
    }

    private static Airing airing(Readable row) {
        return new Airing(
                new ShowId(required(row, "show_id", Long.class)),
                required(row, "product_id", String.class),
                required(row, "live_since", Instant.class),
                row.get("finished_at", Instant.class),
                required(row, "listed_at", Instant.class),
                row.get("unlisted_at", Instant.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
