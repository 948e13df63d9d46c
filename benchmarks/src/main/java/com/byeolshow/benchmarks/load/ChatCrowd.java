package com.byeolshow.benchmarks.load;

import com.byeolshow.suite.demo.Await;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Viewers of one show, each with a socket of its own in the chat. They read as fast as frames come and note for each
 * chat message how long it was on its way, which its text tells: speaker and reader share a clock.
 */
public final class ChatCrowd implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(20);

    /** Sockets are opened one after the other with this many under way, as people do not all come in one moment. */
    private static final int DOORS = 32;

    private static final String CHAT = "\"stat\":\"chat\"";
    private static final String MARK = "sent at ";

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECTING).executor(threads).build();
    private final URI chat;
    private final List<Viewer> viewers = new CopyOnWriteArrayList<>();
    private final AtomicLong heard = new AtomicLong();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    private volatile Timings timings = new Timings();

    /**
     * Nobody yet.
     *
     * @param door where sockets are opened, of the gateway or of a service
     */
    public ChatCrowd(URI door, String showId) {
        this.chat = URI.create("ws://%s:%d/ws/chat/%s/".formatted(door.getHost(), door.getPort(), showId));
    }

    /** Lets so many more viewers come in, and waits until each hears the room; those who cannot are counted as failures. */
    public void come(int count, Duration patience, Timings failures) {
        int first = viewers.size();
        Crowd.work(
                IntStream.range(first, first + count).boxed().toList(),
                DOORS,
                patience,
                failures,
                number -> viewers.add(new Viewer(number)));
        Await.until("everybody hears the room", patience, () -> inside.get() >= viewers.size());
    }

    public int size() {
        return viewers.size();
    }

    /** Chat messages that reached somebody, all readers together. */
    public long heard() {
        return heard.get();
    }

    /** How many connections ended before their viewer hung up. */
    public int lost() {
        return lost.get();
    }

    /** The fewest messages any viewer has heard, and the most. */
    public long[] leastAndMost() {
        var all = viewers.stream().mapToLong(viewer -> viewer.heard.get()).summaryStatistics();
        return new long[] {all.getMin(), all.getMax()};
    }

    /**
     * Lets viewers speak one after the other at an even pace; how long each message took to each reader goes to the
     * timings.
     *
     * @return how many messages were said
     */
    public int talk(int perSecond, Duration length, Timings into) {
        timings = into;
        long pause = 1_000_000_000L / perSecond;
        int messages = (int) (length.toMillis() * perSecond / 1_000);
        long begin = System.nanoTime();
        for (int number = 0; number < messages; number++) {
            long due = begin + number * pause;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            viewers.get(number * 7 % viewers.size()).say();
        }
        return messages;
    }

    @Override
    public void close() {
        viewers.forEach(Viewer::hangUp);
        http.shutdownNow();
        threads.shutdownNow();
    }

    private final class Viewer implements WebSocket.Listener {

        private final WebSocket socket;
        private final StringBuilder partial = new StringBuilder();
        private volatile boolean leaving;

        private final AtomicLong heard = new AtomicLong();

        /** The first frame a viewer gets says that it entered. */
        private boolean hears;

        Viewer(int number) {
            try {
                socket = http.newWebSocketBuilder()
                        .connectTimeout(CONNECTING)
                        // Each is a household of its own: the gateway limits what one address may ask.
                        .header("X-Forwarded-For", "10.%d.%d.1".formatted(number / 250, number % 250))
                        .buildAsync(chat, this)
                        .join();
                socket.sendText("{\"stat\":\"entry\",\"username\":\"시청자%d\"}".formatted(number), true)
                        .join();
            } catch (CompletionException refused) {
                throw new RequestFailure("socket refused: " + refused.getCause());
            }
        }

        void say() {
            socket.sendText("{\"stat\":\"chat\",\"message\":\"" + MARK + System.nanoTime() + "\"}", true);
        }

        void hangUp() {
            leaving = true;
            socket.abort();
        }

        @Override
        public void onOpen(WebSocket opened) {
            opened.request(Long.MAX_VALUE);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            if (last && partial.isEmpty()) {
                read(data.toString());
                return null;
            }
            partial.append(data);
            if (last) {
                read(partial.toString());
                partial.setLength(0);
            }
            return null;
        }

        /** Looks for the mark instead of reading JSON: with thousands of readers the reading would be what is measured. */
        private void read(String frame) {
            if (!hears) {
                hears = true;
                inside.incrementAndGet();
            }
            int mark = frame.indexOf(MARK);
            if (mark < 0 || !frame.contains(CHAT)) {
                return;
            }
            int begin = mark + MARK.length();
            long sent = Long.parseLong(frame, begin, frame.indexOf('"', begin), 10);
            timings.note("message from speaker to one reader", System.nanoTime() - sent);
            heard.incrementAndGet();
            ChatCrowd.this.heard.incrementAndGet();
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            gone();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            gone();
        }

        private void gone() {
            if (!leaving) {
                lost.incrementAndGet();
            }
        }
    }
}
