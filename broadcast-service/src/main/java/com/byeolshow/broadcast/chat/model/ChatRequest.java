package com.byeolshow.broadcast.chat.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a frame from a viewer asks for. */
public sealed interface ChatRequest {

    /** Longest message passed on, in characters; the rest is cut off. */
    int LONGEST_MESSAGE = 500;

    /** To join under a name. */
    record Enter(ViewerName name) implements ChatRequest {}

    /** To say something to everybody. */
    record Say(String message) implements ChatRequest {}

    /**
     * Reads a frame; empty if it asks for nothing that can be done. A viewer cannot end a show, whatever the frame says;
     * any other word than entry or end is chat.
     */
    static Optional<ChatRequest> of(@Nullable String stat, @Nullable String username, @Nullable String message) {
        return switch (stat) {
            case null -> Optional.empty();
            case "entry" -> ViewerName.of(username).map(Enter::new);
            case "end" -> Optional.empty();
            default ->
                message == null || message.isBlank()
                        ? Optional.empty()
                        : Optional.of(new Say(Lengths.cut(message, LONGEST_MESSAGE)));
        };
    }
}
