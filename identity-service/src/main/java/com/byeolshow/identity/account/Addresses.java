package com.byeolshow.identity.account;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where the addresses of accounts are kept: position 0 is the primary one. */
@Component
class Addresses {

    private final DatabaseClient database;

    Addresses(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(CustomerId owner, int position, Address address) {
        return database.sql("""
                        INSERT INTO addresses (account_id, position, first_name, last_name, full_name, mobile, phone,
                                               country, state, city, address1, address2, postcode, company)
                        VALUES (:owner, :position, :firstName, :lastName, :fullName, :mobile, :phone,
                                :country, :state, :city, :address1, :address2, :postcode, :company)
                        """)
                .bind("owner", owner.value())
                .bind("position", position)
                .bind("firstName", address.firstName())
                .bind("lastName", address.lastName())
                .bind("fullName", address.fullName())
                .bind("mobile", address.mobile())
                .bind("phone", address.phone())
                .bind("country", address.country())
                .bind("state", address.state())
                .bind("city", address.city())
                .bind("address1", address.address1())
                .bind("address2", address.address2())
                .bind("postcode", address.postcode())
                .bind("company", address.company())
                .then();
    }

    /** Puts a new primary address in place of the old one. */
    Mono<Void> replacePrimary(CustomerId owner, Address primary) {
        return database.sql("DELETE FROM addresses WHERE account_id = :owner AND position = 0")
                .bind("owner", owner.value())
                .then()
                .then(add(owner, 0, primary));
    }

    /** Puts these in place of all but the primary address. */
    Mono<Void> replaceSecondaries(CustomerId owner, List<Address> secondaries) {
        return database.sql("DELETE FROM addresses WHERE account_id = :owner AND position > 0")
                .bind("owner", owner.value())
                .then()
                .thenMany(Flux.fromIterable(secondaries)
                        .index()
                        .concatMap(entry -> add(owner, Math.toIntExact(entry.getT1()) + 1, entry.getT2())))
                .then();
    }

    /** The primary address first; without one the others do not show. */
    Flux<Address> of(CustomerId owner) {
        return database.sql("""
                        SELECT first_name, last_name, full_name, mobile, phone,
                               country, state, city, address1, address2, postcode, company
                          FROM addresses
                         WHERE account_id = :owner
                           AND EXISTS (SELECT 1 FROM addresses WHERE account_id = :owner AND position = 0)
                         ORDER BY position
                        """)
                .bind("owner", owner.value())
                .map(Addresses::address)
                .all();
    }

    private static Address address(Readable row) {
        return new Address(
                text(row, "first_name"),
                text(row, "last_name"),
                text(row, "full_name"),
                text(row, "mobile"),
                text(row, "phone"),
                text(row, "country"),
                text(row, "state"),
                text(row, "city"),
                text(row, "address1"),
                text(row, "address2"),
                text(row, "postcode"),
                text(row, "company"));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNullElse(row.get(column, String.class), "");
    }
}
