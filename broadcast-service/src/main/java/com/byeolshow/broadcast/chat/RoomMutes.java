package com.byeolshow.broadcast.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may not speak in one room, as this replica knows: from the room's events, which are quick and in the room's order,
 * and from the table, which makes up for events that never came.
 */
final class RoomMutes {

    private final long fresh;
    private final Map<String, Long> heardAt = new HashMap<>();
    private Map<String, Instant> mutes = new HashMap<>();

    /** @param fresh how long something heard counts more than what was read, which may be from before */
    RoomMutes(Duration fresh) {
        this.fresh = fresh.toNanos();
    }

    /** @param until null for a viewer who may speak again */
    void hear(String viewer, @Nullable Instant until, long now) {
        heardAt.put(viewer, now);
        put(mutes, viewer, until);
    }

    /** Takes all mutes of the room as they are stored. */
    void learn(Map<String, Instant> stored, long now) {
        heardAt.values().removeIf(heard -> now - heard > fresh);
        var all = new HashMap<>(stored);
        heardAt.keySet().forEach(viewer -> put(all, viewer, mutes.get(viewer)));
        mutes = all;
    }

    private static void put(Map<String, Instant> mutes, String viewer, @Nullable Instant until) {
        if (until == null) {
            mutes.remove(viewer);
        } else {
            mutes.put(viewer, until);
        }
    }

    /** Whether what a viewer says at that time is not for anybody. */
    boolean cover(String viewer, Instant at) {
        return mutes.getOrDefault(viewer, Instant.MIN).isAfter(at);
    }
}
