package com.byeolshow.identity.influencer;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.influencer.model.ListOrder;
import com.byeolshow.platform.web.Page;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where influencers are kept. */
@Component
class Influencers {

    private static final String COLUMNS = """
            i.customer_id, i.description, i.tags, i.active, i.account_created_at, \
            i.followers, i.version""";

    private final DatabaseClient database;

    Influencers(DatabaseClient database) {
        this.database = database;
    }

    /** Makes or restores an influencer; empty when the grant stands already. */
    Mono<Influencer> grant(CustomerId id, Instant accountCreatedAt) {
        return database.sql("""
                        INSERT INTO influencers AS i (customer_id, active, account_created_at, version)
                        VALUES (:id, true, :accountCreatedAt, 1)
                        ON CONFLICT (customer_id) DO UPDATE SET active = true, version = i.version + 1 WHERE NOT i.active
                        RETURNING\s""" + COLUMNS)
                .bind("id", id.value())
                .bind("accountCreatedAt", accountCreatedAt)
                .map(Influencers::influencer)
                .one();
    }

    /** Ends a grant; empty when there is none. */
    Mono<Influencer> revoke(CustomerId id) {
        return database.sql("""
                        UPDATE influencers i SET active = false, version = i.version + 1
                         WHERE i.customer_id = :id AND i.active
                        RETURNING\s""" + COLUMNS)
                .bind("id", id.value())
                .map(Influencers::influencer)
                .one();
    }

    /** Writes what an influencer says of themselves; empty when no grant stands. */
    Mono<Influencer> describe(CustomerId id, String description, List<String> tags) {
        return database.sql("""
                        UPDATE influencers i SET description = :description, tags = :tags, version = i.version + 1
                         WHERE i.customer_id = :id AND i.active
                        RETURNING\s""" + COLUMNS)
                .bind("id", id.value())
                .bind("description", description)
                .bind("tags", tags.toArray(String[]::new))
                .map(Influencers::influencer)
                .one();
    }

    /** Counts a change of something shown with the influencer but kept elsewhere; empty for who never was one. */
    Mono<Influencer> touch(CustomerId id) {
        return database.sql("UPDATE influencers i SET version = i.version + 1 WHERE i.customer_id = :id RETURNING "
                        + COLUMNS)
                .bind("id", id.value())
                .map(Influencers::influencer)
                .one();
    }

    /** Deletes all there is of an influencer; whether there was anything. */
    Mono<Boolean> erase(CustomerId id) {
        return database.sql("DELETE FROM influencers WHERE customer_id = :id")
                .bind("id", id.value())
                .fetch()
                .rowsUpdated()
                .map(deleted -> deleted > 0);
    }

    /** Whether the grant stands or not. */
    Mono<Influencer> byId(CustomerId id) {
        return database.sql("SELECT " + COLUMNS + " FROM influencers i WHERE i.customer_id = :id")
                .bind("id", id.value())
                .map(Influencers::influencer)
                .one();
    }

    /** Those whose grant stands. */
    Flux<Influencer> active(ListOrder order, Page page) {
        String by =
                switch (order) {
                    case POPULAR -> "i.followers DESC, i.account_created_at DESC, i.customer_id";
                    case NEWEST -> "i.account_created_at DESC, i.customer_id";
                };
        return page("WHERE i.active ORDER BY " + by, page);
    }

    /** All who ever were influencers, the newest account first. */
    Flux<Influencer> all(Page page) {
        return page("ORDER BY i.account_created_at DESC, i.customer_id", page);
    }

    private Flux<Influencer> page(String conditionAndOrder, Page page) {
        return database.sql("SELECT " + COLUMNS + " FROM influencers i " + conditionAndOrder
                        + " LIMIT :size OFFSET :offset")
                .bind("size", page.size())
                .bind("offset", page.offset())
                .map(Influencers::influencer)
                .all();
    }

    /** Takes over a count unless a newer one is here already. */
    Mono<Void> countFollowers(CustomerId id, long followers, Instant asOf) {
        return database.sql("""
                        UPDATE influencers SET followers = :followers, followers_as_of = :asOf
                         WHERE customer_id = :id AND (followers_as_of IS NULL OR followers_as_of <= :asOf)
                        """)
                .bind("id", id.value())
                .bind("followers", followers)
                .bind("asOf", asOf)
                .then();
    }

    private static Influencer influencer(Readable row) {
        return new Influencer(
                new CustomerId(required(row, "customer_id", String.class)),
                required(row, "description", String.class),
                List.of(required(row, "tags", String[].class)),
                required(row, "active", Boolean.class),
                required(row, "account_created_at", Instant.class),
                required(row, "followers", Long.class),
                required(row, "version", Long.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
