package com.byeolshow.broadcast.show.alarm;

import com.byeolshow.broadcast.show.ShowId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Where alarms are kept. Each change moves the number at its show in the same statement; the show's row is locked before,
 * and shows in the order of their ids, as by whoever counts views.
 */
@Component
class Alarms {

    private final DatabaseClient db;

    Alarms(DatabaseClient db) {
        this.db = db;
    }

    /** Removes the alarm; false if there was none. */
    Mono<Boolean> remove(String customerId, ShowId show) {
        return db.sql("""
                WITH gone AS (DELETE FROM alarms WHERE customer_id = :customer AND show_id = :show RETURNING show_id)
                UPDATE shows SET alarm_count = alarm_count - 1 FROM gone WHERE id = gone.show_id
                """)
                .bind("customer", customerId)
                .bind("show", show.value())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> add(String customerId, ShowId show, Instant at) {
        return db.sql("""
                WITH added AS (
                    INSERT INTO alarms (customer_id, show_id, set_at) VALUES (:customer, :show, :at) RETURNING show_id)
                UPDATE shows SET alarm_count = alarm_count + 1 FROM added WHERE id = added.show_id
                """)
                .bind("customer", customerId)
                .bind("show", show.value())
                .bind("at", at)
                .then();
    }

    /** How many alarms a customer has that can still ring. */
    Mono<Long> waitingOf(String customerId) {
        return db.sql("""
                SELECT count(*) AS waiting FROM alarms a JOIN shows s ON s.id = a.show_id
                WHERE a.customer_id = :customer AND s.status = 'ready'
                """)
                .bind("customer", customerId)
                .map(row -> Objects.requireNonNull(row.get("waiting", Long.class)))
                .one();
    }

    /** Locks all shows that a customer has an alarm for. */
    Mono<Void> lockShowsOf(String customerId) {
        return db.sql("""
                SELECT id FROM shows WHERE id IN (SELECT show_id FROM alarms WHERE customer_id = :customer)
                ORDER BY id FOR NO KEY UPDATE
                """).bind("customer", customerId).fetch().all().then();
    }

    /** Removes every alarm of a customer and says of which shows. */
    Mono<List<ShowId>> removeAll(String customerId) {
        return db.sql("""
                WITH gone AS (DELETE FROM alarms WHERE customer_id = :customer RETURNING show_id)
                UPDATE shows SET alarm_count = alarm_count - 1 FROM gone WHERE id = gone.show_id RETURNING id
                """).bind("customer", customerId).map(Alarms::id).all().collectList();
    }

    private static ShowId id(Readable row) {
        return new ShowId(Objects.requireNonNull(row.get("id", Long.class)));
    }
}
