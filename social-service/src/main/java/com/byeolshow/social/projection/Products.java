package com.byeolshow.social.projection;

import com.byeolshow.platform.messaging.Subscription;
import io.r2dbc.postgresql.codec.Json;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Products as catalog published them. */
@Component
public class Products {

    private final DatabaseClient database;
    private final JsonMapper json;

    Products(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Whether catalog has published such a product. */
    public Mono<Boolean> exists(String id) {
        return database.sql("SELECT 1 FROM products WHERE id = :id")
                .bind("id", id)
                .fetch()
                .first()
                .hasElement();
    }

    /** Reads a stored card. */
    public ProductState read(String card) {
        return json.readValue(card, ProductState.class);
    }

    Mono<Void> put(ProductState state) {
        return database.sql("""
                        INSERT INTO products (id, card, version) VALUES (:id, :card, :version)
                        ON CONFLICT (id) DO UPDATE SET card = excluded.card, version = excluded.version
                        WHERE products.version < excluded.version""")
                .bind("id", state.id())
                .bind("card", Json.of(json.writeValueAsString(state)))
                .bind("version", state.version())
                .then();
    }

    Mono<Void> remove(String id) {
        return database.sql("DELETE FROM products WHERE id = :id")
                .bind("id", id)
                .then();
    }

    /** Keeps the projection. */
    @Configuration(proxyBeanMethods = false)
    static class ProductsListener {

        @Bean
        Subscription publishedProducts(Products products) {
            return Subscription.toState("social.products", "catalog.products")
                    .on("catalog.product.v1", ProductState.class, event -> products.put(event.data()))
                    .onTombstone(products::remove);
        }
    }
}
