package com.byeolshow.payment.settlement;

import com.byeolshow.payment.ledger.Ledger;
import com.byeolshow.payment.settlement.model.PaymentDue;
import com.byeolshow.payment.settlement.model.PlacedOrder;
import com.byeolshow.payment.settlement.model.SettlementProblem;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.problem.RefusedException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows staff all the money of one order: what was due, what came, what went back, and how it was booked. */
@Component
public class ReadOrderMoney {

    /** Of payments, returns and cancellations each; an order with more of them is a case for a database console. */
    private static final int MOST = 100;

    /** A payment we decided about. */
    public record Paid(
            String paymentId,
            String outcome,
            BigDecimal amount,
            String currency,
            String method,
            @Nullable Instant paidAt,
            Instant recordedAt,
            @Nullable Instant checkedAt) {}

    /**
     * Money that goes, or went, back.
     *
     * @param why what it waits for; null unless parked or tried again
     */
    public record Back(
            String returnId,
            String paymentId,
            String purpose,
            @Nullable String refundId,
            BigDecimal amount,
            String currency,
            String state,
            boolean elsewhere,
            @Nullable String why,
            Instant createdAt,
            @Nullable Instant doneAt) {}

    /** Money that went back at the provider's console. */
    public record AtConsole(
            String paymentId,
            String cancellationId,
            BigDecimal amount,
            String currency,
            String reason,
            @Nullable Instant cancelledAt) {}

    /** The whole picture; only {@code entries} are paged. */
    public record Picture(
            PlacedOrder order,
            PaymentDue.State state,
            List<Paid> payments,
            List<Back> returns,
            List<AtConsole> cancellations,
            List<Ledger.Total> balances,
            List<Ledger.Line> entries) {}

    private final DatabaseClient db;
    private final PaymentDues dues;
    private final Ledger ledger;

    ReadOrderMoney(DatabaseClient db, PaymentDues dues, Ledger ledger) {
        this.db = db;
        this.dues = dues;
        this.ledger = ledger;
    }

    /** @return fails with {@link SettlementProblem.NoSuchOrder} for an order we have not heard of */
    public Mono<Picture> run(String orderId, Page entries) {
        return Mono.zip(dues.findPlaced(orderId), dues.find(orderId))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new SettlementProblem.NoSuchOrder())))
                .flatMap(due -> Mono.zip(
                                payments(orderId),
                                returns(orderId),
                                cancellations(orderId),
                                ledger.totalsOf(orderId).collectList(),
                                ledger.linesOf(orderId, entries.size(), entries.offset())
                                        .collectList())
                        .map(parts -> new Picture(
                                due.getT1(),
                                due.getT2().state(),
                                parts.getT1(),
                                parts.getT2(),
                                parts.getT3(),
                                parts.getT4(),
                                parts.getT5())));
    }

    private Mono<List<Paid>> payments(String orderId) {
        return db.sql("SELECT * FROM payment WHERE order_id = :order ORDER BY recorded_at, payment_id LIMIT :most")
                .bind("order", orderId)
                .bind("most", MOST)
                .map(row -> new Paid(
                        Objects.requireNonNull(row.get("payment_id", String.class)),
                        Objects.requireNonNull(row.get("outcome", String.class)),
                        Objects.requireNonNull(row.get("amount", BigDecimal.class)),
                        Objects.requireNonNull(row.get("currency", String.class)),
                        Objects.requireNonNull(row.get("method", String.class)),
                        row.get("paid_at", Instant.class),
                        Objects.requireNonNull(row.get("recorded_at", Instant.class)),
                        row.get("checked_at", Instant.class)))
                .all()
                .collectList();
    }

    private Mono<List<Back>> returns(String orderId) {
        return db.sql("SELECT * FROM money_return WHERE order_id = :order ORDER BY created_at, id LIMIT :most")
                .bind("order", orderId)
                .bind("most", MOST)
                .map(row -> new Back(
                        Objects.requireNonNull(row.get("id", String.class)),
                        Objects.requireNonNull(row.get("payment_id", String.class)),
                        Objects.requireNonNull(row.get("purpose", String.class)),
                        row.get("refund_id", String.class),
                        Objects.requireNonNull(row.get("amount", BigDecimal.class)),
                        Objects.requireNonNull(row.get("currency", String.class)),
                        Objects.requireNonNull(row.get("state", String.class)),
                        Boolean.TRUE.equals(row.get("elsewhere", Boolean.class)),
                        row.get("last_error", String.class),
                        Objects.requireNonNull(row.get("created_at", Instant.class)),
                        row.get("done_at", Instant.class)))
                .all()
                .collectList();
    }

    private Mono<List<AtConsole>> cancellations(String orderId) {
        return db.sql("""
                        SELECT * FROM console_cancellation WHERE order_id = :order
                        ORDER BY noted_at, payment_id, cancellation_id LIMIT :most""")
                .bind("order", orderId)
                .bind("most", MOST)
                .map(row -> new AtConsole(
                        Objects.requireNonNull(row.get("payment_id", String.class)),
                        Objects.requireNonNull(row.get("cancellation_id", String.class)),
                        Objects.requireNonNull(row.get("amount", BigDecimal.class)),
                        Objects.requireNonNull(row.get("currency", String.class)),
                        Objects.requireNonNull(row.get("reason", String.class)),
                        row.get("cancelled_at", Instant.class)))
                .all()
                .collectList();
    }
}
