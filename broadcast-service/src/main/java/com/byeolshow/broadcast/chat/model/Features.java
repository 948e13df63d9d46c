package com.byeolshow.broadcast.chat.model;

import java.util.Collection;

/**
 * What a client understands beyond the frames every app knows; it says so when it enters.
 *
 * @param pins frames about the pinned product
 * @param deletions frames about removed messages
 */
public record Features(boolean pins, boolean deletions) {

    public static final Features NONE = new Features(false, false);

    /** Reads what a client claims; words nobody knows are ignored. */
    public static Features of(Collection<String> words) {
        return new Features(words.contains("pin"), words.contains("delete"));
    }

    /** Whether chat frames carry the message's id. */
    public boolean ids() {
        return pins || deletions;
    }

    /** Whether such a frame is meant for this client. */
    public boolean understand(ChatFrame frame) {
        return switch (frame) {
            case ChatFrame.Pinned _ -> pins;
            case ChatFrame.Removed _ -> deletions;
            case ChatFrame.Entered _, ChatFrame.Left _, ChatFrame.Said _, ChatFrame.Ended _, ChatFrame.Ping _ -> true;
        };
    }
}
