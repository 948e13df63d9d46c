package com.byeolshow.gateway.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An open WebSocket of the app. Reads one message after the other, as slowly as it is told to. */
public final class Socket implements WebSocket.Listener {

    /** Far longer than anything takes; only a test that fails waits for it. */
    private static final long SECONDS = 30;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private @Nullable WebSocket socket;

    private Socket() {}

    public static Socket open(int port, String path, String... headers) throws Exception {
        var socket = new Socket();
        var builder = HTTP.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(SECONDS))
                .header("Origin", "https://byeolshowco.com");
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket.socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + path), socket)
                .get(SECONDS, TimeUnit.SECONDS);
        return socket;
    }

    public void send(String text) throws Exception {
        webSocket().sendText(text, true).get(SECONDS, TimeUnit.SECONDS);
    }

    public WebSocket webSocket() {
        assertThat(socket).isNotNull();
        return socket;
    }

    /** The next whole message. */
    public String next() throws InterruptedException {
        String message = received.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(message).as("a message within %s s", SECONDS).isNotNull();
        return message;
    }

    /** Waits for the end and tells its code: 1005 without a code, 1006 without a Close frame. */
    public int closed() throws Exception {
        return closed.get(SECONDS, TimeUnit.SECONDS);
    }

    /** Whether it stays open for so long. */
    public boolean staysOpenFor(Duration time) throws Exception {
        return closed.thenApply(_ -> false)
                .completeOnTimeout(true, time.toMillis(), TimeUnit.MILLISECONDS)
                .get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            received.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(status);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }
}
