package com.byeolshow.payment.settlement;

import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Virtual accounts to be closed: open while they have a next attempt, then with a result. */
@Component
class AccountVoids {

    /**
     * One that was taken.
     *
     * @param attempts including the present one
     */
    record AccountVoid(PaymentId payment, String orderId, int attempts) {}

    private final DatabaseClient db;
    private final AccountVoidSettings settings;

    AccountVoids(DatabaseClient db, AccountVoidSettings settings) {
        this.db = db;
        this.settings = settings;
    }

    /**
     * Notes every account that still waits for a deposit although its order was cancelled, or paid in another way. Found
     * by looking rather than on the order's news, so that an account that is only read after its order ended counts too.
     */
    Mono<Long> find(Instant now) {
        return db.sql("""
                        INSERT INTO account_void (payment_id, order_id, next_attempt_at, created_at)
                        SELECT payment.payment_id, payment.order_id, :now, :now
                        FROM payment JOIN payment_due due USING (order_id)
                        WHERE payment.outcome = 'awaiting' AND payment.recorded_at > :since
                            AND due.state IN ('cancelled', 'paid')
                            AND NOT EXISTS (SELECT 1 FROM account_void WHERE account_void.payment_id = payment.payment_id)
                        ON CONFLICT (payment_id) DO NOTHING""")
                .bind("now", now)
                .bind("since", now.minus(settings.sought()))
                .fetch()
                .rowsUpdated();
    }

    /** Takes what is due, for the length of the lease. */
    Flux<AccountVoid> take(Instant now) {
        return db.sql("""
                        UPDATE account_void SET next_attempt_at = :lease, attempts = attempts + 1
                        WHERE payment_id IN (
                            SELECT payment_id FROM account_void
                            WHERE next_attempt_at <= :now
                            ORDER BY next_attempt_at LIMIT :batch
                            FOR UPDATE SKIP LOCKED)
                        RETURNING payment_id, order_id, attempts""")
                .bind("now", now)
                .bind("lease", now.plus(settings.lease()))
                .bind("batch", settings.batch())
                .map(row -> new AccountVoid(
                        new PaymentId(Objects.requireNonNull(row.get(0, String.class))),
                        Objects.requireNonNull(row.get(1, String.class)),
                        Objects.requireNonNull(row.get(2, Integer.class))))
                .all();
    }

    Mono<Void> finish(PaymentId payment, String result, Instant now) {
        return db.sql("""
                        UPDATE account_void SET next_attempt_at = NULL, ended_at = :now, result = :result
                        WHERE payment_id = :id AND ended_at IS NULL""")
                .bind("id", payment.value())
                .bind("now", now)
                .bind("result", result)
                .fetch()
                .rowsUpdated()
                .then();
    }

    Mono<Void> defer(PaymentId payment, Instant until, String why) {
        return db.sql("""
                        UPDATE account_void SET next_attempt_at = :until, result = :why
                        WHERE payment_id = :id AND ended_at IS NULL""")
                .bind("id", payment.value())
                .bind("until", until)
                .bind("why", why)
                .fetch()
                .rowsUpdated()
                .then();
    }
}
