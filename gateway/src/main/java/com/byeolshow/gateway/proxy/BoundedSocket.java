package com.byeolshow.gateway.proxy;

import java.util.Map;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A client's socket as the proxy sees it. It is closed with 1009 when it sends too large a message: the codec has a limit
 * as well, but closes while the client is still sending, which then sees a broken connection instead of the reason. It is
 * closed with 1013, come back later, when the service is not there or says so itself. A killed service is told of so only if
 * its end is noticed before the proxy lets go of the client, which ends the socket without a status.
 */
final class BoundedSocket implements WebSocketSession {

    /** What a client may take as: connect again, after a pause. */
    private static final CloseStatus LATER = CloseStatus.SERVICE_OVERLOAD.withReason("try again later");

    private final WebSocketSession client;
    private final Flux<WebSocketMessage> incoming;
    private final long largest;
    private final Sinks.Empty<Void> oversize = Sinks.empty();
    private volatile boolean refused;

    /**
     * Asks for the incoming messages at once and not when the proxy does, after its own handshake with the service: only
     * from then on are fragments put together, and a client may send as soon as its socket is open.
     */
    BoundedSocket(WebSocketSession client, long largest) {
        this.client = client;
        this.incoming = client.receive();
        this.largest = largest;
    }

    /**
     * What the client sends, up to a message that is too large. No operator here may queue, as a message's memory is
     * given back once it was handed on, and none may cancel, as that closes the socket without a reason.
     */
    @Override
    public Flux<WebSocketMessage> receive() {
        return incoming.filter(message -> {
            if (tooLarge(message)) {
                refused = true;
                oversize.tryEmitEmpty();
            }
            return !refused;
        });
    }

    /** Waits for a message that is too large, then closes the socket; otherwise never completes. */
    Mono<Void> closedForOversize() {
        return oversize.asMono()
                .then(client.close(CloseStatus.TOO_BIG_TO_PROCESS))
                .then(Mono.never());
    }

    /** Closes what the service left open when it ended, or was never there. */
    Mono<Void> closedAfterService() {
        return Mono.defer(() -> client.isOpen() ? client.close(LATER) : Mono.empty());
    }

    private boolean tooLarge(WebSocketMessage message) {
        return message.getPayload().readableByteCount() > largest;
    }

    @Override
    public String getId() {
        return client.getId();
    }

    @Override
    public HandshakeInfo getHandshakeInfo() {
        return client.getHandshakeInfo();
    }

    @Override
    public DataBufferFactory bufferFactory() {
        return client.bufferFactory();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return client.getAttributes();
    }

    @Override
    public Mono<Void> send(Publisher<WebSocketMessage> messages) {
        return client.send(messages);
    }

    @Override
    public boolean isOpen() {
        return client.isOpen();
    }

    /**
     * The proxy turns 1012 to 1014 and a service's end without a status into 1002, which blames the client. A client's own
     * faults never get as far as the service, so nothing else is called that.
     */
    @Override
    public Mono<Void> close(CloseStatus status) {
        return client.close(status.getCode() == CloseStatus.PROTOCOL_ERROR.getCode() ? LATER : status);
    }

    @Override
    public Mono<CloseStatus> closeStatus() {
        return client.closeStatus();
    }

    @Override
    public WebSocketMessage textMessage(String payload) {
        return client.textMessage(payload);
    }

    @Override
    public WebSocketMessage binaryMessage(Function<DataBufferFactory, DataBuffer> payload) {
        return client.binaryMessage(payload);
    }

    @Override
    public WebSocketMessage pingMessage(Function<DataBufferFactory, DataBuffer> payload) {
        return client.pingMessage(payload);
    }

    @Override
    public WebSocketMessage pongMessage(Function<DataBufferFactory, DataBuffer> payload) {
        return client.pongMessage(payload);
    }
}
