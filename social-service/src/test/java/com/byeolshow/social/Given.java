package com.byeolshow.social;

import com.byeolshow.platform.testing.IncomingEvents;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.r2dbc.core.DatabaseClient;

/** What other services have published, as the tests of this service need it. */
public final class Given {

    private static final AtomicLong SHOWS = new AtomicLong(1_000);

    private Given() {}

    public static String id(String what) {
        return what + "-" + UUID.randomUUID();
    }

    /** Whether the facts' event is behind its consumer, with everything its handler wrote. */
    public static boolean isHandled(DatabaseClient database, String event) {
        return Boolean.TRUE.equals(database.sql("SELECT EXISTS (SELECT 1 FROM inbox WHERE event_id = :event)")
                .bind("event", event)
                .mapValue(Boolean.class)
                .one()
                .block());
    }

    /** Publishes an influencer and returns its id. */
    public static String influencer(IncomingEvents events, String alias) {
        String id = id("influencer");
        influencer(events, id, alias, true, 1);
        return id;
    }

    public static void influencer(IncomingEvents events, String id, String alias, boolean active, long version) {
        influencer(events, id, id, alias, active, version);
    }

    /** Under the key of another influencer: whoever knows this one has handled everything of that one before. */
    public static void influencer(
            IncomingEvents events, String key, String id, String alias, boolean active, long version) {
        events.publish(
                "identity.influencers",
                "identity.influencer.v1",
                key,
                Map.of(
                        "id",
                        id,
                        "alias",
                        alias,
                        "avatarUrl",
                        "https://img.example/a.jpg",
                        "description",
                        "hello",
                        "tags",
                        List.of("뷰티"),
                        "active",
                        active,
                        "createdAt",
                        "2030-05-01T11:00:00Z",
                        "version",
                        version));
    }

    /** Publishes a product that costs 17,000 won and returns its id. */
    public static String product(IncomingEvents events, String name) {
        String id = id("product");
        product(events, id, name, 17_000, true, 1);
        return id;
    }

    public static void product(
            IncomingEvents events, String id, String name, long sale, boolean available, long version) {
        events.publish(
                "catalog.products",
                "catalog.product.v1",
                id,
                Map.ofEntries(
                        Map.entry("id", id),
                        Map.entry("name", name),
                        Map.entry("summary", ""),
                        Map.entry("available", available),
                        Map.entry("brand", Map.of("id", "b1", "name", "별빛")),
                        Map.entry("thumbnailUrl", "https://img.example/p.jpg"),
                        Map.entry("collectionIds", List.of("c1")),
                        Map.entry("price", Map.of("original", 20_000, "sale", sale)),
                        Map.entry(
                                "discount",
                                Map.of("type", "percentage", "value", 15, "discounted", Math.max(0, 20_000 - sale))),
                        Map.entry("options", List.of()),
                        Map.entry("variants", List.of()),
                        Map.entry("version", version),
                        Map.entry("updatedAt", "2030-05-01T11:00:00Z")));
    }

    /** An id no other show of this run has. */
    public static long showId() {
        return SHOWS.incrementAndGet();
    }

    /** Publishes a show that is live. */
    public static void show(IncomingEvents events, long id, String host, String title, String startsAt, long version) {
        show(events, id, id, host, title, startsAt, version);
    }

    /** Under the key of another show: whoever knows this one has handled everything of that one before. */
    public static void show(
            IncomingEvents events, long key, long id, String host, String title, String startsAt, long version) {
        events.publish(
                "broadcast.shows",
                "broadcast.show.v1",
                Long.toString(key),
                Map.ofEntries(
                        Map.entry("id", id),
                        Map.entry("title", title),
                        Map.entry("notice", ""),
                        Map.entry("description", ""),
                        Map.entry("influencerId", host),
                        Map.entry("influencerName", "예전 이름"),
                        Map.entry("status", "live"),
                        Map.entry("startsAt", startsAt),
                        Map.entry("productIds", List.of()),
                        Map.entry("livePlaybackId", "pb1"),
                        Map.entry("thumbnailUrl", "https://image.mux.com/pb1/thumbnail.png"),
                        Map.entry("viewCount", 42),
                        Map.entry("alarmCount", 3),
                        Map.entry("version", version)));
    }

    /** What identity publishes when an account is withdrawn. */
    public static void withdrawn(IncomingEvents events, String customer) {
        events.tombstone("identity.accounts", "identity.account.v1", customer);
    }
}
