package com.byeolshow.social;

import com.byeolshow.platform.testing.IncomingEvents;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What other services have published, as the tests of this service need it. */
public final class Given {

    private Given() {}

    public static String id(String what) {
        return what + "-" + UUID.randomUUID();
    }

    /** Publishes an influencer and returns its id. */
    public static String influencer(IncomingEvents events, String alias) {
        String id = id("influencer");
        influencer(events, id, alias, true, 1);
        return id;
    }

    public static void influencer(IncomingEvents events, String id, String alias, boolean active, long version) {
        events.publish(
                "identity.influencers",
                "identity.influencer.v1",
                id,
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

    /** Publishes a product and returns its id. */
    public static String product(IncomingEvents events, String name) {
        String id = id("product");
        product(events, id, name, 1);
        return id;
    }

    public static void product(IncomingEvents events, String id, String name, long version) {
        events.publish(
                "catalog.products",
                "catalog.product.v1",
                id,
                Map.ofEntries(
                        Map.entry("id", id),
                        Map.entry("name", name),
                        Map.entry("summary", ""),
                        Map.entry("available", true),
                        Map.entry("brand", Map.of("id", "b1", "name", "별빛")),
                        Map.entry("thumbnailUrl", "https://img.example/p.jpg"),
                        Map.entry("collectionIds", List.of("c1")),
                        Map.entry("price", Map.of("original", 20_000, "sale", 17_000)),
                        Map.entry("discount", Map.of("type", "percentage", "value", 15, "discounted", 3_000)),
                        Map.entry("options", List.of()),
                        Map.entry("variants", List.of()),
                        Map.entry("version", version),
                        Map.entry("updatedAt", "2030-05-01T11:00:00Z")));
    }
}
