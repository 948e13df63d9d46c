package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.chat.FrameBuffer.Written;
import com.byeolshow.broadcast.chat.model.Features;
import com.byeolshow.broadcast.chat.model.ViewerName;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One connection to a room. It hears nothing and cannot speak before it has entered under a name. */
public final class Viewer {

    final String member;
    private final ChatRoom room;
    private final FrameBuffer buffer;

    // These belong to the room's thread.
    @Nullable
    ViewerName name;

    Features features = Features.NONE;
    boolean hearing;
    boolean gone;

    private volatile String id = "";
    private volatile @Nullable String customerId;

    Viewer(String member, ChatRoom room, FrameBuffer buffer) {
        this.member = member;
        this.room = room;
        this.buffer = buffer;
    }

    /**
     * Says who this is, before anything is asked.
     *
     * @param viewerId opaque id within the show
     * @param customer null for a guest
     */
    public void identify(String viewerId, @Nullable String customer) {
        id = viewerId;
        customerId = customer;
    }

    public String id() {
        return id;
    }

    @Nullable
    String customerId() {
        return customerId;
    }

    /** Joins; a member who enters again stays as it is. */
    public void enter(ViewerName as, Features understood) {
        room.enter(this, as, understood);
    }

    /** Says something to everybody, if this viewer has entered and is not muted. */
    public void say(String message) {
        room.say(this, message);
    }

    /** The frames for this viewer, for one subscriber. */
    public Flux<Written> frames() {
        return buffer.frames();
    }

    /** Completes when this viewer has been too slow for too long. */
    public Mono<Void> fellBehind() {
        return buffer.fellBehind();
    }

    /** A frame for this viewer, which leaves with the next {@link #release}. */
    void hear(Written frame) {
        buffer.offer(frame);
    }

    /** Lets everything heard leave, in one write if the connection can take it. */
    void release() {
        buffer.release();
    }

    void gone() {
        room.leave(this);
        buffer.close();
    }
}
