package com.byeolshow.platform.messaging;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What every replica of a service wants to hear of a topic while it happens: all of it, from the moment the process began
 * to follow, each event once per process and in the order of its key. Nothing is remembered, repeated or put aside, so this
 * is for what only matters to whoever is connected right now. Declare one bean per topic; handlers must return at once.
 */
public final class LiveReading {

    record Handler<T>(Class<T> dataType, Consumer<ReceivedEvent<T>> action) {}

    private final String topic;
    private final Map<String, Handler<?>> handlers = new LinkedHashMap<>();
    private Runnable onFollowing = () -> {};

    private LiveReading(String topic) {
        this.topic = topic;
    }

    public static LiveReading of(String topic) {
        return new LiveReading(topic);
    }

    /** What to do with one type of event; others are skipped. */
    public <T> LiveReading on(String type, Class<T> dataType, Consumer<ReceivedEvent<T>> action) {
        if (handlers.putIfAbsent(type, new Handler<>(dataType, action)) != null) {
            throw new IllegalArgumentException("two handlers for " + type + " on " + topic);
        }
        return this;
    }

    /** What to do when this process begins to follow, or does so again after it had lost the broker. */
    public LiveReading onFollowing(Runnable action) {
        onFollowing = action;
        return this;
    }

    String topic() {
        return topic;
    }

    @Nullable
    Handler<?> handlerOf(@Nullable String type) {
        return type == null ? null : handlers.get(type);
    }

    void following() {
        onFollowing.run();
    }
}
