package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.chat.model.ChatEvent;
import com.byeolshow.broadcast.chat.model.Pin;
import com.byeolshow.broadcast.show.Audience;
import com.byeolshow.broadcast.show.PinState;
import com.byeolshow.broadcast.show.PinnedProduct;
import com.byeolshow.broadcast.show.ShowId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The rooms this replica knows: those with connections here, and those with members elsewhere, so that whoever comes
 * finds the right count. Watch {@code broadcast.chat.dropped}, frames that slow viewers never saw, and
 * {@code broadcast.chat.apart}, events the other replicas may not have heard of.
 */
@Component
public final class ChatRooms implements Audience, DisposableBean {

    /** A room and how many connections, or events under way, hold it; changed only inside the map's own operations. */
    private record Held(ChatRoom room, int connections, Mono<OpenedRoom> opened) {

        Held with(int more) {
            return new Held(room, connections + more, opened);
        }
    }

    private static final Duration AS_LONG_AS_THE_ROOM = Duration.ofDays(365);

    private final ConcurrentHashMap<ShowId, Held> rooms = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<ShowId, Integer> peaksOfLeftRooms = new ConcurrentHashMap<>();
    private final ChatReplicas replicas;
    private final ChatParts parts;
    private final OpenRoom openRoom;
    private final AtomicInteger viewers;
    private final AtomicLong members = new AtomicLong();
    private final Scheduler[] threads;

    ChatRooms(ChatReplicas replicas, ChatParts parts, OpenRoom openRoom, MeterRegistry meters) {
        this.replicas = replicas;
        this.parts = parts;
        this.openRoom = openRoom;
        this.viewers = meters.gauge("broadcast.chat.connections", new AtomicInteger());
        // Half of the cores hand frames to buffers, the other half is left to write them.
        this.threads = IntStream.range(0, Math.max(1, Runtime.getRuntime().availableProcessors() / 2))
                .mapToObj(_ -> Schedulers.newSingle("chat-rooms", true))
                .toArray(Scheduler[]::new);
    }

    /**
     * Opens a connection to a show's room. This comes before asking whether the show is on air: in the other order a show
     * that ends in between would have nobody to tell.
     */
    public Viewer connect(ShowId id) {
        viewers.incrementAndGet();
        var held = held(id);
        var settings = parts.settings();
        var viewer = new Viewer(
                Long.toString(members.incrementAndGet()),
                held.room(),
                new FrameBuffer(settings.buffer(), settings.patience(), parts.dropped()::increment));
        held.room().connect(viewer);
        return viewer;
    }

    /** Ends a connection; the others in the room are told if it had entered. */
    public void disconnect(ShowId id, Viewer viewer) {
        viewers.decrementAndGet();
        viewer.gone();
        rooms.computeIfPresent(id, (_, held) -> held.with(-1));
    }

    @Override
    public void showEnded(ShowId id) {
        Held held = rooms.get(id);
        if (held != null) {
            held.room().end();
        }
    }

    @Override
    public void pinned(ShowId id, PinState state) {
        happen(id, new ChatEvent.Pinned(state.version(), pin(state.product())), () -> {});
    }

    static @Nullable Pin pin(@Nullable PinnedProduct product) {
        return product == null
                ? null
                : new Pin(product.id(), product.name(), product.thumbnail(), product.original(), product.sale());
    }

    /**
     * Lets something happen in a room that no viewer asked for, on every replica. Completes when it took effect on this one
     * and everything that is told from now on comes after it, unless the broker is away: then the other replicas do not
     * hear of it.
     */
    Mono<Void> happen(ShowId id, ChatEvent event) {
        return Mono.<Void>create(sink -> happen(id, event, sink::success))
                // The room's thread has others to serve.
                .publishOn(Schedulers.parallel());
    }

    /** The room is held meanwhile, or it might be forgotten before the event comes back. */
    private void happen(ShowId id, ChatEvent event, Runnable then) {
        held(id).room().happen(event, () -> {
            rooms.computeIfPresent(id, (_, held) -> held.with(-1));
            then.run();
        });
    }

    private Held held(ShowId id) {
        return rooms.compute(id, (_, before) -> (before == null ? open(id) : before).with(1));
    }

    /** What is stored about a show's chat; read when the first viewer comes to this replica. */
    public Mono<OpenedRoom> opened(ShowId id) {
        Held held = rooms.get(id);
        return held == null ? openRoom.run(id) : held.opened();
    }

    private Held open(ShowId id) {
        var room = new ChatRoom(id, threads[Math.floorMod(id.hashCode(), threads.length)], replicas, parts);
        Mono<OpenedRoom> opened = openRoom.run(id)
                .doOnNext(found -> {
                    room.learnPin(found.pin().version(), pin(found.pin().product()));
                    room.learnMutes(found.mutes());
                })
                .cache(_ -> AS_LONG_AS_THE_ROOM, _ -> Duration.ZERO, () -> Duration.ZERO);
        return new Held(room, 0, opened);
    }

    void learnMutes(ShowId id, Map<String, Instant> mutes) {
        Held held = rooms.get(id);
        if (held != null) {
            held.room().learnMutes(mutes);
        }
    }

    /** The rooms with connections here. */
    Set<ShowId> open() {
        return rooms.entrySet().stream()
                .filter(room -> room.getValue().connections() > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Most members at one time, of each room that is known or was until {@link #forgetPeaks}. */
    Map<ShowId, Integer> peaks() {
        var peaks = new HashMap<>(peaksOfLeftRooms);
        rooms.forEach((id, held) -> {
            if (held.room().peak() > 0) {
                peaks.merge(id, held.room().peak(), Math::max);
            }
        });
        return Map.copyOf(peaks);
    }

    /** Drops what is written down of rooms that everybody has left. */
    void forgetPeaks(Map<ShowId, Integer> written) {
        written.forEach(
                (id, peak) -> peaksOfLeftRooms.computeIfPresent(id, (_, known) -> known <= peak ? null : known));
    }

    /** Takes what a replica told, be it this one. Returns at once. */
    public void heard(ShowId id, String replica, String eventId, ChatEvent event) {
        Held held = counts(event) ? rooms.computeIfAbsent(id, this::open) : rooms.get(id);
        if (held != null) {
            held.room().heard(replica, eventId, event);
        }
    }

    private static boolean counts(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Entered _, ChatEvent.Beat _ -> true;
            case ChatEvent.Left _,
                    ChatEvent.Said _,
                    ChatEvent.Removed _,
                    ChatEvent.Muted _,
                    ChatEvent.Unmuted _,
                    ChatEvent.Pinned _ -> false;
        };
    }

    /** Answers a replica that has just begun to listen. */
    public void introduce() {
        known().forEach(ChatRoom::beatNow);
    }

    private Collection<ChatRoom> known() {
        return rooms.values().stream().map(Held::room).toList();
    }

    @Scheduled(fixedRateString = "${byeolshow.broadcast.chat.tick:250ms}")
    void tick() {
        tick(System.nanoTime());
    }

    void tick(long now) {
        rooms.forEach((id, held) -> {
            held.room().tick(now);
            if (held.connections() == 0 && held.room().isQuiet()) {
                rooms.computeIfPresent(id, (_, last) -> {
                    if (last.connections() > 0 || !last.room().isQuiet()) {
                        return last;
                    }
                    peaksOfLeftRooms.merge(id, last.room().peak(), Math::max);
                    return null;
                });
            }
        });
    }

    @Override
    public void destroy() {
        for (Scheduler thread : threads) {
            thread.dispose();
        }
    }
}
