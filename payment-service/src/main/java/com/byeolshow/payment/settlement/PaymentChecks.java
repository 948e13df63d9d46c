package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.model.Difference;
import com.byeolshow.payment.settlement.model.PaidAmount;
import com.byeolshow.payment.settlement.model.PaymentBooks;
import com.byeolshow.payment.settlement.model.RecordedPayment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** When each recorded payment is to be compared with the provider's, and what was found that nobody could mend. */
@Component
class PaymentChecks {

    /**
     * A payment to compare.
     *
     * @param first whether it never was before
     */
    record Due(PaymentId payment, boolean first) {}

    /**
     * How far the comparison has come.
     *
     * @param open differences that are there now
     * @param due payments whose time has come
     * @param watched payments that will be compared again
     * @param lastAt null before the first
     */
    record Standing(
            long open, long due, long watched, @Nullable Instant lastAt) {}

    private record Known(RecordedPayment payment, Instant recordedAt) {}

    /**
     * What we have written about a payment.
     *
     * @param age since it was recorded
     */
    record Books(PaymentBooks books, Duration age) {}

    private final DatabaseClient db;
    private final ConsoleCancellations cancellations;
    private final SettlementSettings.Checks settings;

    PaymentChecks(DatabaseClient db, ConsoleCancellations cancellations, SettlementSettings settings) {
        this.db = db;
        this.cancellations = cancellations;
        this.settings = settings.checks();
    }

    /** Takes payments whose time has come, for the length of the lease; no two workers get the same one. */
    Flux<Due> take(Instant now) {
        return db.sql("""
                        UPDATE payment SET next_check_at = :lease
                        WHERE payment_id IN (
                            SELECT payment_id FROM payment WHERE next_check_at <= :now
                            ORDER BY next_check_at LIMIT :batch
                            FOR UPDATE SKIP LOCKED)
                        RETURNING payment_id, checked_at IS NULL""")
                .bind("now", now)
                .bind("lease", now.plus(settings.lease()))
                .bind("batch", settings.batch())
                .map(row -> new Due(
                        new PaymentId(Objects.requireNonNull(row.get(0, String.class))),
                        Boolean.TRUE.equals(row.get(1, Boolean.class))))
                .all();
    }

    Mono<Books> books(PaymentId id, Instant now) {
        return db.sql("SELECT " + Payments.COLUMNS + ", recorded_at FROM payment WHERE payment_id = :id")
                .bind("id", id.value())
                .map(row ->
                        new Known(Payments.payment(row), Objects.requireNonNull(row.get("recorded_at", Instant.class))))
                .one()
                .flatMap(known -> Mono.zip(
                        cancellations.returnsOf(id),
                        noted(id, known.payment().amount().currency()),
                        (returns, noted) -> new Books(
                                new PaymentBooks(known.payment(), returns, noted),
                                Duration.between(known.recordedAt(), now))));
    }

    private Mono<PaidAmount> noted(PaymentId id, String currency) {
        return db.sql("SELECT coalesce(sum(amount), 0) FROM console_cancellation WHERE payment_id = :id")
                .bind("id", id.value())
                .map(row -> new PaidAmount(Objects.requireNonNull(row.get(0, BigDecimal.class)), currency))
                .one();
    }

    /** Has a parked return looked at once more: the provider's history shows that it was done. */
    Mono<Boolean> resume(String returnId, Instant now) {
        return db.sql("""
                        UPDATE money_return
                        SET state = 'intended', awaits_payee = false, attempts = 0, next_attempt_at = :now
                        WHERE id = :id AND state = 'parked'""")
                .bind("id", returnId)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Opens what was found, closes what is gone, and sets the next comparison, in the caller's transaction. */
    Mono<Void> conclude(RecordedPayment payment, List<Difference> found, Optional<Duration> wait, Instant now) {
        return Flux.fromIterable(found)
                .concatMap(difference -> open(payment, difference, now))
                .then(closeOthers(payment, found, now))
                .then(next(payment, wait.map(now::plus).orElse(null), now));
    }

    private Mono<Void> open(RecordedPayment payment, Difference difference, Instant now) {
        return db.sql("""
                        INSERT INTO difference (payment_id, order_id, kind, detail, opened_at, seen_at)
                        VALUES (:payment, :order, :kind, :detail, :now, :now)
                        ON CONFLICT (payment_id, kind) WHERE closed_at IS NULL
                        DO UPDATE SET detail = excluded.detail, seen_at = excluded.seen_at""")
                .bind("payment", payment.id().value())
                .bind("order", payment.orderId())
                .bind("kind", difference.kind().label())
                .bind("detail", difference.detail())
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .then();
    }

    private Mono<Void> closeOthers(RecordedPayment payment, List<Difference> found, Instant now) {
        return db.sql("""
                        UPDATE difference SET closed_at = :now
                        WHERE payment_id = :payment AND closed_at IS NULL AND kind <> ALL (:kinds::text[])""")
                .bind("payment", payment.id().value())
                .bind(
                        "kinds",
                        found.stream()
                                .map(difference -> difference.kind().label())
                                .toArray(String[]::new))
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .then();
    }

    private Mono<Void> next(RecordedPayment payment, @Nullable Instant at, Instant now) {
        return db.sql("UPDATE payment SET checked_at = :now, next_check_at = :next WHERE payment_id = :id")
                .bind("id", payment.id().value())
                .bind("now", now)
                .bind("next", Parameter.fromOrEmpty(at, Instant.class))
                .fetch()
                .rowsUpdated()
                .then();
    }

    Mono<Standing> standing(Instant now) {
        return db.sql("""
                        SELECT (SELECT count(*) FROM difference WHERE closed_at IS NULL) AS open,
                            (SELECT count(*) FROM payment WHERE next_check_at <= :now) AS due,
                            (SELECT count(*) FROM payment WHERE next_check_at IS NOT NULL) AS watched,
                            (SELECT max(checked_at) FROM payment WHERE checked_at IS NOT NULL) AS last""")
                .bind("now", now)
                .map(row -> new Standing(
                        Objects.requireNonNull(row.get("open", Long.class)),
                        Objects.requireNonNull(row.get("due", Long.class)),
                        Objects.requireNonNull(row.get("watched", Long.class)),
                        row.get("last", Instant.class)))
                .one();
    }
}
