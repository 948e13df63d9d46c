package com.byeolshow.catalog.product;

import com.byeolshow.catalog.product.model.Product;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Under which keys others keep our products. */
@Component
class ProductKeys {

    private final DatabaseClient db;

    ProductKeys(DatabaseClient db) {
        this.db = db;
    }

    /** Ids by external id: of the keys and of the products given. */
    Mono<Map<String, String>> of(Collection<String> externalIds, Collection<String> productIds) {
        if (externalIds.isEmpty() && productIds.isEmpty()) {
            return Mono.just(Map.of());
        }
        return db.sql("""
                        SELECT external_id, product_id FROM product_key
                        WHERE external_id = ANY(:keys) OR product_id = ANY(:ids)""")
                .bind("keys", externalIds.toArray(String[]::new))
                .bind("ids", productIds.toArray(String[]::new))
                .map(row -> Map.entry(
                        Objects.requireNonNull(row.get("external_id", String.class)),
                        Objects.requireNonNull(row.get("product_id", String.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, LinkedHashMap::new);
    }

    /** Fails if somebody else was faster with one of the keys. */
    Mono<Void> insert(Map<String, String> idsByKey) {
        if (idsByKey.isEmpty()) {
            return Mono.empty();
        }
        return db.sql("""
                        INSERT INTO product_key (external_id, product_id)
                        SELECT r.key, r.id FROM unnest(CAST(:keys AS text[]), CAST(:ids AS text[])) AS r (key, id)""")
                .bind("keys", idsByKey.keySet().toArray(String[]::new))
                .bind("ids", idsByKey.values().toArray(String[]::new))
                .then();
    }

    /** External ids by product id. */
    Mono<Map<String, String>> ofProducts(Collection<Product> products) {
        return of(
                        List.of(),
                        products.stream().map(product -> product.id().value()).toList())
                .map(keys -> {
                    var byId = new LinkedHashMap<String, String>();
                    keys.forEach((key, id) -> byId.put(id, key));
                    return byId;
                });
    }
}
