package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.ReturnRecord.Retry;
import com.byeolshow.payment.settlement.model.PaidAmount;
import com.byeolshow.platform.web.Page;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Returns of money as people look at them and take them up again. */
@Component
class ReturnRecords {

    /** A return about to be taken up again, and what its payment brought; both are held until the transaction ends. */
    record Held(ReturnRecord record, String key, PaidAmount paid) {}

    private final DatabaseClient db;

    ReturnRecords(DatabaseClient db) {
        this.db = db;
    }

    /**
     * One page, the oldest first.
     *
     * @param state null for all of them
     */
    Mono<List<ReturnRecord>> page(@Nullable String state, Page page) {
        return db.sql("""
                        SELECT * FROM money_return
                        WHERE (:state::text IS NULL OR state = :state)
                        ORDER BY created_at, id LIMIT :size OFFSET :offset""")
                .bind("state", Parameter.fromOrEmpty(state, String.class))
                .bind("size", page.size())
                .bind("offset", page.offset())
                .map(ReturnRecords::record)
                .all()
                .collectList()
                .flatMap(this::withRetries);
    }

    private Mono<List<ReturnRecord>> withRetries(List<ReturnRecord> returns) {
        if (returns.isEmpty()) {
            return Mono.just(returns);
        }
        return db.sql("""
                        SELECT return_id, manager, at, parked_because, payee_given, not_returned
                        FROM money_return_retry WHERE return_id = ANY(:ids) ORDER BY id""")
                .bind("ids", returns.stream().map(ReturnRecord::id).toArray(String[]::new))
                .map(row -> Map.entry(Objects.requireNonNull(row.get(0, String.class)), retry(row)))
                .all()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())))
                .map(retries -> returns.stream()
                        .map(one -> one.with(retries.getOrDefault(one.id(), List.of())))
                        .toList());
    }

    /** A refund's return; empty if none follows from it. */
    Mono<ReturnRecord> ofRefund(String orderId, String refundId) {
        return db.sql("SELECT * FROM money_return WHERE purpose = 'refund' AND key = :refund AND order_id = :order")
                .bind("refund", refundId)
                .bind("order", orderId)
                .map(ReturnRecords::record)
                .one();
    }

    /** One return with its payment, both held: what else goes back of that payment cannot change meanwhile. */
    Mono<Held> hold(String id) {
        return db.sql("""
                        SELECT money_return.*, payment.amount AS paid, payment.currency AS paid_in
                        FROM money_return JOIN payment USING (payment_id)
                        WHERE money_return.id = :id FOR UPDATE""")
                .bind("id", id)
                .map(row -> new Held(
                        record(row),
                        Objects.requireNonNull(row.get("key", String.class)),
                        new PaidAmount(
                                Objects.requireNonNull(row.get("paid", BigDecimal.class)),
                                Objects.requireNonNull(row.get("paid_in", String.class)))))
                .one();
    }

    /**
     * Takes a parked return up again, as if it had never been tried.
     *
     * @param payee sealed; null keeps what was said before
     * @param notReturned a person made sure that no money moved, so an unmarked entry at the provider is not ours
     */
    Mono<Void> resume(ReturnRecord parked, byte @Nullable [] payee, boolean notReturned, Instant now) {
        return db.sql("""
                        UPDATE money_return
                        SET state = 'intended', awaits_payee = false, attempts = 0, next_attempt_at = :now,
                            payee = coalesce(:payee, payee),
                            sent_remaining = CASE WHEN :cleared THEN NULL ELSE sent_remaining END
                        WHERE id = :id AND state = 'parked'""")
                .bind("id", parked.id())
                .bind("payee", Parameter.fromOrEmpty(payee, byte[].class))
                .bind("cleared", notReturned)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .then();
    }

    Mono<Void> noteRetry(ReturnRecord parked, String manager, boolean payeeGiven, boolean notReturned, Instant now) {
        return db.sql("""
                        INSERT INTO money_return_retry
                            (return_id, manager, at, parked_because, payee_given, not_returned)
                        VALUES (:id, :manager, :now, :because, :payee, :cleared)""")
                .bind("id", parked.id())
                .bind("manager", manager)
                .bind("now", now)
                .bind("because", Parameter.fromOrEmpty(parked.why(), String.class))
                .bind("payee", payeeGiven)
                .bind("cleared", notReturned)
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static Retry retry(Readable row) {
        return new Retry(
                Objects.requireNonNull(row.get("manager", String.class)),
                Objects.requireNonNull(row.get("at", Instant.class)),
                row.get("parked_because", String.class),
                Objects.requireNonNull(row.get("payee_given", Boolean.class)),
                Objects.requireNonNull(row.get("not_returned", Boolean.class)));
    }

    private static ReturnRecord record(Readable row) {
        return new ReturnRecord(
                Objects.requireNonNull(row.get("id", String.class)),
                Objects.requireNonNull(row.get("purpose", String.class)),
                Objects.requireNonNull(row.get("order_id", String.class)),
                new PaymentId(Objects.requireNonNull(row.get("payment_id", String.class))),
                row.get("refund_id", String.class),
                new PaidAmount(
                        Objects.requireNonNull(row.get("amount", BigDecimal.class)),
                        Objects.requireNonNull(row.get("currency", String.class))),
                Objects.requireNonNull(row.get("reason", String.class)),
                Objects.requireNonNull(row.get("state", String.class)),
                row.get("last_error", String.class),
                Objects.requireNonNull(row.get("awaits_payee", Boolean.class)),
                row.get("payee", byte[].class) != null,
                Objects.requireNonNull(row.get("attempts", Integer.class)),
                Objects.requireNonNull(row.get("created_at", Instant.class)),
                Objects.requireNonNull(row.get("next_attempt_at", Instant.class)),
                row.get("done_at", Instant.class),
                List.of());
    }
}
