package com.byeolshow.broadcast.chat;

import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How customers are called, as identity last told it, and which names belong to influencers. */
@Component
public class ViewerNames {

    private final DatabaseClient db;

    ViewerNames(DatabaseClient db) {
        this.db = db;
    }

    /** Keeps an alias unless a newer one is known. */
    public Mono<Void> keep(String customerId, String alias, long version) {
        return db.sql("""
                INSERT INTO chat_names (customer_id, alias, version) VALUES (:id, :alias, :version)
                ON CONFLICT (customer_id) DO UPDATE SET alias = excluded.alias, version = excluded.version
                WHERE chat_names.version < excluded.version
                """)
                .bind("id", customerId)
                .bind("alias", alias)
                .bind("version", version)
                .then();
    }

    public Mono<Void> forget(String customerId) {
        return db.sql("DELETE FROM chat_names WHERE customer_id = :id")
                .bind("id", customerId)
                .then();
    }

    /** Empty for a customer nothing was told about. */
    Mono<String> aliasOf(String customerId) {
        return db.sql("SELECT alias FROM chat_names WHERE customer_id = :id")
                .bind("id", customerId)
                .map(row -> Objects.requireNonNull(row.get("alias", String.class)))
                .one();
    }

    /** Whether a name looks like that of an influencer; case, width and spaces make no difference. */
    Mono<Boolean> looksLikeHost(String name) {
        return db.sql("SELECT EXISTS (SELECT 1 FROM hosts WHERE chat_look(alias) = chat_look(:name)) AS taken")
                .bind("name", name)
                .map(row -> Objects.requireNonNull(row.get("taken", Boolean.class)))
                .one();
    }
}
