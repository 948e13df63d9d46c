package com.byeolshow.social.push;

import com.byeolshow.platform.language.Language;
import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where devices are kept that notifications are pushed to. */
@Component
public class Devices {

    /** Of one customer; with more, those registered longest ago go. An app registers at every start. */
    static final int MOST = 20;

    private final DatabaseClient database;
    private final Clock clock;

    Devices(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes the device the customer's, whoever's it was; what was still to be pushed to its former owner is dropped. */
    Mono<Void> put(String token, String customerId, String platform, Language language) {
        return database.sql("""
                        WITH former AS (
                            DELETE FROM devices WHERE token = :token AND customer_id <> :customer
                        ), surplus AS (
                            DELETE FROM devices WHERE id IN (
                                SELECT id FROM devices WHERE customer_id = :customer AND token <> :token
                                ORDER BY registered_at DESC, id DESC OFFSET :others)
                        )
                        SELECT 1""")
                .bind("token", token)
                .bind("customer", customerId)
                .bind("others", MOST - 1)
                .fetch()
                .first()
                .then(Mono.defer(() -> database.sql("""
                                INSERT INTO devices (token, customer_id, platform, language, registered_at)
                                VALUES (:token, :customer, :platform, :language, :at)
                                ON CONFLICT (token) DO UPDATE SET customer_id = excluded.customer_id,
                                    platform = excluded.platform, language = excluded.language,
                                    registered_at = excluded.registered_at""")
                        .bind("token", token)
                        .bind("customer", customerId)
                        .bind("platform", platform)
                        .bind("language", language.tag())
                        .bind("at", clock.instant())
                        .then()));
    }

    /** Forgets a device, if it is the customer's. */
    public Mono<Void> remove(String token, String customerId) {
        return database.sql("DELETE FROM devices WHERE token = :token AND customer_id = :customer")
                .bind("token", token)
                .bind("customer", customerId)
                .then();
    }

    /** Forgets a device that the provider does not know any more, and with it what was to be sent to it. */
    Mono<Void> removeGone(long id, String token) {
        return database.sql("DELETE FROM devices WHERE id = :id AND token = :token")
                .bind("id", id)
                .bind("token", token)
                .then();
    }

    /** Forgets all devices of a customer. */
    public Mono<Void> forget(String customerId) {
        return database.sql("DELETE FROM devices WHERE customer_id = :customer")
                .bind("customer", customerId)
                .then();
    }
}
