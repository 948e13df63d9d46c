package com.byeolshow.catalog.customer;

import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The customers we know by alias, and the order in which things about them are written. A withdrawal must not pass between
 * the look whether a customer is still there and the row that is written about them: that row would stay for ever.
 */
@Component
public class Customers {

    private final DatabaseClient db;
    private final Clock clock;

    Customers(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Makes what one customer does wait for each other until the transaction ends.
     *
     * @return fails as not logged in when the customer's account is gone
     */
    public Mono<Void> serialize(String customerId) {
        return stays(customerId)
                .flatMap(stays ->
                        stays ? Mono.empty() : Mono.error(new RefusedException(new RequestProblem.Unauthenticated())));
    }

    /** Whether the customer is still one, and will be until the transaction ends. */
    public Mono<Boolean> stays(String customerId) {
        return lock(customerId).then(Mono.defer(() -> db.sql(
                        "SELECT 1 FROM forgotten_customer WHERE digest = sha256(convert_to(CAST(:customer AS text), 'UTF8'))")
                .bind("customer", customerId)
                .fetch()
                .first()
                .hasElement()
                .map(forgotten -> !forgotten)));
    }

    /** Keeps an alias unless a newer one is known or the customer is gone. */
    public Mono<Void> learn(String customerId, String alias, long version) {
        return stays(customerId).filter(stays -> stays).flatMap(stays -> db.sql("""
                                INSERT INTO customer (id, alias, version) VALUES (:id, :alias, :version)
                                ON CONFLICT (id) DO UPDATE SET alias = excluded.alias, version = excluded.version
                                WHERE customer.version < excluded.version""")
                .bind("id", customerId)
                .bind("alias", alias)
                .bind("version", version)
                .then());
    }

    /** Waits until the customer does nothing any more, and has all that comes later turned away. */
    public Mono<Void> forget(String customerId) {
        return lock(customerId)
                .then(Mono.defer(() -> db.sql("""
                                INSERT INTO forgotten_customer (digest, forgotten_at)
                                VALUES (sha256(convert_to(:customer, 'UTF8')), :at) ON CONFLICT DO NOTHING""")
                        .bind("customer", customerId)
                        .bind("at", clock.instant())
                        .then()))
                .then(Mono.defer(() -> db.sql("DELETE FROM customer WHERE id = :customer")
                        .bind("customer", customerId)
                        .then()));
    }

    /** Aliases by customer; whom we have not heard of yet is missing. */
    public Mono<Map<String, String>> aliases(Collection<String> customerIds) {
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

    /** Before there is a row, no row can be locked. */
    private Mono<Void> lock(String customerId) {
        return db.sql("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .bind("name", "customer:" + customerId)
                .fetch()
                .first()
                .then();
    }
}
