package com.byeolshow.payment.settlement;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks up how an order was paid. */
@Component
public class FindHowPaid {

    private final DatabaseClient db;

    FindHowPaid(DatabaseClient db) {
        this.db = db;
    }

    /**
     * Empty if it was not paid, there is no such order, or it is not the customer's: one query for all, so that neither
     * the answer nor its time tells them apart.
     *
     * @param customerId null for whoever knows the order's id
     */
    public Mono<HowPaid> run(String orderId, @Nullable String customerId) {
        return db.sql("""
                        SELECT payment.method, payment.card_end, coalesce(payment.paid_at, payment.recorded_at)
                        FROM payment JOIN payment_due due USING (order_id)
                        WHERE payment.order_id = :order AND payment.outcome IN ('verified', 'accepted')
                            AND (:customer::text IS NULL OR due.customer_id = :customer)
                        ORDER BY payment.recorded_at LIMIT 1""")
                .bind("order", orderId)
                .bind("customer", Parameter.fromOrEmpty(customerId, String.class))
                .map(row -> new HowPaid(
                        Objects.requireNonNull(row.get(0, String.class)),
                        row.get(1, String.class),
                        Objects.requireNonNull(row.get(2, Instant.class))))
                .one();
    }
}
