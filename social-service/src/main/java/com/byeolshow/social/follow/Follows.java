package com.byeolshow.social.follow;

import java.time.Instant;
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

    /**
     * Makes changes of one influencer's followers wait for each other until the transaction ends: of two at once, each would
     * count without the other, and the last count published would stay wrong.
     */
    Mono<Void> awaitTurn(String influencerId) {
        return database.sql("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:influencer, 0))")
                .bind("influencer", "followers:" + influencerId)
                .fetch()
                .first()
                .then();
    }

    /** {@link #awaitTurn} for a customer as an influencer and all whom they follow, in one order for everyone. */
    Mono<Void> awaitTurns(String customerId) {
        return database.sql("""
                        SELECT count(*) FROM (
                            SELECT pg_advisory_xact_lock(hashtextextended('followers:' || id, 0)) FROM (
                                SELECT influencer_id AS id FROM follows WHERE customer_id = :customer
                                UNION SELECT :customer ORDER BY 1) influencers
                            OFFSET 0) locked""").bind("customer", customerId).fetch().first().then();
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

    /** Removes every follow of a customer and says how many followers each influencer has left. */
    Flux<Left> leaveAll(String customerId) {
        return database.sql("""
                        WITH gone AS (DELETE FROM follows WHERE customer_id = :customer RETURNING influencer_id)
                        SELECT influencer_id, -- the count still sees what is being deleted
                               (SELECT count(*) FROM follows f WHERE f.influencer_id = gone.influencer_id) - 1 AS followers
                        FROM gone ORDER BY influencer_id""")
                .bind("customer", customerId)
                .mapProperties(Left.class)
                .all();
    }

    /** Removes the followers of an influencer who is gone. */
    Mono<Void> loseAll(String influencerId) {
        return database.sql("DELETE FROM follows WHERE influencer_id = :influencer")
                .bind("influencer", influencerId)
                .then();
    }

    /** An influencer who was left, with the followers that remain. */
    record Left(String influencerId, long followers) {}

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
