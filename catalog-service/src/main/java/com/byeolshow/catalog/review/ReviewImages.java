package com.byeolshow.catalog.review;

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

/** Which pictures there are and which review they belong to; the files are in the image store. */
@Component
class ReviewImages implements NotedImages {

    private final DatabaseClient db;

    ReviewImages(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> note(ImageId id, Instant now) {
        return db.sql("INSERT INTO review_image (id, noted_at) VALUES (:id, :now)")
                .bind("id", id.value())
                .bind("now", now)
                .then();
    }

    /** Gives new images to a review, in this order. */
    Mono<Void> put(ReviewId review, List<ImageId> images) {
        return images.isEmpty()
                ? Mono.empty()
                : db.sql("""
                                UPDATE review_image i SET review_id = :review, position = u.position
                                FROM unnest(CAST(:ids AS text[])) WITH ORDINALITY AS u (id, position)
                                WHERE i.id = u.id AND i.position IS NULL""")
                        .bind("review", review.value())
                        .bind("ids", texts(images))
                        .fetch()
                        .rowsUpdated()
                        .filter(updated -> updated == images.size())
                        .switchIfEmpty(
                                Mono.error(() -> new IllegalStateException("an image was swept away: " + images)))
                        .then();
    }

    /** Takes all images from a review; from now on they are nobody's. */
    Mono<List<ImageId>> free(ReviewId review) {
        return db.sql("UPDATE review_image SET review_id = NULL WHERE review_id = :review RETURNING id")
                .bind("review", review.value())
                .map(ReviewImages::id)
                .all()
                .collectList();
    }

    /** Images by review, in their order; a review without any has no entry. */
    Mono<Map<ReviewId, List<ImageId>>> of(Collection<ReviewId> reviews) {
        return reviews.isEmpty()
                ? Mono.just(Map.of())
                : db.sql(
                                "SELECT review_id, id FROM review_image WHERE review_id = ANY(:reviews) ORDER BY review_id, position")
                        .bind("reviews", reviews.stream().map(ReviewId::value).toArray(String[]::new))
                        .map(row -> Map.entry(
                                new ReviewId(Objects.requireNonNull(row.get("review_id", String.class))), id(row)))
                        .all()
                        .collectList()
                        .map(found -> found.stream()
                                .collect(Collectors.groupingBy(
                                        Map.Entry::getKey,
                                        Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    @Override
    public Flux<ImageId> unowned(Instant notedBefore, int most) {
        return db.sql("""
                        SELECT id FROM review_image
                        WHERE review_id IS NULL AND (position IS NOT NULL OR noted_at < :before)
                        ORDER BY noted_at LIMIT :most""")
                .bind("before", notedBefore)
                .bind("most", most)
                .map(ReviewImages::id)
                .all();
    }

    @Override
    public Mono<Void> forget(Collection<ImageId> ids) {
        return db.sql("DELETE FROM review_image WHERE id = ANY(:ids) AND review_id IS NULL")
                .bind("ids", texts(ids))
                .then();
    }

    private static String[] texts(Collection<ImageId> ids) {
        return ids.stream().map(ImageId::value).toArray(String[]::new);
    }

    private static ImageId id(Readable row) {
        return new ImageId(Objects.requireNonNull(row.get("id", String.class)));
    }
}
