package com.byeolshow.social.projection;

import com.byeolshow.platform.messaging.Subscription;
import io.r2dbc.postgresql.codec.Json;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Shows as broadcast published them. */
@Component
public class Shows {

    private final DatabaseClient database;
    private final JsonMapper json;

    Shows(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Whether broadcast has published such a show, and not deleted it. */
    public Mono<Boolean> exists(long id) {
        return database.sql("SELECT 1 FROM shows WHERE id = :id")
                .bind("id", id)
                .fetch()
                .first()
                .hasElement();
    }

    /** Reads a stored card. */
    public ShowState read(String card) {
        return json.readValue(card, ShowState.class);
    }

    Mono<Void> put(ShowState state) {
        return database.sql("""
                        INSERT INTO shows (id, influencer_id, starts_at, card, version)
                        VALUES (:id, :influencer, :startsAt, :card, :version)
                        ON CONFLICT (id) DO UPDATE SET influencer_id = excluded.influencer_id,
                            starts_at = excluded.starts_at, card = excluded.card, version = excluded.version
                        WHERE shows.version < excluded.version""")
                .bind("id", state.id())
                .bind("influencer", state.influencerId())
                .bind("startsAt", state.startsAt())
                .bind("card", Json.of(json.writeValueAsString(state)))
                .bind("version", state.version())
                .then();
    }

    /** Drops the shows of a host who is gone; lists must still look, as broadcast may have more to say about them. */
    public Mono<Void> forgetHost(String influencerId) {
        return database.sql("DELETE FROM shows WHERE influencer_id = :influencer")
                .bind("influencer", influencerId)
                .then();
    }

    Mono<Void> remove(String key) {
        return database.sql("DELETE FROM shows WHERE id = :id")
                .bind("id", Long.parseLong(key))
                .then();
    }

    /** Keeps the projection. */
    @Configuration(proxyBeanMethods = false)
    static class ShowsListener {

        @Bean
        Subscription publishedShows(Shows shows, Alarms alarms) {
            return Subscription.toState("social.shows", "broadcast.shows")
                    .on("broadcast.show.v1", ShowState.class, event -> shows.put(event.data()))
                    .onTombstone(key -> shows.remove(key).then(alarms.forgetShow(Long.parseLong(key))));
        }
    }
}
