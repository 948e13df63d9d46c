package com.byeolshow.commerce.customer;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where announced accounts are kept, for as long as they exist. */
@Component
public class Customers {

    private final DatabaseClient db;

    Customers(DatabaseClient db) {
        this.db = db;
    }

    /** Empty while identity has not told us about this customer. */
    public Mono<Contact> contact(String customerId) {
        return db.sql("SELECT alias, email, mobile FROM customer WHERE id = :id")
                .bind("id", customerId)
                .map(row -> new Contact(
                        row.get("alias", String.class),
                        row.get("email", String.class),
                        row.get("mobile", String.class)))
                .one();
    }

    /** Writes the account unless a newer version is there; runs in the caller's transaction. */
    public Mono<Void> learn(AccountState account) {
        var statement = db.sql("""
                        INSERT INTO customer (id, alias, email, mobile, version)
                        VALUES (:id, :alias, :email, :mobile, :version)
                        ON CONFLICT (id) DO UPDATE
                           SET alias = EXCLUDED.alias, email = EXCLUDED.email, mobile = EXCLUDED.mobile,
                               version = EXCLUDED.version
                         WHERE customer.version < EXCLUDED.version""")
                .bind("id", account.id())
                .bind("alias", account.alias())
                .bind("version", account.version());
        statement = bind(statement, "email", account.email());
        return bind(statement, "mobile", account.mobile()).then();
    }

    /** The account was withdrawn. */
    public Mono<Void> forget(String customerId) {
        return db.sql("DELETE FROM customer WHERE id = :id")
                .bind("id", customerId)
                .then();
    }

    private static DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec statement, String name, @Nullable String value) {
        return value == null ? statement.bindNull(name, String.class) : statement.bind(name, value);
    }
}
