package com.byeolshow.broadcast.chat.model;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How many members a room has on which replica, as each of them last said. A replica that has said nothing for long is
 * gone, and its members with it. Used by one thread at a time; times are of any clock that only moves forward.
 */
public final class Presence {

    private record Heard(int members, long atNanos) {}

    private final Map<String, Heard> replicas = new HashMap<>();

    /** Takes what a replica says of itself. */
    public void heard(String replica, int members, long nowNanos) {
        if (members > 0) {
            replicas.put(replica, new Heard(members, nowNanos));
        } else {
            replicas.remove(replica);
        }
    }

    /** Members of all replicas. */
    public int total() {
        return replicas.values().stream().mapToInt(Heard::members).sum();
    }

    /**
     * Forgets who has been silent too long.
     *
     * @param self the replica that asks, which need not tell itself that it is there
     * @return whether anybody was forgotten, so that the total is another one
     */
    public boolean expire(String self, Duration silence, long nowNanos) {
        return replicas.entrySet()
                .removeIf(replica -> !replica.getKey().equals(self)
                        && nowNanos - replica.getValue().atNanos() > silence.toNanos());
    }
}
