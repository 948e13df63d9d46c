package com.byeolshow.commerce.order;

import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Which checkouts were answered already, by the customer's own key. Not the platform's {@code StoredAnswers}, which reads
 * inside the transaction of the command and forgets within it: a checkout looks for its answer before it prepares anything
 * and once more after a refusal, is remembered for longer, and must not spend a statement on old rows while others wait
 * for its stock.
 */
@Component
class CheckoutKeys {

    private final DatabaseClient db;

    CheckoutKeys(DatabaseClient db) {
        this.db = db;
    }

    /** A checkout that was answered. */
    record Answered(String fingerprint, String answer) {}

    Mono<Answered> find(String customerId, String key) {
        return db.sql("""
                        SELECT fingerprint, answer::text AS answer FROM checkout_key
                         WHERE customer_id = :customer AND key = :key AND answer IS NOT NULL""")
                .bind("customer", customerId)
                .bind("key", key)
                .map(row -> new Answered(row.get("fingerprint", String.class), row.get("answer", String.class)))
                .one();
    }

    /**
     * Takes the key for the caller's transaction, which has yet to write the order; false when it has been used. Waits
     * while another transaction holds it, and gets it if that one fails.
     */
    Mono<Boolean> claim(String customerId, String key, OrderId order, Answered given) {
        return db.sql("""
                        INSERT INTO checkout_key (customer_id, key, fingerprint, order_id, answer)
                        VALUES (:customer, :key, :fingerprint, :order, CAST(:answer AS jsonb)) ON CONFLICT DO NOTHING""")
                .bind("customer", customerId)
                .bind("key", key)
                .bind("fingerprint", given.fingerprint())
                .bind("order", order.value())
                .bind("answer", given.answer())
                .fetch()
                .rowsUpdated()
                .map(inserted -> inserted > 0);
    }

    /** Forgets some of the keys older than this; answers how many. Never waits for another replica doing the same. */
    Mono<Long> forget(Instant before, int most) {
        return db.sql("""
                        DELETE FROM checkout_key WHERE (customer_id, key) IN (
                            SELECT customer_id, key FROM checkout_key WHERE created_at < :before
                             ORDER BY created_at LIMIT :most FOR UPDATE SKIP LOCKED)""").bind("before", before).bind("most", most).fetch().rowsUpdated();
    }
}
