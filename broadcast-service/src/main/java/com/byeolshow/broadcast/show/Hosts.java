package com.byeolshow.broadcast.show;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The public names and pictures of influencers, as identity last told them. */
@Component
public final class Hosts {

    private final DatabaseClient db;

    Hosts(DatabaseClient db) {
        this.db = db;
    }

    /** Keeps a profile unless a newer one is known. */
    public Mono<Void> keep(String influencerId, String alias, @Nullable String thumbnailUrl, long version) {
        var upsert = db.sql("""
                INSERT INTO hosts (influencer_id, alias, thumbnail_url, version)
                VALUES (:id, :alias, :thumbnail, :version)
                ON CONFLICT (influencer_id) DO UPDATE
                SET alias = excluded.alias, thumbnail_url = excluded.thumbnail_url, version = excluded.version
                WHERE hosts.version < excluded.version
                """).bind("id", influencerId).bind("alias", alias).bind("version", version);
        return (thumbnailUrl == null
                        ? upsert.bindNull("thumbnail", String.class)
                        : upsert.bind("thumbnail", thumbnailUrl))
                .then();
    }

    /** Forgets an influencer who has gone; past shows then have no name to show. */
    public Mono<Void> forget(String influencerId) {
        return db.sql("DELETE FROM hosts WHERE influencer_id = :id")
                .bind("id", influencerId)
                .then();
    }
}
