package com.byeolshow.identity.social;

import com.byeolshow.identity.account.CustomerId;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whose account a person at a provider has. */
@Component
class SocialIdentities {

    private final DatabaseClient database;

    SocialIdentities(DatabaseClient database) {
        this.database = database;
    }

    /** Empty for somebody who never came, or withdrew. */
    Mono<CustomerId> find(SocialProvider provider, String subject) {
        return database.sql(
                        "SELECT account_id FROM social_identities WHERE provider = :provider AND subject = :subject")
                .bind("provider", provider.slug())
                .bind("subject", subject)
                .map(row -> new CustomerId(Objects.requireNonNull(row.get("account_id", String.class))))
                .one();
    }

    /** Lets one first log-in of a person at a time pass, until the transaction ends. */
    Mono<Void> alone(SocialProvider provider, String subject) {
        return database.sql("SELECT pg_advisory_xact_lock(hashtextextended(:person, 0))")
                .bind("person", "social_identities:" + provider.slug() + ":" + subject)
                .then();
    }

    Mono<Void> add(SocialProvider provider, String subject, CustomerId account, Instant now) {
        return database.sql("""
                        INSERT INTO social_identities (provider, subject, account_id, created_at)
                        VALUES (:provider, :subject, :account, :now)
                        """)
                .bind("provider", provider.slug())
                .bind("subject", subject)
                .bind("account", account.value())
                .bind("now", now)
                .then();
    }
}
