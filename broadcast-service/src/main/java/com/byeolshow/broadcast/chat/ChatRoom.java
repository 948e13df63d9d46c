package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.chat.FrameBuffer.Written;
import com.byeolshow.broadcast.chat.model.ChatFrame;
import com.byeolshow.broadcast.chat.model.ChatFrame.Ended;
import com.byeolshow.broadcast.chat.model.ChatFrame.Entered;
import com.byeolshow.broadcast.chat.model.ChatFrame.Left;
import com.byeolshow.broadcast.chat.model.ChatFrame.Said;
import com.byeolshow.broadcast.chat.model.ViewerName;
import com.byeolshow.broadcast.show.PinnedProduct;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The chat of one show in this process. Its lock gives every member the same order of frames and counts that never
 * jump; nothing under it waits, because each member has a buffer of its own. All frames pass {@link #deliver}, which is
 * where frames of other replicas come in once there are any.
 */
final class ChatRoom {

    private final Function<ChatFrame, String> texts;
    private final Map<Viewer, ViewerName> members = new HashMap<>();
    private @Nullable PinnedProduct pinned;
    private boolean ended;

    ChatRoom(Function<ChatFrame, String> texts) {
        this.texts = texts;
    }

    /** Joins; a member who enters again stays as it is. One who comes in the moment the show ended is told so. */
    synchronized void enter(Viewer viewer, ViewerName name) {
        if (members.putIfAbsent(viewer, name) != null) {
            return;
        }
        deliver(new Entered(name, members.size()));
        if (ended) {
            viewer.hear(written(new Ended()));
        }
    }

    /** Passes a member's words to everybody, the member included; nobody chats about a show that is over. */
    synchronized void say(Viewer viewer, String message) {
        ViewerName name = members.get(viewer);
        if (name != null && !ended) {
            deliver(new Said(name, message));
        }
    }

    synchronized void leave(Viewer viewer) {
        if (members.remove(viewer) != null) {
            deliver(new Left(members.size()));
        }
    }

    /** Tells everybody, once, that the show is over; connections stay open. */
    synchronized void end() {
        if (!ended) {
            ended = true;
            deliver(new Ended());
        }
    }

    /** Keeps what is pinned. */
    synchronized void pin(@Nullable PinnedProduct product) {
        pinned = product;
    }

    /** What is pinned. */
    synchronized Optional<PinnedProduct> pinned() {
        return Optional.ofNullable(pinned);
    }

    private void deliver(ChatFrame frame) {
        Written written = written(frame);
        members.keySet().forEach(member -> member.hear(written));
    }

    private Written written(ChatFrame frame) {
        return new Written(frame, texts.apply(frame));
    }
}
