package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.model.PaymentDue;
import com.byeolshow.payment.settlement.model.PaymentDue.State;
import com.byeolshow.payment.settlement.model.PlacedOrder;
import com.byeolshow.platform.money.Won;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What orders are to receive: our projection of {@code commerce.orders}. */
@Component
public class PaymentDues {

    /** How commerce answers a verified payment. */
    enum Reaction {
        NONE_YET,
        /** The order is paid. */
        TAKEN,
        /** The order cannot take money any more: what came is on its way back. */
        SENT_BACK
    }

    private final DatabaseClient db;
    private final SettlementSettings.Reconcile settings;

    PaymentDues(DatabaseClient db, SettlementSettings settings) {
        this.db = db;
        this.settings = settings.reconcile();
    }

    /** An order waits for its money; told again, nothing changes. */
    Mono<Void> notePlaced(PlacedOrder order) {
        return db.sql("""
                        INSERT INTO payment_due
                            (order_id, customer_id, amount, goods, shipping, coupon_discount, currency,
                             placed_at, expires_at, next_look_at)
                        VALUES (:order, :customer, :amount, :goods, :shipping, :discount, :currency,
                             :placed, :expires, :look)
                        ON CONFLICT (order_id) DO NOTHING""")
                .bind("order", order.orderId())
                .bind("customer", order.customerId())
                .bind("amount", order.amount().value())
                .bind("goods", order.goods().value())
                .bind("shipping", order.shipping().value())
                .bind("discount", order.couponDiscount().value())
                .bind("currency", order.currency())
                .bind("placed", order.placedAt())
                .bind("expires", order.expiresAt())
                .bind("look", order.placedAt().plus(settings.after()))
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Commerce has taken the money. */
    Mono<Void> notePaid(String orderId) {
        return db.sql("UPDATE payment_due SET state = 'paid', next_look_at = NULL WHERE order_id = :order")
                .bind("order", orderId)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /**
     * The order takes no money any more; looking goes on, because some may still arrive and must go back.
     *
     * @return the order as it was placed; empty if it had ended before
     */
    Mono<PlacedOrder> noteCancelled(String orderId) {
        return db.sql("""
                        UPDATE payment_due SET state = 'cancelled' WHERE order_id = :order AND state = 'due'
                        RETURNING *""").bind("order", orderId).map(PaymentDues::placed).one();
    }

    /** An order as it was placed; empty while we have not heard of it. */
    Mono<PlacedOrder> findPlaced(String orderId) {
        return db.sql("SELECT * FROM payment_due WHERE order_id = :order")
                .bind("order", orderId)
                .map(PaymentDues::placed)
                .one();
    }

    /** One due; empty while we have not heard of the order. */
    public Mono<PaymentDue> find(String orderId) {
        return db.sql("SELECT order_id, amount, currency, state FROM payment_due WHERE order_id = :order")
                .bind("order", orderId)
                .map(PaymentDues::due)
                .one();
    }

    /** What commerce did with a verified payment; asked again and again while the app waits, so in one statement. */
    Mono<Reaction> reaction(String orderId, PaymentId payment) {
        return db.sql("""
                        SELECT CASE WHEN state = 'paid' THEN 'TAKEN'
                            WHEN EXISTS (SELECT 1 FROM money_return
                                WHERE payment_id = :payment AND purpose = 'late') THEN 'SENT_BACK'
                            ELSE 'NONE_YET' END
                        FROM payment_due WHERE order_id = :order""")
                .bind("order", orderId)
                .bind("payment", payment.value())
                .map(row -> Reaction.valueOf(Objects.requireNonNull(row.get(0, String.class))))
                .one();
    }

    /** One due, held until the transaction ends, so that two payments of one order are judged one after the other. */
    Mono<PaymentDue> lock(String orderId) {
        return db.sql("SELECT order_id, amount, currency, state FROM payment_due WHERE order_id = :order FOR UPDATE")
                .bind("order", orderId)
                .map(PaymentDues::due)
                .one();
    }

    /**
     * Orders that nobody told us about for long enough, each with its next look already set: twice as far away as the
     * last one, and none once the order has been expired for long. A worker that dies costs one look, no more.
     */
    Flux<String> takeUnheardOf(Instant now) {
        return db.sql("""
                        UPDATE payment_due
                        SET looks = looks + 1,
                            next_look_at = CASE WHEN expires_at < :over THEN NULL
                                ELSE :now + make_interval(secs => LEAST(:first * power(2, LEAST(looks + 1, 20)), :longest))
                            END
                        WHERE order_id IN (
                            SELECT order_id FROM payment_due due
                            WHERE state <> 'paid' AND next_look_at <= :now
                                AND NOT EXISTS (SELECT 1 FROM payment
                                    WHERE payment.order_id = due.order_id AND outcome = 'verified')
                            ORDER BY next_look_at LIMIT :batch
                            FOR UPDATE SKIP LOCKED)
                        RETURNING order_id""")
                .bind("now", now)
                .bind("over", now.minus(settings.giveUp()))
                .bind("first", seconds(settings.after()))
                .bind("longest", seconds(settings.longestWait()))
                .bind("batch", settings.batch())
                .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                .all();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static PlacedOrder placed(Readable row) {
        return new PlacedOrder(
                Objects.requireNonNull(row.get("order_id", String.class)),
                Objects.requireNonNull(row.get("customer_id", String.class)),
                Won.of(Objects.requireNonNull(row.get("amount", Long.class))),
                Objects.requireNonNull(row.get("currency", String.class)),
                Won.of(Objects.requireNonNull(row.get("goods", Long.class))),
                Won.of(Objects.requireNonNull(row.get("shipping", Long.class))),
                Won.of(Objects.requireNonNull(row.get("coupon_discount", Long.class))),
                Objects.requireNonNull(row.get("placed_at", Instant.class)),
                Objects.requireNonNull(row.get("expires_at", Instant.class)));
    }

    private static PaymentDue due(Readable row) {
        return new PaymentDue(
                Objects.requireNonNull(row.get("order_id", String.class)),
                Won.of(Objects.requireNonNull(row.get("amount", Long.class))),
                Objects.requireNonNull(row.get("currency", String.class)),
                State.valueOf(
                        Objects.requireNonNull(row.get("state", String.class)).toUpperCase(Locale.ROOT)));
    }
}
