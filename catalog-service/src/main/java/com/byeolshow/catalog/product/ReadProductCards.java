package com.byeolshow.catalog.product;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads cards of many products at once, without the children a whole product has. */
@Component
public class ReadProductCards {

    private final DatabaseClient db;

    ReadProductCards(DatabaseClient db) {
        this.db = db;
    }

    /** Cards by product id; also of products that are not on sale. Unknown ones are missing. */
    public Mono<Map<String, ProductCard>> of(Collection<String> ids) {
        return ids.isEmpty()
                ? Mono.just(Map.of())
                : db.sql("""
                                SELECT id, name, thumbnail_url, price_original, price_sale, discount_type, discount_value
                                FROM product WHERE id = ANY(:ids)""")
                        .bind("ids", ids.toArray(String[]::new))
                        .map(row -> new ProductCard(
                                Objects.requireNonNull(row.get("id", String.class)),
                                Objects.requireNonNull(row.get("name", String.class)),
                                row.get("thumbnail_url", String.class),
                                Objects.requireNonNull(row.get("price_original", Long.class)),
                                Objects.requireNonNull(row.get("price_sale", Long.class)),
                                row.get("discount_type", String.class),
                                row.get("discount_value", Long.class)))
                        .all()
                        .collectMap(ProductCard::id);
    }
}
