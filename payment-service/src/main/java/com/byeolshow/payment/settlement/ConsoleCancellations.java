package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.model.ConsoleCancellation;
import com.byeolshow.payment.settlement.model.OwnReturn;
import com.byeolshow.payment.settlement.model.OwnReturn.Standing;
import com.byeolshow.payment.settlement.model.PaidAmount;
import com.byeolshow.payment.settlement.model.RecordedPayment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Money that went back at the provider's console, next to the returns of ours that it has to be told from. */
@Component
class ConsoleCancellations {

    private final DatabaseClient db;

    ConsoleCancellations(DatabaseClient db) {
        this.db = db;
    }

    /** Ids of those noted for a payment. */
    Mono<Set<String>> noted(PaymentId payment) {
        return db.sql("SELECT cancellation_id FROM console_cancellation WHERE payment_id = :payment")
                .bind("payment", payment.value())
                .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                .all()
                .collectList()
                .map(HashSet::new);
    }

    /** @return whether it was new */
    Mono<Boolean> note(RecordedPayment payment, ConsoleCancellation cancellation, Instant now) {
        return db.sql("""
                        INSERT INTO console_cancellation (payment_id, cancellation_id, order_id, amount, currency,
                            reason, cancelled_at, noted_at)
                        VALUES (:payment, :id, :order, :amount, :currency, :reason, :at, :now)
                        ON CONFLICT DO NOTHING""")
                .bind("payment", payment.id().value())
                .bind("id", cancellation.id())
                .bind("order", payment.orderId())
                .bind("amount", cancellation.amount().value())
                .bind("currency", cancellation.amount().currency())
                .bind("reason", cancellation.reason())
                .bind("at", Parameter.fromOrEmpty(cancellation.at(), Instant.class))
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** All returns of ours of a payment, the earliest first. */
    Mono<List<OwnReturn>> returnsOf(PaymentId payment) {
        return db.sql("""
                        SELECT id, amount, currency,
                            CASE WHEN elsewhere THEN 'ELSEWHERE' WHEN state = 'done' THEN 'DONE'
                                WHEN sent_remaining IS NULL THEN 'PLANNED'
                                WHEN state = 'parked' THEN 'DOUBTED' ELSE 'ASKED' END AS standing
                        FROM money_return WHERE payment_id = :payment ORDER BY created_at, id""")
                .bind("payment", payment.value())
                .map(row -> new OwnReturn(
                        Objects.requireNonNull(row.get("id", String.class)),
                        new PaidAmount(
                                Objects.requireNonNull(row.get("amount", BigDecimal.class)),
                                Objects.requireNonNull(row.get("currency", String.class))),
                        Standing.valueOf(Objects.requireNonNull(row.get("standing", String.class)))))
                .all()
                .collectList();
    }
}
