package com.byeolshow.gateway.proxy;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Hands on what a client and its service say to each other and, after the last of it, how either of them ended. A service
 * that ends without a word, because it was killed or cannot be reached, is told of as 1013: come back later.
 */
final class SocketRelay {

    private static final Logger log = LoggerFactory.getLogger(SocketRelay.class);

    private static final CloseStatus LATER = CloseStatus.SERVICE_OVERLOAD.withReason("try again later");

    private final WebSocketSession client;
    private final Flux<WebSocketMessage> said;

    /**
     * Asks for the client's messages at once and not when the service is there: only from then on are fragments put
     * together, and a client may send as soon as its socket is open.
     *
     * @param largest bytes a client may send at once; more closes its socket with 1009. The codec has a limit as well, but
     *     closes while the client is still sending, which then sees a broken connection instead of the reason
     */
    SocketRelay(WebSocketSession client, long largest) {
        this.client = client;
        this.said = heardFrom(client).handle((message, next) -> {
            if (message.getPayload().readableByteCount() > largest) {
                next.error(new MessageTooLargeException());
            } else {
                next.next(message);
            }
        });
    }

    /** Lasts until both are closed. Neither direction is ever cut off by the end of the other. */
    Mono<Void> with(WebSocketSession service) {
        Mono<Void> toClient = client.send(heardFrom(service).doOnNext(WebSocketMessage::retain))
                .then(service.closeStatus())
                .switchIfEmpty(Mono.fromSupplier(this::lost))
                .map(SocketRelay::toldToClient)
                .onErrorResume(broken -> Mono.just(lost()))
                .flatMap(status -> closed(client, status));
        Mono<Void> toService = service.send(said.doOnNext(WebSocketMessage::retain))
                .then(client.closeStatus())
                .defaultIfEmpty(CloseStatus.GOING_AWAY)
                .map(SocketRelay::toldToService)
                .onErrorResume(MessageTooLargeException.class, _ -> closed(client, CloseStatus.TOO_BIG_TO_PROCESS)
                        .thenReturn(CloseStatus.TOO_BIG_TO_PROCESS))
                .onErrorReturn(LATER)
                .flatMap(status -> closed(service, status));
        return Mono.whenDelayError(toClient, toService);
    }

    /** Sends the client away for now: its service cannot be reached, or this gateway stops. */
    Mono<Void> postponed() {
        return closed(client, LATER);
    }

    /** A connection that breaks ends what is heard like one that is closed; how it ended is asked for then. */
    private static Flux<WebSocketMessage> heardFrom(WebSocketSession socket) {
        return SteadyReader.of(socket.receive()).onErrorComplete();
    }

    /** Also when the connection is gone, or was closed before: then the first status stands. */
    private static Mono<Void> closed(WebSocketSession socket, CloseStatus status) {
        return Mono.defer(() -> socket.close(status)).onErrorComplete();
    }

    private CloseStatus lost() {
        log.warn(
                "a socket lost its service: {}",
                client.getHandshakeInfo().getUri().getPath());
        return LATER;
    }

    /**
     * The service's own words, if it has any. 1002 is what its server says when the service failed, and would blame the
     * client, whose own faults do not get as far as the service.
     */
    private static CloseStatus toldToClient(CloseStatus status) {
        return sendable(status) && status.getCode() != CloseStatus.PROTOCOL_ERROR.getCode() ? status : LATER;
    }

    /** A client need not give a reason to leave, and may leave without a Close frame. */
    private static CloseStatus toldToService(CloseStatus status) {
        if (status.getCode() == CloseStatus.NO_STATUS_CODE.getCode()) {
            return CloseStatus.NORMAL;
        }
        return sendable(status) ? status : CloseStatus.GOING_AWAY;
    }

    /** Some codes stand for what was not said and must not be. */
    private static boolean sendable(CloseStatus status) {
        return WebSocketCloseStatus.isValidStatusCode(status.getCode());
    }

    private static final class MessageTooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        MessageTooLargeException() {
            super("a message is too large", null, false, false);
        }
    }
}
