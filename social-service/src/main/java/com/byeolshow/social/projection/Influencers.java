package com.byeolshow.social.projection;

import com.byeolshow.platform.messaging.Subscription;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Influencers as identity published them. */
@Component
public class Influencers {

    private final DatabaseClient database;

    Influencers(DatabaseClient database) {
        this.database = database;
    }

    /** Whether there is such an influencer now. */
    public Mono<Boolean> isActive(String id) {
        return database.sql("""
                        SELECT 1 FROM influencers WHERE id = :id AND active AND NOT EXISTS (
                            SELECT 1 FROM forgotten_customers WHERE digest = sha256(convert_to(id, 'UTF8')))""").bind("id", id).fetch().first().hasElement();
    }

    Mono<Void> put(InfluencerState state) {
        return database.sql("""
                        INSERT INTO influencers (id, alias, avatar_url, thumbnail_url, country, active, version)
                        VALUES (:id, :alias, :avatarUrl, :thumbnailUrl, :country, :active, :version)
                        ON CONFLICT (id) DO UPDATE SET alias = excluded.alias, avatar_url = excluded.avatar_url,
                            thumbnail_url = excluded.thumbnail_url, country = excluded.country, active = excluded.active, version = excluded.version
                        WHERE influencers.version < excluded.version""").bindProperties(state).then();
    }

    Mono<Void> remove(String id) {
        return database.sql("DELETE FROM influencers WHERE id = :id")
                .bind("id", id)
                .then();
    }

    /** The part of {@code identity.influencer.v1} that cards show. */
    record InfluencerState(
            String id,
            String alias,
            @Nullable String avatarUrl,
            @Nullable String thumbnailUrl,
            @Nullable String country,
            boolean active,
            long version) {}

    /** Keeps the projection. */
    @Configuration(proxyBeanMethods = false)
    static class InfluencersListener {

        @Bean
        Subscription publishedInfluencers(Influencers influencers) {
            return Subscription.toState("social.influencers", "identity.influencers")
                    .on("identity.influencer.v1", InfluencerState.class, event -> influencers.put(event.data()))
                    .onTombstone(influencers::remove);
        }
    }
}
