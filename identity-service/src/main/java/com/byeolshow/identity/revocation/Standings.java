package com.byeolshow.identity.revocation;

import com.byeolshow.platform.security.Standing;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where standings are kept. */
@Component
class Standings {

    private final DatabaseClient database;

    Standings(DatabaseClient database) {
        this.database = database;
    }

    /** {@link Standing#UNTOUCHED} for a customer nobody ever touched. */
    Mono<Standing> of(String customerId) {
        return database.sql("SELECT version, valid_from, roles FROM standings WHERE customer_id = :id")
                .bind("id", customerId)
                .map(Standings::standing)
                .one()
                .defaultIfEmpty(Standing.UNTOUCHED);
    }

    /** No token signed so far counts any more. */
    Mono<Standing> endAll(String customerId) {
        return database.sql("""
                        INSERT INTO standings AS s (customer_id, version, valid_from) VALUES (:id, 1, 1)
                        ON CONFLICT (customer_id) DO UPDATE SET version = s.version + 1, valid_from = s.version + 1
                        RETURNING version, valid_from, roles
                        """).bind("id", customerId).map(Standings::standing).one();
    }

    /** Tokens signed so far go on under these roles. */
    Mono<Standing> restate(String customerId, Collection<String> roles) {
        return database.sql("""
                        INSERT INTO standings AS s (customer_id, version, valid_from, roles) VALUES (:id, 1, 0, :roles)
                        ON CONFLICT (customer_id) DO UPDATE SET version = s.version + 1, roles = :roles
                        RETURNING version, valid_from, roles
                        """)
                .bind("id", customerId)
                .bind("roles", roles.toArray(String[]::new))
                .map(Standings::standing)
                .one();
    }

    private static Standing standing(Readable row) {
        String[] roles = row.get("roles", String[].class);
        return new Standing(
                Objects.requireNonNull(row.get("version", Long.class)),
                Objects.requireNonNull(row.get("valid_from", Long.class)),
                roles == null ? null : List.of(roles));
    }
}
