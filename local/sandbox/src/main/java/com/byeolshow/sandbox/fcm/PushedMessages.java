package com.byeolshow.sandbox.fcm;

import com.byeolshow.sandbox.control.Resettable;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What was pushed; use it inside the timeline. The oldest give way when there are too many, but stay counted. */
@Component
final class PushedMessages implements Resettable {
    static final int MOST = 10_000;

    /** @param message as it was sent */
    record Pushed(String name, Instant at, String token, Map<String, Object> message) {}

    private final Deque<Pushed> pushed = new ArrayDeque<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private long count;

    void add(Pushed message) {
        pushed.addFirst(message);
        count++;
        if (pushed.size() > MOST) {
            pushed.removeLast();
        }
    }

    /** All there ever were, those that gave way included. */
    long count() {
        return count;
    }

    /** Newest first. */
    List<Pushed> all() {
        return new ArrayList<>(pushed);
    }

    /** Whether one more attempt for this device fails, of as many as do. */
    boolean fails(String token, int times) {
        return failures.merge(token, 1, Integer::sum) <= times;
    }

    @Override
    public void reset() {
        pushed.clear();
        failures.clear();
        count = 0;
    }
}
