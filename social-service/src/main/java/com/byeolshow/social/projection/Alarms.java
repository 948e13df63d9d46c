package com.byeolshow.social.projection;

import com.byeolshow.platform.customer.Customers;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who wants to be told when a show begins, as broadcast said. Fan-outs read this table in their own statement. */
@Component
public class Alarms {

    /** What we need of {@code broadcast.alarm-set.v1} and {@code broadcast.alarm-cleared.v1}. */
    public record Alarm(long showId, String customerId, Instant occurredAt) {}

    private final DatabaseClient database;
    private final Customers customers;

    Alarms(DatabaseClient database, Customers customers) {
        this.database = database;
        this.customers = customers;
    }

    /** Keeps an alarm, in the caller's transaction; not of a customer who is gone. */
    public Mono<Void> keep(Alarm alarm) {
        return customers.hold().then(Mono.defer(() -> database.sql("""
                        INSERT INTO alarms (show_id, customer_id, set_at)
                        SELECT :show, :customer, :at WHERE NOT EXISTS (
                            SELECT 1 FROM forgotten_customers
                            WHERE digest = sha256(convert_to(CAST(:customer AS text), 'UTF8')))
                        ON CONFLICT (show_id, customer_id) DO UPDATE SET set_at = excluded.set_at""")
                .bind("show", alarm.showId())
                .bind("customer", alarm.customerId())
                .bind("at", alarm.occurredAt())
                .then()));
    }

    /** Drops an alarm that was cleared. */
    public Mono<Void> remove(Alarm alarm) {
        return database.sql("DELETE FROM alarms WHERE show_id = :show AND customer_id = :customer")
                .bind("show", alarm.showId())
                .bind("customer", alarm.customerId())
                .then();
    }

    /** Drops every alarm of a customer. */
    public Mono<Void> forget(String customerId) {
        return database.sql("DELETE FROM alarms WHERE customer_id = :customer")
                .bind("customer", customerId)
                .then();
    }

    /** Drops the alarms for a show that was deleted. */
    Mono<Void> forgetShow(long showId) {
        return database.sql("DELETE FROM alarms WHERE show_id = :show")
                .bind("show", showId)
                .then();
    }
}
