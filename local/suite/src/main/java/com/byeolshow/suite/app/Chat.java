package com.byeolshow.suite.app;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A viewer in the live chat of a show. */
public final class Chat implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LinkedBlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private Chat(URI address) throws InterruptedException, ExecutionException, TimeoutException {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .buildAsync(address, new Frames())
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Opens the socket of a show through the gateway; nothing is said yet. */
    public static Chat open(URI gateway, String showId) {
        try {
            return new Chat(
                    URI.create("ws://%s:%d/ws/chat/%s/".formatted(gateway.getHost(), gateway.getPort(), showId)));
        } catch (ExecutionException | TimeoutException refused) {
            throw new UnexpectedAnswer("chat of show " + showId + " cannot be opened: " + refused.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** Opens the socket and joins the room under a name. */
    public static Chat join(URI gateway, String showId, String username) {
        var chat = open(gateway, showId);
        chat.send(Map.of("stat", "entry", "username", username));
        return chat;
    }

    public void say(String message) {
        send(Map.of("stat", "chat", "message", message));
    }

    public void send(Object frame) {
        sendText(App.JSON.writeValueAsString(frame));
    }

    public void sendText(String text) {
        socket.sendText(text, true).join();
    }

    /**
     * Waits for a frame and drops those before it.
     *
     * @throws UnexpectedAnswer when none came within ten seconds
     */
    public JsonNode await(String what, Predicate<JsonNode> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                var frame = frames.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (frame == null) {
                    throw new UnexpectedAnswer("chat frame did not come: " + what);
                }
                if (wanted.test(frame)) {
                    return frame;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** The code with which the other side closed the socket, waited for. */
    public int awaitClose() {
        try {
            return closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException open) {
            throw new UnexpectedAnswer("chat was not closed: " + open);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((done, failed) -> socket.abort());
    }

    private final class Frames implements WebSocket.Listener {

        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                frames.add(App.JSON.readTree(partial.toString()));
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            // A connection cut without a close frame has the code the protocol reserves for that.
            closed.complete(1006);
        }
    }
}
