package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.chat.FrameBuffer.Written;
import com.byeolshow.broadcast.chat.model.ChatFrame;
import com.byeolshow.broadcast.chat.model.ChatFrame.Ended;
import com.byeolshow.broadcast.chat.model.ChatFrame.Entered;
import com.byeolshow.broadcast.chat.model.ChatFrame.Left;
import com.byeolshow.broadcast.chat.model.ChatFrame.Ping;
import com.byeolshow.broadcast.chat.model.ChatFrame.Pinned;
import com.byeolshow.broadcast.chat.model.ChatFrame.Removed;
import com.byeolshow.broadcast.chat.model.ChatFrame.Said;
import com.byeolshow.broadcast.chat.model.Pin;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Frames in the words of the app: even a leave is called an entry there. */
@Component
record FrameTexts(JsonMapper json) {

    private static final String SERVICE = "Byeolshow";
    private static final String LEFT = "USEROUT";
    private static final byte[] NOTHING = {};

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Wire(
            String stat,
            @Nullable String id,
            @Nullable String message,
            @Nullable Integer count,
            String username) {}

    /** The product is null, not absent, when nothing is pinned any more. */
    record PinWire(String stat, @Nullable ProductWire product, String username) {}

    record ProductWire(
            @JsonProperty("_id") String id,
            String name,
            @Nullable String thumbnail,
            PriceWire price) {

        static ProductWire of(Pin pin) {
            return new ProductWire(pin.id(), pin.name(), pin.thumbnail(), new PriceWire(pin.original(), pin.sale()));
        }
    }

    record PriceWire(long original, long sale) {}

    /** A frame as every app knows it. */
    Written of(ChatFrame frame) {
        return new Written(frame, frame instanceof Ping ? NOTHING : json.writeValueAsBytes(wire(frame, false)));
    }

    /** A frame with the ids of messages, for clients that make use of them. */
    Written withId(ChatFrame frame) {
        return new Written(frame, json.writeValueAsBytes(wire(frame, true)));
    }

    private static Object wire(ChatFrame frame, boolean ids) {
        return switch (frame) {
            case Entered(var name, int count) -> new Wire("entry", null, name.text() + "님이 입장하셨습니다.", count, SERVICE);
            case Left(int count) -> new Wire("entry", null, LEFT, count, LEFT);
            case Said(var id, var name, var message) -> new Wire("chat", ids ? id : null, message, null, name.text());
            case Ended _ -> new Wire("end", null, "방송이 종료되었습니다.", null, SERVICE);
            case Pinned(var pin) -> new PinWire("pin", pin == null ? null : ProductWire.of(pin), SERVICE);
            case Removed(var id) -> new Wire("delete", id, null, null, SERVICE);
            case Ping _ -> throw new IllegalArgumentException("a ping has no text");
        };
    }
}
