package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.model.KnownPayments;
import com.byeolshow.payment.settlement.model.PaidAmount;
import com.byeolshow.payment.settlement.model.RecordedPayment;
import com.byeolshow.payment.settlement.model.RecordedPayment.Outcome;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Payments we have decided about. */
@Component
class Payments {

    private static final String COLUMNS = "payment_id, order_id, outcome, amount, currency, method, paid_at";

    private final DatabaseClient db;

    Payments(DatabaseClient db) {
        this.db = db;
    }

    /** What we know when {@code id} is to be judged for {@code orderId}. */
    Mono<KnownPayments> known(PaymentId id, String orderId) {
        return db.sql("SELECT " + COLUMNS + """
                         FROM payment
                        WHERE payment_id = :id OR (order_id = :order AND outcome = 'verified')""")
                .bind("id", id.value())
                .bind("order", orderId)
                .map(Payments::payment)
                .all()
                .collectList()
                .map(found -> new KnownPayments(
                        first(found, payment -> payment.id().equals(id)),
                        first(
                                found,
                                payment ->
                                        payment.orderId().equals(orderId) && payment.outcome() == Outcome.VERIFIED)));
    }

    private static @Nullable RecordedPayment first(List<RecordedPayment> found, Predicate<RecordedPayment> which) {
        return found.stream().filter(which).findFirst().orElse(null);
    }

    /** Writes a decision. Only an awaited deposit may be decided again; anything else is a bug and rolls back. */
    Mono<Void> record(RecordedPayment payment, Instant now) {
        return db.sql("""
                        INSERT INTO payment
                            (payment_id, order_id, outcome, amount, currency, method, paid_at, recorded_at)
                        VALUES (:id, :order, :outcome, :amount, :currency, :method, :paid, :now)
                        ON CONFLICT (payment_id) DO UPDATE
                        SET outcome = excluded.outcome, amount = excluded.amount, currency = excluded.currency,
                            method = excluded.method, paid_at = excluded.paid_at, recorded_at = excluded.recorded_at
                        WHERE payment.outcome = 'awaiting'""")
                .bind("id", payment.id().value())
                .bind("order", payment.orderId())
                .bind("outcome", payment.outcome().name().toLowerCase(Locale.ROOT))
                .bind("amount", payment.amount().value())
                .bind("currency", payment.amount().currency())
                .bind("method", payment.method())
                .bind("paid", Parameter.fromOrEmpty(payment.paidAt(), Instant.class))
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1
                        ? Mono.<Void>empty()
                        : Mono.error(new IllegalStateException("payment already decided: " + payment.id())));
    }

    /** The payment an order was paid with, held until the transaction ends; empty if it was not. */
    Mono<RecordedPayment> lockVerifiedOf(String orderId) {
        return db.sql("SELECT " + COLUMNS + " FROM payment WHERE order_id = :order AND outcome = 'verified' FOR UPDATE")
                .bind("order", orderId)
                .map(Payments::payment)
                .one();
    }

    private static RecordedPayment payment(Readable row) {
        return new RecordedPayment(
                new PaymentId(Objects.requireNonNull(row.get("payment_id", String.class))),
                Objects.requireNonNull(row.get("order_id", String.class)),
                Outcome.valueOf(
                        Objects.requireNonNull(row.get("outcome", String.class)).toUpperCase(Locale.ROOT)),
                new PaidAmount(
                        Objects.requireNonNull(row.get("amount", BigDecimal.class)),
                        Objects.requireNonNull(row.get("currency", String.class))),
                Objects.requireNonNull(row.get("method", String.class)),
                row.get("paid_at", Instant.class));
    }
}
