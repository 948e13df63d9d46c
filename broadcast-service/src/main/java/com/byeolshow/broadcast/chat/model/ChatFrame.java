package com.byeolshow.broadcast.chat.model;

import org.jspecify.annotations.Nullable;

/** What the members of a room are told. */
public sealed interface ChatFrame {

    /**
     * Somebody joined.
     *
     * @param count members now, the new one included
     */
    record Entered(ViewerName name, int count) implements ChatFrame {}

    /**
     * Somebody left.
     *
     * @param count members that remain
     */
    record Left(int count) implements ChatFrame {}

    /** @param id of the message, by which it can be removed */
    record Said(String id, ViewerName name, String message) implements ChatFrame {}

    /** The show is over. */
    record Ended() implements ChatFrame {}

    /**
     * For clients that know pins.
     *
     * @param pin null when nothing is pinned any more
     */
    record Pinned(@Nullable Pin pin) implements ChatFrame {}

    /** A message must not be shown any longer; for clients that know deletions. */
    record Removed(String id) implements ChatFrame {}

    /** Says nothing; keeps a silent connection from being taken for a dead one, and a dead one from staying. */
    record Ping() implements ChatFrame {}
}
