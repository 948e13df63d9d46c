package com.byeolshow.payment.ledger;

import com.byeolshow.payment.ledger.model.Held;
import com.byeolshow.payment.ledger.model.LedgerRules;
import com.byeolshow.payment.ledger.model.Posting;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Books facts and reads what was booked. Booking takes part in the caller's transaction, so that a fact and its entries
 * commit together; a fact that is told again books nothing. The database itself refuses a posting that does not balance,
 * and any change of one.
 */
@Component
public class Ledger {

    /**
     * What an account holds.
     *
     * @param account such as {@code sales-goods}
     */
    public record Total(String account, String currency, BigDecimal amount) {}

    /**
     * One entry, with the fact it belongs to.
     *
     * @param paymentId null for facts about the order alone
     */
    public record Line(
            long transaction,
            String fact,
            @Nullable String paymentId,
            String account,
            String currency,
            BigDecimal amount,
            Instant postedAt) {}

    private final DatabaseClient db;
    private final Clock clock;

    Ledger(DatabaseClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Books a fact. Facts about the same payment must be told one after the other (the caller holds the payment's row),
     * because some of them move what earlier ones left.
     */
    public Mono<Void> post(LedgerFact fact) {
        return held(fact).flatMap(held -> write(LedgerRules.post(fact, held)));
    }

    private Mono<Held> held(LedgerFact fact) {
        if (!LedgerRules.dependsOnHeld(fact)) {
            return Mono.just(Held.NOTHING);
        }
        return db.sql("""
                        SELECT coalesce(-sum(entry.amount) FILTER (WHERE account = 'suspense'), 0),
                               coalesce(-sum(entry.amount) FILTER (WHERE account = 'receivable'), 0),
                               coalesce(bool_or(fact = 'deviation-accepted'), false)
                        FROM ledger_transaction posted JOIN ledger_entry entry ON entry.transaction_id = posted.id
                        WHERE order_id = :order AND payment_id = :payment AND currency = :currency""")
                .bind("order", fact.orderId())
                .bind("payment", Objects.requireNonNull(LedgerRules.paymentOf(fact)))
                .bind("currency", LedgerRules.currencyOf(fact))
                .map(row -> new Held(
                        Objects.requireNonNull(row.get(0, BigDecimal.class)),
                        Objects.requireNonNull(row.get(1, BigDecimal.class)),
                        Boolean.TRUE.equals(row.get(2, Boolean.class))))
                .one();
    }

    private Mono<Void> write(Posting posting) {
        if (posting.entries().isEmpty()) {
            return Mono.empty();
        }
        return db.sql("""
                        WITH posted AS (
                            INSERT INTO ledger_transaction (key, fact, order_id, payment_id, currency, posted_at)
                            VALUES (:key, :fact, :order, :payment, :currency, :now)
                            ON CONFLICT (key) DO NOTHING
                            RETURNING id)
                        INSERT INTO ledger_entry (transaction_id, account, amount)
                        SELECT posted.id, line.account, line.amount
                        FROM posted, unnest(:accounts::text[], :amounts::numeric[]) AS line (account, amount)""")
                .bind("key", posting.key())
                .bind("fact", posting.fact())
                .bind("order", posting.orderId())
                .bind("payment", Parameter.fromOrEmpty(posting.paymentId(), String.class))
                .bind("currency", posting.currency())
                .bind("now", clock.instant())
                .bind(
                        "accounts",
                        posting.entries().stream()
                                .map(entry -> entry.account().label())
                                .toArray(String[]::new))
                .bind(
                        "amounts",
                        posting.entries().stream().map(entry -> entry.amount()).toArray(BigDecimal[]::new))
                .fetch()
                .rowsUpdated()
                .then();
    }

    /**
     * What every account holds, over all orders: the sums of {@link SumLedger} and all that was booked since. For people,
     * not for requests of the app.
     */
    public Flux<Total> totals() {
        return db.sql("""
                        SELECT account, currency, sum(amount) AS amount FROM (
                            SELECT account, currency, amount FROM ledger_sum
                            UNION ALL
                            SELECT account, currency, amount
                            FROM ledger_transaction posted JOIN ledger_entry entry ON entry.transaction_id = posted.id
                            WHERE posted.id > (SELECT up_to FROM ledger_summed)) AS part
                        GROUP BY account, currency ORDER BY account, currency""").map(Ledger::total).all();
    }

    /** What the accounts hold because of one order; an account that came back to zero is listed. */
    public Flux<Total> totalsOf(String orderId) {
        return db.sql("""
                        SELECT account, currency, sum(amount) AS amount
                        FROM ledger_transaction posted JOIN ledger_entry entry ON entry.transaction_id = posted.id
                        WHERE order_id = :order
                        GROUP BY account, currency ORDER BY account, currency""").bind("order", orderId).map(Ledger::total).all();
    }

    /** Entries of an order in the order they were booked. */
    public Flux<Line> linesOf(String orderId, int limit, long offset) {
        return db.sql("""
                        SELECT posted.id, fact, payment_id, account, currency, amount, posted_at
                        FROM ledger_transaction posted JOIN ledger_entry entry ON entry.transaction_id = posted.id
                        WHERE order_id = :order
                        ORDER BY posted.id, account LIMIT :limit OFFSET :offset""")
                .bind("order", orderId)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(row -> new Line(
                        Objects.requireNonNull(row.get("id", Long.class)),
                        Objects.requireNonNull(row.get("fact", String.class)),
                        row.get("payment_id", String.class),
                        Objects.requireNonNull(row.get("account", String.class)),
                        Objects.requireNonNull(row.get("currency", String.class)),
                        Objects.requireNonNull(row.get("amount", BigDecimal.class)),
                        Objects.requireNonNull(row.get("posted_at", Instant.class))))
                .all();
    }

    private static Total total(Readable row) {
        return new Total(
                Objects.requireNonNull(row.get("account", String.class)),
                Objects.requireNonNull(row.get("currency", String.class)),
                Objects.requireNonNull(row.get("amount", BigDecimal.class)));
    }
}
