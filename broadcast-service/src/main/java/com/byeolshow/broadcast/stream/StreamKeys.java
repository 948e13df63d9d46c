package com.byeolshow.broadcast.stream;

import com.byeolshow.broadcast.mux.MuxStream;
import com.byeolshow.broadcast.stream.model.StreamKey;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where stream keys are kept, and the intent to make one before the video platform is asked. */
@Component
final class StreamKeys {

    private final DatabaseClient db;

    StreamKeys(DatabaseClient db) {
        this.db = db;
    }

    /** The influencer's key; empty while there is none. */
    Mono<StreamKey> find(String influencerId) {
        return db.sql("""
                SELECT stream_id, playback_id, stream_key FROM stream_keys
                WHERE influencer_id = :influencer AND stream_id IS NOT NULL
                """)
                .bind("influencer", influencerId)
                .map(row -> new StreamKey(
                        Objects.requireNonNull(row.get("stream_id", String.class)),
                        Objects.requireNonNull(row.get("playback_id", String.class)),
                        Objects.requireNonNull(row.get("stream_key", String.class))))
                .one();
    }

    /**
     * Takes the right to ask the video platform for this influencer's stream.
     *
     * @return how often it has been asked, this time included; empty while somebody else asks or a stream is there
     */
    Mono<Integer> claim(String influencerId, Instant now, Instant until) {
        return db.sql("""
                INSERT INTO stream_keys (influencer_id, claimed_until) VALUES (:influencer, :until)
                ON CONFLICT (influencer_id) DO UPDATE
                SET claimed_until = excluded.claimed_until, attempts = stream_keys.attempts + 1
                WHERE stream_keys.stream_id IS NULL AND stream_keys.claimed_until <= :now
                RETURNING attempts
                """)
                .bind("influencer", influencerId)
                .bind("now", now)
                .bind("until", until)
                .map(row -> Objects.requireNonNull(row.get("attempts", Integer.class)))
                .one();
    }

    /** Lets the next one ask from then on. */
    Mono<Void> release(String influencerId, Instant from) {
        return db.sql("""
                UPDATE stream_keys SET claimed_until = :from WHERE influencer_id = :influencer AND stream_id IS NULL
                """).bind("influencer", influencerId).bind("from", from).then();
    }

    /** Keeps the stream that was made; one that is already kept stays. */
    Mono<StreamKey> keep(String influencerId, MuxStream stream) {
        return db.sql("""
                UPDATE stream_keys SET stream_id = :stream, playback_id = :playback, stream_key = :key
                WHERE influencer_id = :influencer AND stream_id IS NULL
                """)
                .bind("influencer", influencerId)
                .bind("stream", stream.id())
                .bind("playback", stream.publicPlaybackId())
                .bind("key", stream.streamKey())
                .then()
                .then(Mono.defer(() -> find(influencerId)));
    }
}
