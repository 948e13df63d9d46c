package com.byeolshow.broadcast.chat.web;

import com.byeolshow.broadcast.chat.model.ChatRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the frames of viewers. */
final class ChatWords {

    /** A client names a handful of features; whoever names more is playing. */
    private static final int MOST_FEATURES = 20;

    private ChatWords() {}

    /** Empty for what is no JSON or asks for nothing. */
    static Optional<ChatRequest> read(JsonMapper json, String text) {
        try {
            JsonNode frame = json.readTree(text);
            return ChatRequest.of(
                    text(frame, "stat"), text(frame, "username"), text(frame, "message"), features(frame));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static @Nullable String text(JsonNode frame, String field) {
        JsonNode value = frame.get(field);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    private static List<String> features(JsonNode frame) {
        JsonNode named = frame.get("features");
        return named == null
                ? List.of()
                : named.valueStream()
                        .limit(MOST_FEATURES)
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .toList();
    }
}
