package com.byeolshow.broadcast.chat.model;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a frame from a viewer asks for. */
public sealed interface ChatRequest {

    /** Longest message passed on, in characters; the rest is cut off. */
    int LONGEST_MESSAGE = 500;

    /** To join under a name. */
    record Enter(ViewerName name, Features features) implements ChatRequest {}

    /** To say something to everybody. */
    record Say(String message) implements ChatRequest {}

    /** To end the show, which only its host may. */
    record End() implements ChatRequest {}

    /**
     * Reads a frame; empty if it asks for nothing that can be done. Any other word than entry or end is chat. A NUL
     * character and half a surrogate pair are left out: no database keeps the one, no encoding the other.
     */
    static Optional<ChatRequest> of(
            @Nullable String stat, @Nullable String username, @Nullable String message, Collection<String> features) {
        return switch (stat) {
            case null -> Optional.empty();
            case "entry" -> ViewerName.of(username).map(name -> new Enter(name, Features.of(features)));
            case "end" -> Optional.of(new End());
            default -> said(message);
        };
    }

    private static Optional<ChatRequest> said(@Nullable String message) {
        String readable = message == null ? "" : message.replaceAll("[\\x00\\p{Cs}]", "");
        return readable.isBlank() ? Optional.empty() : Optional.of(new Say(Lengths.cut(readable, LONGEST_MESSAGE)));
    }
}
