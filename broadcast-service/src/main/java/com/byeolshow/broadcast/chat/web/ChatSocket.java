package com.byeolshow.broadcast.chat.web;

import com.byeolshow.broadcast.chat.ChatRooms;
import com.byeolshow.broadcast.chat.ChatSettings;
import com.byeolshow.broadcast.chat.FrameBuffer.Written;
import com.byeolshow.broadcast.chat.NameViewer;
import com.byeolshow.broadcast.chat.OpenedRoom;
import com.byeolshow.broadcast.chat.Viewer;
import com.byeolshow.broadcast.chat.model.Allowance;
import com.byeolshow.broadcast.chat.model.ChatFrame.Ping;
import com.byeolshow.broadcast.chat.model.ChatRequest;
import com.byeolshow.broadcast.chat.model.ChatRequest.End;
import com.byeolshow.broadcast.chat.model.ChatRequest.Enter;
import com.byeolshow.broadcast.chat.model.ChatRequest.Say;
import com.byeolshow.broadcast.show.AdmitViewer;
import com.byeolshow.broadcast.show.EndShow;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.view.Watcher;
import com.byeolshow.broadcast.show.view.Watcher.Customer;
import com.byeolshow.broadcast.show.view.Watchers;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.security.TokenLife;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.TooLongFrameException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/**
 * BR-22: the chat of a show that is on air; any other show closes the socket with {@code 4404}. Frames that cannot be
 * read, ask for nothing possible or come too fast are ignored; watch {@code broadcast.chat.ignored}. A viewer who does not
 * keep up is closed with {@code 1013}, one whose token no longer counts with {@code 4401}.
 */
@Component
final class ChatSocket implements WebSocketHandler {

    /** Application codes begin at 4000; these say what 404 and 401 say elsewhere. */
    static final CloseStatus NOT_ON_AIR = new CloseStatus(4404, "not on air");

    static final CloseStatus TOKEN_ENDED = new CloseStatus(4401, "token ended");
    static final CloseStatus TOO_SLOW = new CloseStatus(1013, "too slow");

    /** How long our close may take to leave; whoever takes nothing does not take that either, and is cut off. */
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final ChatRooms rooms;
    private final AdmitViewer admitViewer;
    private final NameViewer nameViewer;
    private final EndShow endShow;
    private final Watchers watchers;
    private final TokenLife tokens;
    private final ChatSettings settings;
    private final JsonMapper json;
    private final Counter ignored;

    ChatSocket(
            ChatRooms rooms,
            AdmitViewer admitViewer,
            NameViewer nameViewer,
            EndShow endShow,
            Watchers watchers,
            TokenLife tokens,
            ChatSettings settings,
            JsonMapper json,
            MeterRegistry meters) {
        this.rooms = rooms;
        this.admitViewer = admitViewer;
        this.nameViewer = nameViewer;
        this.endShow = endShow;
        this.watchers = watchers;
        this.tokens = tokens;
        this.settings = settings;
        this.json = json;
        this.ignored = Counter.builder("broadcast.chat.ignored").register(meters);
    }

    /**
     * One connection that was let in.
     *
     * @param customerId null for a guest
     * @param token null for a guest
     */
    private record Seat(
            Viewer viewer,
            ShowId show,
            String influencerId,
            @Nullable String customerId,
            @Nullable String token,
            Allowance allowance,
            Sinks.Empty<Void> tokenEnd) {

        boolean isHost() {
            return influencerId.equals(customerId);
        }
    }

    @Override
    public Mono<Void> handle(WebSocketSession session) {
        return showOf(session.getHandshakeInfo().getUri())
                .map(id -> Mono.usingWhen(
                        Mono.fromSupplier(() -> rooms.connect(id)),
                        viewer -> admitOrClose(session, id, viewer),
                        viewer -> Mono.<Void>fromRunnable(() -> rooms.disconnect(id, viewer))))
                .orElseGet(() -> session.close(NOT_ON_AIR));
    }

    private static Optional<ShowId> showOf(URI address) {
        String path = address.getPath().replaceAll("/+$", "");
        return ShowId.of(path.substring(path.lastIndexOf('/') + 1));
    }

