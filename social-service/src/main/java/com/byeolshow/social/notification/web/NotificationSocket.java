package com.byeolshow.social.notification.web;

import com.byeolshow.platform.language.Language;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.security.TokenLife;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.social.notification.live.Ending;
import com.byeolshow.social.notification.live.Live;
import com.byeolshow.social.notification.live.LiveDelivery;
import com.byeolshow.social.notification.live.LiveDelivery.Connected;
import com.byeolshow.social.notification.live.LiveProblem;
import com.byeolshow.social.notification.live.LiveSettings;
import io.netty.handler.codec.TooLongFrameException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * New notifications as text frames of a WebSocket: {@code {"type":"beginning","id"}} first, unless {@code ?after=<id>}
 * continues after a notification, then {@code {"type":"notification","id","notification"}}. What a client sends is ignored.
 */
@Component
final class NotificationSocket implements WebSocketHandler {

    /** Application codes begin at 4000; these say what 401 and 429 say elsewhere. */
    static final CloseStatus TOKEN_ENDED = new CloseStatus(4401, "token ended");

    static final CloseStatus TOO_MANY = new CloseStatus(4429, "too many connections");
    private static final CloseStatus LATER = new CloseStatus(1013, "try again later");

    /** How long our close may take to leave; whoever takes nothing does not take that either, and is cut off. */
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final LiveDelivery delivery;
    private final TokenLife tokens;
    private final LiveSettings settings;
    private final JsonMapper json;

    NotificationSocket(LiveDelivery delivery, TokenLife tokens, LiveSettings settings, JsonMapper json) {
        this.delivery = delivery;
        this.tokens = tokens;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public Mono<Void> handle(WebSocketSession session) {
        HandshakeInfo opened = session.getHandshakeInfo();
        return opened.getPrincipal()
                .cast(Authentication.class)
                .map(Authentication::getPrincipal)
                .cast(Caller.class)
                .flatMap(caller -> delivery.connect(
                                caller.id(), after(opened.getUri()), connected -> talk(session, connected)
                                        .flux())
                        .then())
                .onErrorResume(
                        RefusedException.class,
                        refused -> session.close(
                                refused.problem() instanceof LiveProblem.TooManyConnections ? TOO_MANY : LATER));
    }

    /**
     * Lasts until the client hangs up, which ends both directions, or until this side ends it. Then nothing more is received,
     * and taking that for the client's end would close the connection before our close frame, with its reason, is out.
     */
    private Mono<Void> talk(WebSocketSession session, Connected connected) {
        HandshakeInfo opened = session.getHandshakeInfo();
        Language language = Language.preferred(opened.getHeaders().getOrEmpty(HttpHeaders.ACCEPT_LANGUAGE));
        Flux<WebSocketMessage> pings = Flux.interval(settings.heartbeat())
                .onBackpressureDrop()
                .map(_ -> session.pingMessage(buffers -> buffers.wrap(new byte[0])));
        Mono<Void> speaking = session.send(connected
                .told()
                .map(live -> session.textMessage(json.writeValueAsString(Frame.of(live, language))))
                .mergeWith(pings));
        Mono<Void> listening = session.receive()
                .then()
                .onErrorResume(TooLongFrameException.class, _ -> session.close(CloseStatus.TOO_BIG_TO_PROCESS))
                .then(Mono.defer(() -> connected.connection().isEnded() ? Mono.never() : Mono.empty()));
        Mono<Void> tokenEnd = tokens.end(opened.getHeaders(), settings.recheck())
                .doOnSuccess(_ -> delivery.end(connected.connection(), Ending.TOKEN))
                .then(Mono.never());
        Mono<Void> closing = connected
                .connection()
                .ended()
                .flatMap(why -> Mono.firstWithSignal(
                        session.close(statusOf(why)), Mono.delay(LONGEST_CLOSE).then()));
        return Mono.firstWithSignal(listening, speaking, closing, tokenEnd);
    }

    private static CloseStatus statusOf(Ending why) {
        return switch (why) {
            case TOKEN -> TOKEN_ENDED;
            case SLOW, UNAVAILABLE -> LATER;
            case STOPPING -> CloseStatus.GOING_AWAY;
        };
    }

    private static @Nullable Long after(URI address) {
        return NotificationStream.eventId(
                UriComponentsBuilder.fromUri(address).build().getQueryParams().getFirst("after"));
    }

    /** What a client reads. */
    record Frame(String type, long id, @Nullable Notification notification) {

        static Frame of(Live live, Language language) {
            return switch (live) {
                case Live.Beginning(var id) -> new Frame("beginning", id, null);
                case Live.Told(var stored) -> new Frame("notification", stored.id(), Notification.of(stored, language));
            };
        }
    }
}
