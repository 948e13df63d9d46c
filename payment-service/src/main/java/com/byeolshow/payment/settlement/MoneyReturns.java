package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.model.MoneyReturn;
import com.byeolshow.payment.settlement.model.PaidAmount;
import com.byeolshow.payment.settlement.model.ReturnIntent;
import com.byeolshow.payment.settlement.model.ReturnIntent.Purpose;
import com.byeolshow.platform.web.RandomIds;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Money that must go back: {@code intended}, then {@code done} or {@code parked} for a person. */
@Component
class MoneyReturns {

    /** How many are where, for the gauges. */
    record Standing(long intended, long parked) {}

    static final String PAYEE_MISSING = "payee-missing";

    private final DatabaseClient db;
    private final RandomIds ids;

    MoneyReturns(DatabaseClient db, RandomIds ids) {
        this.db = db;
        this.ids = ids;
    }

    /**
     * Records the intention; told again, the first stays.
     *
     * @param parkedBecause null to have it carried out; else why a person has to look first
     * @return whether it was new
     */
    Mono<Boolean> intend(ReturnIntent intent, @Nullable String parkedBecause, Instant now) {
        return db.sql("""
                        INSERT INTO money_return (id, purpose, key, payment_id, order_id, refund_id, amount, currency,
                            reason, state, last_error, next_attempt_at, created_at)
                        VALUES (:id, :purpose, :key, :payment, :order, :refund, :amount, :currency,
                            :reason, :state, :error, :now, :now)
                        ON CONFLICT (purpose, key) DO NOTHING""")
                .bind("id", ids.next())
                .bind("purpose", intent.purpose().name().toLowerCase(Locale.ROOT))
                .bind("key", intent.key())
                .bind("payment", intent.paymentId().value())
                .bind("order", intent.orderId())
                .bind("refund", Parameter.fromOrEmpty(intent.refundId(), String.class))
                .bind("amount", intent.amount().value())
                .bind("currency", intent.amount().currency())
                .bind("reason", intent.reason())
                .bind("state", parkedBecause == null ? "intended" : "parked")
                .bind("error", Parameter.fromOrEmpty(parkedBecause, String.class))
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /**
     * What was promised to go back of a payment so far, carried out or not; the return named by purpose and key is not
     * counted. One parked after an attempt counts, since its money may have moved; one never tried does not.
     */
    Mono<PaidAmount> promised(PaymentId payment, String currency, Purpose purpose, String exceptKey) {
        return db.sql("""
                        SELECT coalesce(sum(amount), 0) FROM money_return
                        WHERE payment_id = :payment AND (state <> 'parked' OR attempts > 0)
                            AND NOT (purpose = :purpose AND key = :key)""")
                .bind("payment", payment.value())
                .bind("purpose", purpose.name().toLowerCase(Locale.ROOT))
                .bind("key", exceptKey)
                .map(row -> new PaidAmount(Objects.requireNonNull(row.get(0, BigDecimal.class)), currency))
                .one();
    }

    /** Takes returns that are due, for the length of the lease; no two workers get the same one. */
    Flux<MoneyReturn> take(int batch, Instant now, Duration lease) {
        return db.sql("""
                        UPDATE money_return SET lease_until = :lease, attempts = attempts + 1
                        WHERE id IN (
                            SELECT id FROM money_return
                            WHERE state = 'intended' AND next_attempt_at <= :now
                                AND (lease_until IS NULL OR lease_until < :now)
                            ORDER BY next_attempt_at LIMIT :batch
                            FOR UPDATE SKIP LOCKED)
                        RETURNING *""")
                .bind("now", now)
                .bind("lease", now.plus(lease))
                .bind("batch", batch)
                .map(MoneyReturns::moneyReturn)
                .all();
    }

    /**
     * Takes one return ahead of its time, unless somebody has it already or it has ended. Not counted as an attempt:
     * impatience must not be what a return is given up for.
     */
    Mono<MoneyReturn> takeNow(String id, Instant now, Duration lease) {
        return db.sql("""
                        UPDATE money_return SET lease_until = :lease, attempts = GREATEST(attempts, 1)
                        WHERE id = :id AND state = 'intended' AND (lease_until IS NULL OR lease_until < :now)
                        RETURNING *""")
                .bind("id", id)
                .bind("now", now)
                .bind("lease", now.plus(lease))
                .map(MoneyReturns::moneyReturn)
                .one();
    }

    /** Notes what the provider held, before it is asked to return some: without that a lost answer cannot be judged. */
    Mono<Void> noteAsking(String id, PaidAmount remaining) {
        return changed(db.sql("UPDATE money_return SET sent_remaining = :held WHERE id = :id AND state = 'intended'")
                .bind("id", id)
                .bind("held", remaining.value()));
    }

    /** @return whether this call finished it; false if another worker did */
    Mono<Boolean> finish(String id, Instant now) {
        return db.sql("""
                        UPDATE money_return SET state = 'done', done_at = :now, lease_until = NULL, last_error = NULL, payee = NULL
                        WHERE id = :id AND state = 'intended'""").bind("id", id).bind("now", now).fetch().rowsUpdated().map(rows -> rows == 1);
    }

    Mono<Void> defer(String id, Instant until, String error) {
        return changed(db.sql("""
                        UPDATE money_return SET next_attempt_at = :until, lease_until = NULL, last_error = :error
                        WHERE id = :id AND state = 'intended'""").bind("id", id).bind("until", until).bind("error", error));
    }

    Mono<Void> park(String id, String why) {
        return changed(db.sql("""
                        UPDATE money_return SET state = 'parked', lease_until = NULL, last_error = :why
                        WHERE id = :id AND state = 'intended'""").bind("id", id).bind("why", why));
    }

    /** Parks one until its payee is known. */
    Mono<Void> awaitPayee(String id) {
        return changed(db.sql("""
                        UPDATE money_return
                        SET state = 'parked', awaits_payee = true, lease_until = NULL, last_error = :why
                        WHERE id = :id AND state = 'intended'""").bind("id", id).bind("why", PAYEE_MISSING));
    }

    /**
     * Takes up what waited for a payee that is known by now. A sweep instead of a reaction to the news of a payee: one
     * that arrives while a return is being parked for want of it is not missed.
     */
    Mono<Long> resumeWithPayee(Instant now) {
        return db.sql("""
                        UPDATE money_return
                        SET state = 'intended', awaits_payee = false, attempts = 0, next_attempt_at = :now
                        WHERE awaits_payee AND order_id IN (
                            SELECT waiting.order_id FROM money_return waiting
                            JOIN payment_due USING (order_id) JOIN payee USING (customer_id)
                            WHERE waiting.awaits_payee)""").bind("now", now).fetch().rowsUpdated();
    }

    Mono<Standing> standing() {
        return db.sql("""
                        SELECT count(*) FILTER (WHERE state = 'intended'), count(*) FILTER (WHERE state = 'parked')
                        FROM money_return WHERE state <> 'done'""")
                .map(row -> new Standing(
                        Objects.requireNonNull(row.get(0, Long.class)), Objects.requireNonNull(row.get(1, Long.class))))
                .one();
    }

    private static Mono<Void> changed(DatabaseClient.GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().then();
    }

    private static MoneyReturn moneyReturn(Readable row) {
        String currency = Objects.requireNonNull(row.get("currency", String.class));
        var sent = row.get("sent_remaining", BigDecimal.class);
        return new MoneyReturn(
                Objects.requireNonNull(row.get("id", String.class)),
                new ReturnIntent(
                        Purpose.valueOf(Objects.requireNonNull(row.get("purpose", String.class))
                                .toUpperCase(Locale.ROOT)),
                        Objects.requireNonNull(row.get("key", String.class)),
                        new PaymentId(Objects.requireNonNull(row.get("payment_id", String.class))),
                        Objects.requireNonNull(row.get("order_id", String.class)),
                        row.get("refund_id", String.class),
                        new PaidAmount(Objects.requireNonNull(row.get("amount", BigDecimal.class)), currency),
                        Objects.requireNonNull(row.get("reason", String.class))),
                sent == null ? null : new PaidAmount(sent, currency),
                Objects.requireNonNull(row.get("attempts", Integer.class)));
    }
}
