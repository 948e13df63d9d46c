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

    static final String COLUMNS = """
            payment_id, order_id, outcome, amount, currency, method, card_end, paid_at,
            account_bank, account_number, account_expires_at""";

    private final DatabaseClient db;
    private final SettlementSettings.Checks checks;

    Payments(DatabaseClient db, SettlementSettings settings) {
        this.db = db;
        this.checks = settings.checks();
    }

    /** What we know when {@code id} is to be judged for {@code orderId}. */
    Mono<KnownPayments> known(PaymentId id, String orderId) {
        return db.sql("SELECT " + COLUMNS + """
                         FROM payment
                        WHERE payment_id = :id OR (order_id = :order AND outcome IN ('verified', 'accepted'))""")
                .bind("id", id.value())
                .bind("order", orderId)
                .map(Payments::payment)
                .all()
                .collectList()
                .map(found -> new KnownPayments(
                        first(found, payment -> payment.id().equals(id)),
                        first(found, payment -> payment.orderId().equals(orderId) && pays(payment))));
    }

    private static boolean pays(RecordedPayment payment) {
        return payment.outcome() == Outcome.VERIFIED || payment.outcome() == Outcome.ACCEPTED;
    }

    private static @Nullable RecordedPayment first(List<RecordedPayment> found, Predicate<RecordedPayment> which) {
        return found.stream().filter(which).findFirst().orElse(null);
    }

    /** Writes a decision. Only an awaited deposit may be decided again; anything else is a bug and rolls back. */
    Mono<Void> record(RecordedPayment payment, Instant now) {
        var account = payment.account();
        return db.sql("""
                        INSERT INTO payment
                            (payment_id, order_id, outcome, amount, currency, method, card_end, paid_at,
                            account_bank, account_number, account_expires_at, recorded_at, next_check_at)
                        VALUES (:id, :order, :outcome, :amount, :currency, :method, :card, :paid,
                            :bank, :number, :expires, :now, :check)
                        ON CONFLICT (payment_id) DO UPDATE
                        SET outcome = excluded.outcome, amount = excluded.amount, currency = excluded.currency,
                            method = excluded.method, card_end = excluded.card_end, paid_at = excluded.paid_at,
                            account_bank = excluded.account_bank, account_number = excluded.account_number,
                            account_expires_at = excluded.account_expires_at,
                            recorded_at = excluded.recorded_at, next_check_at = excluded.next_check_at
                        WHERE payment.outcome = 'awaiting' AND payment.order_id = excluded.order_id""")
                .bind("id", payment.id().value())
                .bind("order", payment.orderId())
                .bind("outcome", payment.outcome().name().toLowerCase(Locale.ROOT))
                .bind("amount", payment.amount().value())
                .bind("currency", payment.amount().currency())
                .bind("method", payment.method())
                .bind("card", Parameter.fromOrEmpty(payment.cardEnd(), String.class))
                .bind("paid", Parameter.fromOrEmpty(payment.paidAt(), Instant.class))
                .bind("bank", Parameter.fromOrEmpty(account == null ? null : account.bankName(), String.class))
                .bind("number", Parameter.fromOrEmpty(account == null ? null : account.accountNumber(), String.class))
                .bind("expires", Parameter.fromOrEmpty(account == null ? null : account.expiresAt(), Instant.class))
                .bind("now", now)
                .bind("check", now.plus(checks.first()))
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1
                        ? Mono.<Void>empty()
                        : Mono.error(new IllegalStateException("payment already decided: " + payment.id())));
    }

    /**
     * The payment an order was paid with, held until the transaction ends; empty if it was not. A deposit that commerce
     * accepted comes before one we verified meanwhile: commerce sends the latter back.
     */
    Mono<RecordedPayment> lockVerifiedOf(String orderId) {
        return db.sql("SELECT " + COLUMNS + """
                         FROM payment WHERE order_id = :order AND outcome IN ('verified', 'accepted')
                        ORDER BY outcome = 'accepted' DESC LIMIT 1 FOR UPDATE""")
                .bind("order", orderId)
                .map(Payments::payment)
                .one();
    }

    /** A payment commerce may send back, held until the transaction ends; empty if it is none of that order. */
    Mono<RecordedPayment> lockHeld(PaymentId id, String orderId) {
        return db.sql("SELECT " + COLUMNS + """
                         FROM payment WHERE payment_id = :id AND order_id = :order
                        AND outcome IN ('verified', 'accepted', 'deviating') FOR UPDATE""")
                .bind("id", id.value())
                .bind("order", orderId)
                .map(Payments::payment)
                .one();
    }

    /** Held until the transaction ends, so that what is set aside of it is moved by one at a time. */
    Mono<Void> lock(PaymentId id) {
        return db.sql("SELECT 1 FROM payment WHERE payment_id = :id FOR UPDATE")
                .bind("id", id.value())
                .fetch()
                .one()
                .then();
    }

    /** @return whether the deposit was set aside until now and pays its order from now on */
    Mono<Boolean> accept(PaymentId id, String orderId) {
        return db.sql("""
                        UPDATE payment SET outcome = 'accepted'
                        WHERE payment_id = :id AND order_id = :order AND outcome = 'deviating'
                            AND NOT EXISTS (SELECT 1 FROM payment other
                                WHERE other.order_id = :order AND other.outcome = 'accepted')""")
                .bind("id", id.value())
                .bind("order", orderId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Has it compared with the provider's before long, because something happened to it. */
    Mono<Void> checkSoon(PaymentId id, Instant now) {
        return db.sql("""
                        UPDATE payment SET next_check_at = LEAST(next_check_at, :soon) WHERE payment_id = :id""")
                .bind("id", id.value())
                .bind("soon", now.plus(checks.soon()))
                .fetch()
                .rowsUpdated()
                .then();
    }

    static RecordedPayment payment(Readable row) {
        return new RecordedPayment(
                new PaymentId(Objects.requireNonNull(row.get("payment_id", String.class))),
                Objects.requireNonNull(row.get("order_id", String.class)),
                Outcome.valueOf(
                        Objects.requireNonNull(row.get("outcome", String.class)).toUpperCase(Locale.ROOT)),
                new PaidAmount(
                        Objects.requireNonNull(row.get("amount", BigDecimal.class)),
                        Objects.requireNonNull(row.get("currency", String.class))),
                Objects.requireNonNull(row.get("method", String.class)),
                row.get("card_end", String.class),
                row.get("paid_at", Instant.class),
                account(row));
    }

    private static @Nullable VirtualAccount account(Readable row) {
        var number = row.get("account_number", String.class);
        var expires = row.get("account_expires_at", Instant.class);
        return number == null || expires == null
                ? null
                : new VirtualAccount(
                        Objects.requireNonNullElse(row.get("account_bank", String.class), ""), number, expires);
    }
}
