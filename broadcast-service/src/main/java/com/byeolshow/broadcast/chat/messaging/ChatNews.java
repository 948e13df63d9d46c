package com.byeolshow.broadcast.chat.messaging;

import com.byeolshow.broadcast.chat.model.ChatEvent;
import com.byeolshow.broadcast.chat.model.ChatEvent.Beat;
import com.byeolshow.broadcast.chat.model.ChatEvent.Entered;
import com.byeolshow.broadcast.chat.model.ChatEvent.Left;
import com.byeolshow.broadcast.chat.model.ChatEvent.Muted;
import com.byeolshow.broadcast.chat.model.ChatEvent.Pinned;
import com.byeolshow.broadcast.chat.model.ChatEvent.Removed;
import com.byeolshow.broadcast.chat.model.ChatEvent.Said;
import com.byeolshow.broadcast.chat.model.ChatEvent.Unmuted;
import com.byeolshow.broadcast.chat.model.Line;
import com.byeolshow.broadcast.chat.model.Pin;
import com.byeolshow.broadcast.chat.model.ViewerName;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code broadcast.chat.v1}: something in a show's chat, as it travels. Which fields there are depends on the kind; a kind
 * a replica does not know is one of a newer version, and ignored.
 */
record ChatNews(
        String replica,
        String kind,
        @Nullable Integer members,
        @Nullable String member,
        @Nullable String messageId,
        @Nullable String viewer,
        @Nullable String customerId,
        @Nullable String username,
        @Nullable String message,
        @Nullable Instant at,
        @Nullable Long version,
        @Nullable Product product) {

    static final String TYPE = "broadcast.chat.v1";

    /** Of a replica that has begun to listen and wants to know who is where. */
    static final String HELLO = "hello";

    record Product(String id, String name, @Nullable String thumbnailUrl, long original, long sale) {}

    static ChatNews hello(String replica) {
        return new ChatNews(replica, HELLO, null, null, null, null, null, null, null, null, null, null);
    }

    static ChatNews of(String replica, ChatEvent event) {
        return switch (event) {
            case Entered(var member, var name, int members) ->
                new ChatNews(
                        replica, "entered", members, member, null, null, null, name.text(), null, null, null, null);
            case Left(int members) -> counted(replica, "left", members);
            case Beat(int members) -> counted(replica, "beat", members);
            case Said(Line line) ->
                new ChatNews(
                        replica,
                        "said",
                        null,
                        null,
                        line.id(),
                        line.viewer(),
                        line.customerId(),
                        line.name().text(),
                        line.message(),
                        line.at(),
                        null,
                        null);
            case Removed(var id) ->
                new ChatNews(replica, "removed", null, null, id, null, null, null, null, null, null, null);
            case Muted(var viewer, var until) ->
                new ChatNews(replica, "muted", null, null, null, viewer, null, null, null, until, null, null);
            case Unmuted(var viewer) ->
                new ChatNews(replica, "unmuted", null, null, null, viewer, null, null, null, null, null, null);
            case Pinned(long version, var pin) ->
                new ChatNews(replica, "pinned", null, null, null, null, null, null, null, null, version, product(pin));
        };
    }

    private static ChatNews counted(String replica, String kind, int members) {
        return new ChatNews(replica, kind, members, null, null, null, null, null, null, null, null, null);
    }

    private static @Nullable Product product(@Nullable Pin pin) {
        return pin == null ? null : new Product(pin.id(), pin.name(), pin.thumbnail(), pin.original(), pin.sale());
    }

    /** A field is missing that its kind must have. */
    private static final class Incomplete extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** What happened; empty for what is none of a room's business, or cannot be understood. */
    Optional<ChatEvent> event() {
        try {
            return Optional.ofNullable(known());
        } catch (Incomplete incomplete) {
            return Optional.empty();
        }
    }

    private @Nullable ChatEvent known() {
        return switch (kind) {
            case "entered" -> new Entered(there(member), new ViewerName(there(username)), there(members));
            case "left" -> new Left(there(members));
            case "beat" -> new Beat(there(members));
            case "said" ->
                new Said(new Line(
                        there(messageId),
                        there(viewer),
                        customerId,
                        new ViewerName(there(username)),
                        there(message),
                        there(at)));
            case "removed" -> new Removed(there(messageId));
            case "muted" -> new Muted(there(viewer), there(at));
            case "unmuted" -> new Unmuted(there(viewer));
            case "pinned" -> new Pinned(there(version), pin());
            default -> null;
        };
    }

    private @Nullable Pin pin() {
        return product == null
                ? null
                : new Pin(product.id(), product.name(), product.thumbnailUrl(), product.original(), product.sale());
    }

    private static <T> T there(@Nullable T field) {
        if (field == null) {
            throw new Incomplete();
        }
        return field;
    }
}
