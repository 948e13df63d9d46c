package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.model.Encoder;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the video platform last said about the encoder of each stream. */
@Component
final class Encoders {

    private final DatabaseClient db;

    Encoders(DatabaseClient db) {
        this.db = db;
    }

    /** The influencer whose stream it is; empty for a stream that is not ours. */
    Mono<String> hostOf(String streamId) {
        return db.sql("SELECT influencer_id FROM stream_keys WHERE stream_id = :stream")
                .bind("stream", streamId)
                .map(row -> ShowRow.required(row, "influencer_id", String.class))
                .one();
    }

    Mono<Encoder> of(String streamId) {
        return db.sql("SELECT signal AS encoder_signal, since AS encoder_since FROM encoders WHERE stream_id = :stream")
                .bind("stream", streamId)
                .map(ShowRow::encoder)
                .one()
                .defaultIfEmpty(Encoder.UNKNOWN);
    }

    /** Writes what holds now; the caller decided that it does, and has its turn for the influencer. */
    Mono<Void> keep(String streamId, Encoder encoder) {
        Instant since = Objects.requireNonNull(encoder.since());
        return db.sql("""
                INSERT INTO encoders (stream_id, signal, since) VALUES (:stream, :signal, :since)
                ON CONFLICT (stream_id) DO UPDATE SET signal = excluded.signal, since = excluded.since
                """)
                .bind("stream", streamId)
                .bind("signal", encoder.signal().name().toLowerCase(Locale.ROOT))
                .bind("since", since)
                .then();
    }
}
