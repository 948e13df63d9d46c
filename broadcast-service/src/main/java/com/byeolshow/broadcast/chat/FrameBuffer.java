package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.chat.model.ChatFrame;
import com.byeolshow.broadcast.chat.model.ChatFrame.Ended;
import com.byeolshow.broadcast.chat.model.ChatFrame.Entered;
import com.byeolshow.broadcast.chat.model.ChatFrame.Left;
import com.byeolshow.broadcast.chat.model.ChatFrame.Said;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * The frames one viewer has not read yet, a bounded number of them. When it is full the oldest chat frame gives way;
 * without one, the oldest count, which a newer count makes worthless anyway. The end of the show always arrives.
 */
final class FrameBuffer {

    /** A frame with its text, written once for the whole room. */
    record Written(ChatFrame frame, String text) {}

    private final int capacity;
    private final Runnable onDrop;
    private final ArrayDeque<Written> waiting = new ArrayDeque<>();
    private final AtomicInteger drains = new AtomicInteger();
    private volatile @Nullable FluxSink<String> reader;
    private boolean closed;

    /**
     * An empty buffer.
     *
     * @param onDrop told of every frame that gave way
     */
    FrameBuffer(int capacity, Runnable onDrop) {
        this.capacity = capacity;
        this.onDrop = onDrop;
    }

    /** Adds a frame. Returns at once, whoever is slow. */
    void offer(Written written) {
        synchronized (waiting) {
            if (closed) {
                return;
            }
            if (waiting.size() >= capacity && !dropOne()) {
                onDrop.run();
                return;
            }
            waiting.addLast(written);
        }
        drain();
    }

    private boolean dropOne() {
        boolean dropped = dropOldest(frame -> frame instanceof Said) || dropOldest(FrameBuffer::isCount);
        if (dropped) {
            onDrop.run();
        }
        return dropped;
    }

    private static boolean isCount(ChatFrame frame) {
        return switch (frame) {
            case Entered _, Left _ -> true;
            case Said _, Ended _ -> false;
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
    Flux<String> texts() {
        return Flux.create(
                sink -> {
                    reader = sink;
                    sink.onRequest(_ -> drain());
                },
                // Nothing is emitted beyond what was asked for: the waiting frames are the only buffer.
                FluxSink.OverflowStrategy.IGNORE);
    }

    /** Forgets what is waiting and ends {@link #texts}. */
    void close() {
        synchronized (waiting) {
            closed = true;
            waiting.clear();
        }
        FluxSink<String> sink = reader;
        if (sink != null) {
            sink.complete();
        }
    }

    /** Hands over as much as is asked for; one thread at a time does it, the others leave it a note. */
    private void drain() {
        if (drains.getAndIncrement() != 0) {
            return;
        }
        int notes = 1;
        do {
            handOver();
            notes = drains.addAndGet(-notes);
        } while (notes != 0);
    }

    private void handOver() {
        FluxSink<String> sink = reader;
        while (sink != null && sink.requestedFromDownstream() > 0) {
            Written next;
            synchronized (waiting) {
                next = waiting.pollFirst();
            }
            if (next == null) {
                return;
            }
            sink.next(next.text());
        }
    }
}
