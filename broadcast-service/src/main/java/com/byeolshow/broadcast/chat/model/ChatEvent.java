package com.byeolshow.broadcast.chat.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens in a show's chat, as the replicas tell each other. Member counts are those of the telling replica. */
public sealed interface ChatEvent {

    /**
     * Somebody joined.
     *
     * @param member who, in the words of the telling replica
     * @param members of the telling replica, the new one included
     */
    record Entered(String member, ViewerName name, int members) implements ChatEvent {}

    record Left(int members) implements ChatEvent {}

    /** Nothing new: how many members the replica has. One that is silent for long counts as gone. */
    record Beat(int members) implements ChatEvent {}

    record Said(Line line) implements ChatEvent {}

    record Removed(String messageId) implements ChatEvent {}

    record Muted(String viewer, Instant until) implements ChatEvent {}

    record Unmuted(String viewer) implements ChatEvent {}

    /**
     * The pin changed.
     *
     * @param version a later change has a higher one
     * @param pin null when nothing is pinned any more
     */
    record Pinned(long version, @Nullable Pin pin) implements ChatEvent {}
}
