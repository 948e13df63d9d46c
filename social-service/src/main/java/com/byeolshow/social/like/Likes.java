package com.byeolshow.social.like;

import com.byeolshow.social.projection.ShowState;
import com.byeolshow.social.projection.Shows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where likes of shows are kept. They are counted from these rows and have nothing to do with views. */
@Component
public class Likes {

    private final DatabaseClient database;
    private final Shows shows;

    Likes(DatabaseClient database, Shows shows) {
        this.database = database;
        this.shows = shows;
    }

    /**
     * Makes changes of one show's likes wait for each other until the transaction ends: of two at once, each would count
     * without the other, and the last count published would stay wrong.
     */
    Mono<Void> awaitTurn(long showId) {
        return database.sql("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:show, 0))")
                .bind("show", "likes:" + showId)
                .fetch()
                .first()
                .then();
    }

    /** {@link #awaitTurn} for all shows a customer likes, in one order for everyone. */
    Mono<Void> awaitTurns(String customerId) {
        return database.sql("""
                        SELECT count(*) FROM (
                            SELECT pg_advisory_xact_lock(hashtextextended('likes:' || show_id, 0)) FROM (
                                SELECT show_id FROM likes WHERE customer_id = :customer ORDER BY show_id) shows
                            OFFSET 0) locked""").bind("customer", customerId).fetch().first().then();
    }

    /** Removes the like; false if there was none. */
    Mono<Boolean> remove(String customerId, long showId) {
        return database.sql("DELETE FROM likes WHERE customer_id = :customer AND show_id = :show")
                .bind("customer", customerId)
                .bind("show", showId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    Mono<Void> add(String customerId, long showId, Instant at) {
        return database.sql("INSERT INTO likes (customer_id, show_id, liked_at) VALUES (:customer, :show, :at)")
                .bind("customer", customerId)
                .bind("show", showId)
                .bind("at", at)
                .then();
    }

    /** How many shows a customer likes; those that were deleted do not count. */
    Mono<Long> countOf(String customerId) {
        return database.sql("""
                        SELECT count(*) FROM likes l JOIN shows s ON s.id = l.show_id
                        WHERE l.customer_id = :customer""").bind("customer", customerId).map(Likes::number).one();
    }

    /** How many customers like a show. */
    Mono<Long> likesOf(long showId) {
        return database.sql("SELECT count(*) FROM likes WHERE show_id = :show")
                .bind("show", showId)
                .map(Likes::number)
                .one();
    }

    private static long number(Readable row) {
        return Objects.requireNonNull(row.get(0, Long.class));
    }

    /** Removes every like of a customer and says how many likes each show has left. */
    Flux<Left> leaveAll(String customerId) {
        return database.sql("""
                        WITH gone AS (DELETE FROM likes WHERE customer_id = :customer RETURNING show_id)
                        SELECT show_id, -- the count still sees what is being deleted
                               (SELECT count(*) FROM likes l WHERE l.show_id = gone.show_id) - 1 AS likes
                        FROM gone ORDER BY show_id""")
                .bind("customer", customerId)
                .mapProperties(Left.class)
                .all();
    }

    /** A show that was left, with the likes that remain. */
    record Left(long showId, long likes) {}

    /**
     * The liked shows that still exist, of hosts that still have an account, latest start first; bounded by
     * {@link ToggleLike#LIMIT}.
     */
    public Flux<LikedShow> of(String customerId) {
        return database.sql("""
                        SELECT s.card, i.alias, coalesce(i.thumbnail_url, i.avatar_url) AS picture
                        FROM likes l JOIN shows s ON s.id = l.show_id LEFT JOIN influencers i ON i.id = s.influencer_id
                        WHERE l.customer_id = :customer AND NOT EXISTS (
                            SELECT 1 FROM forgotten_customers f WHERE f.digest = sha256(convert_to(s.influencer_id, 'UTF8')))
                        ORDER BY s.starts_at DESC, s.id DESC
                        LIMIT :limit""")
                .bind("customer", customerId)
                .bind("limit", ToggleLike.LIMIT)
                .map(this::liked)
                .all();
    }

    private LikedShow liked(Readable row) {
        var show = shows.read(Objects.requireNonNull(row.get("card", String.class)));
        String alias = row.get("alias", String.class);
        return alias == null
                ? new LikedShow(show, show.influencerName(), show.influencerThumbnail())
                : new LikedShow(show, alias, row.get("picture", String.class));
    }

    /** A show with its host's name and picture: those of today, or as the show has them where identity is not heard yet. */
    public record LikedShow(
            ShowState show, String hostName, @Nullable String hostPicture) {}
}
