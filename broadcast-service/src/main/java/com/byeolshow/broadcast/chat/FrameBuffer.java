package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.chat.model.ChatFrame;
import com.byeolshow.broadcast.chat.model.ChatFrame.Ended;
import com.byeolshow.broadcast.chat.model.ChatFrame.Entered;
import com.byeolshow.broadcast.chat.model.ChatFrame.Left;
import com.byeolshow.broadcast.chat.model.ChatFrame.Ping;
import com.byeolshow.broadcast.chat.model.ChatFrame.Pinned;
import com.byeolshow.broadcast.chat.model.ChatFrame.Removed;
import com.byeolshow.broadcast.chat.model.ChatFrame.Said;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The frames one viewer has not read yet, a bounded number of them. When it is full the oldest count gives way if there is
 * a newer one, which makes it worthless; then the oldest chat frame. The end of the show always arrives. A viewer for whom
 * frames kept giving way for too long is given up.
 */
public final class FrameBuffer {

    /**
     * A frame with its text, written once for the whole room.
     *
     * @param text UTF-8; never changed, as all connections send the same bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and a copy per viewer is what it avoids.
    public record Written(ChatFrame frame, byte[] text) {}

    private final int capacity;
    private final Runnable onDrop;
    private final ArrayDeque<Written> waiting = new ArrayDeque<>();
    private final AtomicInteger releases = new AtomicInteger();
    private final long patience;
    private final Sinks.Empty<Void> givenUp = Sinks.empty();
    private volatile @Nullable FluxSink<Written> reader;
    private boolean closed;
    private long behindSince;

    /**
     * An empty buffer.
     *
     * @param patience how long frames may keep giving way before the viewer is given up
     * @param onDrop told of every frame that gave way
     */
    FrameBuffer(int capacity, Duration patience, Runnable onDrop) {
        this.capacity = capacity;
        this.patience = patience.toNanos();
        this.onDrop = onDrop;
    }

    /** Adds a frame, to leave with the next {@link #release}. Returns at once, whoever is slow. */
    void offer(Written written) {
        synchronized (waiting) {
            if (closed) {
                return;
            }
            if (waiting.size() >= capacity) {
                onDrop.run();
                if (isTooLate() || !dropOne(written.frame())) {
                    return;
                }
            }
            waiting.addLast(written);
        }
    }

    /** Whether the viewer has not caught up for too long; the first time the connection is told. */
    private boolean isTooLate() {
        long now = System.nanoTime();
        if (behindSince == 0) {
            behindSince = now == 0 ? 1 : now;
        }
        boolean tooLate = now - behindSince > patience;
        if (tooLate) {
            givenUp.tryEmitEmpty();
        }
        return tooLate;
    }

    private boolean dropOne(ChatFrame incoming) {
        return (isOutdated(incoming) && dropOldest(FrameBuffer::isCount))
                || dropOldest(frame -> frame instanceof Said)
                || dropOldest(FrameBuffer::isCount);
    }

    /** Whether the oldest count has a newer one behind it. */
    private boolean isOutdated(ChatFrame incoming) {
        long counts = waiting.stream().filter(each -> isCount(each.frame())).count();
        return counts > 1 || isCount(incoming);
    }

    private static boolean isCount(ChatFrame frame) {
        return switch (frame) {
            case Entered _, Left _, Ping _ -> true;
            case Said _, Ended _, Pinned _, Removed _ -> false;
        };
    }

    private boolean dropOldest(Predicate<ChatFrame> kind) {
        for (Iterator<Written> each = waiting.iterator(); each.hasNext(); ) {
            if (kind.test(each.next().frame())) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    /** What the viewer reads, as fast as the viewer reads; for one subscriber. */
    Flux<Written> frames() {
        return Flux.create(
                sink -> {
                    reader = sink;
                    sink.onRequest(_ -> release());
                },
                // Nothing is emitted beyond what was asked for: the waiting frames are the only buffer.
                FluxSink.OverflowStrategy.IGNORE);
    }

    /** Completes when the viewer is given up. */
    Mono<Void> fellBehind() {
        return givenUp.asMono();
    }

    /** Forgets what is waiting and ends {@link #frames}. */
    void close() {
        synchronized (waiting) {
            closed = true;
            waiting.clear();
        }
        FluxSink<Written> sink = reader;
        if (sink != null) {
            sink.complete();
        }
    }

    /** Hands over as much as is asked for; one thread at a time does it, the others leave it a note. */
    void release() {
        if (releases.getAndIncrement() != 0) {
            return;
        }
        int notes = 1;
        do {
            handOver();
            notes = releases.addAndGet(-notes);
        } while (notes != 0);
    }

    private void handOver() {
        FluxSink<Written> sink = reader;
        while (sink != null && sink.requestedFromDownstream() > 0) {
            Written next;
            synchronized (waiting) {
                next = waiting.pollFirst();
                if (waiting.isEmpty()) {
                    behindSince = 0;
                }
            }
            if (next == null) {
                return;
            }
            sink.next(next);
        }
    }
}
