package com.byeolshow.social.follow;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where follows are kept. Every count derives from these rows, so none can drift. */
@Component
public class Follows {

    private final DatabaseClient database;

    Follows(DatabaseClient database) {
        this.database = database;
    }

    /** Removes the follow; false if there was none. */
    Mono<Boolean> remove(String customerId, String influencerId) {
        return database.sql("DELETE FROM follows WHERE customer_id = :customer AND influencer_id = :influencer")
                .bind("customer", customerId)
                .bind("influencer", influencerId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Mono<Void> add(String customerId, String influencerId, Instant at) {
        return database.sql("""
                        INSERT INTO follows (customer_id, influencer_id, followed_at)
                        VALUES (:customer, :influencer, :at)""")
                .bind("customer", customerId)
                .bind("influencer", influencerId)
                .bind("at", at)
                .then();
    }

    /** How many influencers a customer follows. */
    Mono<Long> countOf(String customerId) {
        return count("SELECT count(*) FROM follows WHERE customer_id = :id", customerId);
    }

    /** How many customers follow an influencer. */
    Mono<Long> followersOf(String influencerId) {
        return count("SELECT count(*) FROM follows WHERE influencer_id = :id", influencerId);
    }

    private Mono<Long> count(String sql, String id) {
        return database.sql(sql)
                .bind("id", id)
                .map(row -> row.get(0, Long.class))
                .one()
                .defaultIfEmpty(0L);
    }

    /** Some followers of an influencer, in the order of their ids. */
    public Flux<String> followersAfter(String influencerId, String customerId, int limit) {
        return database.sql("""
                        SELECT customer_id FROM follows
                        WHERE influencer_id = :influencer AND customer_id > :after
                        ORDER BY customer_id LIMIT :limit""")
                .bind("influencer", influencerId)
                .bind("after", customerId)
                .bind("limit", limit)
                .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                .all();
    }

    /** The influencers a customer follows, latest follow first; bounded by {@link ToggleFollow#LIMIT}. */
    public Flux<FollowedInfluencer> of(String customerId) {
        return database.sql("""
                        SELECT i.id, i.alias, i.avatar_url, i.country,
                               (SELECT count(*) FROM follows f WHERE f.influencer_id = i.id) AS followers
                        FROM follows mine JOIN influencers i ON i.id = mine.influencer_id
                        WHERE mine.customer_id = :customer AND i.active
                        ORDER BY mine.followed_at DESC, i.id
                        LIMIT :limit""")
                .bind("customer", customerId)
                .bind("limit", ToggleFollow.LIMIT)
                .mapProperties(FollowedInfluencer.class)
                .all();
    }

    /** An influencer as the list of followed ones shows it; nothing personal. */
    public record FollowedInfluencer(
            String id,
            String alias,
            @Nullable String avatarUrl,
            @Nullable String country,
            long followers) {}
}
