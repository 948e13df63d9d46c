package com.byeolshow.identity.image;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.image.model.Bucket;
import com.byeolshow.platform.images.store.ImageId;
import com.byeolshow.platform.images.store.NotedImages;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which images there are and whose they are; the files are in the image store. */
@Component
class Images implements NotedImages {

    /** Keeps this lock apart from others that hash a customer's id. */
    private static final int LOCK = 2041;

    private final DatabaseClient database;

    Images(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> note(ImageId id, Instant now) {
        return database.sql("INSERT INTO images (id, noted_at) VALUES (:id, :now)")
                .bind("id", id.value())
                .bind("now", now)
                .then();
    }

    /** The slots of a customer, locked until the transaction ends; there may be no row to lock yet. */
    Mono<Bucket> lock(CustomerId owner) {
        return database.sql("SELECT pg_advisory_xact_lock(:space, hashtext(:owner))")
                .bind("space", LOCK)
                .bind("owner", owner.value())
                .then()
                .then(Mono.defer(() -> buckets(List.of(owner))))
                .map(found -> found.getOrDefault(owner, Bucket.EMPTY));
    }

    /** Puts an image into a slot that is empty. */
    Mono<Void> put(ImageId id, CustomerId owner, Slot slot) {
        return database.sql("UPDATE images SET owner = :owner, slot = :slot WHERE id = :id AND slot IS NULL")
                .bind("id", id.value())
                .bind("owner", owner.value())
                .bind("slot", slot.word())
                .fetch()
                .rowsUpdated()
                .filter(updated -> updated == 1)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("image " + id + " was swept away")))
                .then();
    }

    /** Takes an image out of its slot; from now on it is nobody's. */
    Mono<Void> free(ImageId id) {
        return database.sql("UPDATE images SET owner = NULL WHERE id = :id")
                .bind("id", id.value())
                .then();
    }

    /** Buckets by owner; who has no image has no entry. */
    Mono<Map<CustomerId, Bucket>> buckets(Collection<CustomerId> owners) {
        return database.sql("SELECT owner, slot, id FROM images WHERE owner = ANY (:owners)")
                .bind("owners", owners.stream().map(CustomerId::value).toArray(String[]::new))
                .map(Images::entry)
                .all()
                .collectList()
                .map(entries -> entries.stream()
                        .collect(Collectors.toMap(
                                Entry::owner,
                                entry -> Bucket.EMPTY.with(entry.slot(), entry.image()),
                                Images::together)));
    }

    private static Bucket together(Bucket one, Bucket other) {
        return new Bucket(
                one.avatar() == null ? other.avatar() : one.avatar(),
                one.background() == null ? other.background() : one.background());
    }

    /** Those that left their slot, and those noted before a time that never got into one; the oldest first. */
    @Override
    public Flux<ImageId> unowned(Instant notedBefore, int most) {
        return database.sql("""
                        SELECT id FROM images
                         WHERE owner IS NULL AND (slot IS NOT NULL OR noted_at < :before)
                         ORDER BY noted_at LIMIT :most
                        """)
                .bind("before", notedBefore)
                .bind("most", most)
                .mapValue(String.class)
                .all()
                .map(ImageId::new);
    }

    @Override
    public Mono<Void> forget(Collection<ImageId> ids) {
        return database.sql("DELETE FROM images WHERE id = ANY (:ids) AND owner IS NULL")
                .bind("ids", ids.stream().map(ImageId::value).toArray(String[]::new))
                .then();
    }

    private record Entry(CustomerId owner, Slot slot, ImageId image) {}

    private static Entry entry(Readable row) {
        String word = required(row, "slot");
        return new Entry(
                new CustomerId(required(row, "owner")),
                word.equals(Slot.AVATAR.word()) ? Slot.AVATAR : Slot.BACKGROUND,
                new ImageId(required(row, "id")));
    }

    private static String required(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
