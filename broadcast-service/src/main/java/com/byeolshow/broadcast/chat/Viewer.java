package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.chat.FrameBuffer.Written;
import com.byeolshow.broadcast.chat.model.ChatRequest;
import com.byeolshow.broadcast.chat.model.ChatRequest.Enter;
import com.byeolshow.broadcast.chat.model.ChatRequest.Say;
import reactor.core.publisher.Flux;

/** One connection to a room. It hears nothing and cannot speak before it has entered under a name. */
public final class Viewer {

    private final ChatRoom room;
    private final FrameBuffer buffer;

    Viewer(ChatRoom room, FrameBuffer buffer) {
        this.room = room;
        this.buffer = buffer;
    }

    /** Does what a frame asks for, as far as this viewer may. */
    public void ask(ChatRequest request) {
        switch (request) {
            case Enter(var name) -> room.enter(this, name);
            case Say(var message) -> room.say(this, message);
        }
    }

    /** The frames for this viewer, for one subscriber. */
    public Flux<String> frames() {
        return buffer.texts();
    }

    void hear(Written frame) {
        buffer.offer(frame);
    }

    void gone() {
        room.leave(this);
        buffer.close();
    }
}