    private Mono<Void> admitOrClose(WebSocketSession session, ShowId id, Viewer viewer) {
        return watcher(session).flatMap(watcher -> admitViewer
                .run(id, watcher)
                .filter(admitted -> admitted)
                .flatMap(_ -> rooms.opened(id))
                .map(room -> seat(session, id, viewer, watcher, room))
                .singleOptional()
                .flatMap(seat -> seat.map(taken -> chat(session, taken)).orElseGet(() -> session.close(NOT_ON_AIR))));
    }

    private Mono<Watcher> watcher(WebSocketSession session) {
        var handshake = session.getHandshakeInfo();
        return handshake
                .getPrincipal()
                .ofType(Authentication.class)
                .map(Authentication::getPrincipal)
                .ofType(Caller.class)
                .singleOptional()
                .map(caller -> watchers.of(caller, handshake.getRemoteAddress(), handshake.getHeaders()));
    }

    private Seat seat(WebSocketSession session, ShowId id, Viewer viewer, Watcher watcher, OpenedRoom room) {
        String customerId = watcher instanceof Customer(var known) ? known : null;
        viewer.identify(room.key().idOf(watcher.mark()), customerId);
        return new Seat(
                viewer,
                id,
                room.influencerId(),
                customerId,
                customerId == null
                        ? null
                        : TokenLife.tokenOf(session.getHandshakeInfo().getHeaders()),
                new Allowance(settings.burst(), settings.pace(), System.nanoTime()),
                Sinks.empty());
    }

    /** Lasts until the viewer hangs up, which ends both directions, or until this side has had enough. */
    private Mono<Void> chat(WebSocketSession session, Seat seat) {
        Mono<Void> speaking = session.send(seat.viewer().frames().map(written -> message(session, written)));
        Mono<Void> listening = session.receive()
                .filter(message -> message.getType() == WebSocketMessage.Type.TEXT)
                .map(WebSocketMessage::getPayloadAsText)
                .concatMap(text -> listen(seat, text))
                .then()
                .onErrorResume(TooLongFrameException.class, _ -> session.close(CloseStatus.TOO_BIG_TO_PROCESS));
        Mono<Void> givingUp = Mono.firstWithSignal(
                        seat.viewer().fellBehind().thenReturn(TOO_SLOW),
                        seat.tokenEnd().asMono().thenReturn(TOKEN_ENDED))
                .flatMap(why -> Mono.firstWithSignal(
                        session.close(why), Mono.delay(LONGEST_CLOSE).then()));
        return Mono.firstWithSignal(listening, speaking, givingUp);
    }

    /** All connections send the same bytes. */
    private static WebSocketMessage message(WebSocketSession session, Written written) {
        var type = written.frame() instanceof Ping ? WebSocketMessage.Type.PING : WebSocketMessage.Type.TEXT;
        return new WebSocketMessage(type, session.bufferFactory().wrap(written.text()));
    }

    private Mono<Void> listen(Seat seat, String text) {
        Optional<ChatRequest> request =
                seat.allowance().take(System.nanoTime()) ? ChatWords.read(json, text) : Optional.empty();
        return switch (request.orElse(null)) {
            case Enter(var name, var features) ->
                nameViewer
                        .run(seat.viewer().id(), seat.customerId(), name)
                        .doOnNext(called -> seat.viewer().enter(called, features))
                        .then();
            case Say(var message) -> say(seat, message);
            case End _ when seat.isHost() -> end(seat);
            case End _ -> ignore();
            case null -> ignore();
        };
    }

    private Mono<Void> say(Seat seat, String message) {
        if (seat.token() == null) {
            seat.viewer().say(message);
            return Mono.empty();
        }
        return tokens.counts(seat.token())
                .doOnNext(counts -> {
                    if (counts) {
                        seat.viewer().say(message);
                    } else {
                        seat.tokenEnd().tryEmitEmpty();
                    }
                })
                .then();
    }

    /** As the host's own {@code POST /media/end}; that a show is over already is no failure here. */
    private Mono<Void> end(Seat seat) {
        return endShow.run(seat.influencerId(), seat.show()).then().onErrorResume(_ -> ignore());
    }

    private Mono<Void> ignore() {
        return Mono.fromRunnable(ignored::increment);
    }
}
