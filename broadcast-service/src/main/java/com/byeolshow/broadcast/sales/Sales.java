package com.byeolshow.broadcast.sales;

import com.byeolshow.broadcast.sales.model.Figures;
import com.byeolshow.broadcast.sales.model.Share;
import com.byeolshow.broadcast.show.ShowId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The sums of each show's sales. */
@Component
public final class Sales {

    /** Tells every replica which show's sales changed; see {@link SalesFeed}. */
    static final String CHANNEL = "show_sales";

    private static final String FIGURES =
            "%1$sorders AS %2$sorders, %1$sunits AS %2$sunits, %1$srevenue AS %2$srevenue, %1$srefunded AS %2$srefunded";

    private final DatabaseClient db;

    Sales(DatabaseClient db) {
        this.db = db;
    }

    /**
     * A show's sales.
     *
     * @param products best first
     * @param updatedAt of the last change, null before the first
     */
    public record OfShow(
            Figures total,
            List<OfProduct> products,
            @Nullable Instant updatedAt) {}

    /** One product's part. */
    public record OfProduct(String productId, String name, Figures figures) {}

    /** Adds a change and tells all replicas when it is committed. A show that was deleted meanwhile takes nothing. */
    Mono<Void> add(long showId, Share change, Instant now) {
        // Two statements: a change alone may break the rules a sum keeps, and an upsert is checked before it is merged.
        return db.sql("""
                INSERT INTO show_sales SELECT id, 0, 0, 0, 0, :now FROM shows WHERE id = :show ON CONFLICT DO NOTHING
                """)
                .bind("show", showId)
                .bind("now", now)
                .then()
                .then(figures(db.sql("""
                                UPDATE show_sales SET orders = orders + :orders, units = units + :units,
                                    revenue = revenue + :revenue, refunded = refunded + :refunded, updated_at = :now
                                WHERE show_id = :show
                                """), change.total())
                        .bind("show", showId)
                        .bind("now", now)
                        .fetch()
                        .rowsUpdated())
                .filter(rows -> rows > 0)
                .flatMap(_ -> Flux.fromIterable(change.products().entrySet())
                        .concatMap(one -> add(showId, one.getKey(), one.getValue()))
                        .then(tell(showId)));
    }

    private Mono<Void> add(long showId, String productId, Share.OfProduct change) {
        return db.sql("""
                INSERT INTO show_product_sales VALUES (:show, :product, :name, 0, 0, 0, 0) ON CONFLICT DO NOTHING
                """)
                .bind("show", showId)
                .bind("product", productId)
                .bind("name", change.name())
                .then()
                .then(figures(db.sql("""
                                UPDATE show_product_sales SET product_name = :name, orders = orders + :orders,
                                    units = units + :units, revenue = revenue + :revenue, refunded = refunded + :refunded
                                WHERE show_id = :show AND product_id = :product
                                """), change.figures())
                        .bind("show", showId)
                        .bind("product", productId)
                        .bind("name", change.name())
                        .then());
    }

    private Mono<Void> tell(long showId) {
        return db.sql("SELECT pg_notify('" + CHANNEL + "', :show)")
                .bind("show", Long.toString(showId))
                .then();
    }

    private static DatabaseClient.GenericExecuteSpec figures(DatabaseClient.GenericExecuteSpec sql, Figures figures) {
        return sql.bind("orders", figures.orders())
                .bind("units", figures.units())
                .bind("revenue", figures.revenue())
                .bind("refunded", figures.refunded());
    }

    /** A show's sales at this moment, total and products of the same one. */
    public Mono<OfShow> of(ShowId id) {
        return db.sql("SELECT s.updated_at, p.product_id, p.product_name, %s, %s %s"
                        .formatted(FIGURES.formatted("s.", "all_"), FIGURES.formatted("p.", "its_"), """
                        FROM show_sales s LEFT JOIN show_product_sales p ON p.show_id = s.show_id
                        WHERE s.show_id = :show ORDER BY p.revenue DESC, p.product_id
                        """))
                .bind("show", id.value())
                .map(Row::of)
                .all()
                .collectList()
                .map(Sales::ofShow);
    }

    private record Row(
            Figures total, Instant updatedAt, @Nullable OfProduct product) {

        static Row of(Readable row) {
            String product = row.get("product_id", String.class);
            return new Row(
                    figures(row, "all_"),
                    Objects.requireNonNull(row.get("updated_at", Instant.class)),
                    product == null
                            ? null
                            : new OfProduct(
                                    product,
                                    Objects.requireNonNull(row.get("product_name", String.class)),
                                    figures(row, "its_")));
        }

        private static Figures figures(Readable row, String prefix) {
            return new Figures(
                    number(row, prefix + "orders"),
                    number(row, prefix + "units"),
                    number(row, prefix + "revenue"),
                    number(row, prefix + "refunded"));
        }

        private static long number(Readable row, String column) {
            return Objects.requireNonNull(row.get(column, Long.class), column);
        }
    }

    private static OfShow ofShow(List<Row> rows) {
        if (rows.isEmpty()) {
            return new OfShow(Figures.NOTHING, List.of(), null);
        }
        List<OfProduct> products =
                rows.stream().map(Row::product).filter(Objects::nonNull).toList();
        return new OfShow(rows.getFirst().total(), products, rows.getFirst().updatedAt());
    }
}
