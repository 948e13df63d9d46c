package com.byeolshow.catalog.review;

import com.byeolshow.catalog.rating.Share;
import com.byeolshow.catalog.review.model.Review;
import com.byeolshow.catalog.review.model.ReviewText;
import com.byeolshow.platform.web.Page;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where reviews are kept. */
@Component
class Reviews {

    private final DatabaseClient db;

    Reviews(DatabaseClient db) {
        this.db = db;
    }

    Mono<Void> add(Review review) {
        return db.sql("""
                        INSERT INTO review (id, order_id, variant_id, product_id, customer_id, title, body, rating,
                            published_at, created_at, updated_at)
                        VALUES (:id, :order, :variant, :product, :customer, :title, :body, :rating, :created, :created, :created)""")
                .bind("id", review.id().value())
                .bind("order", review.orderId())
                .bind("variant", review.variantId())
                .bind("product", review.productId())
                .bind("customer", review.customerId())
                .bind("title", review.text().title())
                .bind("body", review.text().body())
                .bind("rating", Parameters.in(R2dbcType.INTEGER, review.text().rating()))
                .bind("created", review.createdAt())
                .then();
    }

    /** The review, which nobody else changes until the transaction ends. */
    Mono<Review> lock(ReviewId id) {
        return one("SELECT * FROM review WHERE id = :id FOR UPDATE", id);
    }

    Mono<Review> find(ReviewId id) {
        return one("SELECT * FROM review WHERE id = :id", id);
    }

    private Mono<Review> one(String sql, ReviewId id) {
        return db.sql(sql).bind("id", id.value()).map(Reviews::review).one();
    }

    Mono<Void> save(Review review) {
        return db.sql("""
                        UPDATE review SET title = :title, body = :body, rating = :rating, published_at = :published,
                            updated_at = :updated
                        WHERE id = :id""")
                .bind("id", review.id().value())
                .bind("title", review.text().title())
                .bind("body", review.text().body())
                .bind("rating", Parameters.in(R2dbcType.INTEGER, review.text().rating()))
                .bind("published", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, review.publishedAt()))
                .bind("updated", review.updatedAt())
                .then();
    }

    Mono<Void> remove(ReviewId id) {
        return db.sql("DELETE FROM review WHERE id = :id")
                .bind("id", id.value())
                .then();
    }

    /** Published ones of a product, newest first. */
    Mono<List<Review>> ofProduct(String productId, Page page) {
        return page(
                "published_at IS NOT NULL AND product_id = :product", Map.of("product", productId), page.size(), page);
    }

    /** Published ones of a customer, newest first. */
    Mono<List<Review>> ofCustomer(String customerId, Page page) {
        return page(
                "published_at IS NOT NULL AND customer_id = :customer",
                Map.of("customer", customerId),
                page.size(),
                page);
    }

    /** All that fit, newest first, and one more than a page holds if there are more. */
    Mono<List<Review>> all(ReviewFilter filter, Page page) {
        var conditions = new ArrayList<String>();
        var values = new LinkedHashMap<String, String>();
        put(conditions, values, "product", filter.productId());
        put(conditions, values, "customer", filter.customerId());
        if (filter.published() != null) {
            conditions.add(filter.published() ? "published_at IS NOT NULL" : "published_at IS NULL");
        }
        return page(conditions.isEmpty() ? "true" : String.join(" AND ", conditions), values, page.size() + 1, page);
    }

    private static void put(List<String> conditions, Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            conditions.add("%s_id = :%s".formatted(name, name));
            values.put(name, value);
        }
    }

    private Mono<List<Review>> page(String condition, Map<String, String> values, int limit, Page page) {
        return db.sql("SELECT * FROM review WHERE %s ORDER BY created_at DESC, id LIMIT :limit OFFSET :offset"
                        .formatted(condition))
                .bindValues(Map.copyOf(values))
                .bind("limit", limit)
                .bind("offset", page.offset())
                .map(Reviews::review)
                .all()
                .collectList();
    }

    /** What a customer's reviews added up to, by product in the order of ids; the reviews are gone. */
    Flux<Map.Entry<String, Share>> forget(String customerId) {
        return db.sql("""
                        WITH gone AS (
                            DELETE FROM review WHERE customer_id = :customer RETURNING product_id, rating, published_at)
                        SELECT product_id, count(*) AS reviews, count(rating) AS rated, coalesce(sum(rating), 0) AS stars
                        FROM gone WHERE published_at IS NOT NULL GROUP BY product_id ORDER BY product_id""")
                .bind("customer", customerId)
                .map(row -> Map.entry(
                        get(row, "product_id", String.class),
                        new Share(
                                get(row, "reviews", Long.class),
                                get(row, "rated", Long.class),
                                get(row, "stars", Long.class))))
                .all();
    }

    private static Review review(Readable row) {
        return new Review(
                new ReviewId(get(row, "id", String.class)),
                get(row, "order_id", String.class),
                get(row, "variant_id", String.class),
                get(row, "product_id", String.class),
                get(row, "customer_id", String.class),
                new ReviewText(
                        get(row, "title", String.class),
                        get(row, "body", String.class),
                        row.get("rating", Integer.class)),
                row.get("published_at", Instant.class),
                get(row, "created_at", Instant.class),
                get(row, "updated_at", Instant.class));
    }

    private static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
