package com.byeolshow.catalog.customer;

import com.byeolshow.platform.customer.Customers;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What customers are called today. */
@Component
public final class Aliases {

    private final DatabaseClient db;
    private final Customers customers;

    Aliases(DatabaseClient db, Customers customers) {
        this.db = db;
        this.customers = customers;
    }

    /** Keeps an alias unless a newer one is known or the customer is gone. */
    public Mono<Void> learn(String customerId, String alias, long version) {
        return customers.stays(customerId).filter(stays -> stays).flatMap(_ -> db.sql("""
                                INSERT INTO customer (id, alias, version) VALUES (:id, :alias, :version)
                                ON CONFLICT (id) DO UPDATE SET alias = excluded.alias, version = excluded.version
                                WHERE customer.version < excluded.version""")
                .bind("id", customerId)
                .bind("alias", alias)
                .bind("version", version)
                .then());
    }

    /** Aliases by customer; whom we have not heard of yet is missing. */
    public Mono<Map<String, String>> of(Collection<String> customerIds) {
        return customerIds.isEmpty()
                ? Mono.just(Map.of())
                : db.sql("SELECT id, alias FROM customer WHERE id = ANY(:ids)")
                        .bind("ids", customerIds.toArray(String[]::new))
                        .map(row -> Map.entry(
                                Objects.requireNonNull(row.get("id", String.class)),
                                Objects.requireNonNull(row.get("alias", String.class))))
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Forgets what a customer is called. */
    public Mono<Void> forget(String customerId) {
        return db.sql("DELETE FROM customer WHERE id = :customer")
                .bind("customer", customerId)
                .then();
    }
}
