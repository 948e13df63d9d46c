package com.byeolshow.platform.customer;

import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The order in which things about customers are written. A withdrawal must not pass between the look whether a customer is
 * still there and the row that is written about them: that row would stay for ever. The service has a table
 * {@code forgotten_customers}: a digest of each customer who left, and when.
 */
public final class Customers {

    private final DatabaseClient database;
    private final Clock clock;

    Customers(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Makes what one customer does wait for each other until the transaction ends, so that each toggle turns what it saw
     * and limits hold. A row lock would not do: before the first row there is none.
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
        return lock("pg_advisory_xact_lock", "customer:" + customerId)
                .then(Mono.defer(() -> isForgotten(customerId)))
                .map(forgotten -> !forgotten);
    }

    /**
     * Lets no customer leave until the transaction ends. Many can hold at once; for what is written to many customers, after
     * a look in {@code forgotten_customers} by a later statement of the same transaction.
     */
    public Mono<Void> hold() {
        return lock("pg_advisory_xact_lock_shared", "customers");
    }

    /** Waits until the customer does nothing any more, and has all that comes later turned away. */
    public Mono<Void> forget(String customerId) {
        return lock("pg_advisory_xact_lock", "customer:" + customerId).then(Mono.defer(() -> database.sql("""
                                INSERT INTO forgotten_customers (digest, forgotten_at)
                                VALUES (sha256(convert_to(:customer, 'UTF8')), :at) ON CONFLICT DO NOTHING""")
                .bind("customer", customerId)
                .bind("at", clock.instant())
                .then()));
    }

    /** Waits for those who {@link #hold}, and makes them wait until the transaction ends: the last thing a withdrawal does. */
    public Mono<Void> awaitHolders() {
        return lock("pg_advisory_xact_lock", "customers");
    }

    /** Whether the account is gone. */
    public Mono<Boolean> isForgotten(String customerId) {
        return database.sql(
                        "SELECT 1 FROM forgotten_customers WHERE digest = sha256(convert_to(CAST(:customer AS text), 'UTF8'))")
                .bind("customer", customerId)
                .fetch()
                .first()
                .hasElement();
    }

    private Mono<Void> lock(String function, String name) {
        return database.sql("SELECT 1 FROM %s(hashtextextended(:name, 0))".formatted(function))
                .bind("name", name)
                .fetch()
                .first()
                .then();
    }
}
