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

    /** Whether a renewal of the key was asked for and its answer is not known. */
    Mono<Boolean> inDoubt(String influencerId) {
        return db.sql("SELECT key_in_doubt FROM stream_keys WHERE influencer_id = :influencer")
                .bind("influencer", influencerId)
                .map(row -> Objects.requireNonNull(row.get("key_in_doubt", Boolean.class)))
                .one()
                .defaultIfEmpty(false);
    }

    /** Takes the right to ask for a new key, and holds the present one for doubtful from then on. */
    Mono<StreamKey> claimReset(String influencerId, Instant now, Instant until) {
        return db.sql("""
                UPDATE stream_keys SET claimed_until = :until, key_in_doubt = true
                WHERE influencer_id = :influencer AND stream_id IS NOT NULL AND claimed_until <= :now
                """)
                .bind("influencer", influencerId)
                .bind("now", now)
                .bind("until", until)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .flatMap(_ -> find(influencerId));
    }

    /** Keeps the key the stream has now, and lets the next one ask. */
    Mono<StreamKey> renew(String influencerId, MuxStream stream, Instant now) {
        return db.sql("""
                UPDATE stream_keys SET stream_key = :key, key_in_doubt = false, claimed_until = :now
                WHERE influencer_id = :influencer AND stream_id = :stream
                """)
                .bind("influencer", influencerId)
                .bind("stream", stream.id())
                .bind("key", stream.streamKey())
                .bind("now", now)
                .then()
                .then(Mono.defer(() -> find(influencerId)));
    }

    /** Lets the next one ask from then on; the key stays doubtful. */
    Mono<Void> giveBack(String influencerId, Instant from) {
        return db.sql("UPDATE stream_keys SET claimed_until = :from WHERE influencer_id = :influencer")
                .bind("influencer", influencerId)
                .bind("from", from)
                .then();
    }

    /** Keeps a key that was read while nobody asks for a new one; otherwise theirs is the last word. */
    Mono<Void> settle(String influencerId, MuxStream stream, Instant now) {
        return db.sql("""
                UPDATE stream_keys SET stream_key = :key, key_in_doubt = false
                WHERE influencer_id = :influencer AND stream_id = :stream AND claimed_until <= :now
                """)
                .bind("influencer", influencerId)
                .bind("stream", stream.id())
                .bind("key", stream.streamKey())
                .bind("now", now)
                .then();
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

    /** Forgets the key of an influencer who is gone; fails while somebody asks the video platform for it. */
    Mono<Void> drop(String influencerId, Instant now) {
        return db.sql("DELETE FROM stream_keys WHERE influencer_id = :influencer AND claimed_until <= :now")
                .bind("influencer", influencerId)
                .bind("now", now)
                .then()
                .then(Mono.defer(() -> db.sql("SELECT 1 FROM stream_keys WHERE influencer_id = :influencer")
                        .bind("influencer", influencerId)
                        .fetch()
                        .first()
                        .flatMap(_ -> Mono.error(new IllegalStateException("the stream key is in the making")))));
    }

    /** Lets the next one ask from then on. */
    Mono<Void> release(String influencerId, Instant from) {
        return db.sql("""
                UPDATE stream_keys SET claimed_until = :from WHERE influencer_id = :influencer AND stream_id IS NULL
                """).bind("influencer", influencerId).bind("from", from).then();
    }

    /** Keeps the stream that was made, and lets the next one ask for another key; one that is already kept stays. */
    Mono<StreamKey> keep(String influencerId, MuxStream stream, Instant now) {
        return db.sql("""
                UPDATE stream_keys SET stream_id = :stream, playback_id = :playback, stream_key = :key, claimed_until = :now
                WHERE influencer_id = :influencer AND stream_id IS NULL
                """)
                .bind("influencer", influencerId)
                .bind("stream", stream.id())
                .bind("playback", stream.publicPlaybackId())
                .bind("key", stream.streamKey())
                .bind("now", now)
                .then()
                .then(Mono.defer(() -> find(influencerId)));
    }
}
