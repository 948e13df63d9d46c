package com.byeolshow.broadcast.chat.web;

import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;

/** A viewer's app: one real socket. */
final class ChatClient implements AutoCloseable {

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    /** Held on the way to one who does not read; a machine left alone would hold megabytes. */
    private static final int FEW_BYTES = 4_096;

    private final Sinks.Many<String> outgoing = Sinks.many().unicast().onBackpressureBuffer();
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final AtomicInteger pings = new AtomicInteger();
    private final Sinks.Empty<Void> reading = Sinks.empty();
    private final CompletableFuture<WebSocketSession> session = new CompletableFuture<>();
    private final CompletableFuture<CloseStatus> closed = new CompletableFuture<>();
    private final Disposable connection;

    ChatClient(int port, long show, boolean reads) {
        this(port, show, reads, new HttpHeaders());
    }

    /** With whatever else the app sends when it opens the socket. */
    ChatClient(int port, long show, boolean reads, HttpHeaders headers) {
        if (reads) {
            read();
        }
        connection = new ReactorNettyWebSocketClient(
                        reads ? HttpClient.create() : HttpClient.create().option(ChannelOption.SO_RCVBUF, FEW_BYTES),
                        () -> WebsocketClientSpec.builder().handlePing(true))
                .execute(URI.create("ws://localhost:%d/ws/chat/%d/".formatted(port, show)), viewer(headers), this::talk)
                .doOnError(closed::completeExceptionally)
                .subscribe(_ -> {}, _ -> {});
    }

    /** Each client is a viewer of its own unless it says what app it is. */
    private static HttpHeaders viewer(HttpHeaders sent) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.USER_AGENT, "viewer " + UUID.randomUUID());
        headers.putAll(sent);
        return headers;
    }

    private Mono<Void> talk(WebSocketSession opened) {
        session.complete(opened);
        opened.closeStatus().subscribe(closed::complete);
        var listening = opened.receive()
                .doOnNext(message -> pings.addAndGet(message.getType() == WebSocketMessage.Type.PING ? 1 : 0))
                .filter(message -> message.getType() == WebSocketMessage.Type.TEXT)
                .map(WebSocketMessage::getPayloadAsText)
                .concatMap(text -> reading.asMono().thenReturn(text), 1)
                .doOnNext(frames::add)
                .then();
        return opened.send(outgoing.asFlux().map(opened::textMessage)).and(listening);
    }

    /** Begins to read what has piled up. */
    void read() {
        reading.tryEmitEmpty();
    }

    void send(String frame) {
        outgoing.tryEmitNext(frame).orThrow();
    }

    void enter(String name) {
        send("{\"stat\":\"entry\",\"username\":\"%s\"}".formatted(name));
    }

    /** Enters as a new client does. */
    void enter(String name, String features) {
        send("{\"stat\":\"entry\",\"username\":\"%s\",\"features\":[%s]}".formatted(name, features));
    }

    void say(String message) {
        send("{\"stat\":\"chat\",\"message\":\"%s\"}".formatted(message));
    }

    /** The next frame, or a failure after a bounded time. */
    String next() throws InterruptedException {
        return Objects.requireNonNull(frames.poll(AT_MOST.toSeconds(), TimeUnit.SECONDS), "no frame came");
    }

    /** Reads frames until one has that text. */
    String nextWith(String text) throws InterruptedException {
        String frame = next();
        while (!frame.contains(text)) {
            frame = next();
        }
        return frame;
    }

    /** How often the service looked whether this viewer is still there. */
    int pings() {
        return pings.get();
    }

    boolean hasNothing() {
        return frames.isEmpty();
    }

    CloseStatus closeStatus() throws Exception {
        return closed.get(AT_MOST.toSeconds(), TimeUnit.SECONDS);
    }

    boolean isOpen() throws Exception {
        return !closed.isDone()
                && session.get(AT_MOST.toSeconds(), TimeUnit.SECONDS).isOpen();
    }

    @Override
    public void close() throws Exception {
        // The other side may have been first.
        session.get(AT_MOST.toSeconds(), TimeUnit.SECONDS)
                .close()
                .onErrorComplete()
                .block(AT_MOST);
        connection.dispose();
    }
}
