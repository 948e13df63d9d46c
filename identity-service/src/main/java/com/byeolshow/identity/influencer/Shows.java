package com.byeolshow.identity.influencer;

import com.byeolshow.identity.account.CustomerId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What we know of shows: whose they are and whether they are live. A projection of broadcast's state. */
@Component
class Shows {

    private final DatabaseClient database;

    Shows(DatabaseClient database) {
        this.database = database;
    }

    /** Takes over a state unless this or a newer version is here already. */
    Mono<Void> put(long id, CustomerId influencer, boolean live, long version) {
        return database.sql("""
                        INSERT INTO shows AS s (id, influencer_id, live, version)
                        VALUES (:id, :influencer, :live, :version)
                        ON CONFLICT (id) DO UPDATE
                           SET influencer_id = excluded.influencer_id, live = excluded.live, version = excluded.version
                         WHERE s.version < excluded.version
                        """)
                .bind("id", id)
                .bind("influencer", influencer.value())
                .bind("live", live)
                .bind("version", version)
                .then();
    }

    Mono<Void> remove(long id) {
        return database.sql("DELETE FROM shows WHERE id = :id").bind("id", id).then();
    }

    /** The id of the influencer's show that is on air now; empty when there is none. */
    Mono<Long> liveOf(CustomerId influencer) {
        return database.sql("""
                        SELECT id FROM shows WHERE influencer_id = :influencer AND live ORDER BY id DESC LIMIT 1
                        """)
                .bind("influencer", influencer.value())
                .mapValue(Long.class)
                .one();
    }
}
