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
 * one payment costs one read per interval. Nothing in a notice can hide a look or end it, only our own read does: the one
 * for the notice, or the one with which the app's call settled the payment before.
 */
@Component
class PaymentLooks {

    /**
     * A look that was taken.
     *
     * @param told how often the payment had been named when it was taken
     */
    record Look(PaymentId payment, int told, int attempts) {}

    /** @param settled whether it ended as it was taken, because there is nothing left to read */
    record Taken(Look look, boolean settled) {}

    private final DatabaseClient db;
    private final SettlementSettings.Looks settings;

    PaymentLooks(DatabaseClient db, SettlementSettings settings) {
        this.db = db;
        this.settings = settings.looks();
    }

    /** A payment to look at, for whatever reason. */
    Mono<Void> note(PaymentId payment, @Nullable String orderHint, Instant now) {
        return note(payment, orderHint, false, now);
    }

    /**
     * A first notice that a payment was paid leaves the app a moment to bring it itself; one that contradicts an earlier
     * notice, or repeats it, does not.
     *
     * @param orderHint the order the notice claims; only used to look at plausible notices first
     * @param saysPaid what the notice claims; decides no more than whether the same read is made twice
     */
    Mono<Void> note(PaymentId payment, @Nullable String orderHint, boolean saysPaid, Instant now) {
        return db.sql("""
                        INSERT INTO payment_look (payment_id, order_hint, says_paid, last_told_at, next_look_at)
                        VALUES (:id, :hint, :paid, :now,
                            CASE WHEN :paid AND NOT EXISTS (SELECT 1 FROM payment WHERE payment.payment_id = :id)
                                THEN :grace ELSE :now END)
                        ON CONFLICT (payment_id) DO UPDATE
                        SET told = payment_look.told + 1, last_told_at = :now, open = true, attempts = 0,
                            says_paid = excluded.says_paid AND (payment_look.says_paid OR NOT payment_look.open),
                            order_hint = coalesce(excluded.order_hint, payment_look.order_hint),
                            next_look_at = GREATEST(:now, payment_look.last_looked_at + make_interval(secs => :apart))""")
                .bind("id", payment.value())
                .bind("hint", Parameter.fromOrEmpty(orderHint, String.class))
                .bind("paid", saysPaid)
                .bind("now", now)
                .bind("grace", now.plus(settings.grace()))
                .bind("apart", settings.apart().toMillis() / 1000.0)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /**
     * Takes looks that are due; those that name an order we wait for come first, so that made-up ids cannot starve them.
     * The first look of a payment that only was said to be paid ends here if the payment is settled already: the read that
     * settled it is as good. Any other notice, a repeated one too, is a reason to read again.
     */
    Flux<Taken> take(Instant now) {
        return db.sql("""
                        WITH due AS (
                            SELECT payment_id, says_paid AND last_looked_at IS NULL AND EXISTS (
                                SELECT 1 FROM payment
                                WHERE payment.payment_id = look.payment_id AND outcome = 'verified') AS settled
                            FROM payment_look look
                            WHERE open AND next_look_at <= :now AND (lease_until IS NULL OR lease_until < :now)
                            ORDER BY EXISTS (SELECT 1 FROM payment_due due WHERE due.order_id = look.order_hint) DESC,
                                next_look_at
                            LIMIT :batch
                            FOR UPDATE SKIP LOCKED)
                        UPDATE payment_look look
                        SET open = NOT settled, lease_until = CASE WHEN NOT settled THEN :lease END,
                            result = CASE WHEN settled THEN 'settled-before' ELSE result END,
                            last_looked_at = :now, attempts = attempts + 1
                        FROM due WHERE look.payment_id = due.payment_id
                        RETURNING look.payment_id, told, attempts, settled""")
                .bind("now", now)
                .bind("lease", now.plus(settings.lease()))
                .bind("batch", settings.batch())
                .map(row -> new Taken(
                        new Look(
                                new PaymentId(Objects.requireNonNull(row.get(0, String.class))),
                                Objects.requireNonNull(row.get(1, Integer.class)),
                                Objects.requireNonNull(row.get(2, Integer.class))),
                        Boolean.TRUE.equals(row.get(3, Boolean.class))))
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
