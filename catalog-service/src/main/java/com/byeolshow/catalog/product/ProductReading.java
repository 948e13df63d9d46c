package com.byeolshow.catalog.product;

import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.platform.web.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads products for staff, on sale or not, and many at once; {@link Products} has what customers see. */
@Component
class ProductReading {

    private final DatabaseClient db;
    private final ProductRows rows;
    private final Products products;

    ProductReading(DatabaseClient db, JsonMapper json, Products products) {
        this.db = db;
        this.rows = new ProductRows(json);
        this.products = products;
    }

    /**
     * What staff look for, newest first, and one more than a page holds if there are more.
     *
     * @param collectionIds where they were put, if the filter names a collection
     */
    Mono<List<Product>> page(ProductFilter filter, Collection<String> collectionIds, Page page) {
        String text = filter.text().strip();
        Boolean available = filter.available();
        var spec = db.sql(
                        selected("""
                        (:anything OR q.name ILIKE :text OR q.id = :exactly
                            OR q.id IN (SELECT k.product_id FROM product_key k WHERE k.external_id = :exactly))
                        AND (:either OR q.available = :available)""", "q.created_at DESC, q.id LIMIT :limit OFFSET :offset", "p.created_at DESC, p.id"))
                .bind("anything", text.isEmpty())
                .bind("text", LikeText.containing(text))
                .bind("exactly", text.replace('\0', '\uFFFD'))
                .bind("either", available == null)
                .bind("available", Boolean.TRUE.equals(available))
                .bind("anywhere", filter.collection() == null)
                .bind("collections", collectionIds.toArray(String[]::new))
                .bind("limit", page.size() + 1)
                .bind("offset", page.offset());
        return spec.map(rows::read).all().collectList();
    }

    /**
     * The next products in the order they were made, which no change disturbs.
     *
     * @param collectionIds where they were put; empty for everywhere
     */
    Mono<List<Product>> madeAfter(Instant created, String id, Collection<String> collectionIds, int most) {
        return db.sql(selected(
                        "(q.created_at, q.id) > (:created, :id)",
                        "q.created_at, q.id LIMIT :most",
                        "p.created_at, p.id"))
                .bind("created", created)
                .bind("id", id)
                .bind("anywhere", collectionIds.isEmpty())
                .bind("collections", collectionIds.toArray(String[]::new))
                .bind("most", most)
                .map(rows::read)
                .all()
                .collectList();
    }

    /** Chosen first, so that only the chosen ones' children are read. */
    private static String selected(String condition, String chosen, String order) {
        return """
                SELECT %s FROM (
                    SELECT * FROM product q
                    WHERE %s AND (:anywhere OR EXISTS (SELECT FROM product_collection c
                        WHERE c.product_id = q.id AND c.collection_id = ANY(:collections)))
                    ORDER BY %s) p
                %s ORDER BY %s""".formatted(ProductRows.COLUMNS, condition, chosen, ProductRows.PARTNERS, order);
    }

    /** Those of the ids that exist, which nobody else changes until the transaction ends. */
    Mono<List<Product>> lockAll(Collection<String> ids) {
        return db.sql("SELECT id FROM product WHERE id = ANY(:ids) ORDER BY id FOR UPDATE")
                .bind("ids", ids.toArray(String[]::new))
                .map(row -> Objects.requireNonNull(row.get("id", String.class)))
                .all()
                .collectList()
                .flatMap(locked -> locked.isEmpty() ? Mono.just(List.of()) : products.ofIds(locked));
    }
}
