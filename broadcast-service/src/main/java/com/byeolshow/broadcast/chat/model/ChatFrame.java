package com.byeolshow.broadcast.chat.model;

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

    record Said(ViewerName name, String message) implements ChatFrame {}

    /** The show is over. */
    record Ended() implements ChatFrame {}
}
