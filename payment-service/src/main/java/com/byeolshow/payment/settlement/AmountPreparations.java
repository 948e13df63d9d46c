package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.model.PaidAmount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Orders whose amount is still to be registered with the provider; one that is paid or cancelled drops out by itself. */
@Component
class AmountPreparations {

    /**
     * One that was taken.
     *
     * @param attempts including the present one
     */
    record Preparation(String orderId, PaidAmount amount, int attempts) {}

    private final DatabaseClient db;
    private final PreparationSettings settings;

    AmountPreparations(DatabaseClient db, PreparationSettings settings) {
        this.db = db;
        this.settings = settings;
    }

    /** Takes what is due, for the length of the lease. */
    Flux<Preparation> take(Instant now) {
        return db.sql("""
                        UPDATE payment_due SET prepare_at = :lease, prepare_attempts = prepare_attempts + 1
                        WHERE order_id IN (
                            SELECT order_id FROM payment_due
                            WHERE state = 'due' AND amount > 0 AND prepare_at <= :now
                            ORDER BY prepare_at LIMIT :batch
                            FOR UPDATE SKIP LOCKED)
                        RETURNING order_id, amount, currency, prepare_attempts""")
                .bind("now", now)
                .bind("lease", now.plus(settings.lease()))
                .bind("batch", settings.batch())
                .map(row -> new Preparation(
                        Objects.requireNonNull(row.get(0, String.class)),
                        new PaidAmount(
                                BigDecimal.valueOf(Objects.requireNonNull(row.get(1, Long.class))),
                                Objects.requireNonNull(row.get(2, String.class))),
                        Objects.requireNonNull(row.get(3, Integer.class))))
                .all();
    }

    Mono<Void> finish(String orderId, String result) {
        return db.sql("UPDATE payment_due SET prepare_at = NULL, prepare_result = :result WHERE order_id = :order")
                .bind("order", orderId)
                .bind("result", result)
                .fetch()
                .rowsUpdated()
                .then();
    }

    Mono<Void> defer(String orderId, Instant until, String why) {
        return db.sql("""
                        UPDATE payment_due SET prepare_at = :until, prepare_result = :why
                        WHERE order_id = :order AND prepare_at IS NOT NULL""")
                .bind("order", orderId)
                .bind("until", until)
                .bind("why", why)
                .fetch()
                .rowsUpdated()
                .then();
    }
}
