package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.show.ShowId;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What is kept about each show's chat beside its messages. */
@Component
class RoomBooks {

    private final DatabaseClient db;
    private final SecureRandom random = new SecureRandom();

    RoomBooks(DatabaseClient db) {
        this.db = db;
    }

    /** The key of a show's viewer ids, made when it is first asked for; the same for every replica. */
    Mono<ViewerKey> key(ShowId id) {
        return stored(id).switchIfEmpty(Mono.defer(() -> make(id).then(Mono.defer(() -> stored(id)))));
    }

    private Mono<ViewerKey> stored(ShowId id) {
        return db.sql("SELECT viewer_key FROM chat_rooms WHERE show_id = :show")
                .bind("show", id.value())
                .map(row -> Objects.requireNonNull(row.get("viewer_key", ByteBuffer.class)))
                .one()
                .map(RoomBooks::bytes)
                .map(ViewerKey::new);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private Mono<Void> make(ShowId id) {
        byte[] key = new byte[ViewerKey.LENGTH];
        random.nextBytes(key);
        return db.sql("INSERT INTO chat_rooms (show_id, viewer_key) VALUES (:show, :key) ON CONFLICT DO NOTHING")
                .bind("show", id.value())
                .bind("key", ByteBuffer.wrap(key))
                .then();
    }

    /** Keeps the highest of what the replicas saw. */
    Mono<Void> raisePeaks(Map<ShowId, Integer> peaks) {
        if (peaks.isEmpty()) {
            return Mono.empty();
        }
        var entries = peaks.entrySet().stream().toList();
        return db.sql("""
                UPDATE chat_rooms r SET peak = t.peak
                FROM unnest(CAST(:shows AS bigint[]), CAST(:peaks AS integer[])) AS t (show_id, peak)
                WHERE r.show_id = t.show_id AND r.peak < t.peak
                """)
                .bind(
                        "shows",
                        entries.stream().map(entry -> entry.getKey().value()).toArray(Long[]::new))
                .bind("peaks", entries.stream().map(Map.Entry::getValue).toArray(Integer[]::new))
                .then();
    }
}
