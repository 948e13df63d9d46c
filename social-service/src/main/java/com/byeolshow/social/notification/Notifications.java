package com.byeolshow.social.notification;

import com.byeolshow.social.notification.model.NotificationKind;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where notifications are kept. */
@Component
public class Notifications {

    private final DatabaseClient database;
    private final Clock clock;

    Notifications(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Tells everyone who follows the influencer at this moment, in one statement; whoever was told is not told again. */
    Mono<Long> tellFollowers(NotificationKind kind, ShowFact show) {
        var statement = database.sql("""
                        INSERT INTO notifications (customer_id, kind, show_id, show_title, influencer_id,
                            influencer_name, starts_at, image_url, created_at)
                        SELECT f.customer_id, :kind, :show, :title, :influencer, :name, :startsAt, :image, :at
                        FROM follows f WHERE f.influencer_id = :influencer
                        ON CONFLICT (customer_id, kind, show_id) DO NOTHING""")
                .bind("kind", kind.slug())
                .bind("show", show.showId())
                .bind("title", show.title())
                .bind("influencer", show.influencerId())
                .bind("name", show.influencerName())
                .bind("startsAt", show.startsAt())
                .bind("at", clock.instant());
        var image = show.thumbnailUrl();
        return (image == null ? statement.bindNull("image", String.class) : statement.bind("image", image))
                .fetch()
                .rowsUpdated();
    }

    /** One customer's notifications, newest first. */
    public Flux<Stored> of(String customerId, long offset, int limit) {
        return database.sql("""
                        SELECT id, kind, show_id, show_title, influencer_id, influencer_name, starts_at, image_url,
                               created_at, read_at
                        FROM notifications WHERE customer_id = :customer
                        ORDER BY id DESC OFFSET :offset LIMIT :limit""")
                .bind("customer", customerId)
                .bind("offset", offset)
                .bind("limit", limit)
                .mapProperties(Stored.class)
                .all();
    }

    /** How many a customer has not read. */
    public Mono<Long> unreadOf(String customerId) {
        return database.sql("SELECT count(*) FROM notifications WHERE customer_id = :customer AND read_at IS NULL")
                .bind("customer", customerId)
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }

    /** A notification as stored; its sentence is made when it is read, in the reader's language. */
    public record Stored(
            long id,
            String kind,
            long showId,
            String showTitle,
            String influencerId,
            String influencerName,
            Instant startsAt,
            @Nullable String imageUrl,
            Instant createdAt,
            @Nullable Instant readAt) {}
}
