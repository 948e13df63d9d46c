package com.byeolshow.payment.settlement;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Payments somebody told us to look at. One row per payment however often it is named, so that a flood of notices for
 * one payment costs one read per interval; nothing in a notice can end or hide a look, only our own read does.
 */
@Component
class PaymentLooks {

    /**
     * A look that was taken.
     *
     * @param told how often the payment had been named when it was taken
     */
    record Look(PaymentId payment, int told, int attempts) {}

    private final DatabaseClient db;
    private final SettlementSettings.Looks settings;

    PaymentLooks(DatabaseClient db, SettlementSettings settings) {
        this.db = db;
        this.settings = settings.looks();
    }

    /**
     * @param orderHint the order the notice claims; only used to look at plausible notices first
     */
    Mono<Void> note(PaymentId payment, @Nullable String orderHint, Instant now) {
        return db.sql("""
                        INSERT INTO payment_look (payment_id, order_hint, last_told_at, next_look_at)
                        VALUES (:id, :hint, :now, :now)
                        ON CONFLICT (payment_id) DO UPDATE
                        SET told = payment_look.told + 1, last_told_at = :now, open = true, attempts = 0,
                            order_hint = coalesce(excluded.order_hint, payment_look.order_hint),
                            next_look_at = GREATEST(:now, payment_look.last_looked_at + make_interval(secs => :apart))""")
                .bind("id", payment.value())
                .bind("hint", Parameter.fromOrEmpty(orderHint, String.class))
                .bind("now", now)
                .bind("apart", settings.apart().toMillis() / 1000.0)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Takes looks that are due; those that name an order we wait for come first, so that made-up ids cannot starve them. */
    Flux<Look> take(Instant now) {
        return db.sql("""
                        UPDATE payment_look SET lease_until = :lease, last_looked_at = :now, attempts = attempts + 1
                        WHERE payment_id IN (
                            SELECT payment_id FROM payment_look look
                            WHERE open AND next_look_at <= :now AND (lease_until IS NULL OR lease_until < :now)
                            ORDER BY EXISTS (SELECT 1 FROM payment_due due WHERE due.order_id = look.order_hint) DESC,
                                next_look_at
                            LIMIT :batch
                            FOR UPDATE SKIP LOCKED)
                        RETURNING payment_id, told, attempts""")
                .bind("now", now)
                .bind("lease", now.plus(settings.lease()))
                .bind("batch", settings.batch())
                .map(row -> new Look(
                        new PaymentId(Objects.requireNonNull(row.get(0, String.class))),
                        Objects.requireNonNull(row.get(1, Integer.class)),
                        Objects.requireNonNull(row.get(2, Integer.class))))
                .all();
    }

    /** Ends a look, unless the payment was named again meanwhile: what we read may be older than that. */
    Mono<Void> finish(Look look, String result) {
        return db.sql("""
                        UPDATE payment_look SET open = (told <> :told), lease_until = NULL, result = :result
                        WHERE payment_id = :id""")
                .bind("id", look.payment().value())
                .bind("told", look.told())
                .bind("result", result)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Keeps it open for another try. */
    Mono<Void> defer(Look look, Duration wait, String why, Instant now) {
        return db.sql("""
                        UPDATE payment_look SET next_look_at = :until, lease_until = NULL, result = :why
                        WHERE payment_id = :id""")
                .bind("id", look.payment().value())
                .bind("until", now.plus(wait))
                .bind("why", why)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Removes what was finished long ago: anyone may add rows here, so they must also go. */
    Mono<Long> forget(Instant now) {
        return db.sql("DELETE FROM payment_look WHERE NOT open AND last_told_at < :before")
                .bind("before", now.minus(settings.keep()))
                .fetch()
                .rowsUpdated();
    }
}
