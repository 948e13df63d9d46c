package com.byeolshow.broadcast.customer;

import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The order in which things about one customer are written. A withdrawal must not pass between the look whether the
 * customer is still there and the row that is written about them: that row would stay for ever.
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
     * Makes what one customer does wait for each other until the transaction ends, so that each toggle turns what it saw
     * and limits hold.
     *
     * @return fails as not logged in when the customer's account is gone
     */
    public Mono<Void> serialize(String customerId) {
        return lock(customerId)
                .then(Mono.defer(() -> isForgotten(customerId)))
                .flatMap(forgotten -> forgotten
                        ? Mono.error(new RefusedException(new RequestProblem.Unauthenticated()))
                        : Mono.empty());
    }

    /** Waits until the customer does nothing any more, and has all that comes later turned away. */
    public Mono<Void> forget(String customerId) {
        return lock(customerId).then(Mono.defer(() -> db.sql("""
                        INSERT INTO forgotten_customers (digest, forgotten_at)
                        VALUES (sha256(convert_to(CAST(:customer AS text), 'UTF8')), :at) ON CONFLICT DO NOTHING
                        """)
                .bind("customer", customerId)
                .bind("at", clock.instant())
                .then()));
    }

    /** Whether the account is gone. */
    public Mono<Boolean> isForgotten(String customerId) {
        return db.sql(
                        "SELECT 1 FROM forgotten_customers WHERE digest = sha256(convert_to(CAST(:customer AS text), 'UTF8'))")
                .bind("customer", customerId)
                .fetch()
                .first()
                .hasElement();
    }

    private Mono<Void> lock(String customerId) {
        return db.sql("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .bind("name", "customer:" + customerId)
                .then();
    }
}
