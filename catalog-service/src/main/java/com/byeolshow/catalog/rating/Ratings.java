package com.byeolshow.catalog.rating;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where it is kept what each product's reviews add up to. Counting them anew for every list would not do. */
@Component
public class Ratings {

    private final DatabaseClient db;

    Ratings(DatabaseClient db) {
        this.db = db;
    }

    /** Ratings by product; products without any published review are missing. */
    public Mono<Map<String, Rating>> of(Collection<String> productIds) {
        return productIds.isEmpty()
                ? Mono.just(Map.of())
                : db.sql("""
                                SELECT product_id, reviews, rated, stars FROM product_rating
                                WHERE product_id = ANY(:products) AND reviews > 0""")
                        .bind("products", productIds.toArray(String[]::new))
                        .map(row -> Map.entry(
                                Objects.requireNonNull(row.get("product_id", String.class)), rating(share(row))))
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Adds in the transaction that changed the reviews; whoever changes several products goes by the order of their ids. */
    public Mono<Void> add(String productId, Share share) {
        return share.equals(Share.NONE)
                ? Mono.empty()
                // A first row must be sound by itself, which one to take away from is not.
                : db.sql("""
                                INSERT INTO product_rating (product_id, reviews, rated, stars) VALUES (:product, 0, 0, 0)
                                ON CONFLICT DO NOTHING""").bind("product", productId).then().then(Mono.defer(() -> db.sql("""
                                        UPDATE product_rating
                                        SET reviews = reviews + :reviews, rated = rated + :rated, stars = stars + :stars
                                        WHERE product_id = :product""")
                        .bind("product", productId)
                        .bind("reviews", share.reviews())
                        .bind("rated", share.rated())
                        .bind("stars", share.stars())
                        .then()));
    }

    private static Rating rating(Share all) {
        return new Rating(all.reviews(), all.average());
    }

    private static Share share(Readable row) {
        return new Share(number(row, "reviews"), number(row, "rated"), number(row, "stars"));
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class));
    }
}
