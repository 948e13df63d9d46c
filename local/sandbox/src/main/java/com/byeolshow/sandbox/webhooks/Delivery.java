package com.byeolshow.sandbox.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.byeolshow.sandbox.requests.SecretMask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The way of one event to its receiver; changes only inside the timeline. */
final class Delivery {
    enum State {
        PENDING,
        DELIVERED,
        RETRYING,
        FAILED,
        SKIPPED
    }

    private final String id;
    private final Notice notice;
    private final Instant at;
    private final List<Attempt> attempts = new ArrayList<>();
    private State state = State.PENDING;
    private @Nullable Instant nextAttemptAt;
    private String body = "";
    private @Nullable String reason;
    private boolean abandoned;
    private final Sinks.Empty<Void> dropped = Sinks.empty();

    Delivery(String id, Notice notice, Instant at) {
        this.id = id;
        this.notice = notice;
        this.at = at;
    }

    Notice notice() {
        return notice;
    }

    Instant at() {
        return at;
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** Whether nothing more will happen to it. */
    boolean over() {
        return switch (state) {
            case PENDING, RETRYING -> false;
            case DELIVERED, FAILED, SKIPPED -> true;
        };
    }

    boolean abandoned() {
        return abandoned;
    }

    void abandon() {
        abandoned = true;
    }

    /** Lets go of an attempt under way: its receiver may never answer, and those behind it wait. */
    void drop() {
        dropped.tryEmitEmpty();
    }

    /** Completes when an attempt under way is to be let go. */
    Mono<Void> whenDropped() {
        return dropped.asMono();
    }

    void sending(byte[] bytes) {
        body = new String(bytes, UTF_8);
        nextAttemptAt = null;
    }

    void delivered(Attempt attempt) {
        attempts.add(attempt);
        state = State.DELIVERED;
    }

    void retrying(Attempt attempt, Instant next) {
        attempts.add(attempt);
        state = State.RETRYING;
        nextAttemptAt = next;
    }

    void failed(Attempt attempt) {
        attempts.add(attempt);
        state = State.FAILED;
    }

    void skipped(String why) {
        state = State.SKIPPED;
        reason = why;
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("event", notice.event());
        json.put("objectId", notice.objectId());
        json.put("at", at.toString());
        json.put("state", state.name().toLowerCase(Locale.ROOT));
        json.put("reason", reason);
        json.put("nextAttemptAt", nextAttemptAt == null ? null : nextAttemptAt.toString());
        json.put("body", SecretMask.text(body));
        json.put("attempts", attempts.stream().map(Delivery::json).toList());
        return json;
    }

    private static Map<String, Object> json(Attempt attempt) {
        var json = new LinkedHashMap<String, Object>();
        json.put("at", attempt.at().toString());
        json.put("address", attempt.address());
        json.put("status", attempt.status() == 0 ? null : attempt.status());
        json.put("body", attempt.body());
        json.put("failure", attempt.failure());
        return json;
    }
}
