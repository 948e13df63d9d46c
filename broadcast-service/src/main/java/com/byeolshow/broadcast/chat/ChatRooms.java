package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.show.Audience;
import com.byeolshow.broadcast.show.PinnedProduct;
import com.byeolshow.broadcast.show.ShowId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The rooms of this process, each for as long as anybody is connected to it. Watch {@code broadcast.chat.dropped}: frames
 * that slow viewers never saw.
 */
@Component
public final class ChatRooms implements Audience {

    /** A room and how many connections hold it; changed only inside the map's own operations. */
    private record Held(ChatRoom room, int connections) {}

    private final ConcurrentHashMap<ShowId, Held> rooms = new ConcurrentHashMap<>();
    private final FrameTexts texts;
    private final ChatSettings settings;
    private final Counter dropped;
    private final AtomicInteger viewers;

    ChatRooms(FrameTexts texts, ChatSettings settings, MeterRegistry meters) {
        this.texts = texts;
        this.settings = settings;
        this.dropped = Counter.builder("broadcast.chat.dropped").register(meters);
        this.viewers = meters.gauge("broadcast.chat.connections", new AtomicInteger());
    }

    /**
     * Opens a connection to a show's room. This comes before asking whether the show is on air: in the other order a show
     * that ends in between would have nobody to tell.
     */
    public Viewer connect(ShowId id) {
        viewers.incrementAndGet();
        var held = rooms.compute(
                id,
                (_, before) -> before == null
                        ? new Held(new ChatRoom(texts::of), 1)
                        : new Held(before.room(), before.connections() + 1));
        return new Viewer(held.room(), new FrameBuffer(settings.buffer(), dropped::increment));
    }

    /** Ends a connection; the others in the room are told if it had entered. */
    public void disconnect(ShowId id, Viewer viewer) {
        viewers.decrementAndGet();
        viewer.gone();
        rooms.computeIfPresent(
                id, (_, held) -> held.connections() == 1 ? null : new Held(held.room(), held.connections() - 1));
    }

    @Override
    public void showEnded(ShowId id) {
        Held held = rooms.get(id);
        if (held != null) {
            held.room().end();
        }
    }

    @Override
    public void pinned(ShowId id, @Nullable PinnedProduct product) {
        Held held = rooms.get(id);
        if (held != null) {
            held.room().pin(product);
        }
    }
}
